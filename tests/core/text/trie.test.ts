import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PhraseTrie } from "../../../src/core/text/trie.ts";

// Few words, so that runs overlap, begin alike and hold one another.
const word = fc.constantFrom("blood", "clot", "deep", "vein", "a");
const run = fc.array(word, { minLength: 1, maxLength: 4 });
const runs = fc.array(run, { maxLength: 12 });
const text = fc.array(word, { maxLength: 25 });

function trieOf(filed: readonly (readonly string[])[]): PhraseTrie<number> {
  const trie = new PhraseTrie<number>();
  filed.forEach((words, at) => {
    trie.add(words, at);
  });
  return trie;
}

/** The longest filed run that starts at a word, found by trying them all. */
function longestByHand(filed: readonly (readonly string[])[], words: readonly string[], from: number) {
  let best: { value: number; from: number; to: number } | undefined;
  filed.forEach((candidate, value) => {
    const to = from + candidate.length;
    const fits = candidate.every((each, at) => words[from + at] === each);
    if (fits && (best === undefined || to > best.to)) best = { value, from, to };
  });
  return best;
}

describe("PhraseTrie", () => {
  it("finds what a naive search finds", () => {
    fc.assert(
      fc.property(runs, text, (filed, words) => {
        const trie = trieOf(filed);
        for (let from = 0; from < words.length; from += 1) {
          expect(trie.longestAt(words, from)).toEqual(longestByHand(filed, words, from));
        }
      }),
    );
  });

  it("finds all runs from the left, the longest of each start, none over another", () => {
    fc.assert(
      fc.property(runs, text, (filed, words) => {
        const expected = [];
        for (let from = 0; from < words.length; ) {
          const match = longestByHand(filed, words, from);
          if (match !== undefined) expected.push(match);
          from = match?.to ?? from + 1;
        }
        expect(trieOf(filed).findAll(words)).toEqual(expected);
      }),
    );
  });

  it("finds runs that overlap, and none that stands within another", () => {
    fc.assert(
      fc.property(runs, text, (filed, words) => {
        const longest = words.flatMap((_, from) => longestByHand(filed, words, from) ?? []);
        const expected = longest.filter(
          ({ from, to }) => !longest.some((other) => other.from < from && other.to >= to),
        );
        expect(trieOf(filed).findOverlapping(words)).toEqual(expected);
      }),
    );
  });

  it("knows which words stand second in a run", () => {
    fc.assert(
      fc.property(runs, word, (filed, given) => {
        expect(trieOf(filed).follows(given)).toBe(filed.some(([, second]) => second === given));
      }),
    );
  });

  it("is the same again, made from what it holds", () => {
    fc.assert(
      fc.property(runs, text, (filed, words) => {
        const trie = trieOf(filed);
        const again = new PhraseTrie(structuredClone(trie.runs));
        expect(again.findAll(words)).toEqual(trie.findAll(words));
      }),
    );
  });

  it("knows what begins a run and what does not", () => {
    fc.assert(
      fc.property(runs, run, (filed, words) => {
        const begins = filed.some((each) => words.every((one, at) => each[at] === one));
        expect(trieOf(filed).continues(words)).toBe(begins);
      }),
    );
  });

  it("keeps the first value of a run filed twice", () => {
    const trie = new PhraseTrie<string>();
    trie.add(["clot"], "first");
    trie.add(["clot"], "second");
    expect(trie.longestAt(["clot"], 0)?.value).toBe("first");
  });

  it("keeps a value that was filed under the beginning of a longer run, before it or after", () => {
    for (const order of [0, 1]) {
      const trie = new PhraseTrie<string>();
      const filed: [string[], string][] = [
        [["deep", "vein"], "long"],
        [["deep"], "short"],
      ];
      for (const [words, value] of order === 0 ? filed : filed.reverse()) trie.add(words, value);
      expect(trie.longestAt(["deep", "vein"], 0)?.value).toBe("long");
      expect(trie.longestAt(["deep", "clot"], 0)?.value).toBe("short");
    }
  });

  it("files no empty run", () => {
    const trie = new PhraseTrie<string>();
    trie.add([], "nothing");
    expect(trie.findAll(["clot"])).toEqual([]);
    expect(trie.findAll([])).toEqual([]);
  });
});
