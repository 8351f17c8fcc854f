import { describe, expect, it } from "vitest";
import { CONDITION, THERAPY, UNKNOWN } from "../../../src/core/matching/features.ts";
import { createScorer, strangeness } from "../../../src/core/matching/score.ts";
import { mentionsIn, read, shippedKnowledge, shippedLexicon } from "../lexicon.ts";

const { knowledge, model } = shippedKnowledge();
const scorer = createScorer(knowledge, model, shippedLexicon());
const questionsIn = (message: string) => scorer.questionsOf(read(message), mentionsIn(message));
/** The words of each question that was found in a message. */
const askedIn = (message: string) => {
  const { tokens } = read(message);
  return questionsIn(message).map(({ from, to }) =>
    tokens
      .slice(from, to)
      .map(({ word }) => word)
      .join(" "),
  );
};
const topicOf = (marks: readonly string[]) => {
  const { probabilities } = scorer.score(marks);
  const label = scorer.labels[probabilities.indexOf(Math.max(...probabilities))];
  return label !== undefined && "id" in label ? label.id : label?.kind;
};

const readTitle = (id: string) => {
  const title = knowledge.topics.find((topic) => topic.id === id)?.title ?? "";
  return [...(questionsIn(title)[0]?.marks ?? [])];
};

const STORY =
  "My sister went to a spa in the mountains last winter. She came back with a lot of stories about the food and the view. " +
  "We talked about it for hours. My uncle drove us home in his old car. ";

describe("the question in a message", () => {
  it("is the whole message where that is short", () => {
    expect(askedIn("hello there, how long does it take")).toEqual(["hello there how long does it take"]);
  });

  it("is found in a long one, at its end, in its middle and at its beginning", () => {
    for (const message of [
      `${STORY}How long is a session?`,
      `${STORY}How long is a session? ${STORY}`,
      `How long is a session? ${STORY}`,
    ]) {
      expect(askedIn(message)).toContain("how long is a session");
    }
  });

  it("is found without a question mark, by how it begins or is announced", () => {
    expect(askedIn(`${STORY} can i do it at home. ${STORY}`)).toContain("can i do it at home");
    expect(askedIn(`${STORY} just wondering how long it takes. ${STORY}`).join(" | ")).toContain(
      "how long it takes",
    );
  });

  it("may be two questions, in their order", () => {
    const asked = askedIn(`${STORY}How often should I go? ${STORY} How long is a session?`);
    expect(asked.indexOf("how often should i go")).toBeGreaterThanOrEqual(0);
    expect(asked.indexOf("how long is a session")).toBeGreaterThan(asked.indexOf("how often should i go"));
  });

  it("is the last sentence of a long message that asks nothing", () => {
    expect(askedIn(`${STORY}My legs are heavy.`)).toEqual(["my legs are heavy"]);
  });

  it("is never more than a few dozen words, however the message runs on", () => {
    const endless = "how long does it take when i go there and ".repeat(500);
    for (const { from, to } of questionsIn(endless)) expect(to - from).toBeLessThanOrEqual(40);
  });

  it("leads to the same topic in a story as alone", () => {
    for (const question of [
      "How long is a session?",
      "Can I do it myself at home?",
      "Is there any evidence that it works?",
    ]) {
      const alone = topicOf(questionsIn(question)[0]?.marks ?? []);
      const within = questionsIn(`${STORY}${question} ${STORY}`).map(({ marks }) => topicOf(marks));
      expect(within).toContain(alone);
    }
  });

  it("is read with conditions and the therapy's names masked, so that its frame counts", () => {
    expect(questionsIn("is lymphatic drainage massage safe with a blood clot")[0]?.marks).toEqual(
      expect.arrayContaining([THERAPY, CONDITION]),
    );
  });

  it("is one empty question where there is no word", () => {
    expect(questionsIn("?!")).toHaveLength(1);
    expect(questionsIn("")[0]?.marks).toEqual([]);
  });
});

