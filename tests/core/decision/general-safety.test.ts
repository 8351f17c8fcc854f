import { describe, expect, it } from "vitest";
import { createGuide } from "../../../src/core/guide.ts";
import { shippedKnowledge } from "../lexicon.ts";

const { knowledge, model } = shippedKnowledge();
const guide = createGuide(knowledge, model);
const replyTo = (message: string) => guide.reply(message).reply;
const praised = (message: string) =>
  replyTo(message).passages.some(({ text }) => knowledge.safety.praise.some((words) => text.includes(words)));

describe("the article's general word of safety", () => {
  it.each([
    "is it safe?",
    "is lymphatic drainage safe",
    "is it safe for everyone",
    "is it dangerous",
    "hi is lymphatic massage safe pls",
    "is it safe and effective",
    "is it safe for my sister",
    "i've never had it, is it safe to try",
  ])("answers who asks in general: %s", (message) => {
    expect(replyTo(message)).toMatchObject({ kind: "answer", topic: knowledge.safety.general });
  });

  // The folder knows these words from elsewhere, and lists none of them as a condition by that name.
  it.each([
    "is it safe with thinners?",
    "is it safe with a ganglion",
    "is it safe with a zyzzyva",
    "would it be safe after a parachute jump",
    "is it safe with bubbles in my blood",
    "can it be dangerous with marbles under my knee",
  ])("is not given to who says with what, whatever that is: %s", (message) => {
    expect(praised(message)).toBe(false);
    expect(replyTo(message).kind).not.toBe("answer");
  });

  it.each(["is it safe with a pacemaker, thanks!", "hello, i was wondering about my pacemaker, thanks!"])(
    "and no thanks of the bot's own, where a condition is named: %s",
    (message) => {
      expect(replyTo(message).conditions.map(({ level }) => level)).toContain("unlisted");
      expect(replyTo(message).kind).not.toBe("small-talk");
    },
  );
});

describe("who asks whether something else is safe", () => {
  it.each([
    "is hot stone safe",
    "is deep tissue safe?",
    "is it safe to massage my own neck",
    "is it safe to fast and have it",
    "i bought pressotherapy boots off amazon. are they safe?",
    "do vibration plates drain lymph and are they safe",
    "can i drink wine before? is that safe?",
  ])("is not given the general word for it: %s", (message) => {
    expect(praised(message)).toBe(false);
  });

  it.each([
    ["can i go in the sauna after", "is that safe?", "bath-and-sauna"],
    ["can i drink wine before", "is it risky to do both", "alcohol-and-coffee"],
    ["can i combine it with acupuncture", "are they safe together", "combining-therapies"],
    ["do vibration plates work", "is this safe", "machines"],
    ["can my dog have it", "is it safe for him", undefined],
    ["can i do my belly", "is that dangerous", undefined],
  ])("is told that the article does not say, behind %j: %j", (before, message, topic) => {
    const { reply } = guide.reply(message, guide.reply(before).context);
    expect(reply).toMatchObject({ kind: "not-covered", ...(topic === undefined ? {} : { topic }) });
  });

  it.each([
    ["what does it cost", "is this massage safe?"],
    ["hello", "is this safe"],
    ["how often should i go", "is that safe"],
  ])("but not where the therapy is meant, behind %j: %j", (before, message) => {
    const { reply } = guide.reply(message, guide.reply(before).context);
    expect(reply).toMatchObject({ kind: "answer", topic: knowledge.safety.general });
  });
});

describe("who takes a reply for leave", () => {
  it.each([
    "so that's a yes?",
    "great, so i'm fine?",
    "phew so it's fine then",
    "so i can go ahead?",
    "is that a yes or a no",
  ])("is not told so: %s", (message) => {
    const { reply } = guide.reply(message, guide.reply("is it safe?").context);
    expect(["small-talk", "clarify"]).not.toContain(reply.kind);
    expect(praised(message)).toBe(false);
  });

  it("is told of no safety in general behind something that was only told of", () => {
    const { context } = guide.reply("my mum has a wobbly valve thing");
    expect(guide.reply("is it safe for her?", context).reply.kind).toBe("caution");
  });
});
