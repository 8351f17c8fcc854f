import { type Classifier, classify } from "../matching/classifier.ts";
import { featuresOf, marksOf } from "../matching/features.ts";
import type { Utterance } from "../text/analyse.ts";
import { wordsOf } from "../text/tokens.ts";
import type { PhraseTrie } from "../text/trie.ts";
import { toldIn } from "./stretches.ts";

/** What the health classifier tells apart, by class number. */
export const HEALTH_CLASSES = ["other", "health"] as const;

/** What telling somebody's health needs. */
export interface HealthReader {
  readonly model: Classifier;
  readonly groups: PhraseTrie<readonly string[]>;
}

/** Probability from which what is told is taken for somebody's health; chosen by own messages (docs/design.md). */
export const HEALTH_THRESHOLD = 0.4;

/** A story is about much else; what it tells of somebody's health is met by names, as anywhere. */
const LONGEST_TOLD = 40;

/** How somebody says that there is nothing to tell: "with no illness". */
const DENIES = /^(?:no|not|never|without|(?:with|have|got|i) no)\b/;

/**
 * Whether a message tells, beside what it asks, of somebody's health in words that name no condition of the folder's: "got a tube
 * in my nose, how long is a session".
 */
export function tellsOfHealth({ tokens }: Utterance, { model, groups }: HealthReader): boolean {
  const scores = new Float32Array(HEALTH_CLASSES.length);
  for (const { from, to } of toldIn(tokens)) {
    if (to - from > LONGEST_TOLD || DENIES.test(wordsOf(tokens.slice(from, from + 2)).join(" "))) continue;
    classify(model, featuresOf(marksOf(tokens.slice(from, to), []), groups), scores);
    if ((scores[1] ?? 0) >= HEALTH_THRESHOLD) return true;
  }
  return false;
}
