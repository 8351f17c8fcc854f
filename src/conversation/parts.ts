import type { Reply } from "../core/reply/reply.ts";
import type { Control } from "./controls.ts";
import type { Notice } from "./notices.ts";

/**
 * What a message consists of, in the order in which it is read. `Text` is what a person or the article wrote before the
 * gate has escaped it, and `Escaped` after.
 */
export type Part<Text = string> =
  /** The question as it was understood. */
  | { readonly kind: "title"; readonly text: Text }
  /** The bot's own words; `alarm` marks an emergency card. */
  | { readonly kind: "words"; readonly text: Text; readonly alarm: boolean }
  /** The article's; `precaution` marks one that stands first because of a condition. */
  | { readonly kind: "passage"; readonly text: Text; readonly heading: Text; readonly precaution: boolean }
  | { readonly kind: "list"; readonly heading: Text; readonly items: readonly Text[] }
  /** Questions to go on with, for platforms where they are typed and not pressed. */
  | { readonly kind: "choices"; readonly titles: readonly Text[] }
  | { readonly kind: "controls"; readonly controls: readonly Control<Text>[] }
  | { readonly kind: "disclaimer"; readonly text: Text };

/** Something to be sent: what is said, and what can be pressed under it. Only the gate makes a payload of it. */
export interface Outgoing {
  readonly says: Reply | Notice;
  /** The understood question, where the match was sure. */
  readonly title: string | null;
  readonly controls: readonly Control[];
}

/** The parts of a message in reading order, the disclaimer left out: that is the gate's. */
export function partsOf({ says, title, controls }: Outgoing): Part[] {
  const parts: Part[] = title === null ? [] : [{ kind: "title", text: title }];
  parts.push(...(says.kind === "notice" ? says.parts : replyParts(says)));
  if (controls.length > 0) parts.push({ kind: "controls", controls });
  return parts;
}

function replyParts(reply: Reply): Part[] {
  const { lead, closing, passages, suggestions, conditions } = reply;
  const words = (text: string, alarm = false): Part[] =>
    text === "" ? [] : [{ kind: "words", text, alarm }];
  // With a condition that the article lists, its precaution is the first passage (reply contract, section 2).
  const listed = conditions.some(({ level }) => level !== "unlisted");
  const quoted: Part[] = passages.map(({ text, heading }, at) => ({
    kind: "passage",
    text,
    heading,
    precaution: reply.kind === "caution" && listed && at === 0,
  }));
  const choices: Part[] = suggestions.length === 0 ? [] : [{ kind: "choices", titles: suggestions }];
  switch (reply.kind) {
    case "urgent":
      return words(lead, true);
    case "answer":
    case "caution":
    case "not-covered":
    case "clarify":
    case "off-topic":
    case "small-talk":
      return [...words(lead), ...quoted, ...words(closing), ...choices];
    default:
      return reply satisfies never;
  }
}

/** A part as plain text. */
export function textOfPart(part: Part): string {
  switch (part.kind) {
    case "title":
    case "words":
    case "disclaimer":
      return part.text;
    case "passage":
      return `“${part.text}” (${part.heading})`;
    case "list":
      return [part.heading, ...part.items.map((item) => `- ${item}`)]
        .filter((line) => line !== "")
        .join("\n");
    case "choices":
      return part.titles.map((title, at) => `${at + 1}. ${title}`).join("\n");
    case "controls":
      return "";
    default:
      return part satisfies never;
  }
}
