import { isWithin, withConditions } from "../context.ts";
import type { Topic } from "../knowledge.ts";
import { asksIfSo } from "../matching/confirmation.ts";
import { isElliptical } from "../matching/ellipsis.ts";
import { praises } from "../reply/make.ts";
import type { NamedCondition } from "../reply/reply.ts";
import { worstLevel } from "../safety/conditions.ts";
import type { Alarm } from "../safety/emergency.ts";
import { PERSONS } from "../safety/persons.ts";
import { nameOf, type Slot } from "../safety/slots.ts";
import { asksAnything } from "../safety/stretches.ts";
import { takesBackEarlier } from "../safety/take-back.ts";
import type { Utterance } from "../text/analyse.ts";
import { wordsOf } from "../text/tokens.ts";
import { answer, show } from "./answer.ts";
import { caution } from "./caution.ts";
import { followUp, MORE, pick, whyOf } from "./follow-up.ts";
import { claimedOfList } from "./reference.ts";
import { chat, notCovered } from "./refuse.ts";
import { asksIfSafe, asksOfMore, asksOfOpen, slotOf, withoutGeneral } from "./safety-question.ts";
import {
  type Decision,
  distinct,
  isElsewhere,
  type Lookup,
  mayTellUnnamed,
  nameOfMention,
  OFF_TOPIC,
  type Situation,
  THRESHOLDS,
  tellsUnnamed,
  undescribed,
} from "./state.ts";

/** A card is shown in full at most once in this many milliseconds, then in short: one minute. */
const CARD_INTERVAL = 60_000;

/**
 * What to reply. The order is the promise: an emergency before anything, a condition before any answer, an answer only where
 * the match is sure, and otherwise that the article does not say.
 *
 * @param at time of the message, in milliseconds since 1970
 */
export function decide(situation: Situation, alarm: Alarm | undefined, at: number, lookup: Lookup): Decision {
  // A number or a title that was offered is a choice, whatever it looks like.
  const picked = pick(situation, lookup);
  const present = situation.mentions.filter(({ denied }) => !denied).map(nameOfMention);
  if (picked === undefined && alarm !== undefined) return card(situation, present, alarm, at, lookup);
  const spelled = [...present, ...takenBack(situation, lookup)];
  const claimed = picked === undefined ? claimedOfList(situation, lookup) : [];
  const named =
    claimed.length > 0 ? [...claimed, ...spelled.filter((each) => !isInGeneral(each, lookup))] : spelled;
  const level = worstLevel(named);
  const steered = level === undefined ? (picked ?? followUp(situation, lookup)) : undefined;
  if (steered !== undefined && steered.because === "start over") return steered;
  // Safety runs before topics: somebody who names a clot and asks for a benefit must meet the precaution, and ranking
  // alone would put the benefit first.
  const remembered = rememberedConditions(situation, lookup);
  const why = level === undefined && remembered.length > 0 ? whyOf(situation, lookup) : undefined;
  if (why !== undefined)
    return caution({ ...situation, asked: [] }, { named, remembered, chosen: why[0], why: true }, lookup);
  const chosen = picked === undefined ? undefined : lookup.topics.get(picked.draft.topic ?? "");
  // What it does for a condition of nobody is left open; what the article says of care with it stands there too.
  const careful = level === "caution" && remembered.length === 0 && chosen === undefined;
  if (careful && asksForIt(situation) && isSurelyNobodys(situation) && isLeftOpen(situation))
    return notCovered(situation, distinct(named), lookup);
  if (level === "avoid" || level === "caution") return caution(situation, { named, remembered }, lookup);
  if (remembered.length > 0 && (level !== undefined || chosen !== undefined || speaksOfTherapy(situation))) {
    return caution(situation, { named, remembered, chosen }, lookup);
  }
  if (level === "unlisted") return unlisted(situation, named, lookup);
  if (steered !== undefined) return steered;
  return general(situation, lookup);
}

