import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Context, EMPTY_CONTEXT } from "../../../src/core/context.ts";
import { bakeryGuide, shippedGuide } from "../../support/guide.ts";
import { breachesOf } from "../contract.ts";
import { anything, mixed } from "../messages.ts";

const guides = { shipped: shippedGuide(), bakery: bakeryGuide() };
const LENGTH = 100_000;
/** A text repeated to 100,000 characters. */
const long = (text: string) => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);

describe.each(Object.entries(guides))("any text, asked of the %s guide", (_, guide) => {
  it("is answered by a well-formed reply that keeps the contract and ends with the disclaimer", () => {
    fc.assert(
      fc.property(anything(), (text) => {
        const { reply } = guide.reply(text);
        expect(breachesOf(reply, guide.knowledge)).toEqual([]);
        expect(reply.text.isWellFormed()).toBe(true);
        expect(reply.question.isWellFormed()).toBe(true);
        expect(JSON.parse(JSON.stringify(reply)).text).toBe(reply.text);
      }),
      { numRuns: 600 },
    );
  });

  it("is answered in the middle of any conversation", () => {
    const turn = fc.oneof(
      anything(),
      mixed(guide.knowledge),
      fc.constantFrom("why?", "tell me more", "2", "start over", "none of these"),
    );
    fc.assert(
      fc.property(fc.array(turn, { minLength: 2, maxLength: 6 }), (turns) => {
        let context: Context = EMPTY_CONTEXT;
        for (const [at, message] of turns.entries()) {
          const outcome = guide.reply(message, context, at * 1000);
          expect(breachesOf(outcome.reply, guide.knowledge)).toEqual([]);
          context = outcome.context;
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("an empty message", () => {
  it.each([
    "",
    " ",
    "\n\n",
    "\u0000",
    "\u200b\u200b",
    "???",
    "…",
    "🙂",
    "```",
    "<@U012ABCDEF>",
    "https://example.com",
  ])("is answered: %j", (text) => {
    const { reply } = guides.shipped.reply(text);
    expect(breachesOf(reply, guides.shipped.knowledge)).toEqual([]);
    expect(["small-talk", "off-topic", "not-covered", "clarify"]).toContain(reply.kind);
  });
});

// None of these is timed: a pass that grew with the square of its text would not come back within the test's timeout.
describe("a message of 100,000 characters", () => {
  const { knowledge } = guides.shipped;
  it.each([
    ["one letter", "a"],
    ["one word without an end", "lymphatic"],
    ["held-down letters", "helppppp "],
    ["blanks", " "],
    ["line ends", "\n"],
    ["question marks", "?"],
    ["dots and blanks", ". "],
    ["opened brackets", "((((<<<<"],
    ["opened mentions", "<@"],
    ["opened links", "https://"],
    ["opened code", "```"],
    ["single backticks", "` "],
    ["apostrophes", "a'"],
    ["hyphens between blanks", " - "],
    ["misspelled words", "limfattic drainige masssage "],
    ["words nobody knows", "zyzzyvaq "],
    ["the beginning of a longer name", "deep vein "],
    ["denials", "no "],
    ["denials that join", "no clots or "],
    ["conditions", "blood clots, cancer, eczema, diabetes, "],
    ["emergencies", "chest pain and cannot breathe "],
    ["questions", "how long does it take? "],
    ["combining marks", "a\u0301\u0302\u0303"],
    ["lone surrogates", "\ud83d"],
    ["emoji of many parts", "👩‍👩‍👧‍👦"],
    ["right-to-left text", "שלום עולם "],
    ["Chinese", "血栓"],
    ["look-alike letters", "bl\u043e\u043ed cl\u043et "],
    ["full-width letters", "ｃｌｏｔ "],
    ["ligatures that grow under NFKC", "ﷺ"],
  ])("of %s is answered", (_, piece) => {
    const { reply } = guides.shipped.reply(long(piece));
    expect(breachesOf(reply, knowledge)).toEqual([]);
  });

  it("brings the precaution for a condition at its end, and says that the question was taken from a part", () => {
    const story = long("The train was late and the shop was closed. ");
    const { reply } = guides.shipped.reply(`${story} I have a blood clot. How often should I go?`);
    expect(reply.kind).toBe("caution");
    expect(reply.passages[0]?.text).toBe(knowledge.safety.precautions.avoid.sentence.text);
    expect(reply.text).toContain(knowledge.replies.cut?.text);
  });

  it("brings the card for an emergency in its middle", () => {
    const story = long("The train was late and the shop was closed. ").slice(0, LENGTH / 2);
    const { reply } = guides.shipped.reply(`${story} My dad is unconscious and not breathing. ${story}`);
    expect(reply.kind).toBe("urgent");
  });
});

describe("a short message", () => {
  it("is not told that it is long", () => {
    const { reply } = guides.shipped.reply("How often should I go?");
    expect(reply.text).not.toContain(guides.shipped.knowledge.replies.cut?.text);
  });
});
