import { withTopic } from "../context.ts";
import type { Passage, Topic } from "../knowledge.ts";
import { MOST_PASSAGES } from "../reply/make.ts";
import type { NamedCondition } from "../reply/reply.ts";
import {
  type Asked,
  type Decision,
  distinct,
  isElsewhere,
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
  const readings: (readonly Likely[])[] = [];
  let near: readonly Topic[] = [];
  for (const asked of situation.asked.filter((question) => !isOfThing(question, situation, lookup))) {
    // Where the whole asks what the article leaves open, or of something else altogether ("the printer is dead, who do I shout
    // at"), a part that would not must be the surer to be what was meant too.
    const open = asked.scores.open >= THRESHOLDS.part && isOpen(asked, lookup);
    const [mass, best] =
      open || isElsewhere(asked)
        ? [THRESHOLDS.surePart, THRESHOLDS.surePartBest]
        : [THRESHOLDS.part, THRESHOLDS.partBest];
    const parts = asked.parts
      .filter((part) => !isOfThing(part, situation, lookup))
      .flatMap((part) => sureTopics(part, mass, best, lookup).slice(0, 1));
    const likely = sureTopics(asked, THRESHOLDS.answer, THRESHOLDS.best, lookup);
    if (likely.length === 0 || new Set(parts.map(({ topic }) => topic)).size > 1) {
      readings.push(...parts.map((part) => [part]));
      continue;
    }
    const [first, second] = meant(likely);
    if (second !== undefined && first !== undefined && isUnsure(likely) && !overlap(first, second))
      near = [first, second];
    else readings.push(likely);
  }
  const topics = [...new Set(readings.flatMap(meant))].slice(0, MOST_TOPICS);
  const [only] = readings;
  if (only === undefined) return near.length > 0 ? clarify(situation, near, lookup) : undefined;
  const passages = readings.length === 1 ? likeliest(only) : inTurns(topics);
  return show(situation, topics, lookup, { passages, closing: leftOpen(situation, lookup) });
}

/** What was asked beside what is answered, and the article leaves open: said as plainly as where nothing else was asked. */
function leftOpen({ asked }: Situation, { topics, say }: Lookup): string {
  const open = asked
    .flatMap((question) => [question, ...question.parts])
    .flatMap(({ best }) => {
      const topic = topics.get(best.id);
      return topic?.open === true && best.probability >= THRESHOLDS.sure ? [topic.title] : [];
    });
  return [...new Set(open)]
    .slice(0, 1)
    .map((title) => say("not-covered-topic", { title }))
    .join("");
}

/** Words that stand for what was named before. */
const STANDS_FOR = /^(?:it|its|they|them|their|these|those|that|this|one|ones)$/;

/** A question of no more words than this names nothing ("worth the money?"). */
const BARE = 3;

/**
 * Whether a question is of the thing that one before it in the message asks of: "any good?" behind "is there a machine for it"
 * is not asked of the therapy.
 */
function isOfThing({ from, to }: Asked, { asked, utterance }: Situation, lookup: Lookup): boolean {
  const before = asked
    .flatMap((question) => [...question.parts, question])
    .filter((question) => question.to <= from && question.best.probability >= THRESHOLDS.meant);
  if (!before.some(({ best }) => lookup.topics.get(best.id)?.thing === true)) return false;
  const own = utterance.tokens.slice(from, to);
  const namesNothing = own.length <= BARE || own.some(({ word }) => STANDS_FOR.test(word));
  return namesNothing && !own.some(({ stem }) => lookup.therapy.has(stem));
}

const isOpen = ({ best }: Asked, { topics }: Lookup): boolean => topics.get(best.id)?.open === true;

/** The topic that a question asks for, and the second where it is as likely. */
function meant([best, second]: readonly Likely[]): Topic[] {
  if (best === undefined) return [];
  const tied = second !== undefined && second.probability >= best.probability * THRESHOLDS.clarify;
  return tied ? [best.topic, second.topic] : [best.topic];
}

