import { describe, expect, it } from "vitest";
import { answer, clarify, nextOf, show } from "../../../src/core/decision/answer.ts";
import type { Asked } from "../../../src/core/decision/state.ts";
import { asked, lookup, mentioned, situation, textsOf as textsOfPassages, topic } from "./kit.ts";

const answerTo = (...questions: readonly Asked[]) => answer(situation({ asked: questions }), lookup);
const decide = (...questions: readonly Asked[]) => answerTo(...questions)?.draft;
const textsOf = (...questions: readonly Asked[]) => textsOfPassages(decide(...questions)?.passages);

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
    const whole = asked(
      { length: 0.5, rhythm: 0.3 },
      { parts: [asked({ length: 0.8 }), asked({ rhythm: 0.8 })] },
    );
    expect(textsOf(whole)?.slice(0, 2)).toEqual(["L1", "R1"]);
  });

  it("answers the part that the article answers, and says of the other that it does not", () => {
    const whole = asked(
      { price: 0.7, length: 0.2 },
      { parts: [asked({ length: 0.9 }), asked({ price: 0.9 })] },
    );
    expect(textsOf(whole)?.[0]).toBe("L1");
    expect(decide(whole)?.closing).toBe("not-covered-topic:What of price?");
    expect(decide(asked({ length: 0.9 }))?.closing).toBe("");
  });

  describe("behind a thing that the message asks of", () => {
    const message = "is there a machine and does it work";
    const behind = (question: string, first: Asked, second: Asked) =>
      answer(
        situation({
          message: `${message.slice(0, 18)} ${question}`,
          asked: [
            { ...first, from: 0, to: 4 },
            { ...second, from: 4, to: 4 + question.split(" ").length },
          ],
        }),
        lookup,
      );
    const machine = asked({ machine: 0.6 });

    it.each(["and does it take long", "and are they quick", "worth it"])("gives none to %s", (question) => {
      expect(behind(question, machine, asked({ length: 0.9 }))).toBeUndefined();
    });

    it("answers what names the therapy, or something else", () => {
      expect(behind("and does a massage take long", machine, asked({ length: 0.9 }))?.draft.topic).toBe(
        "length",
      );
      expect(behind("and how long is a session", machine, asked({ length: 0.9 }))?.draft.topic).toBe(
        "length",
      );
    });

    it("answers where that is no thing, or not what is meant", () => {
      const second = asked({ length: 0.9 });
      expect(behind("and does it take long", asked({ price: 0.9 }), second)?.draft.topic).toBe("length");
      expect(behind("and does it take long", asked({ machine: 0.49 }), second)?.draft.topic).toBe("length");
    });

    it("answers what was asked before it", () => {
      const first = { ...asked({ length: 0.9 }), from: 0, to: 4 };
      const second = { ...machine, from: 4, to: 8 };
      expect(answer(situation({ message, asked: [first, second] }), lookup)?.draft.topic).toBe("length");
    });
  });

  it("names the likeliest topic", () => {
    expect(decide(asked({ length: 0.48, rhythm: 0.4 }))).toMatchObject({ kind: "answer", topic: "length" });
  });
});

describe("no answer", () => {
  it("is given where the article's topics have less than 0.55", () => {
    expect(decide(asked({ length: 0.54, price: 0.1 }))).toBeUndefined();
    expect(decide(asked({ length: 0.56, price: 0.1 }))).toMatchObject({ kind: "answer" });
  });

  it("is given where many topics have a little each", () => {
    expect(decide(asked({ length: 0.19, rhythm: 0.18, shared: 0.17, price: 0.05 }))).toBeUndefined();
  });

  it("is given where the likeliest label is open or another subject, and the rest is no clear majority", () => {
    expect(decide(asked({ price: 0.41, length: 0.34, rhythm: 0.25 }))).toBeUndefined();
    expect(decide(asked({ "off-topic": 0.41, length: 0.34, rhythm: 0.25 }))).toBeUndefined();
    expect(decide(asked({ price: 0.3, length: 0.28, rhythm: 0.2, shared: 0.2 }))).toMatchObject({
      kind: "answer",
    });
  });

  it("is given to a part that is not sure, where the whole surely asks what is open", () => {
    const whole = asked(
      { price: 0.7, length: 0.2 },
      { parts: [asked({ length: 0.7 }), asked({ rhythm: 0.7 })] },
    );
    expect(decide(whole)).toBeUndefined();
  });

  it("is given where most words are none the folder holds", () => {
    const strange = { ...asked({ length: 0.9 }), strangeness: 0.4 };
    expect(answerTo(strange)).toBeUndefined();
  });
});

