import { describe, expect, it } from "vitest";
import { asked, decideOn, mentioned, named } from "./kit.ts";

describe("asking whether it is safe with what the folder does not list", () => {
  const SAFE = { general: 0.3 };
  const decisionOn = (message: string, shares: Readonly<Record<string, number>>, safety = 0) =>
    decideOn({ message, asked: [asked(shares, { safety })] });
  const conditionsOf = (...given: Parameters<typeof decisionOn>) => decisionOn(...given).draft.conditions;

  it("is named back, where the label says so", () => {
    expect(conditionsOf("is it safe with hummus", {}, 0.5)).toEqual([named(null, "hummus", "unlisted")]);
    expect(conditionsOf("is it with hummus", {}, 0.49)).toEqual([]);
  });

  it("is called what the person describes, where it may not be named back", () => {
    expect(conditionsOf("is it safe with type2 hummus", {}, 0.5)).toEqual([
      named(null, "what-you-describe", "unlisted"),
    ]);
  });

  it("is answered in general only where every word is known and none says with what", () => {
    const decision = decisionOn("is a massage safe", SAFE, 0.5);
    expect(decision.draft).toMatchObject({ kind: "answer", topic: "general" });
    expect(decision.because).toBe("safety in general");
    expect(decisionOn("is massage safe", SAFE, 0.5).draft.kind).toBe("answer");
    expect(conditionsOf("is massage safe, zzyzx", SAFE, 0.5)).toEqual([
      named(null, "what-you-describe", "unlisted"),
    ]);
  });

  it("is found beside the general topic, behind a preposition or in a word that is not known", () => {
    expect(conditionsOf("is massage safe during hummus", { general: 0.5 })).toHaveLength(1);
    expect(conditionsOf("is massage safe zzyzx", { general: 0.5 })).toHaveLength(1);
    expect(decisionOn("is massage safe", { general: 0.6 })).toMatchObject({
      draft: { kind: "answer", topic: "general" },
      because: "topic",
    });
    expect(conditionsOf("massage during hummus", { general: 0.49 })).toEqual([]);
    expect(conditionsOf("massage during hummus", { general: 0.3 }, 0.2)).toHaveLength(1);
  });

  it("is found where leave is asked and it is said to be somebody's, unless surely something else is asked", () => {
    const message = "can i get a massage with hummus";
    expect(conditionsOf(message, { rhythm: 0.79 })).toEqual([named(null, "hummus", "unlisted")]);
    const kindOf = (text: string, probability: number) =>
      decisionOn(text, { rhythm: probability }).draft.kind;
    expect(kindOf(message, 0.8)).toBe("answer");
    expect(conditionsOf(message, { general: 0.9 })).toHaveLength(1);
    expect(kindOf("massage with hummus", 0.79)).toBe("answer");
    expect(kindOf("can i get a massage during hummus", 0.79)).toBe("answer");
    expect(kindOf("can i get a massage", 0.79)).toBe("answer");
  });

  it("is found in any of several questions", () => {
    const questions = [asked({}, { safety: 0.9 }), asked({ length: 0.9 })];
    expect(decideOn({ message: "safe with hummus? how long is it", asked: questions }).draft.kind).toBe(
      "caution",
    );
  });

  it.each(["everyone", "anyone", "most people", "daily use", "beginners"])(
    "is no condition where it is said of %s",
    (words) => {
      expect(decisionOn(`is massage safe with ${words}`, SAFE, 0.5).draft.topic).toBe("general");
    },
  );
});

describe("a message that only tells what somebody has", () => {
  const told = (message: string, shares: Readonly<Record<string, number>> = {}) =>
    decideOn({ message, asked: [asked(shares)] }).draft;

  it("is named back, and stays in mind", () => {
    const decision = decideOn({
      message: "my mum has a wobbly valve thing",
      asked: [asked({ price: 0.49 })],
    });
    expect(decision.draft).toMatchObject({
      kind: "caution",
      conditions: [named(null, "wobbly valve thing", "unlisted")],
    });
    expect(decision.context.unknownCondition).toBe(true);
  });

  it.each([
    "does my mum have a wobbly valve thing",
    "my mum has a wobbly valve thing?",
    "wobbly valve thing",
    "there has a wobbly valve thing",
    "my mum is a wobbly valve thing",
    "my mum has a massage",
  ])("is no other: %s", (message) => {
    expect(told(message).kind).toBe("not-covered");
  });

  it("is none where a topic is meant by half", () => {
    expect(told("my mum has a wobbly valve thing", { price: 0.5 }).kind).toBe("not-covered");
  });
});

