import type { Token, Utterance } from "../text/analyse.ts";
import { sameClause, wordAt, wordsOf } from "../text/tokens.ts";

/** A longer message is read in windows of this many words, so that a story around a sign does not drown it. */
const WINDOW = 26;
/** Windows overlap by half, so that no sign is cut in two. */
const STEP = 13;
/** Up to so many words a message is also read whole. */
export const WHOLE = 39;
/** A sentence out of its story is easily misread ("I passed out having my ears pierced"): it must be surer. */
const SENTENCE_THRESHOLD = 0.88;
/** Fewer words tell nothing. */
const SHORTEST_TOLD = 3;

/** A stretch of a message, and the probability below which it is not looked at. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly least: number;
}

/** The message whole where it is short, in windows where it is not, and sentence by sentence. */
export function* stretchesOf(tokens: readonly Token[]): Generator<Stretch> {
  const { length } = tokens;
  const short = length <= WHOLE;
  if (short) yield { from: 0, to: length, least: 0 };
  if (length > WINDOW) {
    for (let from = 0; from < length - STEP; from += STEP)
      yield { from, to: Math.min(from + WINDOW, length), least: 0 };
  }
  for (let from = 0; from < length; ) {
    const sentence = tokens[from]?.typed.sentence;
    let to = from + 1;
    while (tokens[to]?.typed.sentence === sentence) to += 1;
    // The whole message is read above, and so is a sentence longer than a window.
    if (to - from <= WINDOW && to - from < length) yield { from, to, least: SENTENCE_THRESHOLD };
    from = to;
  }
}

/** Words that ask, or send elsewhere. */
const ASKING =
  /^(?:what|how|why|when|where|which|who|do|does|did|can|could|should|would|will|any|list|tell|show|give)$/;

/** Whether a message asks anything, and does not only tell. */
export function asksAnything({ asks, tokens }: Utterance): boolean {
  return asks || wordsOf(tokens).some((word) => ASKING.test(word));
}

/** How a question begins; inside a clause, where nobody wrote the comma, what follows must say so too ("… does it help"). */
const ASKS = /^(?:does|do|did|can|could|will|would|is|are|am|should|how|what|when|which|where|why|may)$/;
const OF_WHAT = /^(?:it|i|this|that|they|we|the|these|a|long|often|much|many|firm|soon|he|she)$/;

/** "Ok to go?", "safe for me?", "ok?" ask without a verb; "ok so I …" does not. */
const VERDICT = /^(?:ok|okay|safe|alright|fine)$/;
const ON_WHAT = /^(?:to|for|if|with|)$/;

/**
 * What a message tells beside what it asks: "thinking of ending it, does it give energy" is calm as a whole, and its first half
 * is not. A question goes on to the end of its clause.
 */
export function* toldIn(tokens: readonly Token[]): Generator<Stretch> {
  let from = 0;
  let asking = false;
  for (let at = 0; at <= tokens.length; at += 1) {
    const opens = !sameClause(tokens, at, at - 1);
    // "There is a filter in my vein" asks nothing.
    const word = wordAt(tokens, at);
    const next = wordAt(tokens, at + 1);
    const begins = ASKS.test(word) && (opens || (OF_WHAT.test(next) && wordAt(tokens, at - 1) !== "there"));
    const asks = begins || (opens && at > 0 && VERDICT.test(word) && ON_WHAT.test(next));
    const before = asking;
    asking = at < tokens.length && (asks || (asking && !opens));
    if (before && !asking) from = at;
    const ends = !before && (asking || at === tokens.length);
    if (ends && at - from >= SHORTEST_TOLD && at - from < tokens.length) yield { from, to: at, least: 0 };
  }
}
