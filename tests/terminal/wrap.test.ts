import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { widthOf } from "../../adapters/terminal/width.ts";
import { hang, wrap } from "../../adapters/terminal/wrap.ts";

const squeezed = (text: string): string => text.replace(/[\p{Cc}\p{Z}]+/gu, "");
const anyText = fc.oneof(
  fc.lorem(),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.stringMatching(/^[a-z]{30,60}$/),
);

describe("widthOf", () => {
  it.each([
    ["plain", 5],
    ["café", 4],
    ["cafe\u0301", 4],
    ["“…”", 3],
    ["淋巴引流", 8],
    ["ｱ", 1],
    ["Ｗ", 2],
    ["한국", 4],
    ["👍🏽", 2],
    ["👩‍👩‍👧", 2],
    ["❤️", 2],
    ["a\u200bb", 2],
    ["", 0],
  ])("counts the columns of %s", (text, columns) => {
    expect(widthOf(text)).toBe(columns);
  });
});

describe("wrap", () => {
  it("ends lines between words", () => {
    expect(wrap("the starter is fed once a day", 11)).toEqual(["the starter", "is fed once", "a day"]);
  });

  it("breaks a word that is wider than a line", () => {
    expect(wrap("ask https://example.org/ now", 10)).toEqual(["ask", "https://ex", "ample.org/", "now"]);
  });

  it("keeps line breaks, and lets no control character through", () => {
    expect(wrap("a\n\nb\u001b[31m c\td", 20)).toEqual(["a", "", "b [31m c d"]);
  });

  it("indents what follows the first line", () => {
    expect(hang("one two three", 9, "1. ")).toEqual(["1. one", "   two", "   three"]);
  });

  it("never makes a line too wide, nor loses or moves a character", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 10, max: 90 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(squeezed(lines.join(""))).toBe(squeezed(text));
      }),
    );
  });
});
