import { discord } from "./discord.ts";
import { growth } from "./growth/growth.ts";
import { long } from "./long.ts";
import { quality } from "./quality.ts";
import type { Section } from "./section.ts";
import { measureService } from "./service.ts";
import { slack } from "./slack.ts";
import { speed } from "./speed.ts";
import { start } from "./start.ts";
import { digits, table } from "./table.ts";
import { thresholds } from "./thresholds.ts";

const service: Section = {
  name: "service",
  title: "What the conversation service and its store add, and leave behind",
  async run({ guide }) {
    const rows = await measureService(guide);
    const cells = rows.map(({ what, figure, unit }) => [what, `${digits(figure)} ${unit}`]);
    return { text: table(["what", "figure"], cells), aims: [], results: { rows } };
  },
};

/** Every section, in the order in which they run. */
export const SECTIONS: readonly Section[] = [
  start,
  long,
  speed,
  service,
  discord,
  slack,
  growth,
  thresholds,
  quality,
];
