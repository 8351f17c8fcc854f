import { describe, expect, it } from "vitest";
import { shippedGuide } from "../../support/guide.ts";
import { asked, decideOn, named } from "./kit.ts";

describe("pointing at the list of who should avoid the therapy", () => {
  const guide = shippedGuide();
  const { context } = guide.reply("Who should not have it?");

  it.each([
    "I'm one of those. How often should I go?",
    "my mother is in that list. how often should she go?",
    "That describes me.",
    "I tick one of those boxes. how long is a session?",
    "uh oh, number 2",
    "the second applies to my dad",
    "that's my mum! how often should she go?",
    "several of these. benefits?",
    "I'm in that group, how long is a session?",
    "my husband has one of these",
    "i have the second one",
    "that's me",
    "guilty",
  ])("is met by the precaution, and stays in mind: %s", (message) => {
    const first = guide.reply(message, context);
    const { avoid } = guide.knowledge.safety.precautions;
    expect(first.reply.kind).toBe("caution");
    expect(first.reply.passages[0]?.text).toBe(avoid.sentence.text);
    expect(guide.reply("how often should i go?", first.context).reply.kind).toBe("caution");
  });

  it.each([
    "how many of those are there?",
    "which one of these is the worst?",
    "ok. how long is a session?",
    "thanks, that is good to know",
  ])("is not every message behind it: %s", (message) => {
    expect(guide.reply(message, context).reply.conditions).toEqual([]);
  });

  it("is none where the list was not shown last, nor where something offered is chosen", () => {
    const { conditions } = guide.reply("I'm one of those. How often should I go?").reply;
    expect(conditions.map(({ level }) => level)).not.toContain("avoid");
    const offered = { topic: "risk", offered: ["length", "rhythm"] };
    const { draft } = decideOn({ message: "number 2", context: offered, asked: [asked({})] });
    expect(draft.conditions ?? []).not.toContainEqual(named(null, "what-you-describe", "avoid"));
  });
});
