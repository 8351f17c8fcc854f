import type { Grown } from "../growth/growth.ts";
import { COLORS, drawSvg, legendOf, TEXT } from "./draw.ts";

/** Time against the size of the knowledge, both axes logarithmic; the p99 is that of questions at their medians. */
export function plotGrowth(grown: readonly Grown[]): string {
  const line = (side: Grown["side"], of: "p50" | "p99") => {
    const color = side === "Riverguide" ? COLORS.ours.light : COLORS.other.light;
    return {
      name: `${side}, ${of}`,
      type: "line",
      symbol: of === "p50" ? "circle" : "rect",
      symbolSize: 8,
      color,
      lineStyle: { color, width: 2, type: of === "p50" ? "solid" : "dashed" },
      itemStyle: { color },
      data: grown
        .filter((each) => each.side === side)
        .map((each) => [each.passages, of === "p50" ? each.p50.median : each.steady]),
    };
  };
  const lines = [
    line("Riverguide", "p50"),
    line("Riverguide", "p99"),
    line("Fuse.js", "p50"),
    line("Fuse.js", "p99"),
  ];
  const axis = {
    type: "log",
    nameTextStyle: { color: COLORS.muted.light, fontSize: 12, align: "left" },
    axisLine: { show: true, onZero: false, lineStyle: { color: COLORS.muted.light } },
    splitLine: { lineStyle: { color: COLORS.grid.light } },
  };
  const label = { color: COLORS.muted.light, fontSize: 12 };
  return drawSvg(
    {
      title: {
        text: "Time against the size of the knowledge: a whole reply, and one search of Fuse.js",
        textStyle: { ...TEXT, fontSize: 15 },
        left: 12,
        top: 8,
      },
      legend: legendOf(
        lines.map(({ name }) => name),
        740,
      ),
      grid: { left: 72, right: 48, top: 104, bottom: 56, outerBoundsMode: "none" },
      xAxis: {
        ...axis,
        name: "passages",
        nameLocation: "middle",
        nameGap: 32,
        min: 10,
        max: 10_000,
        axisLabel: label,
      },
      yAxis: { ...axis, name: "milliseconds a question", nameLocation: "end", axisLabel: label },
      series: lines,
    },
    760,
    420,
  );
}
