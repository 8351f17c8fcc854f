import { describe, expect, it, vi } from "vitest";
import { findConditions, LISTED_ONLY } from "../../../src/core/safety/conditions.ts";
import { condition, mentionsIn, read, smallLexicon } from "../lexicon.ts";

const HEART = condition("heart", ["heart failure"]);
const CLOTS = condition("clots", ["deep vein thrombosis", "blood clot"]);
const SKIN = condition("skin", ["rash"], { level: "caution", together: ["skin crack", "skin crack deep"] });
const WOUND = condition("wound", ["open cut"], { level: "unlisted", together: ["cut"] });
const lexicon = smallLexicon({
  conditions: [HEART, CLOTS, SKIN, WOUND],
  known: "i have a hard the of and blue keeps cracking is no deeply so very",
});

/** Conditions a message names, words that are near another being those given here alone. */
function found(message: string, nearWords: Readonly<Record<string, readonly string[]>> = {}) {
  const near = vi.fn((word: string) => nearWords[word] ?? []);
  const mentions = findConditions(
    read(message, lexicon),
    lexicon.names,
    lexicon.together,
    { ...LISTED_ONLY, endings: new Set(["itis"]) },
    near,
  );
  return { mentions, near, ids: mentions.map((mention) => mention.condition?.id) };
}

describe("a condition that a message names", () => {
  it("is called as the message calls it, with its place", () => {
    expect(found("i have a blood clot").mentions).toEqual([
      { condition: CLOTS, level: "avoid", name: "blood clot", from: 3, to: 5, denied: false },
    ]);
  });

  it("stands in the order of the message, however it was found", () => {
    expect(found("xyzzyitis, skin keeps cracking and a blood clot, heart failure").ids).toEqual([
      undefined,
      "skin",
      "clots",
      "heart",
    ]);
  });
});

describe("words that name a condition together", () => {
  it("are a mention of one word, in the guide's name, that a “no” right before one of them denies", () => {
    expect(found("no, the skin keeps cracking").mentions).toEqual([
      { condition: SKIN, level: "caution", name: "rash", from: 2, to: 3, denied: false },
    ]);
    expect(found("no skin cracking").mentions).toMatchObject([{ denied: true }]);
    expect(found("skin is blue, no cracking").mentions).toMatchObject([{ denied: true }]);
    expect(found("the skin is not hard, it keeps cracking").mentions).toMatchObject([{ denied: false }]);
    expect(found("no skin cracking. the skin keeps cracking").mentions).toMatchObject([{ denied: false }]);
    expect(found("no skin cracking, maybe").mentions).toMatchObject([{ denied: false }]);
  });

  it("stand up to seven words apart, in one sentence, before or behind", () => {
    expect(found("skin so so so so so so cracking").ids).toEqual(["skin"]);
    expect(found("skin so so so so so so so cracking").ids).toEqual([]);
    expect(found("cracking so so so so so so skin").ids).toEqual(["skin"]);
    expect(found("cracking so so so so so so so skin").ids).toEqual([]);
    expect(found("the skin. cracking").ids).toEqual([]);
    expect(found("skin so very blue. the cracking skin").mentions).toMatchObject([{ from: 6, to: 7 }]);
    expect(found("so very skin").ids).toEqual([]);
  });

  it("are not looked for where the condition is named, and are beside another", () => {
    expect(found("a rash, skin cracking").mentions).toHaveLength(1);
    expect(found("blood clot, skin cracking").ids).toEqual(["clots", "skin"]);
    expect(found("a cut").ids).toEqual(["wound"]);
  });
});

