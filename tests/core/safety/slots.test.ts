import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asksLeave, findSlot, mayNameBack, nameOf } from "../../../src/core/safety/slots.ts";
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

  it("is nothing that somebody must do", () => {
    expect(slotOf("do i have to zyzzyva")).toBeUndefined();
    expect(slotOf("i have a zyzzyva")).toBe("zyzzyva");
  });

  it("is nothing where only small words, which name nothing, stand among explained ones", () => {
    // "before", "at" and "my" are in no list of what is explained here.
    expect(slotOf("can i have it before my help")).toBeUndefined();
    expect(slotOf("can i have help at please")).toBeUndefined();
    expect(slotOf("can i have zyzzyva before my help")).toBe("zyzzyva before my help");
  });

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

describe("a slot", () => {
  const utterance = (message: string) => read(message, lexicon);
  /** Every word but those named here is explained. */
  const slotWith = (message: string, strange: readonly string[]) => {
    const { tokens } = utterance(message);
    return findSlot(utterance(message), (at) => !strange.includes(tokens[at]?.word ?? ""));
  };
  const wordsIn = (message: string, ...strange: readonly string[]) => {
    const slot = slotWith(message, strange);
    return (
      slot &&
      utterance(message)
        .tokens.slice(slot.from, slot.to)
        .map(({ word }) => word)
        .join(" ")
    );
  };

  it("says what leads to it", () => {
    expect(slotWith("is it safe with zyzzyva", ["zyzzyva"])).toEqual({
      from: 4,
      to: 5,
      behindPreposition: true,
      owned: true,
    });
    expect(slotWith("i have zyzzyva", ["zyzzyva"])).toMatchObject({ behindPreposition: false, owned: true });
    expect(slotWith("after zyzzyva", ["zyzzyva"])).toMatchObject({ behindPreposition: true, owned: false });
    expect(slotWith("zyzzyva ok", ["zyzzyva"])).toEqual({
      from: 0,
      to: 1,
      behindPreposition: false,
      owned: false,
    });
  });

  it("is nothing that somebody did", () => {
    for (const told of ["have done zyzzyva", "has only ever done zyzzyva", "had already tried zyzzyva"])
      expect(wordsIn(`she ${told}`, "zyzzyva")).toBeUndefined();
    expect(wordsIn("she has only ever zyzzyva", "zyzzyva")).toBe("ever zyzzyva");
    expect(wordsIn("she is done with zyzzyva", "zyzzyva")).toBe("zyzzyva");
  });

  it("leaves out up to five words that only lead to it", () => {
    expect(wordsIn("with a very bad recent old zyzzyva", "zyzzyva")).toBe("zyzzyva");
    expect(wordsIn("with a very bad recent old new zyzzyva", "zyzzyva")).toBeUndefined();
  });

  it("ends before a word that goes on with the question, with its clause, and after six words", () => {
    expect(wordsIn("with zyzzyva is fine", "zyzzyva")).toBe("zyzzyva");
    expect(wordsIn("with zyzzyva, qwerl", "zyzzyva", "qwerl")).toBe("zyzzyva");
    expect(wordsIn("with pear plum fig date lime kiwi mango", "pear")).toBe("pear plum fig date lime kiwi");
  });

  it("ends in no word that names nothing", () => {
    expect(wordsIn("with zyzzyva during my", "zyzzyva")).toBe("zyzzyva");
    expect(wordsIn("with my", "my")).toBeUndefined();
    expect(wordsIn("with is", "is")).toBeUndefined();
  });

  it("is the one with the larger share of strange words, and behind an opener rather than at the start", () => {
    expect(wordsIn("zyzzyva with qwerl", "zyzzyva", "qwerl")).toBe("qwerl");
    expect(wordsIn("with one zyzzyva. with qwerl", "zyzzyva", "qwerl")).toBe("qwerl");
    expect(wordsIn("with qwerl. with one zyzzyva", "zyzzyva", "qwerl")).toBe("qwerl");
    expect(wordsIn("with qwerl. with zyzzyva", "zyzzyva", "qwerl")).toBe("qwerl");
    expect(wordsIn("zyzzyva", "zyzzyva")).toBe("zyzzyva");
    expect(wordsIn("with one two zyzzyva. zyzzyva", "zyzzyva")).toBe("one two zyzzyva");
    expect(wordsIn("zyzzyva. with pear plum fig date zyzzyva", "zyzzyva")).toBe("zyzzyva");
  });

  it("opens nowhere else", () => {
    expect(wordsIn("one zyzzyva, qwerl", "qwerl")).toBeUndefined();
    expect(findSlot(utterance(""), () => false)).toBeUndefined();
  });

  it("is named back as it was typed, with one space between words", () => {
    const message = "is it safe with  Qwerl   zyzzyva";
    expect(nameOf(utterance(message), { from: 4, to: 6 })).toBe("qwerl zyzzyva");
    expect(nameOf(utterance("with x2"), { from: 1, to: 2 })).toBeUndefined();
    expect(nameOf(utterance("with x"), { from: 1, to: 1 })).toBeUndefined();
  });
});

describe("asking leave", () => {
  it.each([
    "can i come",
    "could my mum have it",
    "may someone with that go",
    "should the client wait",
    "is it still ok",
    "would that be a problem",
    "will this be safe",
    "its fine",
    "a graze, ok?",
    "with a graze is it safe to come",
    "alright",
    "a graze, safe to go",
  ])("is read from: %s", (message) => {
    expect(asksLeave(read(message, lexicon))).toBe(true);
  });

  it.each([
    "how long is it",
    "can it help",
    "ok so how long",
    "is it so very blue and tall and fine with us",
    "okayish",
    "",
  ])("is not read from: %j", (message) => {
    expect(asksLeave(read(message, lexicon))).toBe(false);
  });
});
