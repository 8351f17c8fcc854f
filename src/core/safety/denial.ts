import type { Token } from "../text/analyse.ts";
import { sameClause, wordAt, wordsOf } from "../text/tokens.ts";

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Words that deny what follows. */
const DENIES = setOf("no not never without nor neither none zero free negative");
/** Some of them only with the word behind them: "free of", "negative for". */
const DENIES_WITH: ReadonlyMap<string, string> = new Map([
  ["free", "of"],
  ["none", "of"],
  ["negative", "for"],
]);
/** "Ruled out", before what is denied or behind it; not where one of these stands a few words before. */
const RULED = "ruled";
const NOT_RULED = setOf(
  "not never no yet to be being until till if once unless can could cannot will would wait waiting before without nor",
);
const RULED_REACH = 4;
/**
 * Words that may stand between a denial and what is denied ("no history of any fever", "never had a fever"). "My" is none: "no
 * my cancer came back" owns what it names.
 */
const BETWEEN = setOf(
  "a an any the of have has had having got get been be am are is was known previous prior past current active history signs sign symptoms suffer suffered suffering diagnosed actual real kind kinds type sort sorts problems issues ever those these them",
);
/** Between as well, but only behind one of these words: "diagnosed with", "negative for"; "never with fever" is advice. */
const LINKS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["with", setOf("diagnosed problems issues")],
  ["from", setOf("suffer suffered suffering")],
  ["for", setOf("negative")],
  ["on", setOf("not")],
]);
/** Where these follow the denial, it is doubted, past or a question, and denies nothing that may be relied on. */
const DOUBTS = setOf("think sure know believe certain longer more anymore matter just only yet until clear");
/** Where one of these stands a few words before the denial, it is hoped or supposed, not known. */
const HEDGES = setOf(
  "hope hopefully hoping think guess suppose believe maybe perhaps probably possibly assume assuming pray praying reckon seems if whether sure certain convinced say says said tell tells told thinks love crossed true remember apparently supposedly allegedly practically technically",
);
/** What denies a denial that stands a few words behind it. */
const DENIES_DENIAL = setOf("not never cannot nobody noone");
/** How far before a denial its hedge may stand, in words. */
const HEDGE_REACH = 5;
/** Where these stand before the denial, it is a question or a bargain ("why not with cancer", "with or without fever"). */
const ASKS = setOf("why whether if can could should would or how");
/** "No had a clot last week" answers a question, its comma left out. */
const ANSWERS_NO = setOf("have has had having got get am is are was those these them");
/** "Not" denies only behind one of these: "do not have", "is not", "am not"; "can i not" and "why not" ask. */
const STATED = setOf("do does did have has had am is are was were got certainly definitely");
/** "Have it without a clot" is advice. */
const ADVISED = setOf("it have done this get be");
/** Verbs that ask where no subject stands before them ("isn't fever a problem"). */
const INVERTS = setOf("is are was were isnt do does did has have can could should would");
/** Words before a verb that are no subject of it. */
const NO_SUBJECT = setOf("why if whether what how and but so or ok well");
const QUESTION_WORDS = setOf("why if whether what how");
const PRONOUNS = setOf("there it this that he she they i we");
/** "Do not have", "have not had": said without its subject, and no question. */
const STATES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["do", setOf("have get suffer")],
  ["does", setOf("have get suffer")],
  ["did", setOf("have get suffer")],
  ["have", setOf("had got been any ever")],
  ["has", setOf("had got been any ever")],
]);
/** Behind the mention: it is past, was there until lately, or is there but for a time, a place or a degree. */
const PAST = setOf(
  "anymore since for now recently lately yet ago until years months month week today tonight yesterday more longer moment currently presently bad from because this overnight moving symptoms symptom",
);
/** "None in my arm" leaves the leg; "in me" and "in sight" leave nothing. */
const NOWHERE = setOf("me us him them family sight general");
/** "Never in my life" leaves nothing either. */
const IN_LIFE = /^in (?:my|his|her|their|our) (?:whole |entire )?life\b/;
/** How many words behind a mention are looked at. */
const BEHIND = 3;
/** In a mention itself: what is named is that it went away, or was got through. */
const GONE = setOf(
  "free remission clear cleared gone resolved dissolved recovered cured finished completed beaten beat survived",
);
/** What joins a mention to the denial of the one before it. */
const ALTERNATIVES = setOf("or nor any");
const ARTICLES = setOf("a an");
/** How far a list of denied things is followed behind a comma, in words. */
const LIST_REACH = 4;
/** Ends what a list of denied things may hold. */
const ENDS_LIST = setOf(
  "i we he she they it my can could should is are do does how what who why when and but though so because just only on in at of with for from since",
);
/** Of whom something may be said behind "but": "but my mum does". */
const OTHERS = setOf("my his her our their your he she they mum mom dad the a");
const HAS = setOf("do does did has have had");
/** How far behind such a "but" its verb may stand, in words. */
const BUT_REACH = 4;

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
  // "Cancer free" is past, and "not cancer free" is there: so is "not in remission", where that is a name of its own.
  if (wordAt(tokens, to) === "free" || wordsOf(tokens.slice(from, to)).some((word) => GONE.has(word)))
    return false;
  if (followedByPast(tokens, to) || someoneElseHas(tokens, to)) return false;
  if (deniedBefore !== undefined && joined(tokens, deniedBefore, from, to)) return true;
  const denial = denialBefore(tokens, from);
  if (denial !== undefined) {
    const holds = !isDoubted(tokens, denial) && !isDeniedItself(tokens, denial, deniedBefore ?? 0);
    return holds && !isSubject(tokens, to);
  }
  // "Tested covid negative" is what people write.
  return (wordAt(tokens, to) === "negative" && sameClause(tokens, to, from)) || ruledOutBehind(tokens, to);
}

