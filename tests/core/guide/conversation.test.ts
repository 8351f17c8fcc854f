import { describe, expect, it } from "vitest";
import { type Context, EMPTY_CONTEXT } from "../../../src/core/context.ts";
import type { Outcome } from "../../../src/core/guide.ts";
import { shippedGuide } from "../../support/guide.ts";

const guide = shippedGuide();
const { knowledge } = guide;
const { topics, safety } = knowledge;
const topicOf = (id: string) => topics.find((topic) => topic.id === id);
const COVERED = topics.filter(({ open }) => !open);
/** Titles that name no condition themselves. */
const PLAIN = COVERED.filter(({ title }) => guide.reply(title).reply.conditions.length === 0).map(
  ({ title }) => title,
);

/** Outcomes of a conversation's messages, one a second. */
function talk(...messages: readonly string[]): Outcome[] {
  let context: Context = EMPTY_CONTEXT;
  return messages.map((message, at) => {
    const outcome = guide.reply(message, context, at * 1000);
    context = outcome.context;
    return outcome;
  });
}
const last = (...messages: readonly string[]) => talk(...messages).at(-1)?.reply;

describe("a follow-up", () => {
  it.each([
    [["how often should I go?", "and how long?"], "session-length"],
    [["how long is a session?", "and how often?"], "frequency"],
    [["how often should I go?", "and for chronic conditions?"], "frequency"],
  ])("takes its question from what went before: %j", (messages, topic) => {
    expect(last(...messages)).toMatchObject({ kind: "answer", topic });
  });

  it("of “why?” gives the reason of what was shown, where the folder has one", () => {
    for (const { title, why } of COVERED.filter((topic) => topic.why !== null)) {
      const [first, second] = talk(title, "why?");
      if (first?.reply.kind !== "answer" || topicOf(first.reply.topic ?? "")?.why !== why) continue;
      expect({ title, topic: second?.reply.topic }).toEqual({ title, topic: why });
    }
    expect(COVERED.some(({ why }) => why !== null)).toBe(true);
  });

  it("of “does it help with that?” asks of what was spoken of last, and of nothing before it", () => {
    const asks = "does it help with that?";
    expect(last("my legs are always puffy", asks)).toMatchObject({ kind: "answer", topic: "swelling" });
    expect(last("does it help swelling?", "does it get rid of cellulite?", asks)).toMatchObject({
      kind: "not-covered",
      topic: "cellulite",
    });
    for (const between of ["does it mend my flux capacitor?", "i have gout", "i have eczema"])
      expect(last("does it help swelling?", between, asks)?.kind).not.toBe("answer");
  });

  it("goes on from what was shown where a fragment says nothing surely by itself", () => {
    expect(last("how is it different from deep tissue?", "so softer then?")?.topic).toBe("versus-massage");
    expect(last("how is it different from deep tissue?", "cellulite?")?.kind).toBe("not-covered");
    expect(last("does it help with brain fog?", "ok cool ta")?.kind).toBe("small-talk");
  });

  it("that names a condition brings its precaution", () => {
    const reply = last("does it hurt?", "what about eczema?");
    expect(reply?.kind).toBe("caution");
    expect(reply?.passages[0]?.text).toBe(safety.precautions.caution.sentence.text);
  });

  it("of “tell me more” shows something else than before, each time", () => {
    const shown = talk("does it help with swelling?", "tell me more", "tell me more", "tell me more").map(
      ({ reply }) => reply.topic,
    );
    expect(new Set(shown).size).toBe(shown.length);
  });

  it("of “tell me more” at the beginning is asked what about", () => {
    expect(last("tell me more")?.kind).toBe("small-talk");
  });

  it.each(["so can I or not?", "is it safe then?", "how often?", "and how long?", "what are the benefits?"])(
    "never takes a condition back: %s",
    (message) => {
      const reply = last("I have a blood clot, is it ok?", message);
      expect(reply?.kind).toBe("caution");
      expect(reply?.passages.every(({ section }) => safety.sections.includes(section))).toBe(true);
    },
  );
});

