import { expect, it } from "vitest";
import { commonWords } from "../../src/knowledge/common-words.ts";

it("common words are lower case, letters only, each once, and read once", () => {
  const words = commonWords();
  expect(words.length).toBeGreaterThan(20_000);
  expect(words.every((word) => /^[a-z]+$/.test(word))).toBe(true);
  expect(new Set(words).size).toBe(words.length);
  expect(words).toEqual(expect.arrayContaining(["you", "hello", "bread"]));
  expect(commonWords()).toBe(words);
});
