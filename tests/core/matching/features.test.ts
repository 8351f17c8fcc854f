import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONDITION, featuresOf, marksOf, THERAPY, UNKNOWN } from "../../../src/core/matching/features.ts";
import { PhraseTrie } from "../../../src/core/text/trie.ts";
import { read, smallLexicon } from "../lexicon.ts";

const lexicon = smallLexicon({ known: "is it safe with a clot how long does last ok" });
const tokensOf = (message: string) => read(message, lexicon).tokens;
const noGroups = new PhraseTrie<readonly string[]>();
const shared = (left: readonly string[], right: readonly string[], groups = noGroups) => {
  const one = new Set(featuresOf(left, groups));
  const other = new Set(featuresOf(right, groups));
  return [...one].filter((feature) => other.has(feature)).length / new Set([...one, ...other]).size;
};

describe("marks", () => {
  it("are the stems of known words, and one mark for every unknown word", () => {
    expect(marksOf(tokensOf("is it safe zyzzyva qwxyz"), [])).toEqual(["is", "it", "safe", UNKNOWN, UNKNOWN]);
  });

  it("hold a mask in the place of the run it covers", () => {
    const masks = [{ from: 3, to: 6, mark: CONDITION }];
    expect(marksOf(tokensOf("is it safe with a clot ok"), masks)).toEqual([
      "is",
      "it",
      "safe",
      CONDITION,
      "ok",
    ]);
  });

  it("keep the first of two masks that overlap, in whatever order they come", () => {
    const masks = [
      { from: 1, to: 3, mark: CONDITION },
      { from: 0, to: 2, mark: THERAPY },
    ];
    expect(marksOf(tokensOf("is it safe"), masks)).toEqual([THERAPY, "safe"]);
    expect(marksOf(tokensOf("is it safe"), [...masks].reverse())).toEqual([THERAPY, "safe"]);
  });

  it("stand for every word exactly once, whatever is masked", () => {
    const span = fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 3 })).map(([from, words]) => ({
      from,
      to: Math.min(6, from + words),
      mark: CONDITION,
    }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (masks) => {
        const tokens = tokensOf("how long does it last ok");
        const marks = marksOf(tokens, masks);
        const covered = new Set(
          masks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
        );
        const bare = marks.filter((mark) => mark !== CONDITION);
        expect(bare.length).toBeGreaterThanOrEqual(tokens.length - covered.size);
        expect(marks.length).toBeLessThanOrEqual(tokens.length);
        if (masks.length === 0) expect(marks).toHaveLength(tokens.length);
      }),
    );
  });
});

describe("features", () => {
  it("are the same for the same marks, each once and none of them zero", () => {
    const mark = fc.constantFrom("is", "it", "safe", "swell", CONDITION, UNKNOWN, THERAPY);
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 30 }), (marks) => {
        const found = featuresOf(marks, noGroups);
        expect(featuresOf(marks, noGroups)).toEqual(found);
        expect(new Set(found).size).toBe(found.length);
        expect(found.includes(0)).toBe(false);
      }),
    );
  });

  it("hold the order of words: the same words turned round share some, not all", () => {
    const alike = shared(["it", "help", "swell"], ["swell", "help", "it"]);
    expect(alike).toBeGreaterThan(0);
    expect(alike).toBeLessThan(1);
  });

  it("take the therapy's name and a pronoun for it for one, but for the word itself", () => {
    const named = ["is", THERAPY, "safe"];
    const pronoun = ["is", "it", "safe"];
    const other = ["is", "bread", "safe"];
    expect(shared(named, pronoun)).toBeGreaterThan(0.6);
    expect(shared(named, pronoun)).toBeGreaterThan(shared(named, other) * 2);
  });

  it("hold pieces of words, so that words of one family share some", () => {
    expect(shared(["lymphat"], ["lymphedema"])).toBeGreaterThan(shared(["lymphat"], ["session"]));
  });

  it("take no pieces of what only stands for a word", () => {
    expect(featuresOf([UNKNOWN], noGroups).length).toBe(featuresOf([CONDITION], noGroups).length);
    expect(featuresOf(["session"], noGroups).length).toBeGreaterThan(featuresOf([UNKNOWN], noGroups).length);
  });

  it("bring words of one group together", () => {
    const groups = new PhraseTrie<readonly string[]>();
    groups.add(["puffi"], ["swelling"]);
    groups.add(["fluid", "retent"], ["swelling"]);
    const apart = shared(["puffi", "leg"], ["fluid", "retent", "leg"]);
    const together = shared(["puffi", "leg"], ["fluid", "retent", "leg"], groups);
    expect(together).toBeGreaterThan(apart);
  });
});
