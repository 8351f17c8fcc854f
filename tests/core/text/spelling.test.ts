import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSpeller, distance } from "../../../src/core/text/spelling.ts";

const spellerOf = (words: string, counts: Readonly<Record<string, number>> = {}) =>
  createSpeller(new Map(words.split(" ").map((word) => [word, counts[word] ?? 3])));

describe("a speller", () => {
  it.each([
    ["a letter left out", "masage", "massage"],
    ["a letter too many", "sesssion", "session"],
    ["a wrong letter", "sessian", "session"],
    ["two neighbours swapped", "sesison", "session"],
    ["two edits in a long word", "limphatc", "lymphatic"],
    ["a word that sounds alike", "lymfatick", "lymphatic"],
    ["a sound spelled otherwise", "nikotine", "nicotine"],
  ])("mends %s: %s", (_, typed, meant) => {
    expect(spellerOf("massage session lymphatic nicotine water").mend(typed)).toBe(meant);
  });

  it("forgives nothing in words of three letters, one edit from four on and two from eight on", () => {
    const speller = spellerOf("flu clot drainage");
    expect(speller.mend("flo")).toBeUndefined();
    expect(speller.mend("clat")).toBe("clot");
    expect(speller.mend("klat")).toBeUndefined();
    expect(speller.mend("drinagge")).toBe("drainage");
    expect(speller.mend("drxinxg")).toBeUndefined();
  });

  it("prefers the word that starts with the same letter", () => {
    expect(spellerOf("best rest", { best: 1, rest: 5 }).mend("best")).toBe("best");
    expect(spellerOf("lotion motion", { motion: 3 }).mend("lotian")).toBe("lotion");
    expect(spellerOf("heart chart").mend("hart")).toBe("heart");
  });

  it("prefers the more frequent of two words equally near", () => {
    expect(spellerOf("bread broad", { bread: 1, broad: 100 }).mend("bread")).toBe("bread");
    expect(spellerOf("stand stard", { stand: 100, stard: 1 }).mend("stavd")).toBe("stand");
    expect(spellerOf("stand stard", { stand: 1, stard: 100 }).mend("stavd")).toBe("stard");
  });

  it("mends nothing that is too long, holds a digit or is of another script", () => {
    const speller = spellerOf("massage");
    for (const word of ["m4ssage", "массаж", "massagé", "a".repeat(25), "按摩按摩", ""])
      expect(speller.mend(word)).toBeUndefined();
  });

  it("tells apart two words run together: frequent ones before anything else, rarer ones where no word is near", () => {
    const speller = spellerOf("how long heart failure belong of an", {
      how: 300,
      long: 300,
      of: 300,
      an: 299,
    });
    expect(speller.mend("howlong")).toBe("how long");
    expect(speller.mend("heartfailure")).toBe("heart failure");
    expect(spellerOf("how long holong", { how: 299, long: 300 }).mend("howlong")).toBe("holong");
    expect(spellerOf("how long", { how: 2, long: 3 }).mend("howlong")).toBeUndefined();
  });

  it("tells apart no short word and no half of a letter or two that is rare", () => {
    const speller = spellerOf("do in on ix failure it", { do: 300, in: 300, on: 300, it: 300 });
    expect(speller.mend("doin")).toBeUndefined();
    expect(speller.mend("doinit")).toBeUndefined();
    expect(speller.mend("ixfailure")).toBeUndefined();
  });

  it("tells three and more words apart, in the way that holds the fewest and most frequent", () => {
    const speller = spellerOf("how long does it take do sit can i blood clot", {
      how: 900,
      long: 500,
      does: 600,
      do: 300,
      it: 900,
      sit: 300,
      take: 90,
      can: 500,
      blood: 4,
      clot: 3,
    });
    expect(speller.mend("howlongdoesittake")).toBe("how long does it take");
    expect(speller.mend("canitakebloodclot")).toBe("can i take blood clot");
    expect(speller.mend("howlongdoeszztake")).toBeUndefined();
    expect(speller.mend("howlong".repeat(8))).toBeUndefined();
  });

  it("gives every near word, best first", () => {
    const near = spellerOf("clots cloth close slots").near("clotz");
    expect(near[0]).toBe("clots");
    expect(near).toContain("cloth");
  });
});

// A small alphabet, so that words are often near each other.
const letters = fc.constantFrom(..."abcd");
const word = fc.string({ unit: letters, minLength: 3, maxLength: 12 });

describe("mending", () => {
  it("never goes further than its bound: one edit below eight letters, two from eight on, three where it sounds alike", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 40 }), word, (known, typed) => {
        const meant = createSpeller(new Map(known.map((each) => [each, 1]))).mend(typed);
        if (meant === undefined) return;
        expect(known).toContain(meant);
        const edits = typed.length >= 8 ? 2 : 1;
        const most = soundsAlike(typed, meant) ? 3 : edits;
        expect(editsByHand(typed, meant)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it("finds every known word within its bound", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 40 }), word, (known, typed) => {
        if (typed.length < 4) return;
        const near = createSpeller(new Map(known.map((each) => [each, 1]))).near(typed);
        for (const each of known) if (editsByHand(typed, each) <= 1) expect(near).toContain(each);
      }),
    );
  });

  it("gives a known word as the best mending of itself", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 40 }), (known) => {
        const speller = createSpeller(new Map(known.map((each) => [each, 1])));
        for (const each of known) if (each.length >= 4) expect(speller.mend(each)).toBe(each);
      }),
    );
  });
});

describe("distance", () => {
  it("is what the recurrence gives, up to the bound it was given", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (left, right, most) => {
        const edits = editsByHand(left, right);
        if (edits <= most) expect(distance(left, right, most)).toBe(edits);
        else expect(distance(left, right, most)).toBeGreaterThan(most);
      }),
    );
  });

  it("is not changed by what was measured before", () => {
    distance("aaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbb", 24);
    expect(distance("clot", "clots", 3)).toBe(1);
    expect(distance("clot", "colt", 3)).toBe(1);
  });
});

/** Optimal string alignment, straight from its definition. */
function editsByHand(left: string, right: string): number {
  const memo = new Map<string, number>();
  const measure = (row: number, column: number): number => {
    if (row === 0 || column === 0) return row + column;
    const key = `${row} ${column}`;
    const before = memo.get(key);
    if (before !== undefined) return before;
    const same = left[row - 1] === right[column - 1];
    let least = Math.min(
      measure(row - 1, column) + 1,
      measure(row, column - 1) + 1,
      measure(row - 1, column - 1) + (same ? 0 : 1),
    );
    if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
      least = Math.min(least, measure(row - 2, column - 2) + 1);
    }
    memo.set(key, least);
    return least;
  };
  return measure(left.length, right.length);
}

/** Over this alphabet: the first letter and the consonants behind it, none twice in a row. */
function soundsAlike(left: string, right: string): boolean {
  const sound = (text: string) => {
    const spoken = text.replace(/c/g, "k");
    return (spoken.slice(0, 1) + spoken.slice(1).replace(/a/g, "")).replace(/(.)\1+/g, "$1");
  };
  return left.length >= 5 && sound(left) === sound(right);
}
