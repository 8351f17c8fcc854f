import { describe, expect, it } from "vitest";
import { chat, defaultNext, notCovered } from "../../../src/core/decision/refuse.ts";
import { asked, lookup, mentioned, PACEMAKER, situation, textsOf, topic } from "./kit.ts";

describe("a refusal", () => {
  it("offers the first topics of the folder where nothing is near", () => {
    expect(notCovered(situation(), [], lookup)).toEqual({
      draft: {
        kind: "not-covered",
        question: "a question",
        topic: undefined,
        conditions: [],
        passages: [],
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
        passages: [],
        lead: "not-covered-topic:What of price?",
        // What the folder has lost since is offered by the article's title.
        suggestions: ["What of short?", "The Article", "What of length?"],
      },
      context: {
        ...situation().context,
        topic: "price",
        shown: ["price"],
        offered: ["short", "gone", "length"],
      },
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

  it("keeps in mind that somebody's health was told of, in words that name no condition", () => {
    const told = (given: Parameters<typeof situation>[0]) =>
      notCovered(situation({ ...given, healthTold: 0.5 }), [], lookup).context.unknownCondition;
    expect(told({})).toBe(true);
    expect(told({ mentions: [mentioned("clots", { denied: true })] })).toBe(false);
    expect(notCovered(situation(), [], lookup).context.unknownCondition).toBe(false);
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

describe("what the article says nearby", () => {
  const refuse = (given: Parameters<typeof situation>[0], using = lookup) => {
    const { draft } = notCovered(situation(given), [], using);
    return { texts: textsOf(draft.passages), lead: draft.lead };
  };
  const near = (...ids: readonly string[]) => {
    const price = topic("price", [], { open: true, near: ids });
    return { ...lookup, topics: new Map([...lookup.topics, ["price", price]]) };
  };
  const NOTHING = { texts: [], lead: "not-covered" };

  it("is what an unsure question's likeliest topics show, never as an answer", () => {
    expect(refuse({ asked: [asked({ length: 0.3, shared: 0.2 })] })).toEqual({
      // "L2" is the second of one and the first of the other.
      texts: ["L2", "L1"],
      lead: "not-covered-near",
    });
    expect(refuse({ asked: [asked({ rhythm: 0.12 })] }).texts).toEqual(["R1", "R2"]);
    expect(refuse({ asked: [asked({ rhythm: 0.11 })] })).toEqual(NOTHING);
  });

  it("is left out where a passage counts less than half of the first", () => {
    expect(refuse({ asked: [asked({ rhythm: 0.4, short: 0.19 })] }).texts).toEqual(["R1", "R2"]);
    expect(refuse({ asked: [asked({ short: 0.4, rhythm: 0.19 })] }).texts).toEqual(["O1"]);
  });

  it("is what the folder names for an open topic that is likely meant", () => {
    const sure = refuse({ asked: [asked({ price: 0.9, length: 0.1 })] }, near("rhythm", "short", "shared"));
    expect(sure).toEqual({ texts: ["R1", "O1"], lead: "not-covered-topic:What of price?" });
    expect(refuse({ asked: [asked({ price: 0.3, length: 0.2 })] }, near("rhythm")).texts).toEqual(["R1"]);
    expect(refuse({ asked: [asked({ price: 0.29, short: 0.2 })] }, near("rhythm")).texts).toEqual(["O1"]);
  });

  it("is offered first, too", () => {
    const given = situation({ asked: [asked({ price: 0.9, length: 0.1 })] });
    expect(notCovered(given, [], near("rhythm")).context.offered).toEqual(["rhythm", "length", "shared"]);
  });

  it("is nothing where the folder names nothing, or leaves it to the question and the open topic is sure", () => {
    expect(refuse({ asked: [asked({ price: 0.5, length: 0.2 })] }, near())).toEqual(NOTHING);
    expect(refuse({ asked: [asked({ price: 0.8, length: 0.2 })] }).texts).toEqual([]);
    expect(refuse({ asked: [asked({ price: 0.79, short: 0.2 })] }).texts).toEqual(["O1"]);
  });

  it("praises no safety", () => {
    expect(refuse({ asked: [asked({ price: 0.9 })] }, near("risk")).texts).toEqual(["K1"]);
    expect(refuse({ asked: [asked({ risk: 0.4 })] }).texts).toEqual(["K1"]);
  });

  it("is nothing where a condition is or was named", () => {
    const unsure = [asked({ short: 0.4 })];
    expect(refuse({ asked: unsure }).texts).toEqual(["O1"]);
    expect(refuse({ asked: unsure, mentions: [mentioned("pacemaker")] })).toEqual(NOTHING);
    expect(refuse({ asked: unsure, context: { conditions: ["clots"] } })).toEqual(NOTHING);
    expect(refuse({ asked: unsure, context: { unknownCondition: true } })).toEqual(NOTHING);
    expect(refuse({ asked: unsure, healthTold: 0.5 })).toEqual(NOTHING);
    expect(textsOf(notCovered(situation({ asked: unsure }), [PACEMAKER], lookup).draft.passages)).toEqual([]);
  });

  it("is nothing where somebody asks if it is safe, or with what it helps", () => {
    expect(refuse({ asked: [asked({ short: 0.4 }, { safety: 0.29 })] }).texts).toEqual(["O1"]);
    expect(refuse({ asked: [asked({ short: 0.4 }, { safety: 0.3 })] })).toEqual(NOTHING);
    expect(refuse({ asked: [asked({ short: 0.4 }, { safety: 0.3 }), asked({ short: 0.4 })] })).toEqual(
      NOTHING,
    );
    expect(refuse({ asked: [asked({ "asks-if-helps": 0.5, short: 0.4 })] })).toEqual(NOTHING);
  });

  it("is nothing where the message is rather about something else", () => {
    expect(refuse({ asked: [asked({ short: 0.4 }, { chat: 0.4 })] }).texts).toEqual(["O1"]);
    expect(refuse({ asked: [asked({ short: 0.4 }, { chat: 0.41 })] })).toEqual(NOTHING);
    expect(refuse({ asked: [{ ...asked({ short: 0.4 }), strangeness: 0.39 }] }).texts).toEqual(["O1"]);
    expect(refuse({ asked: [{ ...asked({ short: 0.4 }), strangeness: 0.4 }] })).toEqual(NOTHING);
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
