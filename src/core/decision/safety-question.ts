import { PERSONS } from "../safety/persons.ts";
import { asksLeave, findSlot, type Slot } from "../safety/slots.ts";
import type { Utterance } from "../text/analyse.ts";
import {
  type Asked,
  type Lookup,
  NO_LABEL,
  NO_QUESTION,
  type Situation,
  surelyOf,
  THRESHOLDS,
} from "./state.ts";

/**
 * Whether a question asks if it is safe with something: by its label, because it asks leave and says with what ("can I have it
 * with a graze"), or because it asks if it is safe and says with what: the general answer would be read as being about that.
 */
export function asksIfSafe(asked: Asked, { utterance }: Situation, lookup: Lookup): boolean {
  const { scores, best } = asked;
  if (scores.safety >= THRESHOLDS.safety) return true;
  const { general } = lookup.knowledge.safety;
  // "Can I have it with my socks on" surely asks of clothes.
  const sure = best.id !== general && best.probability >= THRESHOLDS.sure;
  // Looking for a slot costs more than both before it: most questions never come to that.
  if (!sure && asksLeave(utterance) && slotOf(utterance, lookup)?.owned === true) return true;
  if (safetyOf(asked, lookup) < THRESHOLDS.safety) return false;
  return (
    utterance.tokens.some(({ known }) => !known) || slotOf(utterance, lookup)?.behindPreposition === true
  );
}

/** How surely a question asks whether it is safe, in general or with something. */
export function safetyOf(asked: Asked, lookup: Lookup): number {
  return asked.scores.safety + generalShare(asked, lookup);
}

/** Probability of the topic that is asked whether it is safe in general. */
function generalShare({ ranked }: Asked, { knowledge }: Lookup): number {
  return ranked.find(({ id }) => id === knowledge.safety.general)?.probability ?? 0;
}

/** Words that point at a thing spoken of before, and at somebody; "this" alone may be the therapy that nobody has named yet. */
const THING = /^(?:that|those|these|both|together|they|them)$/;
const THIS = /^this$/;
const SOMEBODY = /^(?:he|him|she|her)$/;

/**
 * "Is that safe?" behind what the article leaves open asks of that: its general answer would be taken for a yes.
 *
 * @returns the question as what was spoken of last leaves it; undefined where it points at nothing, or at what is answered
 */
export function asksOfOpen(situation: Situation, lookup: Lookup): Asked | undefined {
  const { asked, utterance, context, last } = situation;
  const { general } = lookup.knowledge.safety;
  const asksSafety = (question: Asked) =>
    question.best.id === general || safetyOf(question, lookup) >= THRESHOLDS.safety;
  if (!asked.some(asksSafety)) return undefined;
  const points = (pattern: RegExp) => pointsIn(utterance, 0, utterance.tokens.length, pattern, lookup);
  // A conversation that has come to no topic was last told that the article does not say; one without an offer just begins.
  if (context.topic === null)
    return context.offered.length > 0 && points(THING) ? { ...last, best: NO_LABEL } : undefined;
  if (lookup.topics.get(context.topic)?.open !== true) return undefined;
  if (points(THING) || points(THIS)) return surelyOf(last, context.topic);
  return points(SOMEBODY) ? { ...last, best: NO_LABEL } : undefined;
}

function pointsIn(
  { tokens, stems }: Utterance,
  from: number,
  to: number,
  pattern: RegExp,
  { therapy }: Lookup,
): boolean {
  return tokens
    .slice(from, to)
    .some(({ word }, at) => pattern.test(word) && !therapy.has(stems[from + at + 1] ?? ""));
}

/** In a longer question some word is none of safety's by chance. */
const SHORT_QUESTION = 10;

/** So few words before a question tell no story. */
const FRAGMENT = 4;

/**
 * Whether a question that looks like one of safety in general asks of more: it holds a word in which nobody asks that ("is hot
 * stone safe"), has a fragment before it, or points at something else in its message ("I bought these boots. Are they safe?").
 */
export function asksOfMore({ from, to }: Asked, { utterance }: Situation, lookup: Lookup): boolean {
  const more = (start: number, end: number) =>
    utterance.tokens
      .slice(start, end)
      .some(({ stem, word }) => !lookup.inGeneral.has(stem) && !GENERAL.test(word) && !PERSONS.has(word));
  if (to - from <= SHORT_QUESTION && more(from, to)) return true;
  // "ICD. Is it safe for me?": a word or two before the question say with what.
  const apart = utterance.tokens[from]?.typed.sentence !== utterance.tokens[from - 1]?.typed.sentence;
  if (from > 0 && from <= FRAGMENT && apart && more(0, from)) return true;
  return pointsIn(utterance, from, to, THING, lookup) && (more(0, from) || more(to, utterance.tokens.length));
}

/** The situation in which no question that asks of more than safety in general may be answered by that. */
export function withoutGeneral(situation: Situation, lookup: Lookup): Situation {
  const { general } = lookup.knowledge.safety;
  const held = (question: Asked): Asked => {
    const parts = question.parts.map(held);
    const share = generalShare(question, lookup);
    if (share === 0 || !asksOfMore(question, situation, lookup)) return { ...question, parts };
    const ranked = question.ranked.filter(({ id }) => id !== general);
    const scores = { ...question.scores, article: question.scores.article - share };
    return { ...question, scores, ranked, best: ranked[0] ?? NO_LABEL, parts };
  };
  const asked = situation.asked.map(held);
  return { ...situation, asked, last: asked.at(-1) ?? NO_QUESTION };
}

/** Words of English that say nothing of a person's health. */
const GENERAL =
  /^(?:any\w*|no|every(?:one|body|thing)|some(?:one|body|thing)|all|most|people|persons?|adults?|m[ae]n|wom[ae]n|males?|females?|folks?|chaps?|lad(?:y|ies)|guys?|worriers?|beginners?|others?|general|home|myself|yourself|days?|daily|months?|years?|often|long|short|term|times?|once|twice|first|much|many|more|every|each|end|case|use|whole|principle|appointments?|never|ever|healthy|normal|average|absolutely|law|present|gift|balance|again|told|try|filled)$/;

/** What a question asks about where that is neither a word of the article's or the therapy's nor one that says nothing. */
export function slotOf(utterance: Utterance, { plain }: Lookup): Slot | undefined {
  return findSlot(utterance, (at) => {
    const token = utterance.tokens[at];
    return token === undefined || plain.has(token.stem) || GENERAL.test(token.word);
  });
}