describe("scores", () => {
  it("share the whole probability among what the article answers, leaves open, safety and chat", () => {
    for (const message of [
      "how long is a session",
      "how much does it cost",
      "is it safe with zyzzyva",
      "hello",
      "",
      "zyzzyva",
    ]) {
      const { article, open, safety, chat } = scorer.score(questionsIn(message)[0]?.marks ?? []);
      expect(article + open + safety + chat).toBeCloseTo(1, 3);
    }
  });

  it("go most to the kind of thing that is asked", () => {
    const mostOf = (message: string) => {
      const { article, open, safety, chat } = scorer.score(questionsIn(message)[0]?.marks ?? []);
      return Object.entries({ article, open, safety, chat }).sort(
        (left, right) => right[1] - left[1],
      )[0]?.[0];
    };
    expect(mostOf("how long does a session last")).toBe("article");
    expect(mostOf("how much does a session cost")).toBe("open");
    expect(mostOf("hello")).toBe("chat");
  });

  it("of a fragment follow the topic before it", () => {
    const marks = questionsIn("and for chronic conditions?")[0]?.marks ?? [];
    const after = scorer.scoreAfter("frequency", marks);
    const at = scorer.labels.findIndex((label) => "id" in label && label.id === "frequency");
    expect(after.probabilities[at]).toBeGreaterThan(scorer.score(marks).probabilities[at] ?? 0);
  });
});

describe("strangeness", () => {
  it("is the share of words that the folder does not hold, conditions left out", () => {
    expect(strangeness(["is", "it", UNKNOWN, UNKNOWN])).toBe(0.5);
    expect(strangeness(["is", CONDITION])).toBe(0);
    expect(strangeness([CONDITION])).toBe(0);
    expect(strangeness([])).toBe(0);
  });
});

describe("what stands around a question", () => {
  it("is not even read where the question is clear, and tips it where it is not", () => {
    const clear = readTitle("what-it-is");
    const unread = () => expect.fail("it was read");
    expect(scorer.score(clear, unread).probabilities).toEqual(scorer.score(clear).probabilities);
    const vague = ["leg", "time", "long"];
    expect(scorer.score(vague, () => ["session", ...vague]).probabilities).not.toEqual(
      scorer.score(vague).probabilities,
    );
  });

  it("says what is asked where the question names nothing, however clear it seems", () => {
    const [question] = questionsIn("She went left to right the whole time, slowly. What is it?");
    expect(question?.vague).toBe(true);
    const message = () => ["how", "long", "session", "take", "that"];
    const marks = ["what", "is", "that", "about"];
    const lengthIn = ({ probabilities }: ReturnType<typeof scorer.score>) =>
      probabilities[scorer.labels.findIndex((label) => "id" in label && label.id === "session-length")] ?? 0;
    expect(lengthIn(scorer.score(marks, message, true))).toBeGreaterThan(
      lengthIn(scorer.score(marks, message)),
    );
    expect(questionsIn("How often? Every week?").map(({ vague }) => vague)).toEqual([false]);
  });
});

describe("a message that goes on from a topic", () => {
  const best = (message: string, topic: string) => {
    const { probabilities } = scorer.scoreAfter(topic, questionsIn(message)[0]?.marks ?? []);
    const label = scorer.labels[probabilities.indexOf(Math.max(...probabilities))];
    return label !== undefined && "id" in label ? label.id : label?.kind;
  };

  it("leaves it for what it names", () => {
    expect(best("and for swelling?", "energy-and-clarity")).toBe("swelling");
    expect(best("what about sleep?", "energy-and-clarity")).toBe("sleep");
  });

  it("stays with it where its passages say what is named", () => {
    expect(best("and for chronic conditions?", "frequency")).toBe("frequency");
    expect(best("and for general wellness?", "frequency")).toBe("frequency");
  });
});