function card(
  situation: Situation,
  named: readonly NamedCondition[],
  alarm: Alarm,
  at: number,
  lookup: Lookup,
): Decision {
  const last = situation.context.cards[alarm.kind];
  const full = !isWithin(CARD_INTERVAL, last, at);
  return {
    draft: {
      kind: "urgent",
      card: alarm.kind,
      question: situation.question,
      lead: lookup.say(full ? `urgent-${alarm.kind}` : `urgent-${alarm.kind}-short`),
    },
    // What is named beside an emergency is not forgotten with it, and nor is what is only described: whoever could not breathe
    // a minute ago must not be told what the therapy does for them next.
    context: {
      ...withConditions(situation.context, named.length > 0 ? named : [undescribed(lookup)]),
      cards: { ...situation.context.cards, ...(full ? { [alarm.kind]: at } : {}) },
    },
    because: "emergency",
  };
}

/**
 * A condition the article does not mention: a caution where it is somebody's or the question is whether it is safe; named
 * and refused where it is only asked about. Both send the person to a provider.
 */
function unlisted(situation: Situation, named: readonly NamedCondition[], lookup: Lookup): Decision {
  // Thanks or a greeting around a condition are no reason to pass over it; another subject, surely one, is, unless somebody is
  // said to have it: "my wife had a tummy tuck on Monday" comes before a question.
  const { best } = situation.last;
  if (isElsewhere(situation.last) && !owns(situation)) return chat(situation, OFF_TOPIC, lookup);
  const spoken = topicOf(named, lookup);
  const asked = best.id === spoken?.id ? best.probability : 0;
  // What the article leaves open of it is left open, whoever has it ("does it bring my period on").
  if (spoken?.open === true && asked >= THRESHOLDS.meant)
    return notCovered(situation, distinct(named), lookup);
  const answers = spoken?.open === false && (asked >= THRESHOLDS.sure || asksForIt(situation));
  if (answers && isSurelyNobodys(situation)) {
    const shown = show(situation, [spoken], lookup);
    return { ...shown, context: withConditions(shown.context, named) };
  }
  const inGeneral = named.every((each) => isInGeneral(each, lookup));
  const answered = inGeneral && isNobodys(situation) ? answer(situation, lookup) : undefined;
  if (answered?.draft.kind === "answer") return answered;
  if (isOnlyAskedAbout(situation)) return notCovered(situation, distinct(named), lookup);
  return caution(situation, { named, remembered: [] }, lookup);
}

/** Whether a condition names nothing in particular ("health problems"). */
function isInGeneral({ id }: NamedCondition, { conditions }: Lookup): boolean {
  return conditions.get(id ?? "")?.inGeneral === true;
}

/** The topic in which the article speaks of what is named, though it does not list it; undefined where there is none for all. */
function topicOf(named: readonly NamedCondition[], { conditions, topics }: Lookup): Topic | undefined {
  const [topic, ...others] = new Set(named.map(({ id }) => conditions.get(id ?? "")?.topic));
  return others.length === 0 ? topics.get(topic ?? "") : undefined;
}

/** Whether what is named is nobody's, and the question leaves open whether it is safe with it ("does it help with X?"). */
function isOnlyAskedAbout(situation: Situation): boolean {
  return isNobodys(situation) && isLeftOpen(situation);
}

/** Words in which people ask what something does for a condition. */
const DOES_FOR =
  /^(?:help|treat|cure|improve|clear|heal|fix|reduce|fade|benefit|useful|helpful|manage|managing|care|support)(?:s|es|ed|ing)?$|^(?:rid|use|research|stud(?:y|ies)|evidence|add)$/;

/** Words that may say whose it is. */
const WHOSE = /^(?:i|me|my|mine|myself|we|us|our|ours|he|him|his|she|her|hers|they|their|theirs|your)$/;

/** Whether it is asked what is done for a condition. */
function asksForIt({ utterance }: Situation): boolean {
  return wordsOf(utterance.tokens).some((word) => DOES_FOR.test(word));
}

/** Whether what is named is nobody's, in words that cannot be of somebody who has it ("does it help my X" can). */
function isSurelyNobodys(situation: Situation): boolean {
  const mayBeSomebodys = (word: string) => WHOSE.test(word) || PERSONS.has(word);
  return isNobodys(situation) && !wordsOf(situation.utterance.tokens).some(mayBeSomebodys);
}

