import type { Place } from "./problem.ts";

/** A sentence within its paragraph: `text` is exactly what stands from `start` to `end`. */
export interface Cut {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * Cuts a paragraph into sentences, without the blanks around them.
 *
 * @param whole take the paragraph as one sentence whatever it holds: list items are quoted whole
 */
export function cutSentences(paragraph: string, whole = false): Cut[] {
  const pieces = whole ? [{ segment: paragraph, index: 0 }] : segmenter.segment(paragraph);
  const cuts: Cut[] = [];
  for (const { segment, index } of pieces) {
    const text = segment.trim();
    if (text === "") continue;
    const start = index + segment.length - segment.trimStart().length;
    cuts.push({ text, start, end: start + text.length });
  }
  return cuts;
}

/**
 * The place in the file of an offset into a paragraph's text.
 *
 * @param source the paragraph with its line breaks
 * @param begins where the paragraph stands in the file
 */
export function placeWithin(source: string, offset: number, begins: Place): Place {
  const before = source.slice(0, offset);
  const lastBreak = before.lastIndexOf("\n");
  if (lastBreak === -1) return { line: begins.line, column: begins.column + offset };
  return { line: begins.line + before.split("\n").length - 1, column: offset - lastBreak };
}
