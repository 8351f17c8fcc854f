import { type Context, EMPTY_CONTEXT, isBehindCard, MOST_CONDITIONS } from "./context.ts";
import { decide } from "./decision/decide.ts";
import { safetyOf } from "./decision/safety-question.ts";
import {
  type Asked,
  type Lookup,
  NO_LABEL,
  NO_QUESTION,
  type Situation,
  THRESHOLDS,
} from "./decision/state.ts";
import { EMERGENCY_KINDS, type Knowledge } from "./knowledge.ts";
import { isElliptical, isFragment, pointsBack } from "./matching/ellipsis.ts";
import { createLexicon } from "./matching/lexicon.ts";
import { compileModel, type Label, type Model } from "./matching/model.ts";
import { SHORT } from "./matching/questions.ts";
import { createScorer, type Question, strangeness } from "./matching/score.ts";
import { createReplyMaker, type Draft } from "./reply/make.ts";
import type { Reply } from "./reply/reply.ts";
import { createAiling } from "./safety/ailing.ts";
import { findConditions, type Mention, type Unlisted } from "./safety/conditions.ts";
import { findAlarm } from "./safety/emergency.ts";
import { HEALTH_HINT, healthHinted, healthTold } from "./safety/health.ts";
import { isToldOrAsks } from "./safety/listeners.ts";
import { analyse } from "./text/analyse.ts";
import { stem } from "./text/stem.ts";
import { wordsOf } from "./text/tokens.ts";

export interface Outcome {
  readonly reply: Reply;
  /** To be given with the conversation's next message. */
  readonly context: Context;
  readonly trace: Trace;
}

/** Why a reply is what it is: for `/why` and for the list of misses. */
export interface Trace {
  readonly because: string;
  /** Topics and replies by falling probability. */
  readonly ranked: readonly { readonly id: string; readonly probability: number }[];
  readonly alarm: number;
  /** Topic of what was shown: not always the likeliest. */
  readonly shown: string | undefined;
  /** Conditions that the reply meets, by name. */
  readonly conditions: readonly string[];
  /** The words that were read, after mending. */
  readonly words: readonly string[];
}

export interface Guide {
  readonly knowledge: Knowledge;
  /**
   * Answers one message.
   *
   * @param message anything a person typed
   * @param context what the conversation's last outcome gave; nothing for a first message
   * @param at time of the message, in milliseconds since 1970; only the interval between cards depends on it
   */
  reply(message: string, context?: Context, at?: number): Outcome;
}

/** How many labels a decision looks at. */
const RANKED = 5;

/** Somebody who names a listed condition meets the article's precaution: an alarm beside it must be as sure as beside a sure question. */
const NAMED = 0.95;

/** What is met by one of these was not understood, and may have told of somebody's health. */
const HINTED_BEHIND: ReadonlySet<Draft["kind"]> = new Set(["not-covered", "off-topic", "clarify"]);

/** Most calm that asking whether it is safe may lend. */
const SAFETY_CALM = 0.9;

/** A message of more words than this is told that its question was taken from a part of it. */
const LONG = 200;

function withNote(draft: Draft, note: string): Draft {
  return draft.kind === "urgent"
    ? draft
    : { ...draft, lead: [note, draft.lead ?? ""].filter((part) => part !== "").join("\n\n") };
}

/**
 * A guide over one knowledge folder.
 *
 * @param model what `compileModel` learned from the same value; compiled here where it is not given, which takes seconds
 */
