import type { Condition, Level } from "../knowledge.ts";
import type { Utterance } from "../text/analyse.ts";
import type { PhraseTrie } from "../text/trie.ts";
import { isDenied, takesBack } from "./denial.ts";
import { findByEnding } from "./endings.ts";

/** A condition that a message names. */
export interface Mention {
  /** The condition, or undefined for one the knowledge folder does not list. */
  readonly condition: Condition | undefined;
  readonly level: Level;
  /** How the guide names it back. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The person says they do not have it. */
  readonly denied: boolean;
}

/** Filed among the names so that the longer of two wins: an expression that names no condition. */
export const NO_CONDITION = -1;
/** Most names of one condition. */
const MOST_NAMES = 65_536;

/** Two places as one number: an object for each of ten thousand names takes four times the memory. */
export function packName(condition: number, name: number): number {
  return condition * MOST_NAMES + name;
}

/** Index of every name of every condition, as words: inflections reach too far for safety (see `numbersOf`). */
export interface ConditionNames {
  /** What `packName` made of a condition's place in `conditions` and the name's place in it, by the name's words. */
  readonly trie: PhraseTrie<number>;
  readonly conditions: readonly Condition[];
  /** Stems of the article's own words: before "disease" they name nobody's condition, as "brittle bone" does. */
  readonly plain: ReadonlySet<string>;
}

/** Shorter words are one edit away from too many others. */
const SHORTEST_TO_REPAIR = 3;

/**
 * Every condition a message names, in order, over the whole message however long, with whether it is denied.
 */
export function findConditions(
  utterance: Utterance,
  names: ConditionNames,
  together: readonly Together[],
  endings: readonly string[],
  near: (word: string) => readonly string[],
): Mention[] {
  const { tokens } = utterance;
  const words = tokens.map(({ word }) => word);
  repair(words, utterance, names, near);
  const mentions: Mention[] = [];
  const relies = !takesBack(tokens);
  let deniedBefore: number | undefined;
  for (const { value, from, to } of names.trie.findOverlapping(words)) {
    const condition = names.conditions[Math.floor(value / MOST_NAMES)];
    if (condition === undefined) continue;
    const place = value % MOST_NAMES;
    const name = place === 0 ? condition.name : (condition.names[place - 1] ?? condition.name);
    const denied = relies && isDenied(tokens, from, to, deniedBefore);
    deniedBefore = denied ? to : undefined;
    mentions.push({ condition, level: condition.level, name, from, to, denied });
  }
  const standing = new Set(utterance.stems);
  for (const { condition, stems } of together) {
    if (!stems.every((stem) => standing.has(stem))) continue;
    if (mentions.some((mention) => mention.condition === condition)) continue;
    const span = spanOf(stems, utterance);
    if (span !== undefined)
      mentions.push({ condition, level: condition.level, name: condition.name, ...span, denied: false });
  }
  mentions.push(...findByEnding(utterance, mentions, endings, names.plain));
  return mentions.sort((left, right) => left.from - right.from);
}

/** Words that name a condition only together, as stems. */
export interface Together {
  readonly condition: Condition;
  readonly stems: readonly string[];
}

/** How far apart the first and the last of such words may stand. */
const TOGETHER_SPAN = 7;

function spanOf(
  wanted: readonly string[],
  { stems, tokens }: Utterance,
): { from: number; to: number } | undefined {
  const [first = "", ...rest] = wanted;
  for (let at = stems.indexOf(first); at !== -1; at = stems.indexOf(first, at + 1)) {
    const sentence = tokens[at]?.typed.sentence;
    const places = rest.map((word) => {
      for (let near = Math.max(0, at - TOGETHER_SPAN); near <= at + TOGETHER_SPAN; near += 1) {
        if (stems[near] === word && tokens[near]?.typed.sentence === sentence) return near;
      }
      return -1;
    });
    if (!places.includes(-1)) return { from: at, to: at + 1 };
  }
  return undefined;
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
    const mended = token.typed.text !== token.word;
    if ((token.known && !mended) || token.typed.text.length < SHORTEST_TO_REPAIR) return;
    const next = words[at + 1];
    const [first, second] = [words[at - 2], words[at - 1]];
    // Most neighbours ask for nothing: looking for words that are near costs more than all the rest.
    const asked =
      (next !== undefined && names.trie.follows(next)) ||
      (second !== undefined && names.trie.continues([second]));
    if (!asked) return;
    const meant = near(token.typed.text).find(
      (word) =>
        (next !== undefined && names.trie.continues([word, next])) ||
        (second !== undefined && names.trie.continues([second, word])) ||
        (first !== undefined && second !== undefined && names.trie.continues([first, second, word])),
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
