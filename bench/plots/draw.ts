import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** Colours by use, as drawn and as shown where the reader prefers dark. Every pair keeps 4.5:1 on its background. */
export const COLORS = {
  background: { light: "#ffffff", dark: "#0d1117" },
  text: { light: "#24292f", dark: "#e6edf3" },
  muted: { light: "#57606a", dark: "#9da7b3" },
  grid: { light: "#d8dee4", dark: "#30363d" },
  ours: { light: "#0b6e99", dark: "#4cb8e8" },
  other: { light: "#a4550b", dark: "#f0a04b" },
} as const;

/** Text in a plot. */
export const TEXT = { color: COLORS.text.light, fontSize: 13, fontFamily: "system-ui, sans-serif" } as const;

/** A legend with room between its entries: without a browser the library guesses texts narrower than they are. */
export function legendOf(names: readonly string[], width: number): object {
  return { data: names, top: 36, left: 12, width, itemGap: 64, itemWidth: 36, textStyle: TEXT };
}

/** Draws a plot as SVG, in colours that follow the reader's preference for light or dark. */
export function drawSvg(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({
    animation: false,
    backgroundColor: COLORS.background.light,
    textStyle: TEXT,
    ...option,
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return `${followPreference(svg)}\n`;
}

/** Attributes yield to a style sheet, so that one drawing serves both preferences. */
function followPreference(svg: string): string {
  const rules = Object.values(COLORS).flatMap(({ light, dark }) => [
    `[fill="${light}"]{fill:${dark}}`,
    `[stroke="${light}"]{stroke:${dark}}`,
  ]);
  const style = `<style>@media (prefers-color-scheme:dark){${rules.join("")}}</style>`;
  return svg.replace(/^<svg[^>]*>/, (opening) => `${opening}\n${style}`);
}
