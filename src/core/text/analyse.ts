import { normalise } from "./normalise.ts";
import type { Speller } from "./spelling.ts";
import { stem } from "./stem.ts";
import { READING, readTemperatures } from "./temperature.ts";
import type { PhraseTrie } from "./trie.ts";
import { splitWords, type Word } from "./words.ts";

/** A word after mending: what the matcher reads. One typed word may give several ("dont" gives "do not"). */
export interface Token {
  /** The word meant: mended, expanded. */
  readonly word: string;
  readonly stem: string;
  /** Whether the knowledge folder holds the word. */
  readonly known: boolean;
  /** Whether it is the speller's guess; what the folder rewrites is no guess. */
  readonly mended: boolean;
  /** The word as typed (normalised), with its place. */
  readonly typed: Word;
}

/** A message, read. */
export interface Utterance {
  /** The normalised text the tokens' places refer to. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly stems: readonly string[];
  readonly asks: boolean;
}

/** What reading a message needs to know of the knowledge folder. */
export interface Vocabulary {
  /** Stems of known words, by word. */
  readonly stems: ReadonlyMap<string, string>;
  /** English words that are not in the folder and yet no misspelling of one that is. */
  readonly guarded: ReadonlySet<string>;
  readonly speller: Speller;
  /** What people type for something else, as runs of words. */
  readonly rewrites: PhraseTrie<readonly string[]>;
}

/**
 * Reads a message: normalised, cut into words, rewritten where people type one thing for another, misspelled words mended.
 *
 * @param text what a person typed, whatever its length
 */
export function analyse(text: string, vocabulary: Vocabulary): Utterance {
  const clean = readNumbers(normalise(text), vocabulary);
  const typed = rewrite(
    splitWords(clean).map((word) => ({ word: word.text, typed: word, mended: false })),
    vocabulary,
  );
  const memo = new Map<string, string>();
  const meant: Read[] = [];
  // A loop and no `flatMap`: this is asked for every word of every message.
  for (const read of typed) {
    const { word } = read;
    if (vocabulary.stems.has(word) || vocabulary.guarded.has(word)) {
      meant.push(read);
      continue;
    }
    let known = memo.get(word);
    if (known === undefined) {
      known = mend(word, vocabulary);
      memo.set(word, known);
    }
    // Of words run together each keeps the place of both: what is named back stands there whole.
    for (const part of known.split(" "))
      meant.push({ word: part, typed: read.typed, mended: known !== word });
  }
  // Once more where a word was mended: "hi blod presure" is a rewrite only when its words are right.
  const mended = meant.some((read) => read.mended);
  const tokens = (mended ? rewrite(meant, vocabulary) : meant).map((read) => token(read, vocabulary));
  return { text: clean, tokens, stems: tokens.map(({ stem }) => stem), asks: clean.includes("?") };
}

/** Figures that people write for letters, to be funny or to slip past a filter: "canc3r". */
const FIGURES = /(?<![\w'-])[a-z]+(?:[13457]+[a-z]+)+(?!\w)/g;
const LETTER_OF: Readonly<Record<string, string>> = { "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" };

/** Figures in a word as letters where that is a word of the folder's ("h1n1flu" is none), and readings of a thermometer. */
function readNumbers(text: string, { stems }: Vocabulary): string {
  if (!/\d/.test(text)) return text;
  const lettered = /[a-z][13457]+[a-z]/.test(text)
    ? text.replace(FIGURES, (word) => {
        const meant = word.replace(/\d/g, (figure) => LETTER_OF[figure] ?? figure);
        return stems.has(meant) ? meant : word;
      })
    : text;
  return stems.has(READING) ? readTemperatures(lettered) : lettered;
}

type Read = Pick<Token, "word" | "typed" | "mended">;

function rewrite(words: readonly Read[], { rewrites }: Vocabulary): readonly Read[] {
  const matches = rewrites.findAll(words.map(({ word }) => word));
  if (matches.length === 0) return words;
  const result: Read[] = [];
  let at = 0;
  for (const { value, from, to } of matches) {
    for (; at < from; at += 1) result.push(words[at] as Read);
    const first = words[from] as Read;
    const end = words[to - 1]?.typed.end ?? first.typed.end;
    for (const word of value) result.push({ word, typed: { ...first.typed, end }, mended: false });
    at = to;
  }
  for (; at < words.length; at += 1) result.push(words[at] as Read);
  return result;
}

function token({ word, typed, mended }: Read, vocabulary: Vocabulary): Token {
  const known = vocabulary.stems.get(word);
  return { word, stem: known ?? stem(word), known: known !== undefined, mended, typed };
}

/** How words are inflected. */
const ENDINGS = ["s", "es", "ed", "d", "ing", "er", "ers", "ly"];
const SHORTEST_BASE = 3;

function isInflection(word: string, ending: string, { stems }: Vocabulary): boolean {
  if (!word.endsWith(ending) || word.length - ending.length < SHORTEST_BASE) return false;
  const base = word.slice(0, -ending.length);
  return stems.has(base) || stems.has(`${base}e`);
}

/** Letters held down ("helppp", "sooo") are let go before the speller is asked. */
function mend(word: string, vocabulary: Vocabulary): string {
  const released = word.replace(/([a-z])\1{2,}/g, "$1$1");
  for (const candidate of [released, released.replace(/([a-z])\1/g, "$1")]) {
    if (candidate !== word && vocabulary.stems.has(candidate) && /([a-z])\1\1/.test(word)) return candidate;
  }
  // An inflection of a known word that the folder does not hold itself is no misspelling.
  if (ENDINGS.some((ending) => isInflection(word, ending, vocabulary))) return word;
  return vocabulary.speller.mend(released) ?? word;
}
