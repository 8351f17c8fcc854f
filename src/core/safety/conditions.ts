import type { Condition, Level } from "../knowledge.ts";
import type { Token, Utterance } from "../text/analyse.ts";
import { wordAt, wordsOf } from "../text/tokens.ts";
import type { Match, PhraseTrie } from "../text/trie.ts";
import { type Ailing, createAiling, findAiling } from "./ailing.ts";
import { deniedTogether, isDenied } from "./denial.ts";
import { findByEnding } from "./endings.ts";
import { takesBack } from "./take-back.ts";

/** A condition that a message names. */
export interface Mention {
  /** The condition, or undefined for one the knowledge folder does not list. */
  readonly condition: Condition | undefined;
  readonly level: Level;
  /** How the message calls it. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The person says they do not have it. */
  readonly denied: boolean;
}

/** Filed among the names so that the longer of two wins: an expression that names no condition. */
export const NO_CONDITION = -1;
/** Index of every name of every condition, as words: inflections reach too far for safety (see `numbersOf`). */
export interface ConditionNames {
  /** A condition's place in `conditions`, by the words of each of its names. */
  readonly trie: PhraseTrie<number>;
  readonly conditions: readonly Condition[];
  /** Stems of the article's own words: before "disease" they name nobody's condition, as "brittle bone" does. */
  readonly plain: ReadonlySet<string>;
}

/** What names conditions that the folder does not list. */
export interface Unlisted {
  readonly endings: ReadonlySet<string>;
  readonly ailing: Ailing;
}

/** Nothing but what the folder lists. */
export const LISTED_ONLY: Unlisted = {
  endings: new Set(),
  ailing: createAiling({ ailing: { parts: [], words: [] } }),
};

/** Shorter words are one edit away from too many others. */
const SHORTEST_TO_REPAIR = 3;

/**
 * Every condition a message names, in order, over the whole message however long, with whether it is denied.
 */
export function findConditions(
  utterance: Utterance,
  names: ConditionNames,
  together: TogetherByFirst,
  { endings, ailing }: Unlisted,
  near: (word: string) => readonly string[],
): Mention[] {
  const { tokens } = utterance;
  const words = wordsOf(tokens);
  repair(words, utterance, names, near);
  const mentions: Mention[] = [];
  // Looked for once, and only where something is denied: it reads the whole message.
  let reliesOn: boolean | undefined;
  const relies = (): boolean => {
    reliesOn ??= !takesBack(tokens);
    return reliesOn;
  };
  let deniedBefore: number | undefined;
  const found = names.trie
    .findOverlapping(words)
    .flatMap((match) => withinSentences(match, words, tokens, names.trie))
    .filter(({ from, to }, at, all) => from !== all[at - 1]?.from || to !== all[at - 1]?.to);
  const deniedTogetherAt = deniedTogether(tokens, found);
  for (const [at, { value, from, to }] of found.entries()) {
    const condition = names.conditions[value];
    if (condition === undefined) continue;
    const name = words.slice(from, to).join(" ");
    const denied = (isDenied(tokens, from, to, deniedBefore) || deniedTogetherAt.has(at)) && relies();
    deniedBefore = denied ? to : undefined;
    mentions.push({ condition, level: condition.level, name, from, to, denied });
  }
  for (const first of new Set(utterance.stems)) {
    for (const { condition, stems } of together.get(first) ?? []) {
      if (mentions.some((mention) => mention.condition === condition)) continue;
      const pairs = placesOf(stems, utterance);
      const [from] = pairs[0] ?? [];
      if (from === undefined) continue;
      // "No rash, skin is fine" denies one of them; "his heart doesn't pump" says the very thing.
      const isDeniedAt = (place: number) =>
        wordAt(tokens, place - 1) === "no" && isDenied(tokens, place, place + 1, undefined);
      const denied = pairs.every((places) => places.some(isDeniedAt)) && relies();
      mentions.push({ condition, level: condition.level, name: condition.name, from, to: from + 1, denied });
    }
  }
  mentions.push(...findByEnding(utterance, mentions, endings, names.plain));
  mentions.push(...findAiling(utterance, mentions, ailing));
  return mentions.sort((left, right) => left.from - right.from);
}

