import { normalise } from "../core/text/normalise.ts";
import { stem } from "../core/text/stem.ts";
import type { PlacedSentence } from "./article-text.ts";

/** The sentence most like an excerpt, cut to the piece that is meant. */
export interface Nearest {
  readonly line: number;
  readonly piece: string;
}

interface Word {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** Words shown around the piece that is meant, so that it can be found and copied. */
const SHOWN_BEFORE = 2;
const SHOWN_BEHIND = 1;

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}]+)*/gu;

/**
 * Makes a search for the sentence of the article that shares the rarest words with an excerpt.
 *
 * @returns a function that gives undefined where no word is shared
 */
export function createNearestSentence(
  sentences: readonly PlacedSentence[],
): (excerpt: string) => Nearest | undefined {
  const read = sentences.map((sentence) => ({ sentence, words: wordsOf(sentence.text) }));
  const holding = new Map<string, number>();
  for (const { words } of read) {
    for (const each of new Set(words.map(({ stem }) => stem)))
      holding.set(each, (holding.get(each) ?? 0) + 1);
  }
  const weight = (word: string): number =>
    Math.log(1 + sentences.length / (holding.get(word) ?? sentences.length));

  return (excerpt) => {
    const wanted = new Set(wordsOf(excerpt).map(({ stem }) => stem));
    let best: (typeof read)[number] | undefined;
    let most = 0;
    for (const candidate of read) {
      const shared = new Set(candidate.words.map(({ stem }) => stem).filter((word) => wanted.has(word)));
      let score = 0;
      for (const word of shared) score += weight(word);
      if (score > most) {
        most = score;
        best = candidate;
      }
    }
    if (best === undefined) return undefined;
    return { line: best.sentence.line, piece: pieceOf(best.sentence.text, best.words, wanted) };
  };
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const word = normalise(match[0]).replaceAll("'", "");
    return { stem: stem(word), start: match.index, end: match.index + match[0].length };
  });
}

/** The run of words, as many as were wanted, that shares the most of them. */
function pieceOf(text: string, words: readonly Word[], wanted: ReadonlySet<string>): string {
  const shared = words.map(({ stem }) => (wanted.has(stem) ? 1 : 0));
  const length = Math.min(words.length, Math.max(1, wanted.size));
  let count = shared.slice(0, length).reduce<number>((sum, one) => sum + one, 0);
  let most = count;
  let from = 0;
  for (let at = 1; at + length <= words.length; at += 1) {
    count += (shared[at + length - 1] ?? 0) - (shared[at - 1] ?? 0);
    if (count > most) {
      most = count;
      from = at;
    }
  }
  const first = Math.max(0, from - SHOWN_BEFORE);
  const last = Math.min(words.length, from + length + SHOWN_BEHIND) - 1;
  const begin = first === 0 ? 0 : (words[first]?.start ?? 0);
  const end = last === words.length - 1 ? text.length : (words[last]?.end ?? text.length);
  return `${begin > 0 ? "…" : ""}${text.slice(begin, end)}${end < text.length ? "…" : ""}`;
}