describe("a clarification", () => {
  it("is asked where two topics are as likely and neither is likely, and offers both", () => {
    const decision = answerTo(asked({ length: 0.29, rhythm: 0.28, short: 0.05 }));
    expect(decision?.draft).toMatchObject({
      kind: "clarify",
      suggestions: ["What of length?", "What of rhythm?"],
    });
    expect(decision?.context.offered).toEqual(["length", "rhythm"]);
  });

  it("is not asked where both show the same passage, or one is clearly likelier", () => {
    expect(decide(asked({ length: 0.29, shared: 0.28, rhythm: 0.05 }))).toMatchObject({ kind: "answer" });
    expect(decide(asked({ length: 0.29, rhythm: 0.23, short: 0.1 }))).toMatchObject({ kind: "answer" });
  });
});

describe("thresholds of an answer, met exactly", () => {
  it("0.55 of the mass, and a fifth for the best", () => {
    expect(decide(asked({ length: 0.55 }))?.kind).toBe("answer");
    expect(decide(asked({ length: 0.2, rhythm: 0.16, shared: 0.16, short: 0.1 }))?.kind).toBe("answer");
  });

  it("against another label, 0.6", () => {
    expect(decide(asked({ colour: 0.35, length: 0.33 }, { article: 0.6 }))?.kind).toBe("answer");
    expect(decide(asked({ colour: 0.35, length: 0.33 }, { article: 0.599 }))).toBeUndefined();
  });

  it("a part of a question needs 0.7, and 0.25 for the best of it", () => {
    const whole = (part: Asked) => asked({ thanks: 0.9 }, { parts: [part] });
    expect(textsOf(whole(asked({ length: 0.7 })))).toEqual(["L1", "L2", "L3"]);
    expect(decide(whole(asked({ length: 0.69 })))).toBeUndefined();
    expect(decide(whole(asked({ length: 0.25, rhythm: 0.24, shared: 0.24 })))?.kind).toBe("answer");
    expect(decide(whole(asked({ length: 0.24, rhythm: 0.23, shared: 0.23 })))).toBeUndefined();
  });

  it("a part of a question that is open as a whole, by 0.7, needs 0.8, and 0.6 for the best of it", () => {
    const whole = (part: Asked, open = 0.7) => asked({ price: 0.55, length: 0.1 }, { open, parts: [part] });
    expect(decide(whole(asked({ length: 0.79 })))).toBeUndefined();
    expect(decide(whole(asked({ length: 0.8 })))?.kind).toBe("answer");
    expect(decide(whole(asked({ length: 0.59, rhythm: 0.4 })))).toBeUndefined();
    expect(decide(whole(asked({ length: 0.79 }), 0.69))?.kind).toBe("answer");
  });

  it("so does a part of what surely, by 0.8, is of something else", () => {
    const whole = (part: Asked, elsewhere = 0.8) => asked({ "off-topic": elsewhere }, { parts: [part] });
    expect(decide(whole(asked({ length: 0.79 })))).toBeUndefined();
    expect(decide(whole(asked({ length: 0.8 })))?.kind).toBe("answer");
    expect(decide(whole(asked({ length: 0.79 }), 0.79))?.kind).toBe("answer");
  });

  it("a whole whose likeliest label is none of the open topics asks no more of its parts", () => {
    const whole = asked({ "off-topic": 0.3, length: 0.2 }, { open: 0.7, parts: [asked({ length: 0.7 })] });
    expect(decide(whole)?.kind).toBe("answer");
  });
});

