import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bakeryGuide } from "../../support/guide.ts";
import { breachesOf } from "../contract.ts";
import { mixed } from "../messages.ts";

const guide = bakeryGuide();
const { knowledge } = guide;
const replyTo = (message: string) => guide.reply(message).reply;

describe("a guide over another folder", () => {
  it.each([
    [
      "how often must i feed the starter",
      "feeding",
      "Feed the starter once a day with equal weights of flour and water.",
    ],
    ["what exactly is sourdough?", "what-it-is", "Sourdough bread is a loaf raised by wild yeast"],
    ["is it easier to digest than white bread", "benefits", "Many people find sourdough easier to digest"],
  ])("answers from its own article: %s", (message, topic, quote) => {
    const reply = replyTo(message);
    expect(reply).toMatchObject({ kind: "answer", topic });
    expect(reply.passages[0]?.text).toContain(quote);
  });

  it("keeps the contract with its own disclaimer, whatever is asked", () => {
    fc.assert(
      fc.property(mixed(knowledge), (message) => {
        expect(breachesOf(replyTo(message), knowledge)).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(replyTo("hello").text).toContain("The Village Oven");
  });

  it("puts its own precaution first, and says what it does not know", () => {
    const { precautions } = knowledge.safety;
    const avoid = replyTo("I have celiac disease, how often do I feed the starter?");
    expect(avoid.kind).toBe("caution");
    expect(avoid.passages[0]?.text).toBe(precautions.avoid.sentence.text);
    expect(avoid.passages.every(({ section }) => knowledge.safety.sections.includes(section))).toBe(true);
    expect(replyTo("is it safe with irritable bowel syndrome").passages[0]?.text).toBe(
      precautions.caution.sentence.text,
    );
    expect(replyTo("I have diabetes").conditions).toMatchObject([{ id: "diabetes", level: "unlisted" }]);
  });

  it("refuses what its folder leaves open", () => {
    expect(replyTo("how much does a loaf cost").kind).toBe("not-covered");
    expect(replyTo("does it freeze well").kind).toBe("not-covered");
  });

  it("shows what stands near that as no answer", () => {
    const reply = replyTo("does it freeze well");
    expect(reply.passages).toMatchObject([{ text: expect.stringContaining("Feed the starter once a day") }]);
    expect(reply.lead).toMatch(/Not an answer, but what the article says nearby:$/);
    expect(replyTo("how much does a loaf cost").passages).toEqual([]);
  });

  it.each([
    "does it help with lymphedema and swelling",
    "who is allowed to perform a lymph massage",
    "is the pressure gentle",
  ])("answers no question of another folder's: %s", (message) => {
    expect(replyTo(message).kind).not.toBe("answer");
  });

  // The frame alone carries these: what fills it is unknown to the folder, and the article is about something else.
  it.each([
    "what is lymphatic drainage massage",
    "how long does a massage session take",
    "does it drain the lymph nodes",
    "can i have a lymph massage at home",
  ])("answers no question about what it does not know: %s", (message) => {
    expect(replyTo(message).kind).not.toBe("answer");
  });

  it("knows no condition but its own", () => {
    expect(replyTo("I have a blood clot").conditions.every(({ level }) => level === "unlisted")).toBe(true);
  });

  it("knows an emergency by its own examples", () => {
    expect(replyTo("my throat is closing after eating bread").kind).toBe("urgent");
    expect(replyTo("I want to kill myself").kind).toBe("urgent");
    expect(replyTo("how do I keep my starter alive").kind).not.toBe("urgent");
  });
});
