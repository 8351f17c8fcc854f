import type { Token } from "../text/analyse.ts";

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Words that deny what follows. */
const DENIES = setOf("no not never without nor neither none zero free negative");
/**
 * Words that may stand between a denial and what is denied ("no history of any fever", "never had a fever"). "My" is none: "no
 * my cancer came back" owns what it names.
 */
const BETWEEN = setOf(
  "a an any the of have has had having got get been be am are is was known previous prior past current active history signs sign symptoms suffer suffered suffering from diagnosed actual real kind kinds type sort sorts problems issues such ever other",
);
/** Between as well, but only behind one of these words: "diagnosed with", "negative for"; "never with fever" is advice. */
const LINKS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["with", setOf("diagnosed problems issues")],
  ["for", setOf("negative")],
]);
/** Where these follow the denial, it is doubted, past or a question, and denies nothing that may be relied on. */
const DOUBTS = setOf("think sure know believe certain longer more anymore matter just only yet until clear");
/** Where one of these stands a few words before the denial, it is hoped or supposed, not known. */
const HEDGES = setOf(
  "hope hopefully hoping think guess suppose believe maybe perhaps probably possibly assume assuming pray praying reckon seems if whether",
);
/** How far before a denial its hedge may stand, in words. */
const HEDGE_REACH = 5;
/** Where these stand before the denial, it is a question or a bargain ("why not with cancer", "with or without fever"). */
const ASKS = setOf("why whether if with can could should would or how");
/** Verbs that ask where no subject stands before them ("isn't fever a problem"). */
const INVERTS = setOf("is are was were isnt do does did has have can could should would");
/** Words before a verb that are no subject of it. */
const NO_SUBJECT = setOf("why if whether what how and but so or ok well");
const PRONOUNS = setOf("there it this that he she they i we");
/** "Do not have", "have not had": said without its subject, and no question. */
const STATES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["do", setOf("have get suffer")],
  ["does", setOf("have get suffer")],
  ["did", setOf("have get suffer")],
  ["have", setOf("had got been any ever")],
  ["has", setOf("had got been any ever")],
]);
/** Behind the mention: it is past, or was there until lately. */
const PAST = setOf("anymore since for now recently lately yet ago until years months");
/** In a mention itself: what is named is that it went away. */
const GONE = setOf("free remission clear cleared gone resolved dissolved recovered cured");
/** Ends what a list of denied things may hold. */
const ENDS_LIST = setOf(
  "i we he she they it my can could should is are do does how what who why when and but though so because just only on in at of with for from since",
);

/** How far before a mention its denial may stand, in words. */
const REACH = 7;

/**
 * Whether the person says that they (or whoever they ask for) do not have what is named: "no fever", "never had cancer".
 * In doubt it is not denied: a needless precaution costs little. So hedges ("I don't think it's a clot"), the past ("no
 * longer have cancer", "no fever for two days") and questions ("why not with cancer") deny nothing.
 *
 * @param from index of the mention's first token
 * @param to index behind its last token
 * @param deniedBefore index behind the mention before this one, where that one is denied
 */
export function isDenied(
  tokens: readonly Token[],
  from: number,
  to: number,
  deniedBefore: number | undefined,
): boolean {
  const first = tokens[from];
  if (first === undefined) return false;
  // "Cancer free" is past, and "not cancer free" is there: so is "not in remission", where that is a name of its own.
  if (tokens[to]?.word === "free" || tokens.slice(from, to).some(({ word }) => GONE.has(word))) return false;
  if (followedByPast(tokens, to) || someoneElseHas(tokens, to)) return false;
  if (deniedBefore !== undefined && joined(tokens, deniedBefore, from, to)) return true;
  for (let at = from - 1; at >= 0 && at >= from - REACH; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.typed.clause !== first.typed.clause) break;
    const { word } = token;
    if (DENIES.has(word)) {
      if ((word === "free" || word === "none") && tokens[at + 1]?.word !== "of") return false;
      if (word === "negative" && tokens[at + 1]?.word !== "for") return false;
      return !isDoubted(tokens, at);
    }
    if (!BETWEEN.has(word) && LINKS.get(word)?.has(tokens[at - 1]?.word ?? "") !== true) break;
  }
  return followedByNegative(tokens, to);
}

function isDoubted(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? "";
  const before = tokens[at - 1]?.word ?? "";
  const next = tokens[at + 1]?.word ?? "";
  if (DOUBTS.has(next) || isHedged(tokens, at)) return true;
  // "Not free of cancer", "never without a clot".
  if (DENIES.has(before)) return true;
  // "No had a clot last week" answers a question, its comma left out.
  if (word === "no" && /^(?:have|has|had|having|got|get|am|is|are|was)$/.test(next)) return true;
  if (PRONOUNS.has(before) && INVERTS.has(tokens[at - 2]?.word ?? "")) return true;
  // "do not have", "is not", "am not" deny; "can i not", "why not", "is it not", "or without" ask.
  if (word === "not") {
    if (!/^(?:do|does|did|have|has|had|am|is|are|was|were|got|certainly|definitely)$/.test(before))
      return true;
    if (!opensQuestion(tokens, at - 1)) return false;
    return (
      /^(?:why|if|whether|what|how)$/.test(tokens[at - 2]?.word ?? "") ||
      STATES.get(before)?.has(next) !== true
    );
  }
  if (word === "never") return false;
  if (word === "without" && /^(?:it|have|done|this|get|be)$/.test(before)) return true;
  return (ASKS.has(before) && (before !== "with" || word === "without")) || opensQuestion(tokens, at - 1);
}