describe("a condition once named", () => {
  const item = safety.precautions.avoid.item.text;

  it("stays in mind for the whole conversation: every answer is a caution with the list item first", () => {
    const [, ...later] = talk("my mum has cancer", ...PLAIN);
    expect(later.length).toBeGreaterThan(20);
    for (const { reply } of later) {
      expect(reply.kind).toBe("caution");
      const first = reply.passages[0]?.text;
      expect([item, safety.precautions.avoid.sentence.text]).toContain(first);
      expect(reply.conditions.map(({ id }) => id)).toContain("active-cancer");
    }
  });

  it("is shown by the list item later, not by the whole sentence again", () => {
    expect(last("my mum has cancer", "how often should she go?")?.passages[0]?.text).toBe(item);
  });

  it("stays in mind past an emergency, thanks and another subject", () => {
    const reply = last(
      "I have a blood clot",
      "crushing chest pain and cannot breathe",
      "thanks",
      "how often should I go?",
    );
    expect(reply?.conditions.map(({ id }) => id)).toContain("blood-clots");
  });

  it("is joined by others", () => {
    const reply = last("I have eczema", "and a blood clot", "how often should I go?");
    expect(reply?.conditions.map(({ id }) => id).sort()).toEqual(["blood-clots", "skin-conditions"]);
    expect(reply?.passages[0]?.text).toBe(item);
  });

  it("that the article does not mention stays in mind too: no dose and no benefit later", () => {
    const reply = last("I have a pacemaker", "how often should I go?");
    expect(reply?.kind).toBe("caution");
    expect(reply?.passages.every(({ section }) => safety.sections.includes(section))).toBe(true);
  });

  it("that the folder does not know is remembered without its name", () => {
    const outcomes = talk("is it safe with zyzzyvosis?", "how often should I go?");
    expect(JSON.stringify(outcomes[0]?.context)).not.toContain("zyzzyv");
    expect(outcomes[1]?.reply.conditions).toEqual([
      { id: null, name: knowledge.replies["what-you-describe"]?.text, level: "unlisted" },
    ]);
  });

  // A condition of caution that is named now hides the graver one that was named before, and the dose follows.
  it("to be avoided is not hidden by one of caution that is named after it", () => {
    const reply = last("my mum has cancer", "she also has eczema, how often should she go?");
    expect(reply?.conditions.map(({ id }) => id)).toContain("active-cancer");
    expect([item, safety.precautions.avoid.sentence.text]).toContain(reply?.passages[0]?.text);
  });

  // What is named beside a remembered condition is shown once and not kept.
  it("that the article does not mention is kept beside one of caution", () => {
    const [, , third] = talk("I have eczema", "I have lupus too", "how often should I go?");
    expect(third?.reply.conditions.map(({ id }) => id)).toContain("lupus");
    expect(third?.reply.passages.every(({ section }) => safety.sections.includes(section))).toBe(true);
  });

  it("is not kept where it was denied", () => {
    expect(last("no blood clots, how long is a session?", "and how often?")?.kind).toBe("answer");
  });

  it("needs no word beside thanks and greetings", () => {
    expect(last("I have a blood clot", "thanks!")?.kind).toBe("small-talk");
  });
});

describe("starting over", () => {
  it("forgets conditions and topics", () => {
    const [, second, third] = talk(
      "I have a blood clot. How often should I go?",
      "start over",
      "how often should I go?",
    );
    expect(second?.context).toMatchObject({
      topic: null,
      conditions: [],
      unknownCondition: false,
      shown: [],
    });
    expect(third?.reply).toMatchObject({ kind: "answer", topic: "frequency" });
  });

  it("happens only where the person says so", () => {
    for (const message of ["ok", "hello", "what is lymph?", "thanks", "how often?"]) {
      const outcome = talk("I have a blood clot", message).at(-1);
      expect(outcome?.context.conditions).toContain("blood-clots");
    }
  });
});

