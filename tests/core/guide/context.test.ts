import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Context, EMPTY_CONTEXT, isBehindCard } from "../../../src/core/context.ts";
import { shippedGuide } from "../../support/guide.ts";
import { asking, mixed, naming } from "../messages.ts";

const guide = shippedGuide();
const { knowledge } = guide;

function contextAfter(messages: readonly string[]): Context {
  return messages.reduce(
    (context: Context, message, at) => guide.reply(message, context, at * 1000).context,
    EMPTY_CONTEXT,
  );
}

describe("behind an emergency card", () => {
  it("a message stands for ten minutes, and not before it or where none was shown", () => {
    const shown = { ...EMPTY_CONTEXT, cards: { crisis: 1000 } };
    expect(isBehindCard(shown, 1000)).toBe(true);
    expect(isBehindCard(shown, 600_999)).toBe(true);
    expect(isBehindCard(shown, 601_000)).toBe(false);
    expect(isBehindCard(shown, 999)).toBe(false);
    expect(isBehindCard(EMPTY_CONTEXT, 1000)).toBe(false);
  });

  it("a calm question that goes on from it is met by it, an ordinary one is met as one of who told of their health", () => {
    const { reply, context } = guide.reply("my husband's face has dropped on one side", undefined, 1000);
    expect(reply.kind).toBe("urgent");
    expect(guide.reply("should i let him sleep it off?", context, 2000).reply.kind).toBe("urgent");
    for (const question of ["how long is a session?", "does it help with swelling?", "is it safe for me?"]) {
      const { kind, passages, conditions } = guide.reply(question, context, 200_000).reply;
      expect(kind).toBe("caution");
      expect(conditions).toMatchObject([{ level: "unlisted" }]);
      const { sections, provider } = guide.knowledge.safety;
      expect(passages[0]).toEqual(provider);
      for (const { section } of passages) expect(sections).toContain(section);
    }
    const after = guide.reply("start over", context, 200_000).context;
    expect(guide.reply("how long is a session?", after, 200_000).reply.kind).toBe("answer");
  });
});

describe("a conversation's context", () => {
  it("holds none of a person's own words", () => {
    const held = JSON.stringify({ ...knowledge, words: { ...knowledge.words, common: [] } }).toLowerCase();
    const own = fc.stringMatching(/^[a-z]{6,14}$/).filter((word) => !held.includes(word));
    const frame = fc.constantFrom(
      "is it safe with X?",
      "I have X",
      "can i go after X",
      "how often with X",
      "does it help with X",
      "my name is X",
      "X",
      "X X",
      "no X",
    );
    const message = fc
      .tuple(frame, own)
      .map(([pattern, word]) => ({ text: pattern.replaceAll("X", word), word }));
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            message,
            mixed(knowledge).map((text) => ({ text, word: "" })),
          ),
          { minLength: 1, maxLength: 4 },
        ),
        (messages) => {
          const context = JSON.stringify(contextAfter(messages.map(({ text }) => text))).toLowerCase();
          for (const { text, word } of messages) {
            if (word !== "") expect(context).not.toContain(word);
            for (const token of text.toLowerCase().match(/[\p{L}\p{N}]{6,}/gu) ?? [])
              if (!held.includes(token)) expect(context).not.toContain(token);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is the same guide's after it was kept as JSON", () => {
    fc.assert(
      fc.property(
        fc.array(mixed(knowledge), { minLength: 1, maxLength: 3 }),
        mixed(knowledge),
        (messages, next) => {
          const context = contextAfter(messages);
          const kept = JSON.parse(JSON.stringify(context)) as Context;
          expect(kept).toEqual(context);
          expect(guide.reply(next, kept, 5000)).toEqual(guide.reply(next, context, 5000));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("is never changed in place", () => {
    fc.assert(
      fc.property(mixed(knowledge), mixed(knowledge), (first, second) => {
        const { context } = guide.reply(first);
        const before = JSON.stringify(context);
        guide.reply(second, context);
        expect(JSON.stringify(context)).toBe(before);
      }),
      { numRuns: 100 },
    );
    expect(EMPTY_CONTEXT).toEqual({
      topic: null,
      shown: [],
      conditions: [],
      unknownCondition: false,
      healthHinted: false,
      denied: [],
      offered: [],
      cards: {},
    });
  });

  it("does not grow with the conversation", () => {
    const everything = knowledge.topics.map(({ title }) => title);
    const conditions = knowledge.safety.conditions.map(({ name }) => `I have ${name}`);
    expect(JSON.stringify(contextAfter([...everything, ...conditions])).length).toBeLessThan(4000);
  });

  it("holds ids of the folder only", () => {
    const topics = new Set(knowledge.topics.map(({ id }) => id));
    const conditions = new Set(knowledge.safety.conditions.map(({ id }) => id));
    fc.assert(
      fc.property(fc.array(mixed(knowledge), { minLength: 1, maxLength: 4 }), (messages) => {
        const context = contextAfter(messages);
        for (const id of [
          ...context.shown,
          ...context.offered,
          ...(context.topic === null ? [] : [context.topic]),
        ])
          expect(topics).toContain(id);
        for (const id of context.conditions) expect(conditions).toContain(id);
      }),
      { numRuns: 200 },
    );
  });

  it("of a folder that has since lost its topics and conditions is no trouble", () => {
    const stale: Context = {
      topic: "gone",
      shown: ["gone"],
      conditions: ["gone"],
      denied: ["gone"],
      unknownCondition: false,
      healthHinted: false,
      offered: ["gone", "gone-too"],
      cards: {},
    };
    for (const message of ["why?", "2", "tell me more", "how often?", "none of these"]) {
      expect(guide.reply(message, stale).reply.text.endsWith(knowledge.article.disclaimer)).toBe(true);
    }
  });

  it("keeps a condition to be avoided in mind, whatever is asked after it", () => {
    fc.assert(
      fc.property(
        naming(knowledge, "avoid"),
        fc.array(asking(knowledge), { minLength: 1, maxLength: 3 }),
        ({ message, condition }, questions) => {
          const context = contextAfter([
            message,
            ...questions.filter((question) => !/start|over|forget|reset/i.test(question)),
          ]);
          expect(context.conditions).toContain(condition.id);
        },
      ),
      { numRuns: 150 },
    );
  });

  // Only the last dozen is remembered, and within a message the gravest come first: they are the ones that fall out.
  it("keeps a condition to be avoided in mind, however many others are named beside it", () => {
    const others = knowledge.safety.conditions.filter(({ level }) => level === "unlisted").slice(0, 15);
    const context = contextAfter([`I have a blood clot, ${others.map(({ name }) => name).join(", ")}`]);
    expect(context.conditions).toContain("blood-clots");
  });
});
