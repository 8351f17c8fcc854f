import { stemmer } from "stemmer";

/**
 * The word without its inflection (Porter, 1980). Numbers, short words and words in other scripts stay as they are.
 *
 * @param word lower case, without accents
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  return stemmer(word);
}
