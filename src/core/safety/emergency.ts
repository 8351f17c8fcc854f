import { EMERGENCY_KINDS, type EmergencyKind } from "../knowledge.ts";
import { type Classifier, classify } from "../matching/classifier.ts";
import { featuresOf, hashOfMarks, type Mark, marksOf, saysAnything } from "../matching/features.ts";
import { type KnownPhrases, labelOfPhrase } from "../matching/known-phrases.ts";
import type { Utterance } from "../text/analyse.ts";
import { wordsOf } from "../text/tokens.ts";
import type { PhraseTrie } from "../text/trie.ts";
import { type Stretch, stretchesOf, toldIn, WHOLE } from "./stretches.ts";

/** What the alarm classifier tells apart, by class number. */
export const ALARM_CLASSES: readonly (EmergencyKind | "none")[] = ["none", ...EMERGENCY_KINDS];

/** What telling an emergency needs. */
export interface Alarms {
  readonly model: Classifier;
  /** The folder's own emergencies and look-alikes, by the hashes of their words. */
  readonly known: KnownPhrases;
  readonly signs: readonly Sign[];
  readonly groups: PhraseTrie<readonly string[]>;
}

/** Words that together, near each other and in any order, are a sign of an emergency. */
export interface Sign {
  readonly kind: EmergencyKind;
  /** Each a stem or, with a leading @, a group of words that mean the same. */
  readonly words: readonly string[];
}

export interface Alarm {
  readonly kind: EmergencyKind;
  /** Probability that the message is an emergency, 0 to 1. */
  readonly probability: number;
}

/**
 * Probability from which a message is taken for an emergency: at first, beside what is calm, beside what is calmest, and in a
 * story. A missed crisis is the worst of all; and what people in one write looks like a question more often. Chosen by
 * cross-validation (docs/design.md). Of a story's many windows one is likely to look like an alarm by chance; and how calmly
 * it ends by asking says nothing of what it told before.
 */
export const ALARM_THRESHOLDS = {
  medical: { least: 0.4, calm: 0.6, calmest: 0.7, story: 0.7 },
  crisis: { least: 0.25, calm: 0.3, calmest: 0.6, story: 0.6 },
} as const;
/** With a sign of the list in the message, a lower probability is enough: in any, and in one that is terse or calm. */
const THRESHOLD_WITH_SIGN = { least: 0.2, calm: 0.3 };
/** From this probability of an ordinary question on, a message is calm; from the second on, of the calmest. */
const CALM = 0.75;
const CALMEST = 0.95;
/** So few words tell too little to be taken for an emergency on a half-sure reading. */
const TERSE = { words: 3, threshold: 0.7 };

/** What is told beside a question is an alarm from this probability on; beside a condition, which a precaution meets, from more. */
const TOLD_THRESHOLD = 0.4;
const TOLD_THRESHOLD_NAMED = 0.85;
/** From this probability of a short message on, what it tells is read apart from what it asks: below it that was no alarm yet. */
const DOUBT = 0.002;

/** How a message looks beside its alarms. */
export interface Surroundings {
  /** Probability of the likeliest thing it asks: who surely asks something ordinary must look the more alarmed. */
  readonly calm: number;
  /** Whether it names a condition. */
  readonly named: boolean;
}

/** Whether a message tells of an emergency, over all of it however long. */
export function findAlarm(
  utterance: Utterance,
  alarms: Alarms,
  { calm, named }: Surroundings,
): Alarm | undefined {
  const { tokens } = utterance;
  const marks = marksOf(tokens, []);
  const known = labelOfPhrase(alarms.known, hashOfMarks(wordsOf(tokens)));
  if (known !== undefined) return knownAlarm(ALARM_CLASSES[known]);
  const loudest = findLoudest(marks, stretchesOf(tokens), alarms);
  const sure = surest(loudest, marks.length, calm);
  if (sure !== undefined) return sure;
  const [{ probability } = { probability: 0 }] = loudest;
  if (probability >= thresholdWithSign(marks.length, calm)) {
    const sign = findSign(marks, alarms);
    if (sign !== undefined) return { kind: sign.kind, probability };
  }
  if (marks.length > WHOLE || probability < DOUBT) return undefined;
  const [told] = findLoudest(marks, toldIn(tokens), alarms);
  const least = named ? TOLD_THRESHOLD_NAMED : TOLD_THRESHOLD;
  return told !== undefined && told.probability >= least ? told : undefined;
}

/** What the folder itself calls an emergency, or none. */
function knownAlarm(kind: EmergencyKind | "none" | undefined): Alarm | undefined {
  return kind === undefined || kind === "none" ? undefined : { kind, probability: 1 };
}

/** The first of some alarms that is sure enough for its kind, in a message of so many words, asked so calmly. */
export function surest(loudest: readonly Alarm[], words: number, calm: number): Alarm | undefined {
  return loudest.find(({ kind, probability }) => probability >= thresholdOf(kind, words, calm));
}

/** @returns probability from which a message of so many words, asked so calmly, is taken for an emergency of a kind */
export function thresholdOf(kind: EmergencyKind, words: number, calm: number): number {
  const { least, calm: calmer, calmest, story } = ALARM_THRESHOLDS[kind];
  if (words > WHOLE) return story;
  const threshold = calm >= CALMEST ? calmest : calm >= CALM ? calmer : least;
  return words <= TERSE.words ? Math.max(threshold, TERSE.threshold) : threshold;
}

/** @returns the same where a sign of the list stands in it; beyond 1 where signs do not count */
export function thresholdWithSign(words: number, calm: number): number {
  if (words > WHOLE || calm >= CALMEST) return Number.POSITIVE_INFINITY;
  return calm >= CALM || words <= TERSE.words ? THRESHOLD_WITH_SIGN.calm : THRESHOLD_WITH_SIGN.least;
}

/** The loudest stretch of each kind, the louder first: the one that must be the surer may drown the other. */
function findLoudest(
  marks: readonly Mark[],
  stretches: Iterable<Stretch>,
  { model, groups }: Alarms,
): readonly Alarm[] {
  const scores = new Float32Array(ALARM_CLASSES.length);
  const loudest = { medical: 0, crisis: 0 };
  for (const { from, to, least } of stretches) {
    const read = marks.slice(from, to);
    // What is in words that are all unknown is not understood: an emergency in them is met by being one of the folder's own.
    if (!saysAnything(read)) continue;
    classify(model, featuresOf(read, groups), scores);
    const [none = 1, medical = 0, crisis = 0] = scores;
    const kind = medical >= crisis ? "medical" : "crisis";
    const probability = 1 - none;
    if (probability >= least) loudest[kind] = Math.max(loudest[kind], probability);
  }
  return EMERGENCY_KINDS.map((kind) => ({ kind, probability: loudest[kind] })).sort(
    (one, other) => other.probability - one.probability,
  );
}

/** How far apart the first and the last word of a sign may stand. */
const SIGN_SPAN = 10;

/** The first sign of the list that stands in a message. */
export function findSign(
  marks: readonly Mark[],
  { signs, groups }: Pick<Alarms, "signs" | "groups">,
): Sign | undefined {
  const standing = marks.map((mark, at) => ({ word: mark, at }));
  for (const { value, from } of groups.findAll(marks)) {
    for (const group of value) standing.push({ word: `@${group}`, at: from });
  }
  return signs.find(({ words: [first, ...rest] }) =>
    standing.some(
      ({ word, at }) =>
        word === first &&
        rest.every((other) =>
          standing.some((near) => near.word === other && Math.abs(near.at - at) <= SIGN_SPAN),
        ),
    ),
  );
}
