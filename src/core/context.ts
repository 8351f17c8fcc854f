import type { NamedCondition } from "./reply/reply.ts";

/**
 * What a conversation has come to: a plain value that the guide is given with a message and gives back with its reply. It
 * holds ids and names of the knowledge folder only, never what a person wrote.
 */
export interface Context {
  /** Topic spoken of last. */
  readonly topic: string | null;
  /** Topics shown in this conversation, latest last; bounded. */
  readonly shown: readonly string[];
  /** Conditions named so far that the folder knows, by id; kept until the person starts over. */
  readonly conditions: readonly string[];
  /** Conditions denied so far, by id: "oh wait, I do have one" names them. */
  readonly denied: readonly string[];
  /** Whether something the folder does not know was named as a condition. */
  readonly unknownCondition: boolean;
  /** Whether something was told that may have been of somebody's health, if not surely enough to be held against an answer. */
  readonly healthHinted: boolean;
  /** What the last reply offered, in order: topic ids. */
  readonly offered: readonly string[];
  /** When each emergency card was last shown in full, in milliseconds since 1970. */
  readonly cards: { readonly medical?: number; readonly crisis?: number };
}

export const EMPTY_CONTEXT: Context = {
  topic: null,
  shown: [],
  conditions: [],
  denied: [],
  unknownCondition: false,
  healthHinted: false,
  offered: [],
  cards: {},
};

/** Most topics remembered as shown. */
const MOST_SHOWN = 12;
/** Most conditions remembered; the listed ones, of which a folder has a few, are never crowded out. */
export const MOST_CONDITIONS = 24;

/** The context after a topic was shown; after none was, what was spoken of before is left. */
export function withTopic(context: Context, topic: string | null): Context {
  if (topic === null) return { ...context, topic };
  return {
    ...context,
    topic,
    shown: [...context.shown.filter((id) => id !== topic), topic].slice(-MOST_SHOWN),
  };
}

/** Whether anything was named that is kept in mind: a condition, or what the folder does not know as one. */
export function holdsCondition({ conditions, unknownCondition }: Context): boolean {
  return conditions.length > 0 || unknownCondition;
}

/** The context after conditions were named. */
export function withConditions(context: Context, conditions: readonly NamedCondition[]): Context {
  const ids = (listed: boolean) =>
    conditions.flatMap(({ id, level }) => (id === null || (level !== "unlisted") !== listed ? [] : [id]));
  return {
    ...context,
    conditions: [...new Set([...ids(true), ...context.conditions, ...ids(false)])].slice(0, MOST_CONDITIONS),
    unknownCondition: context.unknownCondition || conditions.some(({ id }) => id === null),
  };
}

/** For so long after an emergency card a message may go on from what it was shown for, in milliseconds. */
const AFTER_CARD = 10 * 60_000;

/**
 * Whether an emergency card was shown shortly before.
 *
 * @param at time of the message, in milliseconds since 1970
 */
export function isBehindCard({ cards }: Context, at: number): boolean {
  return Object.values(cards).some((shown) => isWithin(AFTER_CARD, shown, at));
}

/** Whether a time is less than so much after an earlier one, in milliseconds; not where there is none, or the clock went back. */
export function isWithin(interval: number, earlier: number | undefined, at: number): boolean {
  return earlier !== undefined && at >= earlier && at - earlier < interval;
}
