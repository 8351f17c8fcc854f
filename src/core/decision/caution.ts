import { withConditions, withTopic } from "../context.ts";
import type { Passage } from "../knowledge.ts";
import type { NamedCondition } from "../reply/reply.ts";
import { worstLevel } from "../safety/conditions.ts";
import { mayNameBack } from "../safety/slots.ts";
import { type Decision, distinct, type Lookup, listNames, type Situation, THRESHOLDS } from "./state.ts";

/**
 * A reply to somebody who names a condition: the article's precaution first, whatever else was asked.
 *
 * @param named conditions of this message
 * @param earlier whether the conditions were named earlier in the conversation, and not now
 */
export function caution(
  situation: Situation,
  named: readonly NamedCondition[],
  earlier: boolean,
  lookup: Lookup,
): Decision {
  const { knowledge, topics, say } = lookup;
  const { safety } = knowledge;
  const conditions = distinct(named);
  const level = worstLevel(conditions) ?? "unlisted";
  const asked = askedTopic(situation, lookup);
  const unlisted = conditions.filter((condition) => condition.level === "unlisted");
  const listed = conditions.filter((condition) => condition.level !== "unlisted");
  const passages: Passage[] = [];
  for (const listedLevel of ["avoid", "caution"] as const) {
    if (!listed.some((condition) => condition.level === listedLevel)) continue;
    const { sentence, item } = safety.precautions[listedLevel];
    passages.push(earlier ? item : sentence);
  }
  // Where only caution is asked for, the answer may follow; beside a condition to be avoided or one that the article
  // does not mention, no dose and no benefit stands, and the constructor would drop them.
  if (level === "caution" && unlisted.length === 0 && asked !== undefined)
    passages.push(...asked.passages.slice(0, 2));
  passages.push(safety.provider);

  const mentioned = earlier ? [] : typedNames(situation);
  const lead = [
    listed.length > 0 && mentioned.length > 0 ? say("you-mention", { names: listNames(mentioned) }) : "",
    listed.length > 0
      ? say(`caution-${level === "avoid" ? "avoid" : "caution"}`, {
          names: listNames(listed.map(({ name }) => name)),
        })
      : "",
    unlisted.length > 0
      ? say("caution-unlisted", { names: listNames(unlisted.map(({ name }) => name)) })
      : "",
  ];
  const next = asked === undefined ? [] : [asked.id, ...asked.next];
  const offered = [...next, ...safety.next];
  const ids = [...new Set(offered)].slice(0, 3);
  return {
    draft: {
      kind: "caution",
      question: situation.question,
      topic: asked?.id,
      conditions,
      passages,
      lead: lead.filter((part) => part !== "").join(" "),
      closing: say("caution-closing"),
      suggestions: ids.map((id) => topics.get(id)?.title ?? ""),
    },
    context: {
      ...withTopic(withConditions(situation.context, earlier ? [] : conditions), asked?.id ?? null),
      offered: ids,
    },
    because: earlier ? "condition named earlier" : "condition",
  };
}

/** Listed conditions as the person calls them, where that is not the article's own name: "eczema" is read more surely. */
function typedNames({ mentions }: Situation): string[] {
  const names = mentions
    .filter(
      ({ denied, level, condition, name }) =>
        !denied && level !== "unlisted" && name !== condition?.name && mayNameBack(name),
    )
    .map(({ name }) => `“${name}”`);
  return [...new Set(names)];
}

function askedTopic({ asked }: Situation, { topics }: Lookup) {
  for (const { ranked, scores } of asked) {
    const best = ranked
      .map(({ id, probability }) => ({ topic: topics.get(id), probability }))
      .find(({ topic }) => topic !== undefined && !topic.open);
    if (
      best?.topic !== undefined &&
      scores.article >= THRESHOLDS.answer &&
      best.probability >= THRESHOLDS.answer / 2
    )
      return best.topic;
  }
  return undefined;
}
