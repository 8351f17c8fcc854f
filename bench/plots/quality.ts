import type { Compared } from "../quality.ts";
import { COLORS, drawSvg, legendOf, TEXT } from "./draw.ts";

/** Bars of answered and refused, a matcher a row, the best mean on top. */
export function plotQuality(compared: readonly Compared[]): string {
  const rows = [...compared].sort(
    (left, right) => left.answered + left.refused - right.answered - right.refused,
  );
  const label = { show: true, position: "right", formatter: "{c}%", color: COLORS.text.light, fontSize: 12 };
  const bars = (name: string, color: string, of: "answered" | "refused") => ({
    name,
    type: "bar",
    barMaxWidth: 14,
    itemStyle: { color },
    label,
    data: rows.map((row) => Math.round(1000 * row[of]) / 10),
  });
  return drawSvg(
    {
      title: {
        text: "Quality against peers, same phrases and questions",
        textStyle: { ...TEXT, fontSize: 15 },
        left: 12,
        top: 8,
      },
      legend: legendOf(["article questions answered by a right passage", "outside questions refused"], 740),
      grid: { left: 190, right: 64, top: 72, bottom: 36, outerBoundsMode: "none" },
      xAxis: {
        type: "value",
        max: 100,
        axisLabel: { formatter: "{value}%", color: COLORS.muted.light, fontSize: 12 },
        splitLine: { lineStyle: { color: COLORS.grid.light } },
      },
      yAxis: {
        type: "category",
        data: rows.map(({ name }) => name),
        axisLabel: { color: COLORS.text.light, fontSize: 13 },
        axisLine: { lineStyle: { color: COLORS.muted.light } },
        axisTick: { show: false },
      },
      series: [
        bars("article questions answered by a right passage", COLORS.ours.light, "answered"),
        bars("outside questions refused", COLORS.other.light, "refused"),
      ],
    },
    760,
    108 + 58 * rows.length,
  );
}