export function createGuide(knowledge: Knowledge, model: Model = compileModel(knowledge)): Guide {
  const lexicon = createLexicon(knowledge, model);
  const scorer = createScorer(knowledge, model, lexicon);
  const make = createReplyMaker(knowledge);
  const { labels } = model;
  const alarms = {
    model: model.alarms,
    known: model.knownAlarms,
    groups: lexicon.groups,
    signs: EMERGENCY_KINDS.flatMap((kind) =>
      knowledge.safety.signs[kind].map((words) => ({
        kind,
        words: words.split(" ").map((word) => (word.startsWith("@") ? word : stem(word))),
      })),
    ),
  };
  const unlisted: Unlisted = {
    endings: new Set(knowledge.safety.endings),
    ailing: createAiling(knowledge.safety),
  };
  const health = { model: model.health, groups: lexicon.groups };
  const therapy = new Set(knowledge.words.therapy.flatMap((name) => name.split(" ").map(stem)));
  const lookup: Lookup = {
    knowledge,
    topics: new Map(knowledge.topics.map((topic) => [topic.id, topic])),
    conditions: new Map(knowledge.safety.conditions.map((condition) => [condition.id, condition])),
    foreign: new Set(Object.values(knowledge.words.languages).flat()),
    plain: new Set([...model.runs.plain, ...model.runs.ordinary, ...therapy]),
    therapy,
    inGeneral: new Set([...model.runs.inGeneral, ...model.runs.plain, ...therapy]),
    say: createSpeech(knowledge),
  };

  return {
    knowledge,
    reply(message, context = EMPTY_CONTEXT, at = 0) {
      const utterance = analyse(message, lexicon.vocabulary);
      const found = findConditions(
        utterance,
        lexicon.names,
        lexicon.together,
        unlisted,
        lexicon.vocabulary.speller.near,
      );
      const back = context.topic !== null && pointsBack(utterance);
      const goesOn = back || (context.topic !== null && isElliptical(utterance));
      const mayGoOn = !goesOn && context.topic !== null && isFragment(utterance);
      const questions = scorer.questionsOf(utterance, found);
      const mentions = found.filter(
        ({ condition, from, to }) =>
          condition?.onlyAsked !== true ||
          (!isToldOrAsks(utterance, from, to) &&
            (utterance.tokens.length <= SHORT ||
              questions.some((question) => from >= question.from && from < question.to))),
      );
      const read = ({ marks, parts, around, vague, from, to }: Question): Asked => {
        const after = () => scorer.scoreAfter(context.topic ?? "", marks, back);
        const own = goesOn ? after() : scorer.score(marks, around, vague);
        const scores =
          mayGoOn && !own.probabilities.some((share) => share >= THRESHOLDS.meant) ? after() : own;
        const ranked = rank(scores.probabilities, labels);
        return {
          from,
          to,
          scores,
          ranked,
          best: ranked[0] ?? NO_LABEL,
          strangeness: strangeness(marks),
          parts: parts.map(read),
        };
      };
      const asked = questions.map(read);
      const present = mentions.filter(({ denied }) => !denied);
      const listed = present.some(({ level }) => level !== "unlisted");
      // "Should I let him sleep it off?" is a calm question anywhere but behind an emergency.
      const calm = isBehindCard(context, at)
        ? 0
        : Math.max(listed ? NAMED : 0, ...asked.map((question) => calmness(question, lookup)));
      const alarm = findAlarm(utterance, alarms, { calm, named: present.length > 0 });
      const last = asked.at(-1) ?? NO_QUESTION;
      let told: number | undefined;
      // Several decisions ask, and each stretch is read by the classifier: once a message, and only where one asks.
      const toldOnce = (): number => {
        told ??= healthTold(utterance, health);
        return told;
      };
      const situation: Situation = {
        question: message,
        utterance,
        mentions,
        asked,
        last,
        context,
        healthTold: toldOnce,
      };
      const decision = decide(situation, alarm, at, lookup);
      return {
        reply: make(
          utterance.tokens.length <= LONG ? decision.draft : withNote(decision.draft, lookup.say("cut")),
        ),
        context: {
          ...decision.context,
          healthHinted:
            decision.context.healthHinted ||
            (HINTED_BEHIND.has(decision.draft.kind) &&
              healthHinted(utterance, health, toldOnce()) >= HEALTH_HINT),
          denied: [...new Set([...decision.context.denied, ...deniedIn(mentions)])].slice(-MOST_CONDITIONS),
        },
        trace: {
          because: decision.because,
          ranked: last.ranked,
          alarm: alarm?.probability ?? 0,
          shown: decision.draft.topic,
          conditions: (decision.draft.conditions ?? []).map(({ name }) => name),
          words: wordsOf(utterance.tokens),
        },
      };
    },
  };
}

/**
 * How surely a question asks something ordinary: the likeliest label, or asking whether it is safe, in general or with
 * something. The latter is never quite sure: "having X right now" and "is it safe having X" are nearly the same.
 */
function calmness(asked: Asked, lookup: Lookup): number {
  const { best } = asked;
  const likeliest = best.id === "asks-if-safe" ? 0 : best.probability;
  return Math.max(likeliest, Math.min(SAFETY_CALM, safetyOf(asked, lookup)));
}

function deniedIn(mentions: readonly Mention[]): string[] {
  return mentions.flatMap(({ denied, condition }) =>
    denied && condition !== undefined ? [condition.id] : [],
  );
}

function rank(probabilities: Float32Array, labels: readonly Label[]): Asked["ranked"] {
  const best: { at: number; probability: number }[] = [];
  let least = 0;
  for (let at = 0; at < probabilities.length; at += 1) {
    const probability = probabilities[at] ?? 0;
    if (best.length === RANKED && probability <= least) continue;
    let place = best.length;
    while (place > 0 && (best[place - 1]?.probability ?? 0) < probability) place -= 1;
    best.splice(place, 0, { at, probability });
    if (best.length > RANKED) best.pop();
    least = best.at(-1)?.probability ?? 0;
  }
  return best.map(({ at, probability }) => {
    const label = labels[at];
    return { id: label === undefined ? "" : "id" in label ? label.id : label.kind, probability };
  });
}

/** The bot's own sentences, with their placeholders filled. */
function createSpeech({ replies, article }: Knowledge): Lookup["say"] {
  const fixed: Record<string, string> = {
    therapy: article.names[0] ?? article.title,
    title: article.title,
    source: article.source,
    compared: article.compared,
  };
  return (name, values = {}) =>
    (replies[name]?.text ?? "").replace(
      /\{([a-z]+)\}/g,
      (whole, key: string) => values[key] ?? fixed[key] ?? whole,
    );
}
