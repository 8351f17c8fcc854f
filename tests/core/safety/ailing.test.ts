import { describe, expect, it } from "vitest";
import { createAiling, findAiling } from "../../../src/core/safety/ailing.ts";
import { shippedGuide } from "../../support/guide.ts";
import { read, smallLexicon } from "../lexicon.ts";

const lexicon = smallLexicon({
  known:
    "my liver gall bladder is really not at all just playing up dodgy right and bad for the is it since may",
});
const ailing = createAiling({
  ailing: { parts: ["liver", "gall bladder"], words: ["playing up", "dodgy", "bad", "not right"] },
});
const found = (message: string) =>
  findAiling(read(message, lexicon), [], ailing).map(({ name, level, condition, denied, from, to }) => {
    expect({ level, condition, denied }).toEqual({ level: "unlisted", condition: undefined, denied: false });
    return [name, from, to];
  });

describe("a part of the body that is out of order", () => {
  it("is a condition that the folder does not list, by the words it is told in", () => {
    expect(found("my liver is playing up")).toEqual([["liver is playing up", 1, 5]]);
    expect(found("a dodgy gall bladder")).toEqual([["dodgy gall bladder", 1, 4]]);
    expect(found("is it since my liver is not right")).toEqual([["liver is not right", 4, 8]]);
  });

  it("is found in any number and form", () => {
    expect(found("my livers played up")).toEqual([["livers played up", 1, 4]]);
  });

  it("is told within a few words and one clause", () => {
    expect(found("my liver is really just at all dodgy")).toEqual([]);
    expect(found("my liver is really just at dodgy")).toEqual([["liver is really just at dodgy", 1, 7]]);
    // Named back are six words at most.
    expect(found("my liver is really just at not right")).toEqual([["liver", 1, 8]]);
    expect(found("my liver, dodgy")).toEqual([]);
    expect(found("dodgy, my liver")).toEqual([]);
  });

  it("is not what is asked of a part that nobody says is out of order", () => {
    expect(found("is it bad for the liver")).toEqual([]);
    expect(found("playing up")).toEqual([]);
    expect(found("my liver")).toEqual([]);
  });

  it("is not found again where it has a name", () => {
    const utterance = read("my dodgy liver", lexicon);
    const mention = { condition: undefined, level: "unlisted", name: "x", denied: false } as const;
    expect(findAiling(utterance, [{ ...mention, from: 2, to: 3 }], ailing)).toEqual([]);
    expect(findAiling(utterance, [{ ...mention, from: 1, to: 2 }], ailing)).toHaveLength(1);
  });
});

describe("whoever tells of one", () => {
  const guide = shippedGuide();

  it.each([
    "my thyroid is shot, how long is a session",
    "i have liver issues how long is a session",
    "kidneys packing up, will it give me energy",
    "mum's pancreas isn't right, does it help with swelling",
    "got a wonky hip, how often should i have it",
  ])("is shown no dose and no benefit: %s", (message) => {
    const { reply } = guide.reply(message);
    expect(["caution", "not-covered"]).toContain(reply.kind);
    expect(reply.conditions).not.toEqual([]);
    expect(
      reply.passages.every(
        ({ section }) =>
          guide.knowledge.safety.sections.includes(section) ||
          section === guide.knowledge.safety.provider.section,
      ),
    ).toBe(true);
  });

  it.each([
    "does the heart pump lymph",
    "does it work with the liver to detox",
    "why does lymph not have a heart of its own",
  ])("and only they: %s", (message) => {
    expect(guide.reply(message).reply.conditions).toEqual([]);
  });
});
