import { discord } from "./discord.ts";
import { growth } from "./growth/growth.ts";
import { long } from "./long.ts";
import { quality } from "./quality.ts";
import type { Section } from "./section.ts";
import { speed } from "./speed.ts";
import { start } from "./start.ts";

/** Every section, in the order in which they run. */
export const SECTIONS: readonly Section[] = [start, long, speed, discord, growth, quality];
