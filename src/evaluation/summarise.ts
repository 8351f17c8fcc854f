import type { ReplyKind } from "../core/reply/reply.ts";
import type { Result } from "./evaluate.ts";
import type { Expectation } from "./judge.ts";

export interface Tally {
  readonly right: number;
  readonly total: number;
}

/** A question that was answered wrongly, with what a person needs to see why. */
export interface Miss {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly before: readonly string[];
  readonly question: string;
  readonly expectation: Expectation;
  readonly why: string;
  readonly kind: ReplyKind;
  readonly topic: string | null;
  readonly conditions: readonly string[];
  readonly shown: readonly string[];
  readonly because: string;
  readonly ranked: readonly { readonly id: string; readonly probability: number }[];
}

/** The result of an evaluation: plain data, printed as JSON for programs. */
export interface Summary {
  readonly all: Tally;
  readonly kinds: Readonly<Partial<Record<Expectation, Tally>>>;
  /** Of all: those judged at the end of a dialogue. */
  readonly dialogues: Tally;
  /** Replies by what was expected, then by the kind that came. */
  readonly replies: Readonly<Partial<Record<Expectation, Readonly<Record<string, number>>>>>;
  /** Article questions that were refused, and shown a right passage as what stands nearby: no right reply, and yet of use. */
  readonly nearby: number;
  /** Off-topic questions that were told the article does not say: right, and yet not understood. */
  readonly offTopicNotCovered: number;
  /** Replies that keep what every reply must; why the others do not, counted. */
  readonly sound: Tally & { readonly faults: Readonly<Record<string, number>> };
  readonly misses: readonly Miss[];
}

/** Kinds in the order in which they are shown. */
export const EXPECTATIONS: readonly Expectation[] = [
  "article",
  "safety-avoid",
  "safety-caution",
  "safety-unlisted",
  "outside",
  "offtopic",
  "urgent",
];

/** Counts what an evaluation found. */
export function summarise(results: readonly Result[]): Summary {
  const kinds: Partial<Record<Expectation, Tally>> = {};
  const replies: Partial<Record<Expectation, Record<string, number>>> = {};
  for (const expectation of EXPECTATIONS) {
    const own = results.filter(({ row }) => row.expectation === expectation);
    if (own.length === 0) continue;
    kinds[expectation] = tally(own);
    replies[expectation] = countBy(own, ({ outcome }) => outcome.reply.kind);
  }
  const unsound = results.filter(({ verdict }) => !verdict.sound);
  return {
    all: tally(results),
    kinds,
    dialogues: tally(results.filter(({ row }) => row.before.length > 0)),
    replies,
    nearby: results.filter(({ verdict }) => verdict.nearby).length,
    offTopicNotCovered: replies.offtopic?.["not-covered"] ?? 0,
    sound: {
      right: results.length - unsound.length,
      total: results.length,
      faults: countBy(unsound, ({ verdict }) => verdict.why),
    },
    misses: results.filter(({ verdict }) => !verdict.right).map(toMiss),
  };
}

function tally(results: readonly Result[]): Tally {
  return { right: results.filter(({ verdict }) => verdict.right).length, total: results.length };
}

function countBy(results: readonly Result[], keyOf: (result: Result) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) counts[keyOf(result)] = (counts[keyOf(result)] ?? 0) + 1;
  return counts;
}

function toMiss({ row, outcome: { reply, trace }, verdict }: Result): Miss {
  return {
    id: row.id,
    file: row.file,
    line: row.line,
    before: row.before,
    question: row.question,
    expectation: row.expectation,
    why: verdict.why,
    kind: reply.kind,
    topic: reply.topic,
    conditions: reply.conditions.map(({ name, level }) => `${name} (${level})`),
    shown: reply.passages.map(({ text }) => text),
    because: trace.because,
    ranked: trace.ranked,
  };
}
