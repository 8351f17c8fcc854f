/** A word as it stands in the normalised text. */
export interface Word {
  /** The word, lower case, without apostrophes but where it would be another word. */
  readonly text: string;
  /** Where it starts in the normalised text. */
  readonly start: number;
  /** Where it ends, exclusive. */
  readonly end: number;
  /** Number of the sentence it stands in, from 0. */
  readonly sentence: number;
  /** Number of the clause it stands in, from 0: sentences are cut at commas, brackets, dashes and conjunctions such as "but". */
  readonly clause: number;
}

/**
 * Han, kana and Hangul are written without spaces: each character is a word, and names are matched as runs of them. A number is
 * apart from what it counts ("38wks", "60mins"), but for ordinals, and from a word before it ("covid19"; "b12" is one).
 */
const WORD =
  /\d+(?=(?!(?:st|nd|rd|th)\b)[a-z]{2})|[a-z]{4,}(?=\d)|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+(?:'[\p{L}]+)*/gu;
const SENTENCE_END = /[.!?…。！？\n;]/;
const CLAUSE_END = /[,:()[\]"|，、：]|\s-+\s/;
const CLAUSE_WORDS: ReadonlySet<string> = new Set([
  "but",
  "though",
  "although",
  "however",
  "because",
  "so",
  "except",
]);

/** Without its apostrophe each of these is another word: who "was ill" is not who "will". */
const APART = /^(?:i'll|we'll|he'll|she'll|we're|we'd|she'd)$/;

/**
 * Words of a normalised text, in order, with the sentence and clause each stands in.
 *
 * @param text what `normalise` returned
 * @param most how many words are read at the most
 */
export function splitWords(text: string, most = Number.POSITIVE_INFINITY): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let clause = 0;
  let last = 0;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null && words.length < most; match = WORD.exec(text)) {
    const start = match.index;
    if (words.length > 0 && start > last) {
      const gap = text.slice(last, start);
      // "3.5" and "e.g." are cut too: a clause more costs nothing, a sentence that runs on would widen a negation.
      if (gap !== " ") {
        if (SENTENCE_END.test(gap)) {
          sentence += 1;
          clause += 1;
        } else if (CLAUSE_END.test(gap)) clause += 1;
      }
    }
    const raw = match[0];
    const word = raw.includes("'") && !APART.test(raw) ? raw.replaceAll("'", "") : raw;
    if (CLAUSE_WORDS.has(word)) clause += 1;
    last = start + raw.length;
    words.push({ text: word, start, end: last, sentence, clause });
  }
  return words;
}
