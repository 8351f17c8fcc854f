import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { read, shippedLexicon, smallLexicon } from "../lexicon.ts";

const lexicon = smallLexicon({
  known: "do not have i am a blood clots help press session lymphatic swell hello so well three",
  misspelled: { dont: "do not", im: "i am", "a lot": "many", gonna: "going to" },
  guarded: ["cloths", "hell", "sessions"],
});
const wordsOf = (message: string) => read(message, lexicon).tokens.map(({ word }) => word);

describe("analyse", () => {
  it("writes out what people type for something else, one word for several and several for one", () => {
    expect(wordsOf("I dont have a lot")).toEqual(["i", "do", "not", "have", "many"]);
    expect(wordsOf("I'm gonna press")).toEqual(["i", "am", "going", "to", "press"]);
  });

  it("gives every word of a rewriting the place of what was typed", () => {
    const { tokens, text } = read("I dont press", lexicon);
    expect(tokens.map(({ typed }) => text.slice(typed.start, typed.end))).toEqual([
      "i",
      "dont",
      "dont",
      "press",
    ]);
  });

  it("mends a misspelled word and leaves what was typed beside it", () => {
    const [token] = read("sesion", lexicon).tokens;
    expect(token).toMatchObject({ word: "session", known: true, typed: { text: "sesion" } });
  });

  it("tells the speller's guess from what the folder rewrites and from what was typed", () => {
    const guesses = (message: string) => read(message, lexicon).tokens.map(({ mended }) => mended);
    expect(guesses("sesion")).toEqual([true]);
    expect(guesses("dont")).toEqual([false, false]);
    expect(guesses("session cloths")).toEqual([false, false]);
  });

  it("lets go of letters that were held down", () => {
    expect(wordsOf("helppppp")).toEqual(["help"]);
    expect(wordsOf("sooooo")).toEqual(["so"]);
    expect(wordsOf("hellooooo")).toEqual(["hello"]);
    expect(wordsOf("wellll")).toEqual(["well"]);
    expect(wordsOf("presssss")).toEqual(["press"]);
  });

  it("reads figures as letters where that gives a word of the folder's", () => {
    expect(wordsOf("cl0ts pr3ss lymph4tic s3s5ion")).toEqual(["clots", "press", "lymphatic", "session"]);
    expect(wordsOf("h3llo")).toEqual(["hello"]);
    expect(wordsOf("h1n1flu l5s1disc")).not.toContain("hiniflu");
  });

  it("reads a thermometer where the folder has a word for that", () => {
    expect(wordsOf("i am 38.6 today")).not.toContain("fever");
    const folder = smallLexicon({ known: "i am fever today" });
    expect(read("I am 38.6 today", folder).tokens.map(({ word }) => word)).toEqual([
      "i",
      "am",
      "fever",
      "today",
    ]);
  });

  it("never takes a guarded real word for a misspelling of a known one", () => {
    expect(wordsOf("cloths")).toEqual(["cloths"]);
    expect(wordsOf("hell")).toEqual(["hell"]);
    expect(read("cloths", lexicon).tokens[0]?.known).toBe(false);
  });

  it("leaves an inflection of a known word as it is", () => {
    expect(wordsOf("pressing")).toEqual(["pressing"]);
    expect(wordsOf("helped")).toEqual(["helped"]);
  });

  it("mends no known word", () => {
    const known = [...lexicon.vocabulary.stems.keys()];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...known), { minLength: 1 }), (words) => {
        const text = words.join(" ");
        // Letters that stand apart are one word.
        fc.pre(!/(?:\b\w ){3}\w\b/.test(text));
        expect(wordsOf(text)).toEqual(words);
      }),
    );
  });

  it("says of each word whether the folder holds it", () => {
    expect(read("press zyzzyva", lexicon).tokens.map(({ known }) => known)).toEqual([true, false]);
  });

  it("notices a question mark anywhere, full-width too", () => {
    expect(read("press? i am", lexicon).asks).toBe(true);
    expect(read("press？", lexicon).asks).toBe(true);
    expect(read("press", lexicon).asks).toBe(false);
  });

  it("gives one stem a token, in order, and reads nothing into a message without words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (message) => {
        const { tokens, stems } = read(message, lexicon);
        expect(stems).toEqual(tokens.map(({ stem }) => stem));
      }),
    );
    expect(read("?! ... 🙂", lexicon).tokens).toEqual([]);
  });

  it("reads a word the same way in any place of a message", () => {
    const message = "sesion dont sesion swelll helppp";
    expect(wordsOf(`${message} ${message}`)).toEqual([...wordsOf(message), ...wordsOf(message)]);
  });
});

describe("the shipped vocabulary", () => {
  const shipped = (message: string) => read(message, shippedLexicon()).tokens.map(({ word }) => word);

  it.each(["cloths", "clothes", "plots", "slots", "canter", "dancer", "harp", "flute"])(
    "leaves the real word %s as it is, however near it is to a condition's",
    (word) => {
      expect(shipped(`do they have ${word}`)).toContain(word);
    },
  );

  it("writes out contractions with either apostrophe and with none", () => {
    for (const typed of ["don't", "don’t", "dont"]) expect(shipped(typed)).toEqual(["do", "not"]);
    for (const typed of ["isn't", "isnt"]) expect(shipped(typed)).toEqual(["is", "not"]);
    for (const typed of ["haven't", "havent"]) expect(shipped(typed)).toEqual(["have", "not"]);
    for (const typed of ["I'll be", "ill be"]) expect(shipped(typed)).toEqual(["i", "will", "be"]);
  });

  it("leaves a word that is a contraction only with its apostrophe", () => {
    expect(shipped("i was ill, they were well")).toEqual(["i", "was", "ill", "they", "were", "well"]);
    expect(shipped("i'll say we're ill")).toEqual(["i", "will", "say", "we", "are", "ill"]);
  });

  it("takes no inflection of a name for a misspelling, whichever ending it is read with", () => {
    expect(shipped("kansers")).toEqual(["kansers"]);
  });

  it("mends the words people most often mistype", () => {
    expect(shipped("limphatic")).toEqual(["lymphatic"]);
    expect(shipped("lymfatic drainige")).toEqual(["lymphatic", "drainage"]);
    expect(shipped("masage")).toEqual(["massage"]);
  });
});
