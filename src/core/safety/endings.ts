import type { Token, Utterance } from "../text/analyse.ts";
import type { Mention } from "./conditions.ts";
import { mayNameBack } from "./slots.ts";

/** Shorter words end like an illness by chance ("oasis"). */
const SHORTEST = 7;
/** Most words before an ending that is a word itself ("brittle bone disease"). */
const MOST_BEFORE = 2;
/** Words of no content before such an ending: "any disease" names none. */
const EMPTY =
  /^(?:a|an|the|any|some|my|his|her|their|your|our|this|that|these|those|no|of|with|for|and|or|what|which|other|certain|serious|real|such|every|each|rare|had|have|has|is|was|after|before|of|from|to|in|on|need|needs|needing|recent|major|minor|type|kind|disease|disorder|syndrome|surgery|i|it|is|does|do|can)$/;

/**
 * Conditions the folder does not list, by how their names end: words it does not hold that end as illnesses, operations and
 * medicines do ("sarcoidosis"), and what stands before a word that is such an ending itself ("brittle bone disease").
 *
 * @param mentions what was found by name: nothing is found there again
 * @param plain stems of words that name nobody's condition
 */
export function findByEnding(
  { tokens }: Utterance,
  mentions: readonly Mention[],
  endings: readonly string[],
  plain: ReadonlySet<string>,
): Mention[] {
  const found: Mention[] = [];
  const taken = new Uint8Array(tokens.length);
  for (const { from, to } of mentions) taken.fill(1, from, to);
  tokens.forEach((token, at) => {
    if (taken[at] === 1) return;
    const from = endings.includes(token.word) ? at - wordsBefore(tokens, at, plain) : at;
    if (from === at && !endsLikeOne(token, endings)) return;
    const name = tokens
      .slice(from, at + 1)
      .map(({ typed }) => typed.text)
      .join(" ");
    if (!mayNameBack(name)) return;
    found.push({ condition: undefined, level: "unlisted", name, from, to: at + 1, denied: false });
  });
  return found;
}

function endsLikeOne({ known, word }: Token, endings: readonly string[]): boolean {
  return (
    !known && word.length >= SHORTEST && endings.some((ending) => word !== ending && word.endsWith(ending))
  );
}

function wordsBefore(tokens: readonly Token[], at: number, plain: ReadonlySet<string>): number {
  let count = 0;
  while (count < MOST_BEFORE) {
    const token = tokens[at - count - 1];
    if (token === undefined || token.typed.clause !== tokens[at]?.typed.clause) break;
    if (EMPTY.test(token.word) || plain.has(token.stem)) break;
    count += 1;
  }
  return count;
}
