import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeText } from "../../adapters/discord/escape.ts";
import { hostileText } from "../adapters/texts.ts";

/** What Discord shows of an escaped text: a backslash before anything but letters, digits and white space goes. */
const shown = (markup: string): string => markup.replace(/\\([^0-9A-Za-z\s])/gu, "$1");

it("a text is shown as it was written, whatever stands in it", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(shown(escapeText(text))).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

it("nothing in a text is obeyed", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const left = escapeText(text).replace(/\\[\s\S]/gu, "x");
      expect(left).not.toMatch(/[*_~|`<[@]/);
      expect(left).not.toMatch(/^ *(?:>|#{1,3} |-# |- |\d+\. )/m);
      expect(left).not.toContain("://");
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ["<@123> and @everyone", "\\<\\@123> and \\@everyone"],
  ["**b** ~~s~~ ||h||", "\\*\\*b\\*\\* \\~\\~s\\~\\~ \\|\\|h\\|\\|"],
  ["- item\n1. one\n> quote\n-# small", "\\- item\n1\\. one\n\\> quote\n\\-# small"],
  ["see https://evil.example/a_b", "see https\\://evil.example/a\\_b"],
  ["a light-pressure stroke (30 to 60 minutes).", "a light-pressure stroke (30 to 60 minutes)."],
])("%j becomes %j", (text, escaped) => {
  expect(escapeText(text)).toBe(escaped);
});