/** Whether a verb stands where only a question has it: with no subject before it. */
function opensQuestion(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at];
  const before = tokens[at - 1];
  if (verb === undefined || !INVERTS.has(verb.word)) return false;
  return before === undefined || before.typed.clause !== verb.typed.clause || NO_SUBJECT.has(before.word);
}

function isHedged(tokens: readonly Token[], at: number): boolean {
  const clause = tokens[at]?.typed.clause;
  for (let near = at - 1; near >= at - HEDGE_REACH; near -= 1) {
    if (tokens[near]?.typed.clause !== clause) return false;
    if (HEDGES.has(tokens[near]?.word ?? "")) return true;
  }
  return false;
}

/** Whether a mention belongs to the denial of the one before it: "no flu or cancer", "no cancer, flu or fever". */
function joined(tokens: readonly Token[], deniedBefore: number, from: number, to: number): boolean {
  const between = tokens.slice(deniedBefore, from).map(({ word }) => word);
  if (between.length > 0) {
    // "And" joins what is there: "no cancer and a clot in my leg".
    return (
      between.length <= 3 &&
      /^(?:or|nor|any)$/.test(between[0] ?? "") &&
      between.every((word) => /^(?:or|nor|any|a|an)$/.test(word))
    );
  }
  if (tokens[deniedBefore - 1]?.typed.clause === tokens[from]?.typed.clause) return true;
  // Behind a comma it is denied only where the list goes on: in "no fever, pregnant, can I go?" it is not.
  for (let at = to; at < to + 4; at += 1) {
    const word = tokens[at]?.word ?? "";
    if (word === "or" || word === "nor") return true;
    if (word === "" || ENDS_LIST.has(word)) return false;
  }
  return false;
}

function followedByPast(tokens: readonly Token[], to: number): boolean {
  const clause = tokens[to - 1]?.typed.clause;
  for (let at = to; at < to + 3; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.typed.clause !== clause) return false;
    if (PAST.has(token.word)) return true;
    if (/^(?:any|no)$/.test(token.word) && /^(?:more|longer)$/.test(tokens[at + 1]?.word ?? "")) return true;
  }
  return false;
}

/** "I don't have it but my mum does": denied for one, and there for another. */
function someoneElseHas(tokens: readonly Token[], to: number): boolean {
  for (let but = to; but < to + 3; but += 1) {
    if (tokens[but]?.word !== "but") continue;
    if (!/^(?:my|his|her|our|their|your|he|she|they|mum|mom|dad|the|a)$/.test(tokens[but + 1]?.word ?? ""))
      return false;
    for (let at = but + 2; at < but + 5; at += 1) {
      const next = tokens[at + 1];
      const ends =
        next === undefined ||
        next.typed.clause !== tokens[at]?.typed.clause ||
        /^(?:it|one|them|some)$/.test(next.word);
      if (ends && /^(?:do|does|did|has|have|had)$/.test(tokens[at]?.word ?? "")) return true;
    }
    return false;
  }
  return false;
}

/** "covid negative", "my clot test was negative" are no licence either, but "tested covid negative" is what people write. */
function followedByNegative(tokens: readonly Token[], to: number): boolean {
  return tokens[to]?.word === "negative";
}

/** What takes a denial back, or shows that it was none: jokes, corrections, wishes, exceptions, a later result. */
const TAKES_BACK: ReadonlySet<string> = new Set(
  "jk kidding lie lied lying actually wrong except unless wish wished wishes pretend imagine maybe perhaps positive false found changed apart".split(
    " ",
  ),
);
/** The same in several words. */
const TAKES_BACK_RUNS =
  /\b(?:but me|used to|turns? out|oh wait|(?<!can |could |should |will |would |may |must |how |what |when |if |to |shall )(?:i|we|they) do(?! not| have (?!them|it|one|some|two))|(?:he|she|wife|husband|mum|mom|mother|dad|father|sister|brother|daughter|son|friend|partner) does(?! not)|first said|were told|was told|would be|i doubt)\b/;

/**
 * Whether a message takes back what it denies, anywhere in it: "none here, jk", "I have none, my wife does", "I wish I had no
 * cancer". Then nothing in it counts as denied: a needless precaution costs little.
 */
export function takesBack(tokens: readonly Token[]): boolean {
  if (tokens.some(({ word }) => TAKES_BACK.has(word))) return true;
  return TAKES_BACK_RUNS.test(tokens.map(({ word }) => word).join(" "));
}

/** Most words of a message that does nothing but take back: "oh wait, jk". */
const BARE = 5;
/** What was denied is had after all: "I did have one in my leg", "my mum has it". */
const HAS_AFTER_ALL =
  /\b(?:i|we|he|she|they|mum|mom|dad|wife|husband|partner|friend|son|daughter) (?:(?:do|did|does|have|had|has|got)\b(?! not))(?: (?:have|had|got|once|indeed|actually))*(?: (?:it|one|them|some|that|those|this)\b|$)/;

/** Whether a message takes back what an earlier one denied: it does nothing else, or says that somebody has it after all. */
export function takesBackEarlier(tokens: readonly Token[]): boolean {
  if (!takesBack(tokens)) return false;
  return tokens.length <= BARE || HAS_AFTER_ALL.test(tokens.map(({ word }) => word).join(" "));
}
