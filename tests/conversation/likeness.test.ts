import { describe, expect, it } from "vitest";
import { clusterQuestions, type KeptQuestion } from "../../src/conversation/questions/likeness.ts";

function kept(...texts: readonly string[]): KeptQuestion[] {
  return texts.map((text, at) => ({
    id: String(at),
    person: `person ${at}`,
    platform: "test",
    text,
    reason: "not-covered",
    topic: null,
    version: "v",
    askedAt: at,
  }));
}

describe("questions by likeness", () => {
  it("gathers wordings of one question, the most asked first", () => {
    const clusters = clusterQuestions(
      kept(
        "what does it cost",
        "can I freeze the bread",
        "how much does it cost",
        "what will it cost me?",
        "freezing bread?",
      ),
    );
    expect(clusters.map(({ text, count }) => [text, count])).toEqual([
      ["what does it cost", 3],
      ["can I freeze the bread", 2],
    ]);
    expect(clusters[0]?.others).toEqual(["how much does it cost", "what will it cost me?"]);
  });

  it("keeps apart what shares only grammar", () => {
    expect(clusterQuestions(kept("is it for men", "is it for dogs"))).toHaveLength(2);
  });

  it("reads other scripts and empty texts", () => {
    expect(clusterQuestions(kept("что это", "что это?", "", ""))).toHaveLength(3);
  });

  it("gathers ten thousand in a second", () => {
    const words = ["price", "freeze", "dog", "scar", "night", "tea", "music", "oil", "travel", "brush"];
    const many = kept(
      ...Array.from(
        { length: 10_000 },
        (_, at) => `${words[at % 10]} ${words[Math.floor(at / 10) % 10]} ${at % 7}`,
      ),
    );
    const begun = performance.now();
    expect(clusterQuestions(many).reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
