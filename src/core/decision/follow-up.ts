import { type Context, EMPTY_CONTEXT, holdsCondition } from "../context.ts";
import type { Topic } from "../knowledge.ts";
import { asksIfSo } from "../matching/confirmation.ts";
import { wordsOf } from "../text/tokens.ts";
import { nextOf, show } from "./answer.ts";
import { chat, notCovered } from "./refuse.ts";
import { type Decision, type Lookup, type Situation, surelyOf, THRESHOLDS } from "./state.ts";

/** Ids of the bot's replies that steer a conversation; their phrases stand in replies.yaml like any others. */
export const MORE = "tell-me-more";
const RESTART = "start-over";
const NONE = "none-of-these";

/** A message that only makes sense after another: "why?", "tell me more", "start over"; undefined for any other. */
export function followUp(situation: Situation, lookup: Lookup): Decision | undefined {
  const { context, utterance } = situation;
  const reason = whyOf(situation, lookup);
  if (reason !== undefined && reason.length > 0) return show(situation, reason, lookup, { because: "why" });
  const last = lookup.topics.get(context.topic ?? "");
  const sameAgain = last !== undefined && asksForTheSame(situation);
  if (sameAgain && !last.open) return show(situation, [last], lookup, { because: "the same again" });
  // Where the article leaves something open, it says as little why, and whether it is so.
  if (last?.open === true && (reason !== undefined || sameAgain))
    return notCovered({ ...situation, last: surelyOf(situation.last, last.id) }, [], lookup);
  const { best } = situation.last;
  if (best.probability < THRESHOLDS.chat) return undefined;
  if (best.id === RESTART && asksToRestart(situation)) return restart(situation, lookup);
  if (best.id === NONE && context.offered.length > 0) return chat(situation, NONE, lookup);
  if (best.id === MORE && context.topic !== null && utterance.tokens.length <= 8)
    return more(situation, context, lookup);
  return undefined;
}

/** How somebody asks for an example of what was said. */
const LIKE_WHAT =
  /^(?:(?:and|but|ok|so|right|yes) )*(?:like what|such as(?: what)?|for (?:example|instance)|eg|e g|(?:any |some |an? )?examples?|which ones|what (?:kind|sort)s?(?: of)?)(?: exactly| then| though| please)?(?: and what for)?$/;

/** How somebody asks for the same in easier words, of which the article has none. */
const EASIER =
  /\b(?:simpler|simply|shorter|plainer|eli5|laymans?|rephrase|nutshell|dumb)\b|\bin (?:plain|simple|normal|easy|easier|everyday|other|one)\b|\blike i am (?:five|5|six|6|ten|10)\b|^(?:(?:sorry|but|ok|no|i|still) )*(?:do|did) not (?:get|understand|follow) (?:it|that|this)$/;
/** All that stands in such a message: with anything else it asks of that. */
const OF_EASIER = new Set(
  "and but ok so sorry right no what can could you please i still do did not get understand follow it that this too long much say put explain repeat give tell make me again down a bit more version in simple simpler simply shorter plain plainer normal easy easier everyday other one eli5 layman laymans rephrase nutshell dumb word words terms english language sentence for like am five 5 six 6 ten 10 then though".split(
    " ",
  ),
);

const asksForEasier = (words: readonly string[]): boolean =>
  words.every((word) => OF_EASIER.has(word)) && EASIER.test(words.join(" "));

/** Whether a message asks for no more than what was shown last says in full: "is that so?", "like what?", "in plain English?". */
function asksForTheSame({ utterance }: Situation): boolean {
  const words = wordsOf(utterance.tokens);
  return asksIfSo(utterance) || LIKE_WHAT.test(words.join(" ")) || asksForEasier(words);
}

/** Words by which a restart is refused, or only spoken of: "don't start over", "I did not say start over". */
const NO_RESTART = /^(?:not|never|without|cannot|say|said|comment|quote)$/;

/** What somebody has is not forgotten on a half-sure reading of what they ask, nor where they ask for the contrary. */
function asksToRestart({ context, last: { best }, utterance }: Situation): boolean {
  if (!holdsCondition(context)) return true;
  const refuses = wordsOf(utterance.tokens).some((word) => NO_RESTART.test(word));
  return best.probability >= THRESHOLDS.sure && !refuses && !utterance.text.includes('"');
}

/** Conditions are forgotten only here, where the person says so. */
function restart(situation: Situation, lookup: Lookup): Decision {
  const fresh: Situation = { ...situation, context: { ...EMPTY_CONTEXT, cards: situation.context.cards } };
  const decision = chat(fresh, RESTART, lookup);
  return { ...decision, because: "start over" };
}

/** A number or a title of what was offered last; undefined for any other message. */
export function pick(situation: Situation, lookup: Lookup): Decision | undefined {
  const { context, utterance } = situation;
  if (context.offered.length === 0) return undefined;
  const typed = utterance.text.trim();
  const number = /^(?:#|no\.? ?|number |option )?([0-9]{1,2})[.)]?$/.exec(typed)?.[1];
  const titles = context.offered.map((id) => lookup.topics.get(id)?.title.toLowerCase());
  const at = number === undefined ? titles.indexOf(typed) : Number(number) - 1;
  const topic = lookup.topics.get(context.offered[at] ?? "");
  if (topic !== undefined && !topic.open) return show(situation, [topic], lookup, { because: "chosen" });
  return number === undefined ? undefined : noSuchNumber(situation, lookup);
}

/** What was offered is offered again. */
function noSuchNumber(situation: Situation, lookup: Lookup): Decision {
  const decision = chat(situation, "no-such-number", lookup);
  const suggestions = situation.context.offered.map((id) => lookup.topics.get(id)?.title ?? "");
  return { ...decision, draft: { ...decision.draft, suggestions }, context: situation.context };
}

/**
 * What answers a bare "why?": the topic that gives the last one's reason, and that one again; nothing where the folder gives
 * none; undefined for any other message.
 */
export function whyOf({ context, utterance }: Situation, { topics }: Lookup): Topic[] | undefined {
  const bare =
    /^(?:but |and |ok |so )*(?:why|why not|how come|why is that|why so|for what reason|how so|what for|what is the reason(?:ing)?(?: (?:for|behind))?)(?: (?:them|those|these|that|this|those people|(?:those|these) ones|exactly))?(?: in particular| exactly| especially)?(?: though| tho| then)?$/;
  if (!bare.test(wordsOf(utterance.tokens).join(" "))) return undefined;
  const topic = topics.get(context.topic ?? "");
  const reason = topics.get(topic?.why ?? "");
  return topic === undefined || reason === undefined ? [] : [...new Set([reason, topic])];
}

/** More of the same: what follows the last topic, before what was shown already. */
function more(situation: Situation, context: Context, lookup: Lookup): Decision | undefined {
  const topic = lookup.topics.get(context.topic ?? "");
  if (topic === undefined) return undefined;
  const [next] = nextOf([topic], situation, lookup);
  return next === undefined ? undefined : show(situation, [next], lookup, { because: "more of the topic" });
}
