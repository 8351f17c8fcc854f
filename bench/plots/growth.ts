import type { Grown } from "../growth/growth.ts";
import { COLORS, drawSvg, TEXT } from "./draw.ts";

/** Time against the size of the knowledge, both axes logarithmic. */
export function plotGrowth(grown: readonly Grown[]): string {
  const line = (side: Grown["side"], of: "p50" | "p99") => {
    const color = side === "Riverguide" ? COLORS.ours.light : COLORS.other.light;
    return {
      name: side === "Riverguide" ? `Riverguide, a whole reply, ${of}` : `Fuse.js, one search, ${of}`,
      type: "line",
      symbol: of === "p50" ? "circle" : "rect",
      symbolSize: 8,
      color,
      lineStyle: { color, width: 2, type: of === "p50" ? "solid" : "dashed" },
      itemStyle: { color },
      data: grown.filter((each) => each.side === side).map((each) => [each.passages, each[of].median]),
    };
  };
  const axis = {
    type: "log",
    nameTextStyle: { color: COLORS.muted.light, fontSize: 12 },
    axisLine: { show: true, lineStyle: { color: COLORS.muted.light } },
    splitLine: { lineStyle: { color: COLORS.grid.light } },
  };
  const label = { color: COLORS.muted.light, fontSize: 12 };
  return drawSvg(
    {
      title: {
        text: "Time against the size of the knowledge",
        textStyle: { ...TEXT, fontSize: 15 },
        left: 12,
        top: 8,
      },
      legend: { top: 36, left: 12, width: 720, textStyle: TEXT, itemWidth: 36 },
      grid: { left: 24, right: 48, top: 116, bottom: 44, containLabel: true },
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
      series: [
        line("Fuse.js", "p99"),
        line("Fuse.js", "p50"),
        line("Riverguide", "p99"),
        line("Riverguide", "p50"),
      ],
    },
    760,
    420,
  );
}