/**
 * A run that goes over the end of a sentence hides what stands on both sides of it: in "no clot in the leg. Clot in the arm", "leg
 * clot" is none. It stays where neither side names anything ("c. diff").
 */
function withinSentences<Value extends NonNullable<unknown>>(
  match: Match<Value>,
  words: readonly string[],
  tokens: readonly Token[],
  trie: PhraseTrie<Value>,
): Match<Value>[] {
  const { from, to } = match;
  const sentenceOf = (at: number) => tokens[at]?.typed.sentence;
  if (sentenceOf(from) === sentenceOf(to - 1)) return [match];
  let border = from;
  while (sentenceOf(border) === sentenceOf(from)) border += 1;
  const before = trie.longestAt(words.slice(from, border), 0);
  const behind = Array.from({ length: to - border }, (_, at) => trie.longestAt(words, border + at)).find(
    (run) => run !== undefined,
  );
  const sides = [before && { ...before, from, to: from + before.to }, behind].filter(
    (run) => run !== undefined,
  );
  return sides.length > 0 ? sides : [match];
}

/** Words that name a condition only together, as stems. */
export interface Together {
  readonly condition: Condition;
  readonly stems: readonly string[];
}

/** Such runs by their first word. */
export type TogetherByFirst = ReadonlyMap<string, readonly Together[]>;

/** How far apart the first and the last of such words may stand. */
const TOGETHER_SPAN = 7;

/** Wherever such words stand near each other in a sentence, each of them once; the places of the first of them in order. */
function placesOf([first, ...rest]: readonly string[], { stems, tokens }: Utterance): (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (let from = stems.indexOf(first ?? ""); from !== -1; from = stems.indexOf(first ?? "", from + 1)) {
    const sentence = tokens[from]?.typed.sentence;
    const start = Math.max(0, from - TOGETHER_SPAN);
    const around = tokens.slice(start, from + TOGETHER_SPAN + 1);
    const places = rest.map((word) =>
      around.findIndex(({ stem, typed }) => stem === word && typed.sentence === sentence),
    );
    if (!places.includes(-1)) found.push([from, ...places.map((place) => start + place)]);
  }
  return found;
}

/**
 * A misspelled word is mended into a condition's where its neighbours ask for it: in "hart failure" and "pnut alergy" the
 * other word belongs to a name that goes on with a word one edit away. A known word is left as it is, so that no spelling
 * tolerance reaches from one word to another ("cloth" is not "clot").
 */
function repair(
  words: string[],
  { tokens }: Utterance,
  names: ConditionNames,
  near: (word: string) => readonly string[],
): void {
  tokens.forEach((token, at) => {
    if ((token.known && !token.mended) || token.typed.text.length < SHORTEST_TO_REPAIR) return;
    // Of what stands for several words ("whats") each is meant as it is read.
    const { start } = token.typed;
    if (tokens[at - 1]?.typed.start === start || tokens[at + 1]?.typed.start === start) return;
    // Outside the message stands a word that is in no name.
    const first = words[at - 2] ?? "";
    const second = words[at - 1] ?? "";
    const next = words[at + 1] ?? "";
    // Most neighbours ask for nothing: looking for words that are near costs more than all the rest.
    const asked = (...run: readonly string[]) => names.trie.continues(run);
    if (!names.trie.follows(next) && !asked(second) && !asked(first, second)) return;
    const meant = near(token.typed.text).find(
      (word) => asked(word, next) || asked(second, word) || asked(first, second, word),
    );
    if (meant !== undefined) words[at] = meant;
  });
}

/** The most serious level among mentions that are not denied. */
export function worstLevel(mentions: readonly { readonly level: Level }[]): Level | undefined {
  for (const level of ["avoid", "caution", "unlisted"] as const) {
    if (mentions.some((mention) => mention.level === level)) return level;
  }
  return undefined;
}
