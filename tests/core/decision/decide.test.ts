import { describe, expect, it } from "vitest";
import { EMPTY_CONTEXT } from "../../../src/core/context.ts";
import type { Alarm } from "../../../src/core/safety/emergency.ts";
import {
  asked,
  CLOTS,
  decideOn,
  type Given,
  mentioned,
  NOW,
  named,
  PACEMAKER,
  SKIN,
  strange,
  textsOf,
} from "./kit.ts";

const MEDICAL: Alarm = { kind: "medical", probability: 0.9 };

describe("an emergency", () => {
  it("goes before everything but a choice of what was offered", () => {
    const offered = ["length"];
    expect(decideOn({ mentions: [mentioned("clots")], context: { offered } }, MEDICAL).draft.kind).toBe(
      "urgent",
    );
    expect(decideOn({ message: "1", context: { offered } }, MEDICAL).draft.topic).toBe("length");
  });

  it("is met by its card, and what is named beside it and not denied is remembered", () => {
    const mentions = [mentioned("clots"), mentioned("skin", { denied: true })];
    expect(decideOn({ mentions }, { kind: "crisis", probability: 0.9 })).toEqual({
      draft: { kind: "urgent", card: "crisis", question: "a question", lead: "urgent-crisis" },
      context: { ...EMPTY_CONTEXT, conditions: ["clots"], cards: { crisis: NOW } },
      because: "emergency",
    });
  });

  it("is met in short within a minute of the same card, and in full where the clock went back", () => {
    const shownAt = (last: number) => decideOn({ context: { cards: { medical: last } } }, MEDICAL);
    expect(shownAt(NOW - 59_999).draft.lead).toBe("urgent-medical-short");
    expect(shownAt(NOW - 59_999).context.cards).toEqual({ medical: NOW - 59_999 });
    expect(shownAt(NOW).draft.lead).toBe("urgent-medical-short");
    expect(shownAt(NOW - 60_000).draft.lead).toBe("urgent-medical");
    expect(shownAt(NOW - 60_000).context.cards).toEqual({ medical: NOW });
    expect(shownAt(NOW + 1).draft.lead).toBe("urgent-medical");
    const crisis = decideOn({ context: { cards: { crisis: NOW } } }, MEDICAL);
    expect(crisis.draft.lead).toBe("urgent-medical");
    expect(crisis.context.cards).toEqual({ crisis: NOW, medical: NOW });
  });
});

describe("a listed condition", () => {
  it.each([CLOTS, SKIN])("is met by a caution whatever else is asked: $id", (condition) => {
    const mentions = [mentioned(condition.id ?? "")];
    for (const label of ["length", "off-topic", "thanks", "start-over", "price"]) {
      const { draft } = decideOn({ mentions, asked: [asked({ [label]: 0.99 }, { chat: 0.99 })] });
      expect(draft).toMatchObject({ kind: "caution", conditions: [condition] });
    }
  });

  it("that asks for care and is nobody's is refused what it is asked to do for it, the article's word of care first", () => {
    const decided = (message: string, given: Given = {}) =>
      decideOn({
        message,
        mentions: [mentioned("skin", { from: 3 })],
        asked: [asked({ colour: 0.7 })],
        ...given,
      }).draft;
    expect(decided("does it help skin trouble")).toMatchObject({ kind: "not-covered", conditions: [SKIN] });
    expect(textsOf(decided("does it help skin trouble").passages)).toEqual(["CARE"]);
    expect(decided("does it help skin trouble").lead).toBe("not-covered-near");
    // Neither where it is somebody's, or something else is asked, or it may be whether it is safe, or one to avoid was named.
    for (const message of ["does it help my skin trouble", "what does skin trouble cost"])
      expect(decided(message).kind).toBe("caution");
    expect(decided("does it help skin trouble", { asked: [asked({}, { safety: 0.3 })] }).kind).toBe(
      "caution",
    );
    expect(decided("does it help skin trouble", { asked: [asked({ length: 0.9 })] }).kind).toBe("caution");
    expect(decided("does it help skin trouble", { context: { conditions: ["clots"] } }).kind).toBe("caution");
    const both = [mentioned("skin", { from: 3 }), mentioned("clots", { from: 6 })];
    expect(decided("does it help skin trouble and clots", { mentions: both }).kind).toBe("caution");
  });

  it("is none where it is denied", () => {
    const mentions = [mentioned("clots", { denied: true })];
    expect(decideOn({ mentions, asked: [asked({ length: 0.9 })] }).draft.kind).toBe("answer");
  });

  it("that was denied earlier counts again where that is taken back", () => {
    const context = { denied: ["clots", "gone"] };
    expect(decideOn({ message: "oh wait, i do", context }).draft.conditions).toEqual([CLOTS]);
    expect(decideOn({ message: "oh nice", context }).draft.kind).toBe("not-covered");
  });

  it("goes before a choice of what was offered, which is answered as far as it may be", () => {
    const given = { message: "1", mentions: [mentioned("skin")], context: { offered: ["length"] } };
    expect(decideOn(given).draft).toMatchObject({ kind: "caution", conditions: [SKIN], topic: undefined });
  });
});

