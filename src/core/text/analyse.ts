import { normalise } from "./normalise.ts";
import type { Speller } from "./spelling.ts";
import { stem } from "./stem.ts";
import type { PhraseTrie } from "./trie.ts";
import { splitWords, type Word } from "./words.ts";

/** A word after mending: what the matcher reads. One typed word may give several ("dont" gives "do not"). */
export interface Token {
  /** The word meant: mended, expanded. */
  readonly word: string;
  readonly stem: string;
  /** Whether the knowledge folder holds the word. */
  readonly known: boolean;
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
  const clean = normalise(text);
  const words = splitWords(clean);
  const typed = words.map((word) => word.text);
  const tokens: Token[] = [];
  const memo = new Map<string, string>();
  for (let at = 0; at < words.length; ) {
    const rewrite = vocabulary.rewrites.longestAt(typed, at);
    const word = words[at] as Word;
    if (rewrite !== undefined) {
      const last = words[rewrite.to - 1] as Word;
      for (const meant of rewrite.value) tokens.push(token(meant, { ...word, end: last.end }, vocabulary));
      at = rewrite.to;
      continue;
    }
    let meant = word.text;
    if (!vocabulary.stems.has(meant) && !vocabulary.guarded.has(meant)) {
      const before = memo.get(meant);
      meant = before ?? mend(meant, vocabulary);
      if (before === undefined) memo.set(word.text, meant);
    }
    tokens.push(token(meant, word, vocabulary));
    at += 1;
  }
  return { text: clean, tokens, stems: tokens.map(({ stem }) => stem), asks: clean.includes("?") };
}

function token(word: string, typed: Word, vocabulary: Vocabulary): Token {
  const known = vocabulary.stems.get(word);
  return { word, stem: known ?? stem(word), known: known !== undefined, typed };
}

/** Letters held down ("helppp", "sooo") are let go before the speller is asked. */
function mend(word: string, vocabulary: Vocabulary): string {
  const released = word.replace(/([a-z])\1{2,}/g, "$1$1");
  for (const candidate of [released, released.replace(/([a-z])\1/g, "$1")]) {
    if (candidate !== word && vocabulary.stems.has(candidate) && /([a-z])\1\1/.test(word)) return candidate;
  }
  // An inflection of a known word that the folder does not hold itself is no misspelling.
  const [, base] = /^(.{3,}?)(?:s|es|ed|d|ing|er|ers|ly)$/.exec(word) ?? [];
  if (base !== undefined && (vocabulary.stems.has(base) || vocabulary.stems.has(`${base}e`))) return word;
  return vocabulary.speller.mend(released) ?? word;
}
