import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSlot, mayNameBack, nameOf } from "../../../src/core/safety/slots.ts";
import { read, smallLexicon } from "../lexicon.ts";

const lexicon = smallLexicon({
  known:
    "is it safe with can i have after for my me a the while on you do this does help or not ok please what if someone has",
});

/** What a message asks about, as it would be named back. */
function slotOf(message: string): string | undefined {
  const utterance = read(message, lexicon);
  const slot = findSlot(utterance, (at) => utterance.tokens[at]?.known ?? true);
  return slot === undefined ? undefined : nameOf(utterance, slot);
}

describe("what a question is about", () => {
  it.each([
    ["is it safe with zyzzyva", "zyzzyva"],
    ["is it safe with a zyzzyva?", "zyzzyva"],
    ["can i have it after my zyzzyva", "zyzzyva"],
    ["i have zyzzyva", "zyzzyva"],
    ["i have qworl zyzzyva, is it safe", "qworl zyzzyva"],
    ["what if someone has zyzzyva", "zyzzyva"],
    ["can i do this while on zyzzyva", "zyzzyva"],
    ["Is it SAFE with Zyzzyva please", "zyzzyva"],
    ["is it ok with qwerl-zyzzyva", "qwerl-zyzzyva"],
  ])("is found by the frame: %s", (message, name) => {
    expect(slotOf(message)).toBe(name);
  });

  it.each(["is it safe", "can i have it", "is it ok with me", "", "?!"])(
    "is nothing where every word is explained: %j",
    (message) => {
      expect(slotOf(message)).toBeUndefined();
    },
  );

  it("ends at its clause", () => {
    expect(slotOf("is it safe with zyzzyva, qwerl qwerl")).toBe("zyzzyva");
  });

  it("is never named back in more than six words", () => {
    const word = fc.constantFrom("zyzzyva", "qwerl", "vrumf");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 15 }), (words) => {
        expect((slotOf(`is it safe with ${words.join(" ")}`) ?? "").split(" ").length).toBeLessThanOrEqual(6);
      }),
    );
  });

  it("may be named back whenever it is named at all, whatever the message", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (filler) => {
        const name = slotOf(`is it safe with ${filler}`);
        if (name !== undefined) expect(mayNameBack(name)).toBe(true);
      }),
    );
  });
});

describe("what a person wrote", () => {
  it("may be named back in up to six words and 60 characters of letters, spaces and hyphens", () => {
    for (const text of ["lupus", "long covid", "a b c d e f", "ehlers-danlos", "œdème", "x".repeat(60)])
      expect(mayNameBack(text)).toBe(true);
  });

  it.each([
    "",
    "a b c d e f g",
    "x".repeat(61),
    "stage 2",
    "crohn's",
    "a/b",
    "<b>",
    "*bold*",
    "@here",
    "a\nb",
    "a\tb",
    "日本 1",
    "x.y",
    "🙂",
    "a_b",
    "`a`",
  ])("is not named back as %j", (text) => {
    expect(mayNameBack(text)).toBe(false);
  });

  it("is named back only within the bound", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 90 }), (text) => {
        if (!mayNameBack(text)) return;
        expect(text.length).toBeLessThanOrEqual(60);
        expect(text.split(/\s+/).length).toBeLessThanOrEqual(6);
        expect(text).toMatch(/^[\p{L}\p{M} -]+$/u);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,8}(?:[ -][a-z]{1,8}){0,5}$/), (text) => {
        expect(mayNameBack(text)).toBe(text.length <= 60);
      }),
    );
  });
});