describe("a condition named earlier", () => {
  const context = { conditions: ["clots", "gone"], offered: ["rhythm"] };

  it("is met by its list item in every reply on the therapy", () => {
    const decision = decideOn({ context, asked: [asked({ length: 0.9 })] });
    expect(decision.draft.conditions).toEqual([CLOTS]);
    expect(textsOf(decision.draft.passages)).toEqual(["avoid item", "PROVIDER"]);
    expect(decision.because).toBe("condition named earlier");
  });

  it("is met by its reason, too, where “why?” is asked, whatever that looks like", () => {
    const why = { context, message: "why not?", asked: [asked({ rhythm: 0.9 })] };
    expect(decideOn(why).draft.topic).toBeUndefined();
    expect(textsOf(decideOn(why).draft.passages)).toEqual(["avoid item", "AVOID", "PROVIDER"]);
    // "Length" has its reason in "short", which is none of safety's.
    const behind = decideOn({ ...why, context: { ...context, topic: "length" } }).draft;
    expect(behind.topic).toBe("short");
    expect(textsOf(behind.passages)).toEqual(["avoid item", "AVOID", "PROVIDER"]);
  });

  it("leaves what was spoken of before it", () => {
    const mentions = [mentioned("clots")];
    expect(decideOn({ mentions, context: { topic: "length" } }).context.topic).toBeNull();
    expect(decideOn({ mentions, asked: [asked({ rhythm: 0.9 })] }).context.topic).toBe("rhythm");
  });

  it("is named once where it is named again, and stands beside what is named now", () => {
    expect(decideOn({ context, mentions: [mentioned("clots")] }).draft.conditions).toEqual([CLOTS]);
    const both = decideOn({ context, mentions: [mentioned("pacemaker")] });
    expect(both.draft.conditions).toEqual([CLOTS, PACEMAKER]);
    expect(textsOf(both.draft.passages)).toEqual(["avoid item", "PROVIDER"]);
  });

  it("is repeated where another is named, whatever is said around it", () => {
    const thanks = [asked({ thanks: 0.99 }, { chat: 0.99 })];
    const given = { context, mentions: [mentioned("pacemaker")], asked: thanks };
    expect(decideOn(given).draft.conditions).toEqual([CLOTS, PACEMAKER]);
  });

  it("is repeated where it is named again and only asked about", () => {
    const given = { mentions: [mentioned("pacemaker")], asked: [asked({ price: 0.9 })] };
    expect(decideOn({ ...given, context: { conditions: ["pacemaker"] } }).draft.kind).toBe("caution");
    expect(decideOn(given).draft.kind).toBe("not-covered");
  });

  it("needs no repeating to thanks, a greeting or another subject", () => {
    const reply = (chat: number) =>
      decideOn({ context, asked: [asked({ hello: 0.9 }, { chat })] }).draft.kind;
    expect(reply(0.8)).toBe("small-talk");
    expect(reply(0.79)).toBe("caution");
  });

  it("is repeated to what only goes on from it, also where that alone looks like another subject", () => {
    const off = [asked({ "off-topic": 0.9 }, { chat: 0.9 })];
    expect(decideOn({ message: "even a small one?", context, asked: off }).draft.kind).toBe("caution");
    expect(decideOn({ message: "a small one?", context, asked: off }).draft.kind).toBe("off-topic");
    expect(decideOn({ message: "are you sure?", context, asked: off }).draft.kind).toBe("caution");
    expect(decideOn({ message: "you sure", context, asked: off }).draft.kind).toBe("off-topic");
    const thanks = [asked({ thanks: 0.9 }, { chat: 0.9 })];
    expect(decideOn({ message: "and thanks", context, asked: thanks }).draft.kind).toBe("small-talk");
  });

  it("is repeated to “why?” and “tell me more”, and where one of several questions is on the therapy", () => {
    const more = asked({ "tell-me-more": 0.99 }, { chat: 0.99 });
    expect(decideOn({ context, asked: [more] }).draft.kind).toBe("caution");
    const both = [asked({ length: 0.9 }), asked({ thanks: 0.9 }, { chat: 0.9 })];
    expect(decideOn({ context, asked: both }).draft.kind).toBe("caution");
  });

  it("is repeated to a choice of what was offered, which keeps its topic", () => {
    const thanks = [asked({ thanks: 0.9 }, { chat: 0.9 })];
    expect(decideOn({ message: "1", context, asked: thanks }).draft).toMatchObject({
      kind: "caution",
      topic: "rhythm",
      conditions: [CLOTS],
    });
  });

  it("is forgotten where the person starts over", () => {
    const decision = decideOn({ context, asked: [asked({ "start-over": 0.9 })] });
    expect(decision).toMatchObject({ because: "start over", context: { conditions: [] } });
  });

  it("is not forgotten by any other reply that steers", () => {
    const given = { context: { ...context, topic: "length" }, message: "why?" };
    expect(decideOn(given).draft.conditions).toEqual([CLOTS]);
  });

  it("that the folder does not list is called what the person described", () => {
    const { draft } = decideOn({ context: { unknownCondition: true }, asked: [asked({ length: 0.9 })] });
    expect(draft.conditions).toEqual([named(null, "what-you-describe", "unlisted")]);
  });
});

