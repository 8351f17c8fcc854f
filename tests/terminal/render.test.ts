import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { render } from "../../adapters/terminal/render.ts";
import { readingWidth } from "../../adapters/terminal/screen.ts";
import { widthOf } from "../../adapters/terminal/width.ts";
import { createReplyMaker } from "../../src/core/reply/make.ts";
import { disclaimer, guide } from "./bakery.ts";

const WIDE = { width: 80, color: false };

function shown(message: string, screen = WIDE): string {
  return render(guide.reply(message).reply, screen);
}

describe("render", () => {
  it("quotes the article, indented, with its section, and numbers the suggestions", () => {
    expect(shown("how often do I feed the starter")).toBe(
      [
        "  │ “Feed the starter once a day with equal weights of flour and water.”",
        "  │ Baking At Home",
        "",
        "1. What is sourdough?",
        "",
        "The Village Oven writes for general interest and gives no medical advice. Talk",
        "to your doctor before you change your diet.",
      ].join("\n"),
    );
  });

  it("shows an emergency card and the disclaimer, and nothing else", () => {
    expect(shown("I cannot breathe")).toBe(
      [
        "This may be an emergency. Please call your local emergency number now.",
        "",
        "The Village Oven writes for general interest and gives no medical advice. Talk",
        "to your doctor before you change your diet.",
      ].join("\n"),
    );
  });

  it("highlights the precaution and the card, and dims sections, in colour only", () => {
    const screen = { ...WIDE, color: true };
    const caution = shown("I have celiac disease", screen);
    expect(caution).toContain("\u001b[1m\u001b[33m  │ “It should be avoided");
    expect(caution).toContain("\u001b[2m  │ Who Should Be Careful\u001b[22m");
    expect(shown("I cannot breathe", screen)).toContain("\u001b[1m\u001b[31mThis may be an emergency.");
    for (const message of ["I have celiac disease", "I cannot breathe", "what is sourdough", "hello"]) {
      expect(shown(message)).not.toContain("\u001b");
      expect(stripVTControlCharacters(shown(message, screen))).toBe(shown(message));
    }
  });

  it("never makes a line wider than the window, and always ends with the disclaimer, whole", () => {
    const text = fc.oneof(fc.lorem(), fc.string({ unit: "grapheme" }), fc.stringMatching(/^\w{20,80}$/));
    const kind = fc.constantFrom(
      "answer",
      "caution",
      "not-covered",
      "clarify",
      "urgent",
      "off-topic",
      "small-talk",
    );
    const passage = text.map((words) => ({ section: "s", heading: words, text: words, line: 1 }));
    const draft = fc.record({
      kind,
      question: text,
      lead: text,
      closing: text,
      suggestions: fc.array(text),
      passages: fc.array(passage),
      conditions: fc.array(fc.record({ id: fc.constant(null), name: text, level: fc.constant("unlisted") })),
    });
    const ending = fc.oneof(fc.lorem({ mode: "sentences" }), fc.stringMatching(/^[a-z ]{0,200}x$/));
    fc.assert(
      fc.property(
        draft,
        ending,
        fc.integer({ min: 20, max: 120 }),
        fc.boolean(),
        (parts, last, columns, color) => {
          const { knowledge } = guide;
          const make = createReplyMaker({
            ...knowledge,
            article: { ...knowledge.article, disclaimer: last },
          });
          const lines = stripVTControlCharacters(
            render(make(parts), { width: readingWidth(columns), color }),
          ).split("\n");
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
          const squeezed = (words: string): string => words.replace(/\s+/g, "");
          expect(squeezed(lines.join("")).endsWith(squeezed(last))).toBe(true);
        },
      ),
    );
  });

  it("gives all replies of the small folder in 20 columns", () => {
    for (const message of [
      "what is sourdough",
      "I have celiac disease",
      "I cannot breathe",
      "price?",
      "hello",
      "is it good for ibs",
    ]) {
      const lines = shown(message, { width: 20, color: false }).split("\n");
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(20);
      expect(lines.join(" ").replace(/ +/g, " ").endsWith(disclaimer)).toBe(true);
    }
  });
});