/** The place of the word that denies a mention; undefined where none does. */
function denialBefore(tokens: readonly Token[], from: number): number | undefined {
  for (let at = from - 1; sameClause(tokens, at, from); at -= 1) {
    const word = wordAt(tokens, at);
    const next = wordAt(tokens, at + 1);
    if (DENIES.has(word) && (DENIES_WITH.get(word) ?? next) === next) return at;
    if (word === "out" && wordAt(tokens, at - 1) === RULED) return at - 1;
    if (!BETWEEN.has(word) && LINKS.get(word)?.has(wordAt(tokens, at - 1)) !== true) return undefined;
  }
  return undefined;
}

function isDoubted(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  const before = wordAt(tokens, at - 1);
  const next = wordAt(tokens, at + 1);
  if (DOUBTS.has(next) || isHedged(tokens, at)) return true;
  // "Not free of cancer", "never without a clot".
  if (DENIES.has(before)) return true;
  if (word === "no" && ANSWERS_NO.has(next)) return true;
  if (PRONOUNS.has(before) && INVERTS.has(wordAt(tokens, at - 2))) return true;
  if (word === RULED) return !isRuled(tokens, at);
  if (word === "not") {
    // "Not on chemo, not ill", "not pregnant, no fever": the subject left out.
    const begins = !sameClause(tokens, at - 1, at);
    if (begins && (next === "on" || goesOnDenying(tokens, at))) return false;
    if (!STATED.has(before)) return true;
    if (!opensQuestion(tokens, at - 1)) return false;
    return QUESTION_WORDS.has(wordAt(tokens, at - 2)) || STATES.get(before)?.has(next) !== true;
  }
  if (word === "never") return false;
  if (word === "without" && ADVISED.has(before)) return true;
  return ASKS.has(before) || opensQuestion(tokens, at - 1);
}

/** How a list of what somebody does not have goes on, in its next clause. */
const GOES_ON_DENYING = setOf("no not never nothing none nor healthy fit");

function goesOnDenying(tokens: readonly Token[], at: number): boolean {
  let end = at + 1;
  while (sameClause(tokens, end, at)) end += 1;
  return !beginsSentence(tokens, end) && GOES_ON_DENYING.has(wordAt(tokens, end));
}

/** A denial of a denial: "it is not that I do not have it", "nobody said I have none". */
function isDeniedItself(tokens: readonly Token[], denial: number, start: number): boolean {
  return wordAt(tokens, denial) !== "nor" && standsBefore(tokens, denial, 2, DENIES_DENIAL, start);
}

/** Whether "ruled out" is said and not awaited ("not ruled out yet", "to be ruled out", "ruled out? not yet"). */
function isRuled(tokens: readonly Token[], at: number): boolean {
  const around = [
    ...tokens.slice(Math.max(0, at - RULED_REACH), at),
    ...tokens.slice(at + 2, at + 2 + RULED_REACH),
  ];
  return !wordsOf(around).some((word) => NOT_RULED.has(word));
}

const RULED_BEHIND = /^((?:has |have |had |been |was |were |is |are |got )*)ruled out\b/;

/** "It was ruled out", behind a mention. */
function ruledOutBehind(tokens: readonly Token[], to: number): boolean {
  const before = RULED_BEHIND.exec(textOf(tokens, to))?.[1];
  return before !== undefined && isRuled(tokens, to + before.split(" ").length - 1);
}

/** How many words behind a mention are read as text. */
const WORDS_BEHIND = 8;

/** What stands behind a mention, as text. */
function textOf(tokens: readonly Token[], from: number): string {
  return wordsOf(tokens.slice(from, from + WORDS_BEHIND)).join(" ");
}