describe("a condition that the article does not mention", () => {
  const kindOf = (given: Given) => decideOn({ mentions: [mentioned("pacemaker")], ...given }).draft.kind;

  it("is met by a caution where the question is what the article answers, or whether it is safe", () => {
    expect(kindOf({ asked: [asked({ length: 0.6, price: 0.3 })] })).toBe("caution");
    expect(kindOf({ asked: [asked({ price: 0.6 }, { safety: 0.3 })] })).toBe("caution");
    expect(kindOf({ asked: [asked({}, { safety: 0.9 }), asked({ price: 0.6 })] })).toBe("caution");
  });

  it("is named and refused where it is only asked about", () => {
    const decision = decideOn({
      mentions: [mentioned("pacemaker"), mentioned("pacemaker")],
      asked: [asked({ price: 0.6 }, { safety: 0.29 })],
    });
    expect(decision.draft).toMatchObject({ kind: "not-covered", conditions: [PACEMAKER] });
    expect(kindOf({ asked: [asked({ price: 0.4, length: 0.4 })] })).toBe("not-covered");
    expect(kindOf({ asked: [asked({ length: 0.9 }), asked({ price: 0.9 })] })).toBe("not-covered");
  });

  it("goes on from a question that went before", () => {
    expect(kindOf({ message: "what about my pacemaker", asked: [asked({ price: 0.6 })] })).toBe("caution");
  });

  it("is passed over only for what is surely another subject", () => {
    expect(kindOf({ asked: [asked({ "off-topic": 0.8 })] })).toBe("off-topic");
    expect(kindOf({ asked: [asked({ "off-topic": 0.79 })] })).toBe("not-covered");
    expect(kindOf({ asked: [asked({ thanks: 0.99 })] })).toBe("not-covered");
    const owned = { message: "i have glow", mentions: [strange("glow", { from: 2 })] };
    expect(kindOf({ ...owned, asked: [asked({ "off-topic": 0.9 })] })).toBe("caution");
    expect(kindOf({ asked: [asked({ "off-topic": 0.9 }), asked({ price: 0.5 })] })).toBe("not-covered");
  });

  it.each([
    ["i have glow", 2],
    ["she was on glow", 3],
    ["my husband is taking glow", 4],
    ["we got quite a glow", 4],
    ["also had glow", 2],
  ])("is met by a caution where it is said to be somebody's: %s", (message, from) => {
    expect(kindOf({ message, mentions: [strange("glow", { from })], asked: [asked({ price: 0.6 })] })).toBe(
      "caution",
    );
  });

  it.each([
    ["does it treat glow", 3],
    ["have glow", 1],
    ["i saw that it is used in glow", 7],
    ["we got quite a bad glow", 5],
    ["i have very very nasty bad glow", 6],
    ["they haven glow", 2],
    ["boi have glow", 2],
  ])("is only asked about in: %s", (message, from) => {
    expect(kindOf({ message, mentions: [strange("glow", { from })], asked: [asked({ price: 0.6 })] })).toBe(
      "not-covered",
    );
  });

  it("is somebody's by a mention that is not denied alone", () => {
    const mentions = [strange("glow", { from: 2, denied: true }), mentioned("pacemaker", { from: 8 })];
    const message = "i have glow maybe but does it change pacemakers";
    expect(kindOf({ message, mentions, asked: [asked({ price: 0.6 })] })).toBe("not-covered");
    const both = [mentioned("pacemaker", { from: 0 }), strange("glow", { from: 3 })];
    expect(kindOf({ message: "pacemaker i have glow", mentions: both, asked: [asked({ price: 0.6 })] })).toBe(
      "caution",
    );
  });
});

