import type { Context } from "../context.ts";
import type { Condition, Knowledge, Topic } from "../knowledge.ts";
import type { Scores } from "../matching/score.ts";
import type { Draft } from "../reply/make.ts";
import type { NamedCondition } from "../reply/reply.ts";
import type { Mention } from "../safety/conditions.ts";
import { HEALTH_HINT, HEALTH_THRESHOLD } from "../safety/health.ts";
import type { Utterance } from "../text/analyse.ts";

/** What every decision may look up. */
export interface Lookup {
  readonly knowledge: Knowledge;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly conditions: ReadonlyMap<string, Condition>;
  /** Common words of other languages. */
  readonly foreign: ReadonlySet<string>;
  /** Stems of the article's own words, of the therapy's names and of everyday things: they name nobody's condition. */
  readonly plain: ReadonlySet<string>;
  /** Stems of the words of the therapy's names. */
  readonly therapy: ReadonlySet<string>;
  /** Stems of the words in which people ask whether it is safe in general, of the article's and of the therapy's names. */
  readonly inGeneral: ReadonlySet<string>;
  /** One of the bot's own sentences, its placeholders filled. */
  say(name: string, values?: Readonly<Record<string, string>>): string;
}

/** A message as the decisions see it. */
export interface Situation {
  readonly question: string;
  readonly utterance: Utterance;
  readonly mentions: readonly Mention[];
  /** The questions it asks, each with its scores; at least one. */
  readonly asked: readonly Asked[];
  /** The last of them: what a message comes to. */
  readonly last: Asked;
  readonly context: Context;
  /** How surely it tells of somebody's health beside what it asks; read only where that is asked for. */
  readonly healthTold: () => number;
}

export interface Asked {
  /** Where it stands in the message, in words. */
  readonly from: number;
  readonly to: number;
  readonly scores: Scores;
  /** Labels by falling probability: the first few. */
  readonly ranked: readonly Ranked[];
  /** The first of them. */
  readonly best: Ranked;
  /** Share of its words that the folder does not hold. */
  readonly strangeness: number;
  /** The questions it joins; empty where it is one. */
  readonly parts: readonly Asked[];
}

export interface Ranked {
  readonly id: string;
  readonly probability: number;
}

/** Of a guide without labels, and of a message without words. */
export const NO_LABEL: Ranked = { id: "", probability: 0 };
export const NO_QUESTION: Asked = {
  from: 0,
  to: 0,
  scores: { probabilities: new Float32Array(), article: 0, open: 0, safety: 0, chat: 0 },
  ranked: [],
  best: NO_LABEL,
  strangeness: 0,
  parts: [],
};

/** Id of the bot's reply to what is about something else. */
export const OFF_TOPIC = "off-topic";

/** A reply to be made and the context it leaves. */
export interface Decision {
  readonly draft: Draft;
  readonly context: Context;
  /** Why, in a word: for `/why`. */
  readonly because: string;
}

/** Probabilities from which a decision is taken; chosen by cross-validation over the folder's phrases (docs/design.md). */
export const THRESHOLDS = {
  /** Mass of the article's topics for an answer. */
  answer: 0.55,
  /** A topic is what is asked, more likely than not. */
  meant: 0.5,
  /** Probability of the best of them: below it the mass is spread over many, and none is meant. */
  best: 0.2,
  /** Mass of the article's topics for an answer where the likeliest single label is none of them. */
  against: 0.6,
  /** Mass and probability for a part of a question, which has less to go by. */
  part: 0.7,
  partBest: 0.25,
  /** And for a part of a question that as a whole surely asks what the article leaves open. */
  surePart: 0.8,
  surePartBest: 0.6,
  /** Ratio of the second topic's probability to the first's from which it is asked which was meant. */
  clarify: 0.9,
  /** Two topics this near are shown together from this probability of the first on; below it, it is asked. */
  together: 0.3,
  /** Mass of asking whether it is safe below which a condition that is nobody's is only asked about. */
  asksOnly: 0.3,
  /** Share of words the folder does not hold, from which a question is about something else, however it is framed. */
  strange: 0.4,
  /** An open topic is named in the refusal from this probability on: "the article does not answer …" must be right. */
  sure: 0.8,
  /** An open topic is likely what is asked, and what the folder names as near to it is near. */
  likely: 0.3,
  /** Probability of a topic from which its passages stand near a question that it does not surely answer. */
  near: 0.12,
  /** A reply of the bot's own. */
  chat: 0.55,
  /** Mass of asking whether it is safe, for a condition that is not known. */
  safety: 0.5,
} as const;

export function nameOfMention({ condition, name, level }: Mention): NamedCondition {
  return { id: condition?.id ?? null, name: condition?.name ?? name, level };
}

/** A condition that goes by no name that may be read back. */
export function undescribed({ say }: Pick<Lookup, "say">): NamedCondition {
  return { id: null, name: say("what-you-describe"), level: "unlisted" };
}

/** Whether somebody's health is told of and no condition named; what is denied is named, and told as well. */
export function tellsUnnamed({ mentions, healthTold }: Situation): boolean {
  return mentions.length === 0 && healthTold() >= HEALTH_THRESHOLD;
}

/** Whether it may be, in this message or in one before it. */
export function mayTellUnnamed({ mentions, healthTold, context }: Situation): boolean {
  return mentions.length === 0 && (context.healthHinted || healthTold() >= HEALTH_HINT);
}

/** Whether a question surely is of something else altogether. */
export function isElsewhere({ best }: Asked): boolean {
  return best.id === OFF_TOPIC && best.probability >= THRESHOLDS.sure;
}

/** A question as one that surely asks for a topic. */
export function surelyOf(question: Asked, id: string): Asked {
  return { ...question, best: { id, probability: 1 } };
}

/** Conditions once each, the most serious first. */
export function distinct(conditions: readonly NamedCondition[]): NamedCondition[] {
  const order = { avoid: 0, caution: 1, unlisted: 2 } as const;
  const seen = new Set<string>();
  return [...conditions]
    .sort((left, right) => order[left.level] - order[right.level])
    .filter(({ id, name }) => {
      const key = id ?? name;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** Names as a sentence holds them: "a", "a and b", "a, b and c". */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 4);
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}
