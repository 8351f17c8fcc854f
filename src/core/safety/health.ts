import { type Classifier, classify } from "../matching/classifier.ts";
import { featuresOf, marksOf } from "../matching/features.ts";
import type { Token, Utterance } from "../text/analyse.ts";
import { wordsOf } from "../text/tokens.ts";
import type { PhraseTrie } from "../text/trie.ts";
import { asksAnything, toldIn } from "./stretches.ts";

/** What the health classifier tells apart, by class number. */
export const HEALTH_CLASSES = ["other", "health"] as const;

/** What telling somebody's health needs. */
export interface HealthReader {
  readonly model: Classifier;
  readonly groups: PhraseTrie<readonly string[]>;
}

/** Probability from which what is told is taken for somebody's health; chosen by own messages (docs/design.md). */
export const HEALTH_THRESHOLD = 0.5;
/**
 * Probability from which it may be: nobody who may have told of their health is told that it is safe in general. Between what the
 * fixtures' general questions tell (at most 0.01) and what patients told beside the same question (0.06 and more).
 */
export const HEALTH_HINT = 0.05;

/** A story is about much else; what it tells of somebody's health is met by names, as anywhere. */
const LONGEST_TOLD = 40;

/** How somebody says that there is nothing to tell: "with no illness". */
const DENIES = /^(?:no|not|never|without|(?:with|have|got|i) no)\b/;

/**
 * How surely a message tells, beside what it asks, of somebody's health in words that name no condition of the folder's: "got a
 * tube in my nose, how long is a session".
 *
 * @returns probability of the likeliest stretch, 0 to 1
 */
export function healthTold({ tokens }: Utterance, reader: HealthReader): number {
  let likeliest = 0;
  for (const { from, to } of toldIn(tokens))
    likeliest = Math.max(likeliest, probabilityOf(tokens.slice(from, to), reader));
  return likeliest;
}

/**
 * The same, also of a message that tells and asks nothing: what follows it may ask if it is safe for that person.
 *
 * @param told what `healthTold` gave, where that is known
 */
export function healthHinted(
  utterance: Utterance,
  reader: HealthReader,
  told = healthTold(utterance, reader),
): number {
  return asksAnything(utterance) ? told : Math.max(told, probabilityOf(utterance.tokens, reader));
}

function probabilityOf(tokens: readonly Token[], { model, groups }: HealthReader): number {
  if (tokens.length > LONGEST_TOLD || DENIES.test(wordsOf(tokens.slice(0, 2)).join(" "))) return 0;
  const scores = new Float32Array(HEALTH_CLASSES.length);
  classify(model, featuresOf(marksOf(tokens, []), groups), scores);
  return scores[1] ?? 0;
}
