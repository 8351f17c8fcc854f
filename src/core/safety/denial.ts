import type { Token } from "../text/analyse.ts";

/** Words that deny what follows. */
const DENIES: ReadonlySet<string> = new Set(["no", "not", "never", "without", "nor", "neither", "none", "zero", "free", "negative"]);
/** Words that may stand between a denial and what is denied ("no history of any clots", "never had a clot"). */
const BETWEEN: ReadonlySet<string> = new Set(
  "a an any the of have has had having got get been be am are is was known previous prior past current active history signs sign symptoms suffer suffered suffering from diagnosed with actual real kind kinds type sort sorts for problems issues such ever my other".split(
    " ",
  ),
);
/** Words that join what one denial covers ("no clots or cancer"). */
const JOINS: ReadonlySet<string> = new Set(["or", "nor", "and", "any", "a", "no"]);
/** Where these follow the denial, it is doubted, past or a question, and denies nothing that may be relied on. */
const DOUBTS: ReadonlySet<string> = new Set([
  "think",
  "sure",
  "know",
  "believe",
  "certain",
  "longer",
  "more",
  "anymore",
  "matter",
  "just",
  "only",
  "yet",
  "until",
  "clear",
]);
/** Where these stand before the denial, it is a question or a bargain ("why not with cancer", "with or without clots"). */
const ASKS: ReadonlySet<string> = new Set(["why", "whether", "if", "with", "can", "could", "should", "would", "or", "how", "is", "isnt", "are", "does"]);
/** Behind the mention: it is past, or was there until lately. */
const PAST: ReadonlySet<string> = new Set(["anymore", "since", "for", "now", "recently", "lately", "yet", "ago", "any", "no", "longer", "until", "years", "months"]);

/** How far before a mention its denial may stand, in words. */
const REACH = 7;

/**
 * Whether the person says that they (or whoever they ask for) do not have what is named: "no clots", "never had cancer".
 * In doubt it is not denied: a needless precaution costs little. So hedges ("I don't think it's a clot"), the past ("no
 * longer have cancer", "no clots for two years") and questions ("why not with cancer") deny nothing.
 *
 * @param from index of the mention's first token
 * @param to index behind its last token
 * @param deniedBefore index behind the mention before this one, where that one is denied
 */
export function isDenied(tokens: readonly Token[], from: number, to: number, deniedBefore: number | undefined): boolean {
  const first = tokens[from];
  if (first === undefined) return false;
  if (followedByPast(tokens, to)) return false;
  if (deniedBefore !== undefined && joined(tokens, deniedBefore, from)) return true;
  for (let at = from - 1; at >= 0 && at >= from - REACH; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.typed.clause !== first.typed.clause) return followedByNegative(tokens, to);
    const { word } = token;
    if (DENIES.has(word)) {
      if (word === "free" && tokens[at + 1]?.word !== "of") return false;
      if (word === "negative" && tokens[at + 1]?.word !== "for") return false;
      return !isAsked(tokens, at);
    }
    if (!BETWEEN.has(word)) return followedByNegative(tokens, to);
  }
  return followedByNegative(tokens, to);
}

function isAsked(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? "";
  const before = tokens[at - 1]?.word ?? "";
  if (DOUBTS.has(tokens[at + 1]?.word ?? "")) return true;
  // "do not have", "is not", "am not" deny; "can i not", "why not", "is it not", "or without" ask.
  if (word === "not") {
    const auxiliary = /^(do|does|did|have|has|had|am|is|are|was|were|got|certainly|definitely)$/.test(before);
    const subject = tokens[at - 2]?.word ?? "";
    const asking = auxiliary && (subject === "" || /^(why|if|whether|what|how)$/.test(subject)) && /^(is|are|was|were|do|does|did|has|have)$/.test(before);
    return !auxiliary || asking;
  }
  if (word === "without") return ASKS.has(before) || /^(it|have|done|this|get|be)$/.test(before);
  return word !== "never" && ASKS.has(before) && before !== "with";
}

function joined(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 3) return false;
  for (let at = from; at < to; at += 1) if (!JOINS.has(tokens[at]?.word ?? "")) return false;
  // Two mentions side by side, cut by a comma at the most: "no cancer, clots or fever".
  return true;
}

function followedByPast(tokens: readonly Token[], to: number): boolean {
  const clause = tokens[to - 1]?.typed.clause;
  for (let at = to; at < to + 3; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.typed.clause !== clause) return false;
    if (PAST.has(token.word)) return true;
  }
  return false;
}

/** "covid negative", "my clot test was negative" are no licence either, but "tested covid negative" is what people write. */
function followedByNegative(tokens: readonly Token[], to: number): boolean {
  return tokens[to]?.word === "negative";
}
