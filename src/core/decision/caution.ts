import { withConditions, withTopic } from "../context.ts";
import type { Level, Passage, Topic } from "../knowledge.ts";
import { MOST_SUGGESTIONS, praises } from "../reply/make.ts";
import type { NamedCondition } from "../reply/reply.ts";
import { worstLevel } from "../safety/conditions.ts";
import { articleTopics, type Likely } from "./answer.ts";
import { mention } from "./mention.ts";
import { type Decision, distinct, type Lookup, listNames, type Situation, THRESHOLDS } from "./state.ts";

/** What a caution speaks of. */
export interface Occasion {
  /** Conditions of this message. */
  readonly named: readonly NamedCondition[];
  /** Conditions named earlier in the conversation, and not now. */
  readonly remembered: readonly NamedCondition[];
  /** A topic that the person chose from what was offered. */
  readonly chosen?: Topic | undefined;
  /** "Why?" asks for the precaution's reason, which the article's sentence gives and its list item does not. */
  readonly why?: boolean;
}

/** The levels that the article has a precaution for. */
const LISTED = ["avoid", "caution"] as const;

/**
 * A reply to somebody who names a condition: the article's precaution first, whatever else was asked. Beside a condition to
 * be avoided, or one that the article does not mention, only passages on safety follow (the constructor drops any other);
 * beside one that asks for caution the answer may.
 */
export function caution(
  situation: Situation,
  { named, remembered, chosen, why = false }: Occasion,
  lookup: Lookup,
): Decision {
  const { knowledge, topics, say } = lookup;
  const { safety } = knowledge;
  const conditions = distinct([...named, ...remembered]);
  const earlier = named.length === 0;
  const worst = worstLevel(conditions);
  const strict = worst !== "caution" || has(conditions, "unlisted");
  const meant = chosen === undefined ? askedTopic(situation, lookup) : { topic: chosen, probability: 1 };
  const asked = meant?.topic;
  const allowed = (asked?.passages ?? []).filter(
    (passage) => (!strict || safety.sections.includes(passage.section)) && !praises(passage, safety),
  );
  const held = asked !== undefined && allowed.length === 0;
  const sure = (meant?.probability ?? 0) >= THRESHOLDS.sure;
  const answers = sure ? allowed : allowed.filter((passage) => !isOfOthers(passage, conditions, lookup));
  const shown = [
    ...precautions(conditions, named, lookup),
    ...(why ? precautions(conditions, conditions, lookup) : []),
    ...answers.slice(0, 2),
  ];
  const ids = offer(asked, held && !earlier && chosen === undefined, situation, lookup);
  return {
    draft: {
      kind: "caution",
      question: situation.question,
      topic: asked?.id,
      conditions,
      // What is said of an unlisted condition leads to the sentence that sends people to a provider, and to no other.
      passages: worst === "unlisted" ? [safety.provider, ...shown] : [...shown, safety.provider],
      lead: leadOf(situation, conditions, lookup),
      closing: say("caution-closing") + (held ? ` ${say("caution-held")}` : ""),
      suggestions: ids.map((id) => topics.get(id)?.title ?? ""),
    },
    context: {
      ...withTopic(withConditions(situation.context, named), asked?.id ?? null),
      offered: ids,
    },
    because: earlier ? "condition named earlier" : "condition",
  };
}

/** The article's sentence for each level that is named now, its list item for one that was named before. */
function precautions(
  conditions: readonly NamedCondition[],
  named: readonly NamedCondition[],
  { knowledge }: Lookup,
): Passage[] {
  return LISTED.filter((listed) => has(conditions, listed)).map((listed) => {
    const { sentence, item } = knowledge.safety.precautions[listed];
    return has(named, listed) ? sentence : item;
  });
}

/** Whether a passage is what the article says of conditions none of which is named: it would be taken for being about those that are. */
function isOfOthers(
  { text }: Passage,
  conditions: readonly NamedCondition[],
  { knowledge }: Lookup,
): boolean {
  return LISTED.filter((listed) => !has(conditions, listed))
    .flatMap((listed) => Object.values(knowledge.safety.precautions[listed]))
    .some((passage) => passage.text === text);
}

const has = (conditions: readonly NamedCondition[], level: Level): boolean =>
  conditions.some((condition) => condition.level === level);

function leadOf(situation: Situation, conditions: readonly NamedCondition[], lookup: Lookup): string {
  const namesOf = (holds: (level: Level) => boolean) =>
    listNames(conditions.filter(({ level }) => holds(level)).map(({ name }) => name));
  const unlisted = namesOf((level) => level === "unlisted");
  const listed = namesOf((level) => level !== "unlisted");
  const reply = worstLevel(conditions) === "avoid" ? "caution-avoid" : "caution-caution";
  const parts = [
    unlisted === "" ? "" : lookup.say("caution-unlisted", { names: unlisted }),
    listed === "" ? "" : lookup.say(reply, { names: listed }),
  ];
  return mention(situation, conditions, lookup) + parts.filter((part) => part !== "").join(" ");
}

/** What was asked and not answered, as a general question; then what the article says of safety, the unseen first. */
function offer(
  asked: Topic | undefined,
  askAgain: boolean,
  { context }: Situation,
  { knowledge, topics }: Lookup,
): string[] {
  const others = [...knowledge.safety.next, ...(asked?.next ?? [])].filter(
    (id) => id !== asked?.id && topics.has(id),
  );
  const fresh = others.filter((id) => !context.shown.includes(id));
  const ids = [...(askAgain && asked !== undefined ? [asked.id] : []), ...fresh, ...others];
  return [...new Set(ids)].slice(0, MOST_SUGGESTIONS);
}

/** What a message asks that the article answers, as likely as not; undefined where it asks nothing of the kind. */
function askedTopic({ asked }: Situation, lookup: Lookup): Likely | undefined {
  for (const question of asked) {
    const [best] = articleTopics(question, lookup);
    const isMeant = (best?.probability ?? 0) >= THRESHOLDS.meant / 2;
    if (isMeant && question.scores.article >= THRESHOLDS.meant) return best;
  }
  return undefined;
}
