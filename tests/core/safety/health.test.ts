import { describe, expect, it } from "vitest";
import { featuresOf, marksOf } from "../../../src/core/matching/features.ts";
import { train } from "../../../src/core/matching/train.ts";
import {
  HEALTH_CLASSES,
  HEALTH_THRESHOLD,
  healthHinted,
  healthTold,
} from "../../../src/core/safety/health.ts";
import { PhraseTrie } from "../../../src/core/text/trie.ts";
import { shippedGuide } from "../../support/guide.ts";
import { read, smallLexicon } from "../lexicon.ts";

describe("what is told beside a question", () => {
  const lexicon = smallLexicon({
    known: "a tube in my nose got sunny day today how long is it no with have does it help",
  });
  const groups = new PhraseTrie<readonly string[]>();
  const examples = ["sunny day today", "got a tube in my nose"].flatMap((text, label) =>
    Array.from({ length: 40 }, () => ({
      features: featuresOf(marksOf(read(text, lexicon).tokens, []), groups),
      label,
    })),
  );
  const health = { model: train(examples, HEALTH_CLASSES.length), groups };
  const tells = (message: string) => healthTold(read(message, lexicon), health) >= HEALTH_THRESHOLD;
  const hints = (message: string) => healthHinted(read(message, lexicon), health) >= HEALTH_THRESHOLD;

  it("may be somebody's health", () => {
    expect(tells("got a tube in my nose, how long is it")).toBe(true);
    expect(tells("how long is it, got a tube in my nose")).toBe(true);
    expect(tells("sunny day today, how long is it")).toBe(false);
  });

  it("is neither what is asked nor what is denied, and no message that asks nothing", () => {
    expect(tells("does it help a tube in my nose")).toBe(false);
    for (const denial of ["no", "not", "never", "without", "with no", "have no", "got no", "i no"])
      expect(tells(`${denial} tube in my nose, how long is it`)).toBe(false);
    expect(tells("how long is it, no tube in my nose")).toBe(false);
    expect(tells("got a tube in my nose")).toBe(false);
  });

  it("is hinted at by a message that asks nothing, too", () => {
    expect(hints("got a tube in my nose")).toBe(true);
    expect(hints("got a tube in my nose, how long is it")).toBe(true);
    expect(hints("how long is a tube in my nose")).toBe(false);
    expect(hints("got a tube in my nose?")).toBe(false);
    expect(hints("sunny day today")).toBe(false);
  });

  it("is read where it is no story", () => {
    const story = (words: number) => `${"tube ".repeat(words)}, how long is it`;
    expect(tells(story(40))).toBe(true);
    expect(tells(story(41))).toBe(false);
    expect(tells(`how long is ${"it ".repeat(30)}, got a tube in my nose`)).toBe(true);
  });
});

describe("whoever tells of their health in words that name no condition", () => {
  const guide = shippedGuide();

  it.each([
    "my bones crumble, how firm is it",
    "got a filter in my vein, how firm",
    "i'm 30 stone, how long is a session",
    "my iron is through the floor, will it give me energy",
    "got a wire in my heart, how gentle is it",
    "i have worms, does it detox",
    "had my insides rejigged, does it reduce swelling",
  ])("is sent to a provider and shown no dose and no benefit: %s", (message) => {
    const { reply } = guide.reply(message);
    expect(reply.kind).toBe("caution");
    expect(reply.conditions).toMatchObject([{ level: "unlisted" }]);
    const { sections, provider } = guide.knowledge.safety;
    for (const { section } of reply.passages) expect([...sections, provider.section]).toContain(section);
  });

  it.each([
    "my rings are tight by evening, does it reduce swelling",
    "i'm shattered all the time, will it give me energy",
    "my sister swears by it, how long is a session",
    "nothing wrong with me, how often should i have it",
    "my yoga teacher goes weekly, is there evidence",
    "i sit all day at a desk, does it help with puffy ankles",
  ])("and nobody else: %s", (message) => {
    expect(guide.reply(message).reply.kind).toBe("answer");
  });

  it.each([
    "i'm bald from the treatment. is it safe for me?",
    "my blood goes through a machine three times a week. is it safe for me?",
    "they opened up my chest in june. is it safe for me?",
    "there's a filter in my big vein. is it safe for me?",
  ])("is not told that it is safe in general, in one message or in two: %s", (message) => {
    const [told = "", asked = ""] = message.split(/(?<=\.) /);
    const first = guide.reply(told);
    const second = guide.reply(asked, first.context);
    for (const { reply } of [guide.reply(message), second]) {
      expect(reply.kind).toBe("caution");
      expect(reply.text).not.toContain("generally safe");
    }
  });

  it.each(["hi", "thanks", "treatment protocol please", "what does it cost?", "which oil do they use?"])(
    "but who has told of nothing is: %s",
    (message) => {
      const { context } = guide.reply(message);
      expect(guide.reply("is it safe?", context).reply.text).toContain("generally safe");
    },
  );
});
