import type { Random } from "../random.ts";

const STARTS = [
  "b",
  "br",
  "c",
  "d",
  "dr",
  "f",
  "g",
  "gl",
  "k",
  "l",
  "m",
  "n",
  "p",
  "pl",
  "r",
  "s",
  "st",
  "t",
  "tr",
  "v",
];
const VOWELS = ["a", "e", "i", "o", "u", "ea", "ou"];
const ENDS = ["", "", "", "n", "l", "r", "m", "st", "x"];

/** Makes words that read like English and of which no two are the same. */
export function createWordMaker(random: Random): () => string {
  const made = new Set<string>();
  return () => {
    for (;;) {
      const syllables = 2 + Math.floor(random.next() * 3);
      let word = "";
      for (let at = 0; at < syllables; at += 1) {
        word += random.pick(STARTS) + random.pick(VOWELS) + (at === syllables - 1 ? random.pick(ENDS) : "");
      }
      if (word.length < 5 || made.has(word)) continue;
      made.add(word);
      return word;
    }
  };
}