describe("a question of no condition", () => {
  it("of no words is met by what can be asked", () => {
    expect(decideOn({ message: "?! 🙂" }).draft).toMatchObject({ kind: "small-talk", lead: "tell-me-more" });
  });

  it("is answered, refused, or met by a reply of the bot's own", () => {
    expect(decideOn({ asked: [asked({ length: 0.9 })] }).draft.kind).toBe("answer");
    expect(decideOn({ asked: [asked({ price: 0.9 })] }).draft).toMatchObject({ topic: "price" });
    const hello = (best: number, chat: number) =>
      decideOn({ asked: [asked({ hello: best }, { chat })] }).draft;
    expect(hello(0.275, 0.55)).toMatchObject({ kind: "small-talk", lead: "hello" });
    expect(hello(0.274, 0.55).kind).toBe("not-covered");
    expect(hello(0.275, 0.54).kind).toBe("not-covered");
  });

  it("of another subject is called that from 0.8 on", () => {
    expect(decideOn({ asked: [asked({ "off-topic": 0.8 }, { chat: 0.8 })] }).draft.kind).toBe("off-topic");
    expect(decideOn({ asked: [asked({ "off-topic": 0.79 }, { chat: 0.79 })] }).draft.kind).toBe(
      "not-covered",
    );
  });

  it("is met by a reply only where the last question asks for it, and it is a reply", () => {
    const questions = [asked({ hello: 0.9 }, { chat: 0.9 }), asked({ price: 0.9 })];
    expect(decideOn({ asked: questions }).draft.kind).toBe("not-covered");
    expect(decideOn({ asked: [asked({ nothing: 0.9 }, { chat: 0.9 })] }).draft.kind).toBe("not-covered");
    expect(decideOn({ asked: [asked({ price: 0.9 }, { chat: 0.9 })] }).draft.kind).toBe("not-covered");
  });

  it("in another language is told which one the guide speaks, from a third of its words on", () => {
    const languageOf = (message: string) => decideOn({ message }).draft.lead;
    expect(languageOf("donde esta zzz zzz zzz")).toBe("other-language");
    expect(languageOf("donde esta zzz zzz zzz zzz")).toBe("not-covered");
    expect(languageOf("donde zzz")).toBe("not-covered");
    expect(languageOf("donde esta")).toBe("other-language");
  });

  it("is steered by what went before", () => {
    expect(decideOn({ message: "why?", context: { topic: "length" } }).because).toBe("why");
    expect(decideOn({ message: "1", context: { offered: ["length"] } }).because).toBe("chosen");
  });
});

describe("somebody's health told in words that name no condition", () => {
  const sure = { asked: [asked({ length: 0.9 })], healthTold: 0.5 };

  it("keeps the answer back, as what the person describes", () => {
    const { draft, context } = decideOn(sure);
    expect(draft).toMatchObject({
      kind: "caution",
      conditions: [named(null, "what-you-describe", "unlisted")],
    });
    expect(context.unknownCondition).toBe(true);
    expect(decideOn({ ...sure, healthTold: 0.49 }).draft.kind).toBe("answer");
  });

  it("is met by a caution where it is not clear what is asked", () => {
    expect(decideOn({ asked: [asked({ price: 0.49 })], healthTold: 0.5 }).draft.kind).toBe("caution");
    expect(decideOn({ asked: [asked({ price: 0.49 })] }).draft.kind).toBe("not-covered");
  });

  it("leaves a refusal as it is, and an answer beside what is denied", () => {
    expect(decideOn({ asked: [asked({ price: 0.5 })], healthTold: 0.5 }).draft.kind).toBe("not-covered");
    expect(decideOn({ ...sure, mentions: [mentioned("clots", { denied: true })] }).draft.kind).toBe("answer");
  });
});
