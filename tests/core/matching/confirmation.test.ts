import { describe, expect, it } from "vitest";
import { onlyConfirms } from "../../../src/core/matching/confirmation.ts";
import { findQuestions } from "../../../src/core/matching/questions.ts";
import { read, smallLexicon } from "../lexicon.ts";

describe("a sentence that only asks whether it is so", () => {
  it.each([
    "is she right",
    "is she far off",
    "is that about right",
    "so is that true",
    "is that a thing",
    "is that a real thing or just something they say",
    "is he onto something or only selling me more",
    "she is lying is not she",
    "am i imagining it",
    "was i close",
    "who is right",
    "who wins",
    "correct",
    "true or false",
    "real or made up",
    "does that sound right",
    "any truth in that",
    "you agree obviously",
    "tell me that is nonsense so i can be smug",
    "can anyone explain",
    "help me out in one or two lines",
    "can you explain that in plain english please",
    "what should i say to him",
    "what do i tell her",
    "how would you put it",
    "anything in that",
    "is there anything to what she says",
    "anyone",
    "anybody else here",
    "any thoughts on this",
    "thoughts please",
  ])("says nothing of its own: %s", (sentence) => {
    expect(onlyConfirms(sentence.split(" "))).toBe(true);
  });

  it.each([
    "",
    "is it safe",
    "is that ok",
    "is that dangerous",
    "is that normal",
    "is that weird",
    "is it right for my mum",
    "who is it for",
    "what does she do",
    "does it help",
    "does it work",
    "can anyone have it",
    "explain how it works",
    "true colours of a fluid",
    "is she padding the bill",
    "is it a weekly thing",
    "is it a safe thing",
    "are you real",
    "what should i tell them",
    "what should i tell my therapist",
    "please explain in simple words how it works",
    "how do you put it on",
    "is there anything in the oil",
    "anything i should do",
    "anyone tried the machine",
    `is that true or ${"so ".repeat(12)}`.trim(),
  ])("and no other does: %s", (sentence) => {
    expect(onlyConfirms(sentence === "" ? [] : sentence.split(" "))).toBe(false);
  });
});

describe("the question of a message", () => {
  const lexicon = smallLexicon({
    known:
      "zork glim quav what about is she right that true help me out it how long often does take not why but i know do with then who the told",
  });
  const asked = (message: string) => {
    const utterance = read(message, lexicon);
    return findQuestions(utterance).map(({ from, to }) =>
      utterance.tokens
        .slice(from, to)
        .map(({ word }) => word)
        .join(" "),
    );
  };

  it("is what stands before a sentence that only asks whether it is so", () => {
    expect(asked("zork glim quav. is she right?")).toEqual(["zork glim quav"]);
    expect(asked("zork glim quav. true? is that true?")).toEqual(["zork glim quav"]);
    expect(asked("does it take long? is that true?")).toEqual(["does it take long"]);
  });

  it("is what stands before a sentence that only asks why it is so", () => {
    expect(asked("zork glim quav. why is that?")).toEqual(["zork glim quav"]);
    expect(asked("zork glim quav. but why does it?")).toEqual(["zork glim quav"]);
    expect(asked("zork glim quav zork. why does it take long?")).toEqual(["why does it take long"]);
  });

  it("is one with “what is that about” behind it, and two with another", () => {
    const partsOf = (message: string) =>
      findQuestions(read(message, lexicon)).map(({ parts }) => parts.map(({ from, to }) => [from, to]));
    expect(partsOf("zork glim quav zork, what is that about")).toEqual([[]]);
    expect(partsOf("zork glim quav zork, what is it")).toEqual([[]]);
    expect(partsOf("zork glim quav zork, what is zork")).toEqual([
      [
        [0, 4],
        [4, 7],
      ],
    ]);
    expect(partsOf("zork glim quav, how long is it, what is that")).toEqual([
      [
        [0, 3],
        [3, 10],
      ],
    ]);
  });

  it("may stand in either of two sentences before one that asks who is right, and in one before any other", () => {
    const first = "zork glim quav zork glim quav zork glim quav zork";
    const second = "glim quav zork glim quav zork glim quav zork glim";
    expect(asked(`${first}. ${second}. who is right?`)).toEqual([first, second]);
    expect(asked(`${first}. ${second}. is that true?`)).toEqual([second]);
  });

  it("stands before a sentence that points back at it, and before an echo of one word", () => {
    expect(asked("zork glim quav. does it help with that?")).toEqual(["zork glim quav"]);
    expect(asked("zork glim quav. glim? is that true?")).toEqual(["zork glim quav"]);
  });

  it("leaves out a tag behind its comma", () => {
    expect(asked("zork glim quav, is that true?")).toEqual(["zork glim quav"]);
    expect(asked("zork, is that true?")).toEqual(["zork is that true"]);
  });

  it("is also read apart where it runs on behind something told", () => {
    const partsOf = (message: string) =>
      findQuestions(read(message, lexicon)).map(({ parts }) => parts.map(({ from, to }) => [from, to]));
    expect(partsOf("zork glim quav does it help")).toEqual([[[3, 6]]]);
    expect(partsOf("zork glim quav how often")).toEqual([[]]);
    expect(partsOf("zork glim quav how often then")).toEqual([[[3, 6]]]);
    expect(partsOf("zork glim does it help")).toEqual([[]]);
    expect(partsOf("zork glim quav, does it help")).toEqual([[]]);
    expect(partsOf("is zork glim quav does it help")).toEqual([[]]);
    expect(partsOf("zork glim zork told me how often zork")).toEqual([[]]);
    expect(partsOf("zork glim quav is the zork")).toEqual([[]]);
  });

  it("is one with “why does it do that” behind a comma", () => {
    expect(findQuestions(read("zork glim quav zork, why does it do that", lexicon))).toMatchObject([
      { parts: [] },
    ]);
    expect(findQuestions(read("zork glim quav zork, why does it help", lexicon))[0]?.parts).toHaveLength(2);
  });

  it("is not what is said not to be asked", () => {
    expect(asked("zork how long not how often")).toEqual(["zork how long"]);
    expect(asked("not how often but how long")).toEqual(["how long"]);
    expect(asked("i know how long but not how often")).toEqual(["i know how long but not how often"]);
    expect(asked("that is not how long it does")).toEqual(["that is not how long it does"]);
    expect(asked("zork not how long")).toEqual(["zork not how long"]);
    expect(asked("not how long")).toEqual(["not how long"]);
  });

  it("is that sentence where nothing stands before it, and where it comes first", () => {
    expect(asked("is she right?")).toEqual(["is she right"]);
    expect(asked("is that true? how long does it take?")).toEqual(["is that true", "how long does it take"]);
  });

  it("of a story is its last sentence before that", () => {
    const story =
      "zork glim quav zork glim quav zork glim quav zork. glim quav zork glim. quav zork glim quav zork.";
    expect(asked(`${story} is she right?`)).toEqual(["quav zork glim quav zork"]);
  });
});
