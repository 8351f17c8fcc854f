import type { Platform } from "../../src/conversation/gate/platform.ts";
import { type Part, textOfPart } from "../../src/conversation/parts.ts";

/** A platform of plain text with one limit. Its escaping can be seen, so that doing it twice or not at all can be too. */
export function plainPlatform(most: number): Platform<string> {
  return {
    name: "plain",
    limits: [{ name: "characters", most, source: "this test", measure: (payload) => [payload.length] }],
    escape: (text) => text.replaceAll("&", "&amp;"),
    draw: (parts) => parts.map(textOf).join("\n"),
    read: (payload) => [payload],
  };
}

function textOf(part: Part): string {
  return part.kind === "controls"
    ? part.controls.map(({ label }) => `[${label}]`).join("")
    : textOfPart(part);
}
