import { describe, expect, it } from "vitest";
import { EMPTY_CONTEXT } from "../../../src/core/context.ts";
import { followUp, pick } from "../../../src/core/decision/follow-up.ts";
import { asked, lookup, situation, textsOf, topic } from "./kit.ts";

const choose = (message: string, offered: readonly string[] = ["length", "price", "gone"]) =>
  pick(situation({ message, context: { offered } }), lookup);

describe("choosing from what was offered", () => {
  it.each(["1", "#1", "no. 1", "no.1", "number 1", "option 1", "1.", "1)", " 1 ", "what of length?"])(
    "takes %j for the first",
    (message) => {
      expect(choose(message)).toMatchObject({ draft: { topic: "length" }, because: "chosen" });
    },
  );

  it.each(["length", "what of length? please", "123", "x1", "1x", "option one"])(
    "takes %j for a message like any other",
    (message) => {
      expect(choose(message)).toBeUndefined();
    },
  );

  it("offers again what was offered, where a number is of nothing that can be shown", () => {
    for (const message of ["2", "3", "4", "0"]) {
      expect(choose(message)).toEqual({
        draft: {
          kind: "small-talk",
          question: message,
          lead: "no-such-number",
          suggestions: ["What of length?", "What of price?", ""],
        },
        context: { ...EMPTY_CONTEXT, offered: ["length", "price", "gone"] },
        because: "no question of the therapy's",
      });
    }
  });

  it("takes no title of what is open or was not offered", () => {
    expect(choose("what of price?")).toBeUndefined();
    expect(choose("what of rhythm?")).toBeUndefined();
  });

  it("chooses nothing where nothing was offered", () => {
    expect(choose("1", [])).toBeUndefined();
  });
});

describe("the same again", () => {
  const asked = (message: string, topic: string | null = "length") =>
    followUp(situation({ message, context: { topic } }), lookup);

  it.each([
    "is that right?",
    "true?",
    "so is that a thing?",
    "like what?",
    "such as",
    "ok, for example?",
    "like what, and what for?",
    "in plain English?",
    "ok but in simple words",
    "eli5 please",
    "sorry, I don't get it",
    "didn't get that, simpler?",
    "can you put it more simply, like I'm five",
    "too long, shorter please",
  ])("%j shows the last topic", (message) => {
    const decision = asked(message);
    expect(decision).toMatchObject({ draft: { topic: "length" }, because: "the same again" });
    expect(textsOf(decision?.draft.passages)).toEqual(["L1", "L2", "L3"]);
  });

  it("is as open as the topic is", () => {
    expect(asked("is that right?", "price")).toMatchObject({
      draft: { kind: "not-covered", topic: "price" },
    });
  });

  it("is not asked where nothing came before, nothing is asked or more is said", () => {
    expect(asked("is that right?", null)).toBeUndefined();
    expect(asked("like what?", null)).toBeUndefined();
    expect(asked("like what my sister has?")).toBeUndefined();
    expect(asked("right")).toBeUndefined();
    expect(asked("in plain English, how often?")).toBeUndefined();
    expect(asked("can I get it?")).toBeUndefined();
    expect(asked("I do not get it weekly")).toBeUndefined();
    expect(asked("is that safe?")).toBeUndefined();
  });
});

describe("why", () => {
  const why = (message: string, topic: string | null = "length") =>
    followUp(situation({ message, context: { topic } }), lookup);

  it.each([
    "why?",
    "but why",
    "ok so why",
    "and why not?",
    "how come?",
    "how come though",
    "what is the reason for that?",
    "why is that then",
    "why so",
    "why them?",
    "why those ones in particular though",
    "and what for?",
    "and why those people then",
  ])("%j gives the reason first, and then the topic again", (message) => {
    const decision = why(message);
    expect(decision).toMatchObject({ draft: { topic: "short" }, because: "why" });
    expect(textsOf(decision?.draft.passages)).toEqual(["O1", "L1", "L2"]);
  });

  it.each(["why is it gentle", "tell me why", "why why", "somehow so"])(
    "%j asks more than that",
    (message) => {
      expect(why(message)).toBeUndefined();
    },
  );

  it("has no reason of a topic without one, and of none", () => {
    expect(why("why?", "rhythm")).toBeUndefined();
    expect(why("why?", null)).toBeUndefined();
  });

  it("is as open as what it is asked of", () => {
    const decision = why("but why?", "price");
    expect(decision?.draft).toMatchObject({
      kind: "not-covered",
      topic: "price",
      lead: "not-covered-topic:What of price?",
    });
    expect(decision?.context.topic).toBe("price");
    expect(why("why is it gentle", "price")).toBeUndefined();
  });
});