/** "… : I have none of those", "… I do not have any of them": behind a list, with nothing more said of it. */
const NONE_BEHIND =
  /^(?:and |but )?(?:(?:i|we|he|she|they) )?(?:(?:have |has |had |got )*none of (?:them|those|these|which)|(?:do not|does not|have not|has not|never|did not) (?:have|has|had|got|ever had)(?: got)? any of (?:them|those|these))(?: (?:apply|applies|to (?:me|him|her|us)|here|and never(?: have| had| did)?|thank|thanks))*(?= |$)/;
const IN_LIST = setOf("and or nor a an the any");

/**
 * Which mentions a message denies together ("flu, fever: I have none of those"). Only a list that begins its sentence is
 * read so: what stands before it may say whose it is ("my mum has the flu, I have none of those").
 *
 * @param spans of the mentions, in order
 * @returns places in `spans`
 */
export function deniedTogether(
  tokens: readonly Token[],
  spans: readonly { readonly from: number; readonly to: number }[],
): ReadonlySet<number> {
  const denied = new Set<number>();
  let first = 0;
  spans.forEach(({ from, to }, at) => {
    const gap = wordsOf(tokens.slice(spans[at - 1]?.to ?? 0, from));
    if (at > 0 && !gap.every((word) => IN_LIST.has(word))) first = at;
    const said = NONE_BEHIND.exec(textOf(tokens, to))?.[0];
    if (said === undefined) return;
    const behind = to + said.split(" ").length;
    if (sameClause(tokens, behind, behind - 1) || !beginsSentence(tokens, spans[first]?.from ?? 0)) return;
    for (let place = first; place <= at; place += 1) denied.add(place);
  });
  return denied;
}

function beginsSentence(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.typed.sentence !== tokens[at]?.typed.sentence;
}

/** Whether a verb stands where only a question has it: with no subject before it. */
function opensQuestion(tokens: readonly Token[], at: number): boolean {
  if (!INVERTS.has(wordAt(tokens, at))) return false;
  return !sameClause(tokens, at - 1, at) || NO_SUBJECT.has(wordAt(tokens, at - 1));
}

function isHedged(tokens: readonly Token[], at: number): boolean {
  return standsBefore(tokens, at, 1, HEDGES);
}

/** Whether one of some words stands in the clause before a denial, so many words away at the least, and not before a place. */
function standsBefore(
  tokens: readonly Token[],
  denial: number,
  nearest: number,
  words: ReadonlySet<string>,
  start = 0,
): boolean {
  const last = Math.max(start, denial - HEDGE_REACH);
  for (let at = denial - nearest; at >= last && sameClause(tokens, at, denial); at -= 1) {
    if (words.has(wordAt(tokens, at))) return true;
  }
  return false;
}

/** Whether a mention belongs to the denial of the one before it: "no flu or cancer", "no cancer, flu or fever". */
function joined(tokens: readonly Token[], deniedBefore: number, from: number, to: number): boolean {
  const [first, ...others] = wordsOf(tokens.slice(deniedBefore, from));
  // "And" joins what is there: "no cancer and a clot in my leg".
  if (first !== undefined)
    return ALTERNATIVES.has(first) && others.every((word) => ALTERNATIVES.has(word) || ARTICLES.has(word));
  if (sameClause(tokens, deniedBefore - 1, from)) return true;
  // Behind a comma it is denied only where the list goes on: in "no fever, pregnant, can I go?" it is not.
  const behind = wordsOf(tokens.slice(to, to + LIST_REACH));
  const alternative = behind.findIndex((word) => word === "or" || word === "nor");
  return alternative !== -1 && !behind.slice(0, alternative).some((word) => ENDS_LIST.has(word));
}

function followedByPast(tokens: readonly Token[], to: number): boolean {
  return tokens.slice(to, to + BEHIND).some(({ word }, at) => {
    const next = wordAt(tokens, to + at + 1);
    const place = word === "in" && !NOWHERE.has(next) && !IN_LIFE.test(textOf(tokens, to + at));
    // "Never before Christmas"; "before you ask" says nothing of when.
    const before = word === "before" && next !== "you" && sameClause(tokens, to + at + 1, to);
    const says = PAST.has(word) || place || before;
    return says && sameClause(tokens, to + at, to - 1);
  });
}

/** "No cancer is too small to worry" says of each what it is, and of nobody that they have none. */
const SAYS_OF = setOf("is are was were will would can could should");

function isSubject(tokens: readonly Token[], to: number): boolean {
  return sameClause(tokens, to, to - 1) && SAYS_OF.has(wordAt(tokens, to));
}

/** "I don't have it but my mum does": denied for one, and there for another. */
function someoneElseHas(tokens: readonly Token[], to: number): boolean {
  const but = wordsOf(tokens.slice(to, to + BEHIND)).indexOf("but");
  const [other, ...others] = wordsOf(tokens.slice(to + but + 1, to + but + 1 + BUT_REACH));
  return but !== -1 && other !== undefined && OTHERS.has(other) && others.some((word) => HAS.has(word));
}
