import type { EmergencyKind } from "../knowledge.ts";
import { type Classifier, classify } from "../matching/classifier.ts";
import { featuresOf, type Mark, marksOf } from "../matching/features.ts";
import type { Utterance } from "../text/analyse.ts";
import type { PhraseTrie } from "../text/trie.ts";

/** What the alarm classifier tells apart, by class number. */
export const ALARM_CLASSES: readonly (EmergencyKind | "none")[] = ["none", "medical", "crisis"];

/** What telling an emergency needs. */
export interface Alarms {
  readonly model: Classifier;
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

/** A longer message is read in windows of this many words, so that a story around a sign does not drown it. */
const WINDOW = 26;
/** Windows overlap by half, so that no sign is cut in two. */
const STEP = 13;
/** Probability from which a message is taken for an emergency; chosen by cross-validation (docs/design.md). */
export const ALARM_THRESHOLD = 0.3;
/** With a sign of the list in the message, a lower probability is enough. */
const ALARM_THRESHOLD_WITH_SIGN = 0.2;

/**
 * Whether a message tells of an emergency, over all of it however long.
 *
 * @param calm probability of the likeliest thing it asks: who surely asks something ordinary must look the more alarmed
 */
export function findAlarm(utterance: Utterance, alarms: Alarms, calm: number): Alarm | undefined {
  const marks = marksOf(utterance.tokens, []);
  const scores = new Float32Array(ALARM_CLASSES.length);
  let best: Alarm | undefined;
  for (const window of windows(marks, utterance)) {
    classify(alarms.model, featuresOf(window.marks, alarms.groups), scores);
    const probability = 1 - (scores[0] ?? 1);
    if (probability < window.least || (best !== undefined && probability <= best.probability)) continue;
    best = { kind: (scores[1] ?? 0) >= (scores[2] ?? 0) ? "medical" : "crisis", probability };
  }
  if (best === undefined) return undefined;
  if (best.probability >= Math.max(thresholdFor(calm), marks.length <= TERSE ? TERSE_THRESHOLD : 0))
    return best;
  // Of many windows one is likely to look like an alarm by chance: a story needs the full threshold.
  const short = marks.length <= WINDOW * 1.5;
  const least = marks.length <= TERSE || calm >= CALM ? ALARM_THRESHOLD : ALARM_THRESHOLD_WITH_SIGN;
  const sign = short && calm < CALMEST && best.probability >= least ? findSign(marks, alarms) : undefined;
  return sign === undefined ? undefined : { kind: sign.kind, probability: best.probability };
}

/** From this probability of an ordinary question on, an alarm must be surer; from the second on, surer still. */
const CALM = 0.75;
const CALMEST = 0.95;

function thresholdFor(calm: number): number {
  return calm >= CALMEST ? 0.8 : calm >= CALM ? 0.6 : ALARM_THRESHOLD;
}

/** So few words tell too little to be taken for an emergency on a half-sure reading. */
const TERSE = 3;
const TERSE_THRESHOLD = 0.6;

/** A stretch of a message, and the probability below which it is not looked at. */
interface Window {
  readonly marks: readonly Mark[];
  readonly least: number;
}

/** Of a story's many windows one is likely to look like an alarm by chance. */
const STORY_THRESHOLD = 0.6;
/** A sentence out of its story is easily misread ("I passed out having my ears pierced"): it must be surer. */
const SENTENCE_THRESHOLD = 0.88;

/** The message in windows, and sentence by sentence, so that a story around a sign does not drown it. */
function* windows(marks: readonly Mark[], { tokens }: Utterance): Generator<Window> {
  const least = marks.length > WINDOW * 1.5 ? STORY_THRESHOLD : 0;
  if (marks.length <= WINDOW * 1.5) yield { marks, least: 0 };
  for (let from = 0; marks.length > WINDOW; from += STEP) {
    yield { marks: marks.slice(from, from + WINDOW), least };
    if (from + WINDOW >= marks.length) break;
  }
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    while (to < tokens.length && tokens[to]?.typed.sentence === tokens[from]?.typed.sentence) to += 1;
    // The whole message is read above, and so is a sentence longer than a window.
    if (to - from <= WINDOW && to - from < tokens.length)
      yield { marks: marks.slice(from, to), least: SENTENCE_THRESHOLD };
    from = to;
  }
}

/** How far apart the first and the last word of a sign may stand. */
const SIGN_SPAN = 10;

/** The first sign of the list that stands in a message. */
export function findSign(
  marks: readonly Mark[],
  { signs, groups }: Pick<Alarms, "signs" | "groups">,
): Sign | undefined {
  const places = new Map<string, number[]>();
  const note = (key: string, at: number) => {
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  };
  marks.forEach((mark, at) => {
    note(mark, at);
  });
  for (const { value, from } of groups.findAll(marks)) for (const group of value) note(`@${group}`, from);
  return signs.find(({ words }) => {
    const [first, ...rest] = words.map((word) => places.get(word) ?? []);
    return (first ?? []).some((start) =>
      rest.every((others) => others.some((at) => Math.abs(at - start) <= SIGN_SPAN)),
    );
  });
}