describe("steering a conversation", () => {
  const steer = (id: string, probability = 0.55, rest: Parameters<typeof situation>[0] = {}) =>
    followUp(situation({ asked: [asked({ [id]: probability })], ...rest }), lookup);

  it("starts over, forgetting all but when the cards were shown", () => {
    const context = {
      topic: "length",
      shown: ["length"],
      conditions: ["clots"],
      denied: ["skin"],
      unknownCondition: true,
      offered: ["rhythm"],
      cards: { medical: 7 },
    };
    expect(steer("start-over", 0.8, { context })).toEqual({
      draft: {
        kind: "small-talk",
        question: "a question",
        lead: "start-over",
        suggestions: ["What of length?", "What of rhythm?", "What of shared?"],
      },
      context: { ...EMPTY_CONTEXT, cards: { medical: 7 }, offered: ["length", "rhythm", "shared"] },
      because: "start over",
    });
    expect(steer("start-over", 0.54)).toBeUndefined();
    expect(steer("start-over", 0.55)?.because).toBe("start over");
  });

  it("forgets no condition on a half-sure reading", () => {
    for (const context of [{ conditions: ["clots"] }, { unknownCondition: true }]) {
      expect(steer("start-over", 0.79, { context })).toBeUndefined();
      expect(steer("start-over", 0.8, { context })?.because).toBe("start over");
    }
  });

  it.each(["please do not start over", 'she said "start over"', "I said start over"])(
    "forgets no condition where it is refused or only spoken of: %s",
    (message) => {
      expect(steer("start-over", 0.9, { message, context: { conditions: ["clots"] } })).toBeUndefined();
      expect(steer("start-over", 0.9, { message })?.because).toBe("start over");
    },
  );

  it("takes “none of these” for one only where something was offered", () => {
    expect(steer("none-of-these", 0.9, { context: { offered: ["length"] } })?.draft.lead).toBe(
      "none-of-these",
    );
    expect(steer("none-of-these", 0.9)).toBeUndefined();
  });

  it("tells more of the last topic: what follows it and was not shown", () => {
    const context = { topic: "length", shown: ["rhythm", "length"] };
    expect(steer("tell-me-more", 0.9, { context })).toMatchObject({
      draft: { topic: "short" },
      because: "more of the topic",
    });
    expect(steer("tell-me-more", 0.9)).toBeUndefined();
    expect(steer("hello", 0.9, { context })).toBeUndefined();
  });

  it("tells what is near to what the article leaves open", () => {
    const open = topic("colour", [], { open: true, near: ["rhythm"], next: ["short"] });
    const given = situation({ asked: [asked({ "tell-me-more": 0.9 })], context: { topic: "colour" } });
    const using = { ...lookup, topics: new Map([...lookup.topics, ["colour", open]]) };
    expect(followUp(given, using)?.draft).toMatchObject({ kind: "answer", topic: "rhythm" });
  });

  it("has no more to tell of a topic that nothing follows, or that the folder lost", () => {
    expect(steer("tell-me-more", 0.9, { context: { topic: "shared" } })).toBeUndefined();
    expect(steer("tell-me-more", 0.9, { context: { topic: "gone" } })).toBeUndefined();
  });

  it("takes only a short message for a wish to hear more", () => {
    const context = { topic: "length" };
    const message = (words: number) => Array.from({ length: words }, () => "more").join(" ");
    expect(steer("tell-me-more", 0.9, { context, message: message(8) })).toBeDefined();
    expect(steer("tell-me-more", 0.9, { context, message: message(9) })).toBeUndefined();
  });

  it("goes by the last question", () => {
    const questions = [asked({ "start-over": 0.9 }), asked({ length: 0.9 })];
    expect(followUp(situation({ asked: questions }), lookup)).toBeUndefined();
  });
});
