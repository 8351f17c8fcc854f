import type { Token } from "../text/analyse.ts";
import type { PhraseTrie } from "../text/trie.ts";
import type { Features } from "./classifier.ts";

/** Stands for a word the knowledge folder does not hold: that a filler is unknown is evidence of its own. */
export const UNKNOWN = "\u0001unknown";
/** Stands for the name of a condition, so that a question's frame is learned apart from what fills it. */
export const CONDITION = "\u0001condition";

/** Stands for the therapy, by whatever name: what is asked of it does not hang on what it is called. */
export const THERAPY = "\u0001therapy";

/** Words as features see them: a stem, or one of the marks above. */
export type Mark = string;

/** A run of words and what stands for it. */
export interface Mask {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
}

/**
 * Marks of a message: its stems, with masked runs and unknown words replaced.
 *
 * @param masks runs to replace; of two that overlap the one that starts first is kept
 */
export function marksOf(tokens: readonly Token[], masks: readonly Mask[]): Mark[] {
  const marks: Mark[] = [];
  let at = 0;
  for (const { from, to, mark } of [...masks].sort((left, right) => left.from - right.from)) {
    if (from < at) continue;
    for (; at < from; at += 1) marks.push(markOf(tokens[at]));
    marks.push(mark);
    at = to;
  }
  for (; at < tokens.length; at += 1) marks.push(markOf(tokens[at]));
  return marks;
}

function markOf(token: Token | undefined): Mark {
  return token === undefined || !token.known ? UNKNOWN : token.stem;
}

/** Longest run of letters hashed as one piece of a word. */
const PIECE = 4;

/**
 * Features of a message, as hashes: its words, neighbouring pairs, pairs one word apart, how it begins, groups of words that
 * mean the same, and pieces of words.
 */
export function featuresOf(marks: readonly Mark[], groups: PhraseTrie<readonly string[]>): Features {
  const found = new Set<number>();
  let before = "^";
  let beforeThat = "";
  for (const given of marks) {
    found.add(hash("w", given));
    // In pairs the therapy's name and a pronoun for it are one.
    const mark = given === THERAPY ? "it" : given;
    found.add(hash2("b", before, mark));
    if (beforeThat !== "") found.add(hash2("s", beforeThat, mark));
    if (given.charCodeAt(0) !== 1) pieces(mark, found);
    beforeThat = before;
    before = mark;
  }
  found.add(hash2("b", before, "$"));
  if (marks.length > 1) found.add(hash2("^", marks[0] ?? "", marks[1] ?? ""));

  let lastGroup = "";
  for (const match of groups.findAll(marks)) {
    for (const group of match.value) {
      found.add(hash("g", group));
      found.add(hash2("gb", match.from > 0 ? (marks[match.from - 1] ?? "^") : "^", group));
      found.add(hash2("ga", group, match.to < marks.length ? (marks[match.to] ?? "$") : "$"));
      if (lastGroup !== "" && lastGroup !== group) found.add(hash2("gg", lastGroup, group));
      lastGroup = group;
    }
  }
  return Uint32Array.from(found);
}

function pieces(word: string, found: Set<number>): void {
  const bounded = `<${word}>`;
  if (bounded.length <= PIECE) return;
  for (let from = 0; from + PIECE <= bounded.length; from += 1) {
    let value = start("c");
    for (let at = from; at < from + PIECE; at += 1) value = mix(value, bounded.charCodeAt(at));
    found.add(even(finish(value)));
  }
}

/** A word or a group: odd, which `isWord` tells it by. */
function hash(kind: string, text: string): number {
  return (finish(text2(start(kind), text)) | 1) >>> 0;
}

/** Two of them together: even. */
function hash2(kind: string, left: string, right: string): number {
  return even(finish(text2(mix(text2(start(kind), left), 0x20), right)));
}

/** Whether a feature is a word or a group, and not a pair or a piece. */
export function isWord(feature: number): boolean {
  return feature % 2 === 1;
}

/** A message's marks as one number: for finding a phrase that is the same. */
export function hashOfMarks(marks: readonly Mark[]): number {
  return finish(text2(start("="), marks.join(" ")));
}

/** Zero marks a free slot of the classifier's table, so it is never returned. */
function even(value: number): number {
  return (value & ~1) >>> 0 || 2;
}

/** FNV-1a, 32 bits. Zero marks a free slot of the classifier's table, so it is never returned. */
function start(kind: string): number {
  return text2(0x811c9dc5, kind);
}

function text2(value: number, text: string): number {
  let mixed = value;
  for (let at = 0; at < text.length; at += 1) mixed = mix(mixed, text.charCodeAt(at));
  return mixed;
}

function mix(value: number, code: number): number {
  return Math.imul(value ^ code, 0x01000193);
}

function finish(value: number): number {
  // FNV's low bits are weak and the table is addressed by them: one more stir (from MurmurHash3's finaliser).
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  return mixed >>> 0 === 0 ? 1 : mixed >>> 0;
}
