import type { Passage } from "../../src/core/knowledge.ts";
import type { Reply } from "../../src/core/reply/reply.ts";
import { createPaint, type Screen } from "./screen.ts";
import { hang, wrap } from "./wrap.ts";

type Paint = (line: string) => string;

const plain: Paint = (line) => line;

/**
 * A reply as a terminal shows it: the bot's own words, the article's as an indented quotation with its section, numbered
 * suggestions, and the disclaimer, whole, at the end.
 *
 * @returns lines without an end of their own, none wider than the screen
 */
export function render(reply: Reply, screen: Screen): string {
  const paint = createPaint(screen.color);
  const lead = wrapped(reply.lead, screen);
  const closing = wrapped(reply.closing, screen);
  const suggestions = numbered(reply.suggestions, screen);
  switch (reply.kind) {
    case "urgent":
      return stack([lead.map(paint.alarm)], reply.disclaimer, screen);
    case "caution":
      return stack(
        [
          lead,
          ...quotations(reply.passages, isListed(reply) ? paint.precaution : plain, screen),
          closing,
          suggestions,
        ],
        reply.disclaimer,
        screen,
      );
    case "answer":
    case "not-covered":
    case "clarify":
    case "off-topic":
    case "small-talk":
      return stack(
        [lead, ...quotations(reply.passages, plain, screen), closing, suggestions],
        reply.disclaimer,
        screen,
      );
    default:
      return reply satisfies never;
  }
}

/**
 * Blocks of lines with an empty line between them; those without a line are left out. The disclaimer is the last: nothing
 * is ever shown without it.
 */
export function stack(blocks: readonly (readonly string[])[], disclaimer: string, { width }: Screen): string {
  return [...blocks.filter((lines) => lines.length > 0), wrap(disclaimer, width)]
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

/** Questions that can be chosen by number. */
export function numbered(titles: readonly string[], { width, color }: Screen): string[] {
  const paint = createPaint(color);
  return titles.flatMap((title, at) => {
    const mark = `${at + 1}. `;
    const [first = "", ...rest] = hang(title, width, mark);
    // Painted after wrapping: the codes take no column, but would be counted.
    return [`${paint.number(mark)}${first.slice(mark.length)}`, ...rest];
  });
}

/** The passages, the first one painted. */
function quotations(passages: readonly Passage[], first: Paint, { width, color }: Screen): string[][] {
  const paint = createPaint(color);
  return passages.map(({ text, heading }, at) => [
    ...hang(`“${text}”`, width, "  │ ", "  │ ").map(at === 0 ? first : plain),
    ...hang(heading, width, "  │ ", "  │ ").map(paint.faint),
  ]);
}

/** With a condition that the article lists, its precaution is the first passage (reply contract, section 2). */
function isListed({ conditions }: Reply): boolean {
  return conditions.some(({ level }) => level !== "unlisted");
}

function wrapped(text: string, { width }: Screen): string[] {
  return text === "" ? [] : wrap(text, width);
}
