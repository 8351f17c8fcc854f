import { describe, expect, it } from "vitest";
import { EMPTY_CONTEXT } from "../../../src/core/context.ts";
import { answer } from "../../../src/core/decision/answer.ts";
import type { Asked, Lookup, Situation } from "../../../src/core/decision/state.ts";
import type { Passage, Topic } from "../../../src/core/knowledge.ts";
import { read, shippedKnowledge } from "../lexicon.ts";

const { knowledge } = shippedKnowledge();

const passage = (text: string): Passage => ({ section: "s", heading: "S", text, line: 1 });
const topic = (id: string, texts: readonly string[], open = false): Topic => ({
  id,
  title: `What of ${id}?`,
  open,
  passages: texts.map(passage),
  phrases: [],
  next: [],
  why: null,
});

const TOPICS = [
  topic("length", ["L1", "L2", "L3"]),
  topic("rhythm", ["R1", "R2", "R3"]),
  topic("shared", ["L2", "S2", "S3"]),
  topic("short", ["O1"]),
  topic("price", [], true),
];
const lookup: Lookup = {
  knowledge,
  topics: new Map(TOPICS.map((each) => [each.id, each])),
  conditions: new Map(),
  foreign: new Set(),
  plain: new Set(),
  say: (name) => name,
};

/** A question with the probabilities of its labels; what they leave is nobody's. */
function asked(shares: Readonly<Record<string, number>>, parts: readonly Asked[] = []): Asked {
  const ranked = Object.entries(shares)
    .map(([id, probability]) => ({ id, probability }))
    .sort((left, right) => right.probability - left.probability);
  const massOf = (open: boolean) =>
    ranked.reduce(
      (sum, { id, probability }) => sum + (lookup.topics.get(id)?.open === open ? probability : 0),
      0,
    );
  const scores = {
    probabilities: new Float32Array(),
    article: massOf(false),
    open: massOf(true),
    safety: 0,
    chat: shares["off-topic"] ?? 0,
  };
  return { scores, ranked, strangeness: 0, parts };
}

const situation = (...questions: readonly Asked[]): Situation => ({
  question: "?",
  utterance: read("a question"),
  mentions: [],
  asked: questions,
  context: EMPTY_CONTEXT,
});
const decide = (...questions: readonly Asked[]) => answer(situation(...questions), lookup)?.draft;
const textsOf = (...questions: readonly Asked[]) => decide(...questions)?.passages?.map(({ text }) => text);

describe("an answer", () => {
  it("shows a sure topic's own passages first, in its order", () => {
    expect(textsOf(asked({ length: 0.9, rhythm: 0.05 }))).toEqual(["L1", "L2", "L3"]);
  });

  it("shows nothing of a topic that is far less likely, also where there is room", () => {
    expect(textsOf(asked({ short: 0.8, rhythm: 0.2 }))).toEqual(["O1"]);
  });

  it("shows the best of each of two topics that are near, the likelier first", () => {
    expect(textsOf(asked({ length: 0.48, rhythm: 0.4 }))?.slice(0, 3)).toEqual(["L1", "R1", "L2"]);
  });

  it("shows before others what two likely topics both show, and shows it once", () => {
    const texts = textsOf(asked({ length: 0.45, shared: 0.4 }));
    expect(texts?.[0]).toBe("L2");
    expect(texts?.filter((text) => text === "L2")).toHaveLength(1);
  });

  it("takes the best passage of each of two questions before the second of either", () => {
    expect(textsOf(asked({ length: 0.9 }), asked({ rhythm: 0.9 }))?.slice(0, 3)).toEqual(["L1", "R1", "L2"]);
  });

  it("answers both parts of a question that joins two", () => {
    const whole = asked({ length: 0.5, rhythm: 0.3 }, [asked({ length: 0.8 }), asked({ rhythm: 0.8 })]);
    expect(textsOf(whole)?.slice(0, 2)).toEqual(["L1", "R1"]);
  });

  it("answers the part that the article answers, and says of the other that it does not", () => {
    const whole = asked({ price: 0.7, length: 0.2 }, [asked({ length: 0.9 }), asked({ price: 0.9 })]);
    expect(textsOf(whole)?.[0]).toBe("L1");
    expect(decide(whole)?.closing).toBe("not-covered-topic");
    expect(decide(asked({ length: 0.9 }))?.closing).toBe("");
  });

  it("names the likeliest topic", () => {
    expect(decide(asked({ length: 0.48, rhythm: 0.4 }))).toMatchObject({ kind: "answer", topic: "length" });
  });
});

describe("no answer", () => {
  it("is given where the article's topics have less than half", () => {
    expect(decide(asked({ length: 0.49, price: 0.1 }))).toBeUndefined();
    expect(decide(asked({ length: 0.51, price: 0.1 }))).toMatchObject({ kind: "answer" });
  });

  it("is given where many topics have a little each", () => {
    expect(decide(asked({ length: 0.19, rhythm: 0.18, shared: 0.17, price: 0.05 }))).toBeUndefined();
  });

  it("is given where the likeliest label is open or another subject, and the rest is no clear majority", () => {
    expect(decide(asked({ price: 0.36, length: 0.34, rhythm: 0.3 }))).toBeUndefined();
    expect(decide(asked({ "off-topic": 0.36, length: 0.34, rhythm: 0.3 }))).toBeUndefined();
    expect(decide(asked({ price: 0.3, length: 0.28, rhythm: 0.2, shared: 0.2 }))).toMatchObject({
      kind: "answer",
    });
  });

  it("is given to a part that is not sure, where the whole surely asks what is open", () => {
    const whole = asked({ price: 0.7, length: 0.2 }, [asked({ length: 0.7 }), asked({ rhythm: 0.7 })]);
    expect(decide(whole)).toBeUndefined();
  });

  it("is given where most words are none the folder holds", () => {
    const strange = { ...asked({ length: 0.9 }), strangeness: 0.4 };
    expect(answer(situation(strange), lookup)).toBeUndefined();
  });
});

describe("a clarification", () => {
  it("is asked where two topics are as likely and neither is likely, and offers both", () => {
    const decision = answer(situation(asked({ length: 0.28, rhythm: 0.27 })), lookup);
    expect(decision?.draft).toMatchObject({
      kind: "clarify",
      suggestions: ["What of length?", "What of rhythm?"],
    });
    expect(decision?.context.offered).toEqual(["length", "rhythm"]);
  });

  it("is not asked where both show the same passage, or one is clearly likelier", () => {
    expect(decide(asked({ length: 0.28, shared: 0.27 }))).toMatchObject({ kind: "answer" });
    expect(decide(asked({ length: 0.29, rhythm: 0.23 }))).toMatchObject({ kind: "answer" });
  });
});