/** Whether what is named is said to be nobody's, and it is not asked if it is safe with it. */
function isNobodys(situation: Situation): boolean {
  const safety = Math.max(0, ...situation.asked.map((asked) => asked.scores.safety));
  // "What about X?" behind another question asks what that one asked, of X.
  return safety < THRESHOLDS.asksOnly && !isElliptical(situation.utterance) && !owns(situation);
}

const isLeftOpen = ({ last: { scores } }: Situation): boolean => scores.open >= scores.article;

const OTHER_LANGUAGE = "other-language";

/** How somebody says that they, or somebody they ask for, have a condition: "I have", "my mum is on", "he had". */
const OWNS = /^(?:have|has|had|having|got|am|is|was|are|been|take|takes|taking|on|with|after|post)$/;
const OWNERS = /^(?:i|he|she|they|we|who|and|also|just)$/;

/** Whose something is called. */
const POSSESSIVE = /^(?:my|his|her|our|their)$/;

const isOwner = (word: string): boolean => OWNERS.test(word) || PERSONS.has(word);

/** Whether a condition is said to be somebody's, and not only asked about. */
function owns({ mentions, utterance }: Situation): boolean {
  return mentions.some(({ denied, from, to }) => !denied && isSomebodys(utterance, { from, to }));
}

/**
 * Whether what stands at a place is said to be somebody's, a few words before it; what is told and nothing asked of it, by being
 * called theirs, too ("my heart is bad": "does it help my heart" only asks).
 */
function isSomebodys(utterance: Utterance, { from, to }: Pick<Slot, "from" | "to">): boolean {
  const wordsFrom = (start: number, end: number) => wordsOf(utterance.tokens.slice(Math.max(0, start), end));
  // A name may begin with it: "have ms", "i am on tablets".
  const before = wordsFrom(from - 4, Math.min(from + 2, to));
  const isCalledTheirs = wordsFrom(from - 1, from + 1).some((word) => POSSESSIVE.test(word));
  return (
    before.some((word, at) => OWNS.test(word) && isOwner(before[at - 1] ?? "")) ||
    (isCalledTheirs && !asksAnything(utterance))
  );
}

function general(situation: Situation, lookup: Lookup): Decision {
  // Nothing but punctuation or pictures: what can be asked is the only useful word.
  if (situation.utterance.tokens.length === 0) return chat(situation, "tell-me-more", lookup);
  const open = asksOfOpen(situation, lookup);
  if (open !== undefined) return notCovered({ ...situation, last: open }, [], lookup);
  if (situation.asked.some((asked) => asksIfSafe(asked, situation, lookup)))
    return unknownCondition(situation, lookup);
  const answered = answer(withoutGeneral(situation, lookup), lookup);
  // Told in words that name no condition, it keeps the answer back all the same, and what only may be told keeps back praise.
  const praised = answered?.draft.passages?.some((passage) => praises(passage, lookup.knowledge.safety));
  if (answered?.draft.kind === "answer" && (praised ? mayTellUnnamed(situation) : tellsUnnamed(situation)))
    return cautionFor(undescribed(lookup), situation, lookup);
  if (answered !== undefined) return answered;
  const own = ownReply(situation, lookup);
  if (own !== undefined) return own;
  if (isForeign(situation, lookup)) return chat(situation, OTHER_LANGUAGE, lookup);
  if (tellsOfSomething(situation, lookup)) return unknownCondition(situation, lookup);
  // What surely asks for what is left open is refused as such; health told beside anything else comes first.
  const { best } = situation.last;
  const asksOpen = best.probability >= THRESHOLDS.meant && lookup.topics.get(best.id)?.open !== false;
  return !asksOpen && tellsUnnamed(situation)
    ? cautionFor(undescribed(lookup), situation, lookup)
    : notCovered(situation, [], lookup);
}

/**
 * Whether a message only tells what somebody has, in words that are nobody's topic ("my mum has a wobbly valve thing"): what is
 * asked next may be whether it is safe for her.
 */
