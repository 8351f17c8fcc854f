import { FNV_START, finish, hashOf, hashText, mix } from "../hash.ts";
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

/** Whether any of some marks is of a word that is known. */
export function saysAnything(marks: readonly Mark[]): boolean {
  return marks.some((mark) => mark !== UNKNOWN);
}

function markOf(token: Token | undefined): Mark {
  return token === undefined || !token.known ? UNKNOWN : token.stem;
}

/** Longest run of letters hashed as one piece of a word. */
const PIECE = 4;

/** Features of the message at hand; used again by every call, for it is the inner loop of a reply. */
let drawn = new Uint32Array(1024);
let count = 0;
/** Open-addressing table of them, at most half full; a `Set` does the same in four times the time. */
let met = new Uint32Array(2048);
/** Where each lies in the table: what empties it again, since a short message fills little of it. */
let places = new Uint32Array(1024);

/** Takes a feature that is not there yet; 0 is none. */
function draw(feature: number): void {
  const mask = met.length - 1;
  let slot = feature & mask;
  while (met[slot] !== 0) {
    if (met[slot] === feature) return;
    slot = (slot + 1) & mask;
  }
  met[slot] = feature;
  drawn[count] = feature;
  places[count] = slot;
  count += 1;
  if (count === drawn.length) grow();
}

function grow(): void {
  const before = drawn;
  drawn = new Uint32Array(before.length * 2);
  places = new Uint32Array(before.length * 2);
  met = new Uint32Array(before.length * 4);
  count = 0;
  before.forEach(draw);
}

function takeDrawn(): Features {
  const taken = drawn.slice(0, count);
  for (let at = 0; at < count; at += 1) met[places[at] ?? 0] = 0;
  count = 0;
  return taken;
}

/**
 * Features of a message, as hashes, each once: its words, neighbouring pairs, pairs one word apart, how it begins, groups of
 * words that mean the same, and pieces of words.
 */
export function featuresOf(marks: readonly Mark[], groups: PhraseTrie<readonly string[]>): Features {
  if (last?.groups !== groups || !isSame(last.marks, marks))
    last = { marks, groups, features: make(marks, groups) };
  return last.features;
}

/** A message without masks is read twice, for its topic and for an emergency. */
let last:
  | {
      readonly marks: readonly Mark[];
      readonly groups: PhraseTrie<readonly string[]>;
      readonly features: Features;
    }
  | undefined;

function isSame(marks: readonly Mark[], others: readonly Mark[]): boolean {
  return marks.length === others.length && marks.every((mark, at) => mark === others[at]);
}

function make(marks: readonly Mark[], groups: PhraseTrie<readonly string[]>): Features {
  const words = marks.map(wordOf);
  let before = BEGIN;
  let beforeThat = 0;
  for (const { word, pieces, inPairs } of words) {
    draw(word);
    for (let at = 0; at < pieces.length; at += 1) draw(pieces[at] ?? 0);
    draw(pair(NEIGHBOURS, before, inPairs));
    if (beforeThat !== 0) draw(pair(ONE_APART, beforeThat, inPairs));
    beforeThat = before;
    before = inPairs;
  }
  draw(pair(NEIGHBOURS, before, END));
  const [first, second] = words;
  if (first !== undefined && second !== undefined) draw(pair(BEGINNING, first.hash, second.hash));

  let lastGroup = 0;
  for (const { value, from, to } of groups.findAll(marks)) {
    for (const name of value) {
      const group = wordOf(name).hash;
      draw(odd(finish(mix(group, GROUP))));
      draw(pair(BEFORE_GROUP, words[from - 1]?.hash ?? BEGIN, group));
      draw(pair(BEHIND_GROUP, group, words[to]?.hash ?? END));
      if (lastGroup !== 0 && lastGroup !== group) draw(pair(TWO_GROUPS, lastGroup, group));
      lastGroup = group;
    }
  }
  return takeDrawn();
}

/** Kinds of pairs, and what stands for a message's two ends: any numbers that differ. */
const NEIGHBOURS = 0x62;
const ONE_APART = 0x73;
const BEGINNING = 0x5e;
const BEFORE_GROUP = 0x6762;
const BEHIND_GROUP = 0x6761;
const TWO_GROUPS = 0x6767;
const GROUP = 0x67;
const BEGIN = 0x5e5e;
const END = 0x2424;

/** What is hashed of a word once. */
interface HashedWord {
  readonly hash: number;
  /** What stands for it in pairs: there the therapy's name and a pronoun for it are one. */
  readonly inPairs: number;
  /** The word as a feature. */
  readonly word: number;
  /** Its pieces as features. */
  readonly pieces: Uint32Array;
}

/** Words hashed so far: a folder's vocabulary, since words it does not hold are one mark. */
const hashed = new Map<Mark, HashedWord>();
/** Several folders in one process (tests, an exchange of knowledge) must not add up without end. */
const MOST_HASHED = 100_000;

function wordOf(mark: Mark): HashedWord {
  const known = hashed.get(mark);
  if (known !== undefined) return known;
  if (hashed.size >= MOST_HASHED) hashed.clear();
  const hash = hashText(mark);
  const inPairs = mark === THERAPY ? hashText("it") : hash;
  const made = { hash, inPairs, word: odd(finish(hash)), pieces: piecesOf(mark) };
  hashed.set(mark, made);
  return made;
}

function piecesOf(word: Mark): Uint32Array {
  const bounded = `<${word}>`;
  // A mark that stands for words has no letters.
  if (word.charCodeAt(0) === 1 || bounded.length <= PIECE) return new Uint32Array();
  return Uint32Array.from({ length: bounded.length - PIECE + 1 }, (_, from) =>
    even(hashOf(bounded.slice(from, from + PIECE))),
  );
}

function pair(kind: number, left: number, right: number): number {
  return even(finish(mix(mix(mix(FNV_START, kind), left), right)));
}

/** Whether a feature is a word or a group, and not a pair or a piece. */
export function isWord(feature: number): boolean {
  return feature % 2 === 1;
}

/** A message's marks as one number: for finding a phrase that is the same. */
export function hashOfMarks(marks: readonly Mark[]): number {
  return hashOf(marks.join(" "));
}

/** Words and groups are odd, pairs and pieces even. */
function odd(value: number): number {
  return (value | 1) >>> 0;
}

/** Zero marks a free slot of the classifier's table, so it is never returned. */
function even(value: number): number {
  return (value & ~1) >>> 0 || 2;
}
