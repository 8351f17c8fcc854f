import type { types } from "@slack/bolt";
import { type Control, encodeControl } from "../../src/conversation/controls.ts";
import type { Escaped } from "../../src/conversation/gate/platform.ts";
import type { Part } from "../../src/conversation/parts.ts";
import { LONGEST } from "./limits.ts";
import type { DrawnBlock } from "./payload.ts";
import { shorten } from "./shorten.ts";

/** Begins the action_id of everything that can be pressed here; the state stands in `value`, where there is more room. */
export const ACTION = "rg";

/**
 * The blocks of a message: what is said, what can be pressed, and the disclaimer in small print at the end.
 *
 * @param at the time, for the day that controls carry
 * @param surface `context_actions` stand in messages only
 */
export function drawBlocks(
  parts: readonly Part<Escaped>[],
  at: number,
  surface: "message" | "view",
): DrawnBlock[] {
  const controls = parts.flatMap((part) => (part.kind === "controls" ? part.controls : []));
  const disclaimers = parts.filter((part) => part.kind === "disclaimer");
  return [
    ...parts.flatMap(drawPart),
    ...drawControls(controls, at, surface),
    ...disclaimers.flatMap(({ text }) => smallPrint(text)),
  ];
}

function drawPart(part: Part<Escaped>): DrawnBlock[] {
  switch (part.kind) {
    case "title":
      return section(bold(part.text));
    case "words":
      return section(part.alarm ? bold(part.text) : part.text);
    case "passage": {
      const words = `“${part.text}”`;
      return section(`${quote(part.precaution ? bold(words) : words)}\n${quote(italic(part.heading))}`);
    }
    case "list":
      return drawList(part.heading, part.items);
    // Choices are pressed here.
    case "choices":
    case "controls":
    case "disclaimer":
      return [];
    default:
      return part satisfies never;
  }
}

/** A list in as many sections as it takes, none of them split within an item. */
function drawList(heading: string, items: readonly string[]): DrawnBlock[] {
  const lines = [...(heading === "" ? [] : [bold(heading)]), ...items.map((item) => `• ${item}`)];
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= LONGEST.section)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.flatMap(section);
}

/** Slack refuses an empty text, and shows a blank one as nothing. */
function section(text: string): DrawnBlock[] {
  return text.trim() === "" ? [] : [{ type: "section", text: mrkdwn(text) }];
}

function smallPrint(text: string): DrawnBlock[] {
  return text.trim() === "" ? [] : [{ type: "context", elements: [mrkdwn(text)] }];
}

function mrkdwn(text: string): types.MrkdwnElement {
  return { type: "mrkdwn", text, verbatim: true };
}

function quote(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}

/** Slack has no escape for its own marks: around a text that holds them they would mark something else. */
function bold(text: string): string {
  return /[*\n]/.test(text) || text.trim() === "" ? text : `*${text}*`;
}

function italic(text: string): string {
  return /[_\n]/.test(text) || text.trim() === "" ? text : `_${text}_`;
}

type Pressed = Control<Escaped>;

function drawControls(controls: readonly Pressed[], at: number, surface: "message" | "view"): DrawnBlock[] {
  const rating = surface === "message" ? drawRating(controls, at) : undefined;
  const others =
    rating === undefined ? controls : controls.filter(({ request }) => request.kind !== "feedback");
  const buttons = others.flatMap((control, place) => drawButton(control, place, at));
  return [
    ...(buttons.length === 0 ? [] : [{ type: "actions", elements: buttons } satisfies types.ActionsBlock]),
    ...(rating === undefined ? [] : [rating]),
  ];
}

function drawButton({ request, label }: Pressed, place: number, at: number): types.Button[] {
  const value = encodeControl(request, at);
  const text = plainText(label);
  if (value === undefined || text === undefined) return [];
  const isTurn = request.kind === "private" || request.kind === "share";
  return [
    {
      type: "button",
      action_id: `${ACTION}:${place}`,
      text,
      value,
      ...(isTurn ? { style: "primary" as const } : {}),
    },
  ];
}

/** Slack's own pair of thumbs, where both verdicts are asked for. */
function drawRating(controls: readonly Pressed[], at: number): types.ContextActionsBlock | undefined {
  const verdict = (wanted: boolean) => {
    const control = controls.find(({ request }) => request.kind === "feedback" && request.helpful === wanted);
    const value = control === undefined ? undefined : encodeControl(control.request, at);
    const text = control === undefined ? undefined : plainText(control.label);
    return value === undefined || text === undefined
      ? undefined
      : { text, value, accessibility_label: text.text };
  };
  const [positive, negative] = [verdict(true), verdict(false)];
  if (positive === undefined || negative === undefined) return undefined;
  return {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: `${ACTION}:rating`,
        positive_button: positive,
        negative_button: negative,
      },
    ],
  };
}

/** What stands on a button; undefined for nothing. */
export function plainText(text: string, most: number = LONGEST.label): types.PlainTextElement | undefined {
  const short = shorten(text, most);
  return short === "" ? undefined : { type: "plain_text", text: short, emoji: false };
}
