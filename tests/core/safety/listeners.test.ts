import { describe, expect, it } from "vitest";
import { isToldOrAsks } from "../../../src/core/safety/listeners.ts";
import { shippedGuide } from "../../support/guide.ts";
import { condition, mentionsIn, read, smallLexicon } from "../lexicon.ts";

const lexicon = smallLexicon({
  conditions: [condition("kids", ["kids"], { level: "unlisted", onlyAsked: true })],
  known:
    "explain it to my how do i describe if give why this for a class of some asked me can have is told the about safe with",
});
const listens = (message: string) => {
  const [mention] = mentionsIn(message, lexicon);
  return mention !== undefined && isToldOrAsks(read(message, lexicon), mention.from, mention.to);
};

describe("somebody named", () => {
  it.each([
    "how do i explain it to my kids",
    "explain to kids",
    "describe this to a class of kids",
    "explain it to some kids",
    "my kids asked me about it",
    "my kids have asked me why it is",
    "kids says it is about this, how do i",
    "my kids reckons that this is it",
  ])("only listens, or only asks: %s", (message) => {
    expect(listens(message)).toBe(true);
  });

  it.each([
    "can kids have it",
    "is it safe for my kids",
    "can my kids have this, explain",
    "my kids asked how it is",
    "my kids asked if it is safe",
    "explain with kids about",
    "my kids says he can have it",
    "kids says it is safe, can he have it",
  ])("may be meant to have it: %s", (message) => {
    expect(listens(message)).toBe(false);
  });

  it("is no condition then, and one otherwise", () => {
    const guide = shippedGuide();
    const named = (message: string) => guide.reply(message).reply.conditions.map(({ id }) => id);
    expect(named("how do I explain the lymphatic system to my kids?")).toEqual([]);
    expect(named("can my kids have it?")).toEqual(["children"]);
  });
});
