import { describe, expect, it } from "vitest";
import { chat, defaultNext, notCovered } from "../../../src/core/decision/refuse.ts";
import { asked, lookup, mentioned, PACEMAKER, situation } from "./kit.ts";

describe("a refusal", () => {
  it("offers the first topics of the folder where nothing is near", () => {
    expect(notCovered(situation(), [], lookup)).toEqual({
      draft: {
        kind: "not-covered",
        question: "a question",
        topic: undefined,
        conditions: [],
        lead: "not-covered",
        suggestions: ["What of length?", "What of rhythm?", "What of shared?"],
      },
      context: { ...situation().context, offered: ["length", "rhythm", "shared"] },
      because: "no topic near enough",
    });
  });

  it("leaves what was spoken of before", () => {
    expect(notCovered(situation({ context: { topic: "length" } }), [], lookup).context.topic).toBeNull();
  });

  it("names an open topic that is sure, offers what it leads to, and remembers it", () => {
    const decision = notCovered(situation({ asked: [asked({ price: 0.8 })] }), [], lookup);
    expect(decision).toEqual({
      draft: {
        kind: "not-covered",
        question: "a question",
        topic: "price",
        conditions: [],
        lead: "not-covered-topic:What of price?",
        // What the folder has lost since is offered by the article's title.
        suggestions: ["What of short?", "The Article"],
      },
      context: { ...situation().context, topic: "price", shown: ["price"], offered: ["short", "gone"] },
      because: "open topic",
    });
  });

  it("does not name one that is only likely", () => {
    const { draft } = notCovered(situation({ asked: [asked({ price: 0.79 })] }), [], lookup);
    expect(draft).toMatchObject({ topic: "price", lead: "not-covered" });
  });

  it("knows no topic below half, and none that the article answers", () => {
    expect(notCovered(situation({ asked: [asked({ price: 0.5 })] }), [], lookup).draft.topic).toBe("price");
    expect(
      notCovered(situation({ asked: [asked({ price: 0.49 })] }), [], lookup).draft.topic,
    ).toBeUndefined();
    expect(
      notCovered(situation({ asked: [asked({ length: 0.9 })] }), [], lookup).draft.topic,
    ).toBeUndefined();
  });

  it("offers what is likely, where an open topic leads nowhere", () => {
    const given = situation({ asked: [asked({ colour: 0.6, rhythm: 0.2 })] });
    expect(notCovered(given, [], lookup).context.offered).toEqual(["rhythm", "length", "shared"]);
  });

  it("goes by the last question", () => {
    const given = situation({ asked: [asked({ colour: 0.9 }), asked({ price: 0.9 })] });
    expect(notCovered(given, [], lookup).draft.topic).toBe("price");
  });

  it("names conditions that were only asked about, and remembers them", () => {
    const given = situation({ mentions: [mentioned("pacemaker", { name: "ticker box" })] });
    const decision = notCovered(given, [PACEMAKER], lookup);
    expect(decision.draft).toMatchObject({
      conditions: [PACEMAKER],
      lead: "you-mention:“ticker box” not-covered-helps:a pacemaker",
    });
    expect(decision.context.conditions).toEqual(["pacemaker"]);
  });
});

describe("a reply of the bot's own", () => {
  it("offers what can be asked", () => {
    expect(chat(situation(), "hello", lookup)).toEqual({
      draft: {
        kind: "small-talk",
        question: "a question",
        lead: "hello",
        suggestions: ["What of length?", "What of rhythm?", "What of shared?"],
      },
      context: { ...situation().context, offered: ["length", "rhythm", "shared"] },
      because: "no question of the therapy's",
    });
    expect(chat(situation(), "off-topic", lookup).draft.kind).toBe("off-topic");
  });
});

describe("what can be asked", () => {
  it("is what is likely first, then the folder's first, without what is open", () => {
    const next = (shares: Readonly<Record<string, number>>) =>
      defaultNext(situation({ asked: [asked(shares)] }), lookup);
    expect(next({ shared: 0.3, price: 0.2, rhythm: 0.05, short: 0.049 })).toEqual([
      "shared",
      "rhythm",
      "length",
    ]);
    expect(next({ shared: 0.3, rhythm: 0.2, short: 0.1, length: 0.1 })).toEqual([
      "shared",
      "rhythm",
      "short",
    ]);
  });

  it("is never open, also in a folder whose first topics are", () => {
    const [length, price] = ["length", "price"].map((id) => lookup.topics.get(id));
    if (length === undefined || price === undefined) throw new Error("The kit has lost a topic");
    const topics = new Map([
      ["price", price],
      ["length", length],
    ]);
    expect(defaultNext(situation(), { ...lookup, topics })).toEqual(["length"]);
  });
});
