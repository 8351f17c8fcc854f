import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Passage } from "../../../src/core/knowledge.ts";
import { toJson } from "../../../src/core/reply/make.ts";
import { shippedGuide } from "../../support/guide.ts";
import { breachesOf } from "../contract.ts";
import { shippedLexicon } from "../lexicon.ts";
import { alarming, asking, mixed, naming } from "../messages.ts";

const guide = shippedGuide();
const { knowledge } = guide;
const { article, safety, topics } = knowledge;
const replyTo = (message: string) => guide.reply(message).reply;
const isOfSafety = ({ section }: Passage) => safety.sections.includes(section);
const praise = article.sentences.filter(({ text }) =>
  safety.praise.some((excerpt) => text.includes(excerpt)),
);

describe("every reply", () => {
  it("keeps the contract, whatever the folder's parts a message is put together of", () => {
    fc.assert(
      fc.property(mixed(knowledge), (message) => {
        expect(breachesOf(replyTo(message), knowledge)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it("gives the question back as it was asked", () => {
    fc.assert(
      fc.property(mixed(knowledge), (message) => {
        expect(replyTo(message).question).toBe(message.toWellFormed());
      }),
      { numRuns: 100 },
    );
  });

  it("is the same for the same message", () => {
    fc.assert(
      fc.property(mixed(knowledge), (message) => {
        expect(toJson(replyTo(message))).toEqual(toJson(replyTo(message)));
      }),
      { numRuns: 100 },
    );
  });

  it("names a topic that the folder holds, or none", () => {
    const ids = new Set(topics.map(({ id }) => id));
    fc.assert(
      fc.property(mixed(knowledge), (message) => {
        const { topic } = replyTo(message);
        expect(topic === null || ids.has(topic)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("offers titles of topics, so that each can be chosen", () => {
    const titles = new Set(topics.map(({ title }) => title));
    fc.assert(
      fc.property(mixed(knowledge), (message) => {
        for (const title of replyTo(message).suggestions) expect(titles).toContain(title);
      }),
      { numRuns: 300 },
    );
  });
});

/** A word that denies, few words before the end. */
const DENIES_AT_END = /\b(?:no|not|never|without|zero|none|free|nor|\w+n't|dont)\b(?:\W+\w+){0,6}\W*$/i;

describe("a condition to be avoided", () => {
  const { sentence } = safety.precautions.avoid;

  it("is met by the article's precaution first, whatever frame it stands in", () => {
    fc.assert(
      fc.property(naming(knowledge, "avoid"), ({ message, condition }) => {
        const reply = replyTo(message);
        if (reply.kind === "urgent") return;
        expect(reply.kind).toBe("caution");
        expect(reply.conditions.map(({ id }) => id)).toContain(condition.id);
        expect(reply.passages[0]?.text).toBe(sentence.text);
      }),
      { numRuns: 600 },
    );
  });

  it("brings no dose and no benefit, whatever is asked beside it", () => {
    fc.assert(
      fc.property(
        naming(knowledge, "avoid"),
        asking(knowledge),
        fc.boolean(),
        ({ message }, question, first) => {
          // "… a yes or a no" and "blood clot" make "no blood clot": that is denied.
          fc.pre(first || !DENIES_AT_END.test(question));
          const reply = replyTo(first ? `${message}. ${question}` : `${question} ${message}`);
          expect(reply.passages.every(isOfSafety)).toBe(true);
          expect(["caution", "urgent"]).toContain(reply.kind);
        },
      ),
      { numRuns: 600 },
    );
  });

  it("offers what else was asked as a general question", () => {
    const reply = replyTo("I have a blood clot. How long does a session take?");
    expect(reply.suggestions).toContain(topics.find(({ id }) => id === "session-length")?.title);
  });
});

describe("a condition of caution", () => {
  it("is met by the article's caution first", () => {
    fc.assert(
      fc.property(naming(knowledge, "caution"), ({ message }) => {
        const reply = replyTo(message);
        if (reply.kind === "urgent") return;
        // "Not covered" where it is nobody's and asked what is done for it.
        expect(["caution", "not-covered"]).toContain(reply.kind);
        const precautions = [
          safety.precautions.caution.sentence.text,
          safety.precautions.avoid.sentence.text,
        ];
        expect(precautions).toContain(reply.passages[0]?.text);
      }),
      { numRuns: 300 },
    );
  });

  it("may be followed by the answer", () => {
    const reply = replyTo("I have eczema. How long does a session take?");
    expect(reply.passages[0]?.text).toBe(safety.precautions.caution.sentence.text);
    expect(reply.passages.some(({ section }) => section === "treatment-protocol")).toBe(true);
  });
});

describe("a condition that the article does not mention", () => {
  it("brings no benefit, no dose and no praise of safety, whatever is asked beside it", () => {
    fc.assert(
      fc.property(
        naming(knowledge, "unlisted"),
        asking(knowledge),
        fc.boolean(),
        ({ message }, question, beside) => {
          const reply = replyTo(beside ? `${question} ${message}` : message);
          if (reply.conditions.length === 0) return;
          expect(reply.passages.every(isOfSafety)).toBe(true);
          for (const { text } of praise) expect(reply.text).not.toContain(text);
        },
      ),
      { numRuns: 600 },
    );
  });

  it("is never answered and never met by the article's praise", () => {
    fc.assert(
      fc.property(naming(knowledge, "unlisted"), ({ message, condition }) => {
        // The article speaks of some, and some are none in particular: who only asks about them is answered.
        if (condition.topic !== null || condition.inGeneral) return;
        const reply = replyTo(message);
        expect(["caution", "not-covered", "urgent"]).toContain(reply.kind);
      }),
      { numRuns: 400 },
    );
  });

  it("is named back, with where to ask", () => {
    for (const message of ["is it safe with lupus?", "can i have it while pregnant", "I have a pacemaker"]) {
      const reply = replyTo(message);
      expect(reply.kind).toBe("caution");
      for (const { name } of reply.conditions) expect(reply.text).toContain(name);
      expect(reply.passages.map(({ text }) => text)).toContain(safety.provider.text);
    }
  });

  it("is named back where the folder does not know it, within six words and 60 characters", () => {
    // Words that nothing in the folder is near: one that is mended to a known word is another matter.
    const { speller } = shippedLexicon().vocabulary;
    const word = fc
      .stringMatching(/^[bdfgkvz][aeiou][bdfgkvz]{2}[aeiou][bdfgkvz]$/)
      .filter((each) => speller.near(each).length === 0);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), (words) => {
        const reply = replyTo(`is it safe with ${words.join(" ")}?`);
        expect(breachesOf(reply, knowledge)).toEqual([]);
        expect(reply.kind).not.toBe("answer");
      }),
      { numRuns: 200 },
    );
    const [named] = replyTo("is it safe with zyzzyvosis?").conditions;
    expect(named).toEqual({ id: null, name: "zyzzyvosis", level: "unlisted" });
  });

  it("is “what you describe” where it may not be named back", () => {
    for (const wild of ["zyzzyva-77", "<script>zyzzyva</script>", "zyzzyva's", "*zyzzyva* _qwerl_ 12"]) {
      const reply = replyTo(`is it safe with ${wild}?`);
      for (const { name } of reply.conditions) expect(name).toMatch(/^[\p{L}\p{M} -]+$/u);
      expect(reply.text).not.toContain("<script>");
    }
  });

  it("is no benefit where it is asked whether it helps", () => {
    for (const message of ["does it help with lupus", "is it good for migraines?", "can it cure diabetes"]) {
      const reply = replyTo(message);
      expect(["not-covered", "caution"]).toContain(reply.kind);
      expect(reply.passages.every(isOfSafety)).toBe(true);
    }
  });
});

describe("a condition that is denied", () => {
  const titles = topics.filter(({ open }) => !open).map(({ title }) => title);
  const covered = titles.filter((title) => replyTo(title).conditions.length === 0);
  const { item } = safety.precautions.avoid;

  it("leaves the kind as it is, with the answer first and the list item behind it", () => {
    expect(covered.length).toBeGreaterThan(20);
    const changed = covered.filter((title) => {
      const plain = replyTo(title);
      const denied = replyTo(`No blood clots. ${title}`);
      const texts = denied.passages.map(({ text }) => text);
      const kept =
        denied.kind === plain.kind && denied.conditions.length === 0 && texts[0] === plain.passages[0]?.text;
      return (
        !kept || (denied.kind === "answer" && texts.indexOf(item.text) < (texts[0] === item.text ? 0 : 1))
      );
    });
    expect(changed).toEqual([]);
  });

  it("leaves the precaution to one that is named beside it and not denied", () => {
    const reply = replyTo("no blood clots, but i have cancer. how often should i go?");
    expect(reply.kind).toBe("caution");
    expect(reply.conditions.map(({ id }) => id)).toEqual(["active-cancer"]);
  });

  // The list item of the level checked first is cut off again when the second one is put behind the answer.
  it("brings the list items of both levels where both are denied", () => {
    for (const title of ["How often should I have it?", "What are the benefits?"]) {
      const texts = replyTo(`No clots, no eczema. ${title}`).passages.map(({ text }) => text);
      expect(texts).toContain(safety.precautions.avoid.item.text);
    }
  });
});

describe("what is offered after an answer", () => {
  it("is never the question just asked", () => {
    fc.assert(
      fc.property(asking(knowledge), (question) => {
        const reply = replyTo(question);
        if (reply.kind !== "answer") return;
        const asked = topics.find(({ id }) => id === reply.topic)?.title;
        expect(reply.suggestions).not.toContain(asked);
        expect(reply.suggestions).not.toContain(question);
      }),
      { numRuns: 500 },
    );
  });

  it("is something the article answers", () => {
    const open = new Set(topics.filter((topic) => topic.open).map(({ title }) => title));
    fc.assert(
      fc.property(asking(knowledge), (question) => {
        for (const title of replyTo(question).suggestions) expect(open).not.toContain(title);
      }),
      { numRuns: 500 },
    );
  });
});

describe("an emergency", () => {
  it("brings a card that stands alone, whatever stands beside it", () => {
    fc.assert(
      fc.property(alarming(knowledge), asking(knowledge), (emergency, question) => {
        const reply = replyTo(`${emergency}. ${question}`);
        if (reply.kind !== "urgent") return;
        expect(breachesOf(reply, knowledge)).toEqual([]);
        expect(reply.passages).toEqual([]);
        expect(reply.suggestions).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("goes before a condition, and the condition is kept in mind", () => {
    const { reply, context } = guide.reply(
      "I have cancer and now I have crushing chest pain and cannot breathe",
    );
    expect(reply.kind).toBe("urgent");
    expect(context.conditions).toContain("active-cancer");
  });
});

describe("what is not asked of the therapy", () => {
  it("brings a word of the bot's own and what can be asked, and no passage", () => {
    for (const message of [
      "hello",
      "thanks!",
      "bye",
      "whats the weather tomorrow",
      "write a python function",
    ]) {
      const reply = replyTo(message);
      expect(["small-talk", "off-topic"]).toContain(reply.kind);
      expect(reply.passages).toEqual([]);
      expect(reply.suggestions.length).toBeGreaterThan(0);
    }
  });

  it("brings no answer where the article leaves a topic open", () => {
    for (const { title } of topics.filter(({ open }) => open))
      expect({ title, kind: replyTo(title).kind }).not.toMatchObject({ kind: "answer" });
  });
});
