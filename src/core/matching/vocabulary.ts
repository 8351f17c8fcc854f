import type { Knowledge } from "../knowledge.ts";
import { normalise } from "../text/normalise.ts";
import { createSpeller } from "../text/spelling.ts";
import { stem } from "../text/stem.ts";
import { splitWords } from "../text/words.ts";

/** Every word of a folder, as plain data: the same stem stands once, whoever's it is. */
export interface KnownWords {
  readonly all: readonly string[];
  /** How often each occurs in the folder. */
  readonly counts: Uint32Array;
  readonly stems: readonly string[];
  /** Place in `stems` of each word's stem. */
  readonly stemOf: Uint32Array;
}

/** @param vocabulary words and how often each occurs */
export function stemWords(vocabulary: ReadonlyMap<string, number>): KnownWords {
  const places = new Map<string, number>();
  const all = [...vocabulary.keys()];
  const stemOf = Uint32Array.from(all, (word) => {
    const own = stem(word);
    const place = places.get(own) ?? places.size;
    places.set(own, place);
    return place;
  });
  return { all, counts: Uint32Array.from(vocabulary.values()), stems: [...places.keys()], stemOf };
}

/** Most words of an example that holds no word by chance. */
const SHORT_ROW = 2;

const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u;

/** Every word of the folder and how often it occurs there. */
export function countWords(knowledge: Knowledge): Map<string, number> {
  const { safety, words } = knowledge;
  const counts = new Map<string, number>();
  const texts = [
    ...knowledge.article.sentences.map(({ text }) => text),
    ...knowledge.article.names,
    ...knowledge.topics.flatMap(({ phrases, title }) => [title, ...phrases]),
    ...Object.values(knowledge.replies).flatMap(({ phrases }) => phrases),
    ...safety.conditions.flatMap(({ name, names, together }) => [name, ...names, ...together]),
    ...safety.asksIfSafe,
    ...safety.asksIfHelps,
    ...safety.ailing.parts,
    ...safety.ailing.words,
    ...safety.signs.medical,
    ...safety.signs.crisis,
    ...Object.values(words.groups).flat(),
    ...words.therapy,
    ...Object.values(words.misspelled),
    ...Object.values(words.languages).flat(),
  ];
  for (const text of texts) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  // People in distress mistype, and so do the examples of what they write: a word of theirs is known where it is English, or
  // where its row is in another language.
  const common = new Set(words.common);
  const foreign = new Set(Object.values(words.languages).flat());
  for (const text of [
    ...safety.emergencies.medical,
    ...safety.emergencies.crisis,
    ...safety.told,
    ...safety.ordinary,
  ]) {
    const run = wordsOf(text);
    // A row of a word or two is nothing but its sign.
    const inEnglish =
      run.length > SHORT_ROW && !run.some((word) => foreign.has(word) || OTHER_SCRIPT.test(word));
    for (const word of run) {
      if (inEnglish && common.size > 0 && !common.has(word) && !counts.has(word)) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  // What is typed for something else is no word the speller may offer.
  for (const typed of Object.keys(words.misspelled)) {
    const run = wordsOf(typed);
    if (run.length === 1) counts.delete(run[0] ?? "");
  }
  return counts;
}

/** Frequent English words that the speller would otherwise change into a word of the folder. */
export function guardedWords(
  common: readonly string[],
  vocabulary: ReadonlyMap<string, number>,
): Set<string> {
  const speller = createSpeller(vocabulary);
  return new Set(common.filter((word) => !vocabulary.has(word) && speller.mend(word) !== undefined));
}

/** Words of a text of the folder's own, as they are written. */
export function wordsOf(text: string): string[] {
  return splitWords(normalise(text)).map((word) => word.text);
}