describe("what an answer says", () => {
  it("is the whole draft, and a context that knows what was shown and offered", () => {
    expect(answerTo(asked({ length: 0.9 }))).toEqual({
      draft: {
        kind: "answer",
        question: "a question",
        topic: "length",
        passages: lookup.topics.get("length")?.passages,
        closing: "",
        suggestions: ["What of rhythm?", "What of short?"],
      },
      context: { ...situation().context, topic: "length", shown: ["length"], offered: ["rhythm", "short"] },
      because: "topic",
    });
  });

  it("names one thing that is left open, and only where it is sure", () => {
    const both = (price: number) =>
      asked({ length: 0.6 }, { parts: [asked({ length: 0.9 }), asked({ price }), asked({ colour: price })] });
    expect(decide(both(0.8))?.closing).toBe("not-covered-topic:What of price?");
    expect(decide(both(0.79))?.closing).toBe("");
    expect(decide(asked({ length: 0.9 }), asked({ price: 0.9 }), asked({ colour: 0.9 }))?.closing).toBe(
      "not-covered-topic:What of price?",
    );
  });

  it("shows two topics at most, however many questions are asked", () => {
    expect(textsOf(asked({ short: 0.9 }), asked({ rhythm: 0.9 }), asked({ length: 0.9 }))).toEqual([
      "O1",
      "R1",
      "R2",
    ]);
  });

  it("takes the likeliest topic alone of each part", () => {
    const parts = [asked({ short: 0.5, length: 0.3 }), asked({ rhythm: 0.5, shared: 0.3 })];
    expect(textsOf(asked({ length: 0.5 }, { parts }))).toEqual(["O1", "R1", "R2"]);
  });

  it("stays with the whole where its parts ask for one topic", () => {
    const parts = [asked({ short: 0.9 }), asked({ short: 0.9 })];
    expect(textsOf(asked({ length: 0.9 }, { parts }))).toEqual(["L1", "L2", "L3"]);
  });

  it("holds two topics of nine tenths of each other's probability for the same", () => {
    expect(textsOf(asked({ length: 0.5, rhythm: 0.45 }), asked({ short: 0.9 }))).toEqual(["L1", "R1", "L2"]);
    expect(textsOf(asked({ length: 0.5, rhythm: 0.44 }), asked({ short: 0.9 }))).toEqual(["L1", "O1", "L2"]);
  });

  it("shows a passage that counts three tenths of the first, and none that counts less", () => {
    // The third passage of a topic counts 0.4 of its first.
    expect(textsOf(asked({ length: 0.5, short: 0.15 }))).toEqual(["L1", "L2", "L3"]);
    expect(textsOf(asked({ short: 0.6, rhythm: 0.18 }))).toEqual(["O1", "R1"]);
  });
});

describe("a clarification, to the letter", () => {
  it("is asked below 0.3 and not from it on", () => {
    const near = answerTo(asked({ length: 0.29, rhythm: 0.28, short: 0.05 }));
    expect(near).toEqual({
      draft: {
        kind: "clarify",
        question: "a question",
        lead: "clarify",
        suggestions: ["What of length?", "What of rhythm?"],
      },
      context: { ...situation().context, offered: ["length", "rhythm"] },
      because: "two topics too near",
    });
    expect(decide(asked({ length: 0.3, rhythm: 0.29, short: 0.05 }))?.kind).toBe("answer");
  });

  it("gives way to what another question surely asks", () => {
    expect(textsOf(asked({ length: 0.29, rhythm: 0.28, shared: 0.05 }), asked({ short: 0.9 }))).toEqual([
      "O1",
    ]);
  });

  it("offers what it is given", () => {
    expect(clarify(situation(), [topic("a", []), topic("b", [])], lookup).context.offered).toEqual([
      "a",
      "b",
    ]);
  });
});

describe("showing topics", () => {
  const length = lookup.topics.get("length");
  const topics = length === undefined ? [] : [length];

  it("of none shows nothing and keeps the topic of the conversation", () => {
    const { draft, context } = show(situation({ context: { topic: "rhythm" } }), [], lookup);
    expect(draft).toMatchObject({ topic: undefined, passages: [] });
    expect(context.topic).toBe("rhythm");
  });

  it("puts the list item of what was denied last, and leaves out a passage for it", () => {
    const shown = (...denied: readonly string[]) =>
      textsOfPassages(
        show(situation({ mentions: denied.map((id) => mentioned(id, { denied: true })) }), topics, lookup)
          .draft.passages,
      );
    expect(shown("clots")).toEqual(["L1", "L2", "avoid item"]);
    expect(shown("skin")).toEqual(["L1", "L2", "care item"]);
    expect(shown("skin", "clots")).toEqual(["L1", "avoid item", "care item"]);
    expect(shown("pacemaker")).toEqual(["L1", "L2", "L3"]);
  });

  it("reminds of nothing that is not denied", () => {
    const { draft } = show(situation({ mentions: [mentioned("clots")] }), topics, lookup);
    expect(textsOfPassages(draft.passages)).toEqual(["L1", "L2", "L3"]);
  });

  it("offers what follows: never itself, nothing open or gone, what was shown already last", () => {
    expect(nextOf(topics, situation(), lookup).map(({ id }) => id)).toEqual(["rhythm", "short"]);
    const after = situation({ context: { shown: ["rhythm"] } });
    expect(nextOf(topics, after, lookup).map(({ id }) => id)).toEqual(["short", "rhythm"]);
    const all = topic("all", [], { next: ["rhythm", "short", "shared", "length"] });
    expect(nextOf([all], situation(), lookup).map(({ id }) => id)).toEqual(["rhythm", "short", "shared"]);
  });
});