describe("a condition that the article speaks of without listing it", () => {
  const decisionOn = (message: string, ids: readonly string[] = ["allergy"], safety = 0, short = 0.79) =>
    decideOn({
      message,
      mentions: ids.map((id, at) => mentioned(id, { from: 3 + at })),
      asked: [asked({ short }, { safety })],
    }).draft;

  it("is answered by that topic where it is nobody's and is asked what is done for it", () => {
    expect(decisionOn("does it help an allergy")).toMatchObject({ kind: "answer", topic: "short" });
    expect(decisionOn("is it used in managing an allergy").kind).toBe("answer");
    expect(decisionOn("what of it with an allergy", ["allergy"], 0, 0.8).kind).toBe("answer");
    expect(decisionOn("what of it with my allergy", ["allergy"], 0, 0.8).kind).toBe("caution");
  });

  it("is met by a caution where it is somebody's, where it may be whether it is safe, and where nothing is asked for it", () => {
    for (const message of [
      "i have an allergy, does it help",
      "does it help my allergy",
      "can it help mum treat allergy",
    ])
      expect(decisionOn(message).kind).toBe("caution");
    expect(decisionOn("does it help an allergy", ["allergy"], 0.3).kind).toBe("caution");
    expect(decisionOn("how long with an allergy").kind).toBe("caution");
    expect(decisionOn("allergy").kind).toBe("caution");
  });

  it("gives no answer beside another condition", () => {
    expect(decisionOn("does it help an allergy and asthma", ["allergy", "asthma"]).kind).toBe("caution");
    expect(decisionOn("does it help asthma", ["asthma"]).kind).toBe("caution");
  });
});

describe("a condition of which the folder knows what is left open", () => {
  const decisionOn = (
    shares: Readonly<Record<string, number>>,
    message = "i have a moon, what of it",
    safety = 0,
  ) => decideOn({ message, mentions: [mentioned("moon", { from: 3 })], asked: [asked(shares, { safety })] });

  it("is named and refused where that is asked, whoever has it, and stays in mind", () => {
    const { draft, context } = decisionOn({ price: 0.5 });
    expect(draft).toMatchObject({ kind: "not-covered", topic: "price", conditions: [{ id: "moon" }] });
    expect(context.conditions).toEqual(["moon"]);
  });

  it("is met by a caution where anything else is asked", () => {
    expect(decisionOn({ price: 0.49 }).draft.kind).toBe("caution");
    expect(decisionOn({ length: 0.9 }).draft.kind).toBe("caution");
    expect(decisionOn({ price: 0.4 }, "with a full moon", 0.6).draft.kind).toBe("caution");
  });
});

describe("what names no condition in particular", () => {
  const decisionOn = (message: string, shares: Readonly<Record<string, number>>, ids = ["ailment"]) =>
    decideOn({
      message,
      mentions: ids.map((id, at) => mentioned(id, { from: 3 + at })),
      asked: [asked(shares)],
    });

  it("is answered where nobody has it, and stays in nobody's mind", () => {
    const { draft, context } = decisionOn("should i mention an ailment", { short: 0.9 });
    expect(draft).toMatchObject({ kind: "answer", topic: "short" });
    expect(context.conditions).toEqual([]);
  });

  it("is met by a caution where somebody has it, and beside a condition", () => {
    expect(decisionOn("now i have an ailment, how long", { short: 0.9 }).draft.kind).toBe("caution");
    expect(
      decisionOn("mention an ailment and asthma", { short: 0.9 }, ["ailment", "asthma"]).draft.kind,
    ).toBe("caution");
  });

  it("is refused, and named, where the question is left open", () => {
    const { draft } = decisionOn("does it cure an ailment", { price: 0.9 });
    expect(draft).toMatchObject({
      kind: "not-covered",
      conditions: [named("ailment", "an ailment", "unlisted")],
    });
  });
});
