import type { Token, Utterance } from "../text/analyse.ts";
import { sameClause, takenBy, typedOf } from "../text/tokens.ts";
import type { Mention } from "./conditions.ts";
import { mayNameBack } from "./slots.ts";

/** Shorter words end like an illness by chance ("oasis"). */
const SHORTEST = 7;
/** Most words before an ending that is a word itself ("brittle bone disease"). */
const MOST_BEFORE = 2;
/** Words of no content before such an ending: "any disease" names none. */
const EMPTY = new Set(
  "a an the any some my his her their your our this that these those no of with for and or what which other certain serious real such every each rare had have has is was after before of from to in on need needs needing recent major minor type kind disease disorder syndrome surgery i it is does do can".split(
    " ",
  ),
);

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
  endings: ReadonlySet<string>,
  plain: ReadonlySet<string>,
): Mention[] {
  const found: Mention[] = [];
  const taken = takenBy(mentions, tokens.length);
  tokens.forEach((token, at) => {
    if (taken[at] === 1) return;
    const from = endings.has(token.word) ? startOf(tokens, at, plain) : at;
    if (from === at && !endsLikeOne(token, endings)) return;
    const name = typedOf(tokens.slice(from, at + 1));
    if (!mayNameBack(name)) return;
    found.push({ condition: undefined, level: "unlisted", name, from, to: at + 1, denied: false });
  });
  return found;
}

function endsLikeOne({ known, word }: Token, endings: ReadonlySet<string>): boolean {
  if (known || word.length < SHORTEST) return false;
  for (const ending of endings) if (word.endsWith(ending)) return true;
  return false;
}

/** Where the words that belong to an ending begin. */
function startOf(tokens: readonly Token[], at: number, plain: ReadonlySet<string>): number {
  let from = at;
  while (from > at - MOST_BEFORE && sameClause(tokens, from - 1, at)) {
    const { word, stem } = tokens[from - 1] as Token;
    if (EMPTY.has(word) || plain.has(stem)) break;
    from -= 1;
  }
  return from;
}
