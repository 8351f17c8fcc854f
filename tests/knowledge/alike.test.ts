import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findAlikePhrases } from "../../src/knowledge/alike.ts";
import type { Phrase } from "../../src/knowledge/phrases.ts";

const phrase = (text: string, owner: string, line = 1): Phrase => ({
  text,
  owner,
  place: { line, column: 1 },
  file: "topics.yaml",
  group: "topic",
});
const warned = (left: string, right: string): boolean =>
  findAlikePhrases([phrase(left, "one"), phrase(right, "two", 2)]).length > 0;

describe("phrases of two topics", () => {
  it.each([
    ["should I water the plants", "do the plants water me, should they water plants", false],
    ["can it hurt me", "can this really hurt", true],
    ["is it washed before baking", "washing it before I bake", true],
    ["how long", "how often", false],
    ["how long does the dough rest", "how often does the dough rest", false],
    ["may I eat it before a run", "may I eat it after a run", false],
    ["can I freeze it", "can't I freeze it", false],
    ["what is it", "what does it do", false],
    [
      "my neighbour who bakes every weekend told me that old flour spoils the whole starter",
      "my neighbour who bakes every single weekend told me that old flour spoils the whole starter",
      true,
    ],
  ])("%j and %j: %s", (left, right, expected) => {
    expect(warned(left, right)).toBe(expected);
  });

  it("are not compared within one topic, nor when they are the same word for word", () => {
    expect(
      findAlikePhrases([phrase("can it hurt me", "one"), phrase("can this really hurt", "one")]),
    ).toEqual([]);
    expect(warned("can it hurt me", "Can it hurt me?")).toBe(false);
  });

  it("are found as comparing all with all finds them", () => {
    const word = fc.constantFrom(
      "oven",
      "flour",
      "salt",
      "water",
      "crust",
      "crumb",
      "knead",
      "proof",
      "scale",
      "bowl",
      "tin",
      "seed",
      "malt",
    );
    const text = fc.uniqueArray(word, { minLength: 2, maxLength: 12 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 12 }), (texts) => {
        const phrases = texts.map((each, at) => phrase(each, String(at), at + 1));
        const found = findAlikePhrases(phrases).map(({ line }) => line);
        const expected = phrases.flatMap((each, at) => {
          const before = phrases
            .slice(0, at)
            .some((other) => jaccard(other.text, each.text) >= 0.9 && other.text !== each.text);
          return before ? [each.place.line] : [];
        });
        expect(found).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it("are compared in time: ten thousand take less than two seconds", () => {
    const words = Array.from({ length: 400 }, (_, at) => `word${String.fromCharCode(97 + (at % 26))}${at}`);
    const phrases = Array.from({ length: 10_000 }, (_, at) => {
      const picked = [1, 7, 31, 97, 211].map(
        (step) => words[(at * step + Math.floor(at / step)) % words.length],
      );
      return phrase(`how do ${picked.join(" ")}`, String(at % 80), at + 1);
    });
    const start = performance.now();
    findAlikePhrases(phrases);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

function jaccard(left: string, right: string): number {
  const [one, two] = [new Set(left.split(" ")), new Set(right.split(" "))];
  const shared = [...one].filter((word) => two.has(word)).length;
  return shared / (one.size + two.size - shared);
}
