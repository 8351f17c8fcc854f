import { withConditions, withTopic } from "../context.ts";
import { MOST_SUGGESTIONS } from "../reply/make.ts";
import type { NamedCondition } from "../reply/reply.ts";
import { mention } from "./mention.ts";
import { type Decision, type Lookup, listNames, type Situation, THRESHOLDS } from "./state.ts";

/** The article is silent: said plainly, with what was asked where that is sure, and what can be asked instead. */
export function notCovered(situation: Situation, named: readonly NamedCondition[], lookup: Lookup): Decision {
  const { topics, say, knowledge } = lookup;
  const { best } = situation.last;
  const topic = best.probability >= THRESHOLDS.answer ? topics.get(best.id) : undefined;
  const open = topic?.open === true ? topic : undefined;
  const lead =
    named.length > 0
      ? mention(situation, named, lookup) +
        say("not-covered-helps", { names: listNames(named.map(({ name }) => name)) })
      : open !== undefined && best.probability >= THRESHOLDS.sure
        ? say("not-covered-topic", { title: open.title })
        : say("not-covered");
  const next = (open?.next.length ?? 0) > 0 ? (open?.next ?? []) : defaultNext(situation, lookup);
  return {
    draft: {
      kind: "not-covered",
      question: situation.question,
      topic: open?.id,
      conditions: named,
      lead,
      suggestions: next.map((id) => topics.get(id)?.title ?? knowledge.article.title),
    },
    context: { ...withTopic(withConditions(situation.context, named), open?.id ?? null), offered: next },
    because: open === undefined ? "no topic near enough" : "open topic",
  };
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