function isUnsure([best]: readonly Likely[]): boolean {
  return (best?.probability ?? 0) < THRESHOLDS.together;
}

/** Most topics of one answer: three passages hold no more. */
const MOST_TOPICS = 2;

/** The article's topics of a question by falling probability, where it is sure enough that it asks for one of them. */
function sureTopics(asked: Asked, mass: number, probability: number, lookup: Lookup): Likely[] {
  const { scores, best, strangeness } = asked;
  if (scores.article < mass || strangeness >= THRESHOLDS.strange) return [];
  if (lookup.topics.get(best.id)?.open !== false && scores.article < THRESHOLDS.against) return [];
  const likely = articleTopics(asked, lookup);
  return (likely[0]?.probability ?? 0) >= probability ? likely : [];
}

/** The article's topics among the likeliest labels of a question. */
export function articleTopics({ ranked }: Asked, { topics }: Lookup): Likely[] {
  return ranked.flatMap(({ id, probability }) => {
    const topic = topics.get(id);
    return topic === undefined || topic.open ? [] : [{ topic, probability }];
  });
}

export interface Likely {
  readonly topic: Topic;
  readonly probability: number;
}

/** What a topic's first, second and third passage count for: the first answers it best. */
const PLACES = [1, 0.6, 0.4] as const;

/** A passage that counts less than this share of the first is beside the question. */
const LEAST_SHARE = 0.3;

/**
 * Passages of one question's topics, the likeliest to answer it first: each counts what its topics are likely, so that of two
 * topics that are near each other both are shown, and what both show stands before what one does.
 *
 * @param share of the first passage's value, below which another is beside the question
 */
export function likeliest(likely: readonly Likely[], share = LEAST_SHARE): Passage[] {
  const counted = new Map<string, { readonly passage: Passage; value: number }>();
  for (const { topic, probability } of likely) {
    PLACES.forEach((place, at) => {
      const passage = topic.passages[at];
      if (passage === undefined) return;
      const known = counted.get(passage.text) ?? { passage, value: 0 };
      known.value += probability * place;
      counted.set(passage.text, known);
    });
  }
  const falling = [...counted.values()].sort((left, right) => right.value - left.value);
  const least = (falling[0]?.value ?? 0) * share;
  return falling.filter(({ value }) => value >= least).map(({ passage }) => passage);
}

/** Passages of the topics of several questions: the first of each before the second of any. */
function inTurns(topics: readonly Topic[]): Passage[] {
  return Array.from({ length: MOST_PASSAGES }, (_, at) =>
    topics.flatMap(({ passages }) => passages[at] ?? []),
  ).flat();
}

/** How topics are shown, where not as they come. */
export interface Showing {
  readonly because?: string;
  readonly passages?: readonly Passage[];
  /** What stands behind the passages. */
  readonly closing?: string;
}

/** Shows what the article says to one or two topics; with a denied condition, its precaution's list item behind it. */
export function show(
  situation: Situation,
  topics: readonly Topic[],
  lookup: Lookup,
  { because = "topic", passages = inTurns(topics), closing = "" }: Showing = {},
): Decision {
  const [first] = topics;
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
      closing,
      suggestions: next.map(({ title }) => title),
    },
    context: {
      ...(first === undefined ? situation.context : withTopic(situation.context, first.id)),
      offered: next.map(({ id }) => id),
    },
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

/** Ids of what follows a topic: what is near to it where it is open, and its own `next`. */
export function followers({ near, next }: Topic): string[] {
  return [...(near ?? []), ...next];
}

/** What naturally follows some topics, never one of them, the unseen first. */
export function nextOf(topics: readonly Topic[], { context }: Situation, lookup: Lookup): Topic[] {
  const own = new Set(topics.map(({ id }) => id));
  const ids = [...new Set(topics.flatMap(followers))].filter((id) => !own.has(id));
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