function tellsOfSomething({ utterance, last }: Situation, lookup: Lookup): boolean {
  if (asksAnything(utterance) || last.best.probability >= THRESHOLDS.meant) return false;
  const slot = slotOf(utterance, lookup);
  return slot?.owned === true && isSomebodys(utterance, slot);
}

/** One of the bot's own replies, where the last question surely asks for that and not for a topic. */
function ownReply(situation: Situation, lookup: Lookup): Decision | undefined {
  const { best, scores } = situation.last;
  // That the article does not say is right of another subject, too: that it is another must be the surer.
  const sure =
    best.id === OFF_TOPIC
      ? best.probability >= THRESHOLDS.sure
      : scores.chat >= THRESHOLDS.chat && best.probability >= THRESHOLDS.chat / 2;
  const isReply = !lookup.topics.has(best.id) && best.id in lookup.knowledge.replies;
  return sure && isReply ? chat(situation, best.id, lookup) : undefined;
}

/** Share of a message's words that are common in another language, from which it is taken for one. */
const FOREIGN_SHARE = 0.34;

function isForeign({ utterance }: Situation, { foreign }: Lookup): boolean {
  const count = utterance.tokens.filter(({ typed }) => foreign.has(typed.text)).length;
  return count >= 2 && count >= utterance.tokens.length * FOREIGN_SHARE;
}

/** "Is it safe with X" where X is no condition of the folder's: X is named back where that may be, and nothing is answered. */
function unknownCondition(situation: Situation, lookup: Lookup): Decision {
  const { utterance } = situation;
  const slot = slotOf(utterance, lookup);
  const generalTopic = lookup.topics.get(lookup.knowledge.safety.general);
  const inGeneral =
    utterance.tokens.every(({ known }) => known) &&
    !asksOfMore(situation.last, situation, lookup) &&
    !mayTellUnnamed(situation);
  if (slot === undefined && generalTopic !== undefined && inGeneral) {
    return show(situation, [generalTopic], lookup, { because: "safety in general" });
  }
  const name = slot === undefined ? undefined : nameOf(utterance, slot);
  const unnamed = undescribed(lookup);
  return cautionFor(name === undefined ? unnamed : { ...unnamed, name }, situation, lookup);
}

/** A caution over what the folder does not list. */
function cautionFor(condition: NamedCondition, situation: Situation, lookup: Lookup): Decision {
  return caution(situation, { named: [condition], remembered: [] }, lookup);
}

/** Conditions denied earlier, where this message takes that back: "oh wait, I do have them". */
function takenBack({ context, utterance }: Situation, lookup: Lookup): NamedCondition[] {
  // Mostly nothing was denied, and reading the message for it costs more than knowing that.
  if (context.denied.length === 0) return [];
  return takesBackEarlier(utterance.tokens) ? conditionsOf(context.denied, lookup) : [];
}

function rememberedConditions({ context }: Situation, lookup: Lookup): NamedCondition[] {
  const known = conditionsOf(context.conditions, lookup);
  return context.unknownCondition ? [...known, undescribed(lookup)] : known;
}

/** Conditions of the folder by their ids; those it has since lost are passed over. */
function conditionsOf(ids: readonly string[], { conditions }: Lookup): NamedCondition[] {
  return ids.flatMap((id) => {
    const condition = conditions.get(id);
    return condition === undefined ? [] : [{ id, name: condition.name, level: condition.level }];
  });
}

/** Replies of the bot's own to what may be about anything: in a language that it does not speak, too. */
const ANYTHING: readonly string[] = [MORE, OTHER_LANGUAGE];

/**
 * Thanks, greetings and other subjects need no precaution repeated; "why?", "tell me more" and "are you sure?" ask for it, and so
 * does "even a small one?", which is of another subject only where nothing stands before it.
 */
function speaksOfTherapy({ asked, utterance }: Situation): boolean {
  const goesOn = isElliptical(utterance);
  const doubts = asksIfSo(utterance);
  return asked.some(
    ({ scores, best }) =>
      scores.chat < 0.8 || doubts || ANYTHING.includes(best.id) || (goesOn && best.id === OFF_TOPIC),
  );
}
