import { holdsCondition, withConditions, withTopic } from "../context.ts";
import type { Passage } from "../knowledge.ts";
import { MOST_SUGGESTIONS, praises } from "../reply/make.ts";
import type { NamedCondition } from "../reply/reply.ts";
import { articleTopics, followers, likeliest } from "./answer.ts";
import { mention } from "./mention.ts";
import { safetyOf } from "./safety-question.ts";
import {
  type Asked,
  type Decision,
  type Lookup,
  listNames,
  type Situation,
  THRESHOLDS,
  tellsUnnamed,
  undescribed,
} from "./state.ts";

/** The article is silent: said plainly, with what was asked where that is sure, and what can be asked instead. */
export function notCovered(situation: Situation, named: readonly NamedCondition[], lookup: Lookup): Decision {
  const { topics, say, knowledge } = lookup;
  const { best } = situation.last;
  const topic = best.probability >= THRESHOLDS.meant ? topics.get(best.id) : undefined;
  const open = topic?.open === true ? topic : undefined;
  const surely = best.probability >= THRESHOLDS.sure ? open : undefined;
  // What is told in words that name no condition stays in mind as one does: the next question may be whether it is safe.
  const told = tellsUnnamed(situation);
  // Where a condition that asks for care is only asked about, the article's word of care is what it says nearby.
  const careful = named.some(({ level }) => level === "caution");
  const passages = careful
    ? [knowledge.safety.precautions.caution.sentence]
    : named.length > 0 || told
      ? []
      : nearest(situation, lookup);
  const lead = (): string => {
    if (named.length > 0 && !careful) {
      const names = listNames(named.map(({ name }) => name));
      return mention(situation, named, lookup) + say("not-covered-helps", { names });
    }
    if (surely !== undefined) return say("not-covered-topic", { title: surely.title });
    return say(passages.length > 0 ? "not-covered-near" : "not-covered");
  };
  const following = [...(open === undefined ? [] : followers(open)), ...defaultNext(situation, lookup)];
  const next = [...new Set(following)].slice(0, MOST_SUGGESTIONS);
  const context = withConditions(situation.context, told ? [undescribed(lookup)] : named);
  return {
    draft: {
      kind: "not-covered",
      question: situation.question,
      topic: open?.id,
      conditions: named,
      passages,
      lead: lead(),
      suggestions: next.map((id) => topics.get(id)?.title ?? knowledge.article.title),
    },
    context: { ...withTopic(context, open?.id ?? null), offered: next },
    because: open === undefined ? "no topic near enough" : "open topic",
  };
}

/** At most so many passages stand under a refusal: more would look like an answer. */
const MOST_NEAREST = 2;

/** Label of a question whether it helps with something. */
const HELPS = "asks-if-helps";

/** From which share of the first a second passage is as near to the question as that. */
const AS_NEAR = 0.5;

/**
 * What the article says nearest to a question it does not surely answer: what the folder names for the open topic it is likely
 * to be, and otherwise what the likeliest topics show. Nothing where a condition is or was named, or it is asked whether it is
 * safe, or with what it helps: there, what stands nearby would be read as an answer.
 */
function nearest(situation: Situation, lookup: Lookup): Passage[] {
  const { context, mentions, asked, last } = situation;
  if (mentions.length > 0 || holdsCondition(context)) return [];
  if (asked.some((question) => safetyOf(question, lookup) >= THRESHOLDS.asksOnly)) return [];
  const near = last.best.probability >= THRESHOLDS.likely ? nearOf(last, lookup) : null;
  const passages =
    near?.flatMap((id) => lookup.topics.get(id)?.passages[0] ?? []) ?? likelyPassages(last, lookup);
  return passages.filter((passage) => !praises(passage, lookup.knowledge.safety)).slice(0, MOST_NEAREST);
}

/** What the folder names as near to the likeliest topic of a question; null where it leaves that to the question. */
function nearOf({ best }: Asked, { topics }: Lookup): readonly string[] | null {
  return topics.get(best.id)?.near ?? (best.probability >= THRESHOLDS.sure ? [] : null);
}

function likelyPassages(question: Asked, lookup: Lookup): Passage[] {
  const { scores, best, strangeness } = question;
  const elsewhere = scores.chat > scores.article;
  if (elsewhere || strangeness >= THRESHOLDS.strange || best.id === HELPS) return [];
  const likely = articleTopics(question, lookup);
  return (likely[0]?.probability ?? 0) >= THRESHOLDS.near ? likeliest(likely, AS_NEAR) : [];
}

/** A reply of the bot's own: a greeting, a word on another subject. */
export function chat(situation: Situation, id: string, lookup: Lookup): Decision {
  const next = defaultNext(situation, lookup);
  return {
    draft: {
      kind: id === "off-topic" ? "off-topic" : "small-talk",
      question: situation.question,
      lead: lookup.say(id),
      suggestions: next.map((topic) => lookup.topics.get(topic)?.title ?? ""),
    },
    context: { ...situation.context, offered: next },
    because: "no question of the therapy's",
  };
}

/** What can be asked: the article topics that are likeliest, then the folder's first. */
export function defaultNext({ asked }: Situation, { topics }: Lookup): string[] {
  const likely = asked
    .flatMap(({ ranked }) => ranked)
    .filter(({ id, probability }) => probability >= 0.05 && topics.get(id)?.open === false)
    .map(({ id }) => id);
  const offered = new Set(likely);
  for (const { id, open } of topics.values()) {
    if (offered.size >= MOST_SUGGESTIONS) break;
    if (!open) offered.add(id);
  }
  return [...offered].slice(0, MOST_SUGGESTIONS);
}
