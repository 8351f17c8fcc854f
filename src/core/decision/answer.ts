import { withTopic } from "../context.ts";
import type { Passage, Topic } from "../knowledge.ts";
import { MOST_PASSAGES } from "../reply/make.ts";
import type { NamedCondition } from "../reply/reply.ts";
import {
  type Asked,
  type Decision,
  distinct,
  type Lookup,
  nameOfMention,
  type Situation,
  THRESHOLDS,
} from "./state.ts";

/**
 * An answer from the article, or a clarification where two of its topics are too near; undefined where the message does not
 * ask what the article answers.
 */
export function answer(situation: Situation, lookup: Lookup): Decision | undefined {
  const answered: Topic[] = [];
  let near: readonly Topic[] = [];
  for (const asked of situation.asked) {
    // Where the whole asks what the article leaves open, a part of it that would not is not what was meant.
    const refused =
      asked.scores.open >= THRESHOLDS.part && lookup.topics.get(asked.ranked[0]?.id ?? "")?.open === true;
    const parts = (refused ? [] : asked.parts).flatMap((part) =>
      sureTopics(part, THRESHOLDS.part, THRESHOLDS.partBest, lookup).slice(0, 1),
    );
    const [best, second] = sureTopics(asked, THRESHOLDS.answer, THRESHOLDS.best, lookup);
    if (best === undefined || new Set(parts.map(({ topic }) => topic)).size > 1) {
      answered.push(...parts.map(({ topic }) => topic));
      continue;
    }
    const tied = second !== undefined && second.probability >= best.probability * THRESHOLDS.clarify;
    if (tied && best.probability < THRESHOLDS.together && !overlap(best.topic, second.topic)) {
      near = [best.topic, second.topic];
      continue;
    }
    answered.push(best.topic, ...(tied ? [second.topic] : []));
  }
  const topics = [...new Set(answered)];
  if (topics.length > 0) return show(situation, topics.slice(0, MOST_TOPICS), lookup);
  return near.length > 0 ? clarify(situation, near, lookup) : undefined;
}

/** Most topics of one answer: three passages hold no more. */
const MOST_TOPICS = 2;

/** The article's topics of a question by falling probability, where it is sure enough that it asks for one of them. */
function sureTopics(
  { scores, ranked, strangeness }: Asked,
  mass: number,
  probability: number,
  { topics }: Lookup,
): Likely[] {
  const [first] = ranked;
  if (scores.article < mass || first === undefined || strangeness >= THRESHOLDS.strange) return [];
  const likely = ranked.flatMap(({ id, probability: share }) => {
    const topic = topics.get(id);
    return topic === undefined || topic.open ? [] : [{ topic, probability: share }];
  });
  return (likely[0]?.probability ?? 0) >= probability ? likely : [];
}

interface Likely {
  readonly topic: Topic;
  readonly probability: number;
}

/** Shows what the article says to one or two topics; with a denied condition, its precaution's list item behind it. */
export function show(
  situation: Situation,
  topics: readonly Topic[],
  lookup: Lookup,
  because = "topic",
): Decision {
  const [first, second] = topics;
  const passages: Passage[] =
    second === undefined
      ? [...(first?.passages ?? [])]
      : [first?.passages[0], second.passages[0], first?.passages[1]].filter(
          (passage) => passage !== undefined,
        );
  const denied: NamedCondition[] = distinct(
    situation.mentions.filter((mention) => mention.denied).map(nameOfMention),
  );
  const reminders = (["avoid", "caution"] as const)
    .filter((listed) => denied.some(({ level }) => level === listed))
    .map((level) => lookup.knowledge.safety.precautions[level].item);
  const next = nextOf(topics, situation, lookup);
  return {
    draft: {
      kind: "answer",
      question: situation.question,
      topic: first?.id,
      passages: [...passages.slice(0, MOST_PASSAGES - reminders.length), ...reminders],
      suggestions: next.map(({ title }) => title),
    },
    context: { ...withTopic(situation.context, first?.id ?? null), offered: next.map(({ id }) => id) },
    because,
  };
}

/** Asks which of several topics was meant. */
export function clarify(situation: Situation, readings: readonly Topic[], lookup: Lookup): Decision {
  return {
    draft: {
      kind: "clarify",
      question: situation.question,
      lead: lookup.say("clarify"),
      suggestions: readings.map(({ title }) => title),
    },
    context: { ...situation.context, offered: readings.map(({ id }) => id) },
    because: "two topics too near",
  };
}

/** What naturally follows some topics: their own `next`, never one of them, those not yet shown first. */
export function nextOf(topics: readonly Topic[], { context }: Situation, lookup: Lookup): Topic[] {
  const own = new Set(topics.map(({ id }) => id));
  const ids = [...new Set(topics.flatMap(({ next }) => next))].filter((id) => !own.has(id));
  const fresh = ids.filter((id) => !context.shown.includes(id));
  return [...fresh, ...ids.filter((id) => context.shown.includes(id))]
    .flatMap((id) => lookup.topics.get(id) ?? [])
    .filter(({ open }) => !open)
    .slice(0, 3);
}

/** Two topics whose first passage is the same need no asking which was meant. */
function overlap(left: Topic, right: Topic): boolean {
  return left.passages.some(({ text }) => right.passages.some((other) => other.text === text));
}