describe("choosing from what was offered", () => {
  it("by number and by title shows that topic's answer, for every topic", () => {
    for (const { title } of COVERED) {
      const { reply, context } = guide.reply(title);
      if (reply.kind !== "answer") continue;
      reply.suggestions.forEach((suggestion, at) => {
        const id = topics.find((topic) => topic.title === suggestion)?.id;
        expect({ title, suggestion, topic: guide.reply(suggestion, context).reply.topic }).toEqual({
          title,
          suggestion,
          topic: id,
        });
        if (at === 0) return;
        for (const typed of [`${at + 1}`, `#${at + 1}`, `${at + 1}.`, `${at + 1})`]) {
          expect({ title, typed, topic: guide.reply(typed, context).reply.topic }).toEqual({
            title,
            typed,
            topic: id,
          });
        }
      });
    }
  });

  it("by number shows the answer behind the caution, where a condition of caution is kept in mind", () => {
    const [, second, third] = talk("I have eczema", "how often should I go?", "3");
    const chosen = topics.find(({ title }) => title === second?.reply.suggestions[2]);
    expect(third?.reply).toMatchObject({ kind: "caution", topic: chosen?.id });
  });

  it("by the number 1 is no emergency", () => {
    expect(last("how often should I go?", "1")?.kind).toBe("answer");
  });

  it("beside a condition of caution is never the question just answered", () => {
    const reply = last("I have eczema. How long does a session take?");
    expect(reply?.suggestions).not.toContain(topicOf(reply?.topic ?? "")?.title);
  });

  it("is asked again where the number is not on the list, and never shows an answer for it", () => {
    const { context } = guide.reply("how often should I go?");
    expect(guide.reply("9", context).reply.kind).not.toBe("answer");
  });

  it("of none of these is a reply too", () => {
    const reply = last("how often should I go?", "none of these");
    expect(reply?.kind).toBe("small-talk");
    expect(reply?.lead).not.toBe("");
  });

  it("never offers what was just shown", () => {
    for (const { title } of COVERED) {
      const { reply } = guide.reply(title);
      const asked = topicOf(reply.topic ?? "")?.title;
      if (reply.kind === "answer") expect(reply.suggestions).not.toContain(asked);
    }
  });
});

describe("an emergency card", () => {
  const EMERGENCY = "my dad is unconscious and not breathing";
  const full = knowledge.replies["urgent-medical"]?.text;
  const short = knowledge.replies["urgent-medical-short"]?.text;

  it("is shown in full once a minute, and short in between", () => {
    let context: Context = EMPTY_CONTEXT;
    const leads = [0, 1000, 59_999, 60_000, 60_001, 120_000].map((at) => {
      const outcome = guide.reply(EMERGENCY, context, at);
      context = outcome.context;
      return outcome.reply.lead;
    });
    expect(leads).toEqual([full, short, short, full, short, full]);
  });

  it("is shown in full for each of the two kinds", () => {
    const [first, second] = talk(EMERGENCY, "i want to kill myself");
    expect(first?.reply.lead).toBe(full);
    expect(second?.reply.lead).toBe(knowledge.replies["urgent-crisis"]?.text);
  });

  it("is shown in full again where the clock went back, and in another conversation", () => {
    const { context } = guide.reply(EMERGENCY, EMPTY_CONTEXT, 1_000_000);
    expect(guide.reply(EMERGENCY, context, 5000).reply.lead).toBe(full);
    expect(guide.reply(EMERGENCY, EMPTY_CONTEXT, 1_000_001).reply.lead).toBe(full);
  });

  it("is not forgotten by starting over", () => {
    const [, , third] = talk(EMERGENCY, "start over", EMERGENCY);
    expect(third?.reply.lead).toBe(short);
  });
});
