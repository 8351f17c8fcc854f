import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "../../../src/core/text/normalise.ts";
import { splitWords } from "../../../src/core/text/words.ts";

const textsOf = (text: string) => splitWords(text).map((word) => word.text);
/** Words of each sentence, or clause, side by side. */
function parts(text: string, by: "sentence" | "clause"): string[] {
  const found: string[] = [];
  for (const word of splitWords(text))
    found[word[by]] = [found[word[by]], word.text].filter(Boolean).join(" ");
  return found.filter((part) => part !== undefined);
}

describe("splitWords", () => {
  it("gives words in order, with apostrophes dropped inside them", () => {
    expect(textsOf("don't they press 'too hard'?")).toEqual(["dont", "they", "press", "too", "hard"]);
  });

  it("keeps an apostrophe without which it would be another word", () => {
    expect(textsOf("i'll say we're ill")).toEqual(["i'll", "say", "we're", "ill"]);
    expect(textsOf("they'll, youre")).toEqual(["theyll", "youre"]);
  });

  it("keeps digits, and cuts at hyphens", () => {
    expect(textsOf("a 30-minute self-massage at 9:30")).toEqual([
      "a",
      "30",
      "minute",
      "self",
      "massage",
      "at",
      "9",
      "30",
    ]);
  });

  it("reads every Chinese and Japanese character as a word of its own", () => {
    expect(textsOf("我有血栓")).toEqual(["我", "有", "血", "栓"]);
    expect(textsOf("がん ok")).toEqual(["が", "ん", "ok"]);
  });

  it("cuts sentences at full stops, questions, exclamations, semicolons, line ends and their Chinese forms", () => {
    for (const end of [". ", "! ", "? ", "…", "; ", "\n", "?!", "。", "！", "？"]) {
      expect(parts(`no${end}clots`, "sentence")).toEqual(["no", "clots"]);
    }
  });

  it("cuts clauses at commas, colons, brackets, quotation marks, bars and spaced hyphens, and not the sentence", () => {
    for (const cut of [", ", ": ", " (", ") ", " [", '"', " | ", " - ", " -- ", "，", "、"]) {
      expect(parts(`no${cut}clots`, "clause")).toEqual(["no", "clots"]);
      expect(parts(`no${cut}clots`, "sentence")).toEqual(["no clots"]);
    }
  });

  it("cuts clauses before words that turn a sentence", () => {
    for (const word of ["but", "though", "although", "however", "because", "so", "except"]) {
      expect(parts(`no clots ${word} cancer`, "clause")).toEqual(["no clots", `${word} cancer`]);
    }
  });

  it("cuts nothing at a plain blank, a hyphen within a word or an apostrophe", () => {
    expect(parts("self-massage doesn't hurt me", "clause")).toHaveLength(1);
  });

  it("takes a number apart from what it counts, and leaves ordinals and names whole", () => {
    const textsIn = (text: string) => splitWords(text).map((word) => word.text);
    expect(textsIn("tablets3mg")).toEqual(["tablets", "3", "mg"]);
    expect(textsIn("38wks and 60mins")).toEqual(["38", "wks", "and", "60", "mins"]);
    expect(textsIn("1st 2nd 3rd 20th 4x covid19 b12")).toEqual([
      "1st",
      "2nd",
      "3rd",
      "20th",
      "4x",
      "covid",
      "19",
      "b12",
    ]);
  });

  it("reads no more words than it is told to", () => {
    expect(splitWords("a b c d e", 3)).toHaveLength(3);
  });

  it("gives each word its place: what stands there, without apostrophes, is the word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const text = normalise(typed);
        let last = 0;
        for (const word of splitWords(text)) {
          expect(text.slice(word.start, word.end).replaceAll("'", "")).toBe(word.text.replaceAll("'", ""));
          expect(word.start).toBeGreaterThanOrEqual(last);
          last = word.end;
        }
      }),
    );
  });

  it("never counts sentences or clauses backwards, and starts a clause with every sentence", () => {
    const piece = fc.constantFrom("no", "clots", "but", "so", ". ", ", ", "? ", " - ", "\n", " ", "血", "…");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const words = splitWords(pieces.join(" "));
        words.forEach((word, at) => {
          const before = words[at - 1];
          if (before === undefined) return;
          expect(word.sentence).toBeGreaterThanOrEqual(before.sentence);
          expect(word.clause).toBeGreaterThanOrEqual(before.clause);
          if (word.sentence > before.sentence) expect(word.clause).toBeGreaterThan(before.clause);
        });
      }),
    );
  });

  it("gives the same words whatever was split before", () => {
    // The pattern is shared between calls: one that stopped early must leave no trace.
    splitWords("one two three four", 1);
    expect(textsOf("five six")).toEqual(["five", "six"]);
  });
});