describe("a misspelled word of a name", () => {
  it("is mended by the word behind it, before it, or the two before it", () => {
    expect(found("xorp failure", { xorp: ["blue", "heart"] }).ids).toEqual(["heart"]);
    expect(found("heart xorp", { xorp: ["blue", "failure"] }).ids).toEqual(["heart"]);
    expect(found("deep vein xorp", { xorp: ["blue", "thrombosis"] }).ids).toEqual(["clots"]);
    expect(found("deep xorp thrombosis", { xorp: ["blue", "vein"] }).ids).toEqual(["clots"]);
    expect(found("xorp of failure", { xorp: ["blue", "heart"] }).ids).toEqual([]);
    expect(found("xorp failure", { xorp: ["blue"] }).ids).toEqual([]);
  });

  it("is called as it was meant", () => {
    expect(found("i have xorp failure", { xorp: ["heart"] }).mentions[0]?.name).toBe("heart failure");
  });

  it("is mended again where it was mended into another word", () => {
    expect(read("harrd", lexicon).tokens[0]).toMatchObject({ word: "hard", known: true });
    expect(found("harrd failure", { harrd: ["hard", "heart"] }).ids).toEqual(["heart"]);
  });

  it("is none where the folder rewrites it", () => {
    const rewriting = smallLexicon({ conditions: [HEART], known: "hard", misspelled: { harrt: "hard" } });
    expect(mentionsIn("harrt failure", rewriting)).toEqual([]);
    expect(mentionsIn("hearrt failure", rewriting)).toHaveLength(1);
  });

  it("is none in what stands for several words, of which each is meant", () => {
    const rewriting = smallLexicon({
      conditions: [HEART],
      known: "harr is",
      misspelled: { hrts: "harr is" },
    });
    const near = (word: string) => (word === "hrts" ? ["heart"] : []);
    const foundIn = (message: string) =>
      findConditions(read(message, rewriting), rewriting.names, rewriting.together, LISTED_ONLY, near);
    expect(foundIn("hrts failure")).toEqual([]);
    expect(foundIn("failure hrts failure")).toEqual([]);
  });

  it("is three letters long at least, and not known", () => {
    expect(found("xqr failure", { xqr: ["heart"] }).ids).toEqual(["heart"]);
    expect(found("xq failure", { xq: ["heart"] }).ids).toEqual([]);
    expect(found("hard failure", { hard: ["heart"] }).ids).toEqual([]);
  });

  it("is looked at only where a neighbour asks for it", () => {
    expect(found("i have xorp and blue").near).not.toHaveBeenCalled();
    expect(found("xorp").near).not.toHaveBeenCalled();
    expect(found("xorp clot").near).toHaveBeenCalledWith("xorp");
    expect(found("deep xorp").near).toHaveBeenCalledWith("xorp");
    expect(found("blood and xorp").near).not.toHaveBeenCalled();
  });
});

describe("a name over the end of a sentence", () => {
  const small = smallLexicon({
    conditions: [
      condition("clots", ["clot in the leg", "leg clot", "clot in the arm", "clot"]),
      condition("bug", ["c diff"]),
    ],
    known: "no i have",
  });
  const named = (message: string) => mentionsIn(message, small).map(({ name, denied }) => [name, denied]);

  it("hides nothing of what stands on its two sides", () => {
    expect(named("no clot in the leg. clot in the arm")).toEqual([
      ["clot in the leg", true],
      ["clot in the arm", false],
    ]);
    expect(named("i have a leg. clot")).toEqual([["clot", false]]);
  });

  it("stays one where neither side names anything", () => {
    expect(named("i have c. diff")).toEqual([["c diff", false]]);
  });

  it("gives each side its own place, wherever it begins and ends", () => {
    const sides = smallLexicon({
      conditions: [
        condition("run", ["zork blue glim"]),
        condition("zork", ["zork"]),
        condition("glim", ["glim", "blue glim red"]),
        condition("quav", ["quav"]),
      ],
      known: "no i have tall house red blue",
    });
    const placed = (message: string) =>
      mentionsIn(message, sides).map(({ condition: { id } = { id: "" }, from, to }) => [id, from, to]);
    expect(placed("tall zork. blue glim")).toEqual([
      ["zork", 1, 2],
      ["glim", 3, 4],
    ]);
    expect(placed("quav zork. blue glim red")).toEqual([
      ["quav", 0, 1],
      ["zork", 1, 2],
      ["glim", 2, 5],
    ]);
    expect(placed("tall zork blue. glim")).toEqual([
      ["zork", 1, 2],
      ["glim", 3, 4],
    ]);
    expect(placed("tall zork blue glim. quav")).toEqual([
      ["run", 1, 4],
      ["quav", 4, 5],
    ]);
  });
});
