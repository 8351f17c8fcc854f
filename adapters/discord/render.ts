import { type APITextDisplayComponent, ButtonStyle, ComponentType, MessageFlags } from "discord.js";
import { type Control, encodeControl } from "../../src/conversation/controls.ts";
import type { Escaped, Platform } from "../../src/conversation/gate/platform.ts";
import type { Part } from "../../src/conversation/parts.ts";
import { escapeText } from "./escape.ts";
import { LIMITS, LONGEST } from "./limits.ts";
import { type Box, type DiscordPayload, type Row, textsOf } from "./payload.ts";
import { shorten } from "./shorten.ts";

export const PLATFORM = "discord";

/** Edges of the box that holds a message. What they mark is said in words too: not everybody tells colours apart. */
export const EDGES = { alarm: 0xd83c3e, precaution: 0xf0b232 } as const;

const BUTTONS_IN_ROW = 5;

/** @param clock for the day that controls carry, so that they can be told to be too old */
export function createDiscordPlatform(clock: () => number): Platform<DiscordPayload> {
  return {
    name: PLATFORM,
    limits: LIMITS,
    // Buttons show their label as it stands.
    escape: (text, where) => (where === "body" ? escapeText(text) : text),
    draw: (parts) => draw(parts, clock()),
    // Text displays are also what notifications show and screen readers read; a label is never obeyed.
    read: (payload) => [textsOf(payload).join("\n")],
  };
}

/** Everything that is said in one box, then what can be pressed, then the disclaimer in small print. */
function draw(parts: readonly Part<Escaped>[], at: number): DiscordPayload {
  // Discord refuses a text of nothing but white space.
  const texts = parts.flatMap(textOf).filter((text) => text.trim() !== "");
  const rows = rowsFrom(
    parts.flatMap((part) => (part.kind === "controls" ? part.controls : [])),
    at,
  );
  const disclaimers = parts.flatMap((part) => (part.kind === "disclaimer" ? [smallPrint(part.text)] : []));
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [...(texts.length === 0 ? [] : [box(texts, edgeOf(parts))]), ...rows, ...disclaimers],
    allowed_mentions: { parse: [] },
  };
}

function textOf(part: Part<Escaped>): string[] {
  switch (part.kind) {
    case "title":
      return [`### ${part.text}`];
    case "words":
      return [part.text];
    case "passage":
      return [quote(part.precaution ? `**“${part.text}”**` : `“${part.text}”`, part.heading)];
    case "list": {
      const heading = part.heading === "" ? [] : [`**${part.heading}**`];
      return [[...heading, ...part.items.map((item) => `- ${item}`)].join("\n")];
    }
    // Choices are pressed here.
    case "choices":
    case "controls":
    case "disclaimer":
      return [];
    default:
      return part satisfies never;
  }
}

/** A quotation with the section that it is from. */
function quote(text: string, heading: string): string {
  const lines = text.split("\n").map((line) => `> ${line}`);
  return [...lines, `> -# ${heading}`].join("\n");
}

function box(texts: readonly string[], edge: number | undefined): Box {
  return {
    type: ComponentType.Container,
    ...(edge === undefined ? {} : { accent_color: edge }),
    components: [textDisplay(texts.join("\n\n"))],
  };
}

function edgeOf(parts: readonly Part<Escaped>[]): number | undefined {
  if (parts.some((part) => part.kind === "words" && part.alarm)) return EDGES.alarm;
  return parts.some((part) => part.kind === "passage" && part.precaution) ? EDGES.precaution : undefined;
}

/** Discord's small print is a line; more than one stands in the usual size. */
export function smallPrint(text: string): APITextDisplayComponent {
  return textDisplay(text.includes("\n") || text === "" ? text : `-# ${text}`);
}

export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

function rowsFrom(controls: readonly Control<Escaped>[], at: number): Row[] {
  const states = new Set<string>();
  const buttons = controls.flatMap(({ request, label }) => {
    const state = encodeControl(request, at);
    const shown = shorten(label, LONGEST.label);
    // Two buttons that ask for the same, or one without a label, would make Discord refuse the message.
    if (state === undefined || states.has(state) || shown === "") return [];
    states.add(state);
    const isTurn = request.kind === "private" || request.kind === "share";
    const style = isTurn ? ButtonStyle.Primary : ButtonStyle.Secondary;
    return [{ type: ComponentType.Button, style, label: shown, custom_id: state } as const];
  });
  const rows: Row[] = [];
  for (let from = 0; from < buttons.length; from += BUTTONS_IN_ROW) {
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(from, from + BUTTONS_IN_ROW) });
  }
  return rows;
}
