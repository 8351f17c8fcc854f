import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** One side of a comparison: answers a question, and its time is taken. */
export interface Side {
  readonly name: string;
  readonly questions: readonly string[];
  ask(question: string): unknown;
}

/** Times of one round, in milliseconds a question. */
export interface Round {
  readonly p50: number;
  readonly p99: number;
  readonly mean: number;
  /** Each question's time, in the order of the questions. */
  readonly times: Float64Array;
}

/** Rounds that are not counted: a service runs for days, and what is compiled in its first seconds is no part of them. */
const WARMING = 5;

/**
 * Milliseconds between a collection and a round: V8 sweeps what it collected on other threads, and on two cores those take the
 * processor from whoever comes next.
 */
const SWEEPING = 100;

/** Figures of a round. */
export type Figure = "p50" | "p99" | "mean";

/** Median over rounds, with the lowest and highest. */
export interface Middle {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Times several sides in turns: each round asks every side all its questions, in an order that turns with the round, so
 * that what else the machine does hits all of them. Each starts on a collected heap: what one side throws away is not
 * collected in another's time. Some rounds before the first warm the compiler and are not counted.
 *
 * @returns rounds by the side's name
 */
export async function timeInTurns(sides: readonly Side[], rounds: number): Promise<Map<string, Round[]>> {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const times = new Map<string, Round[]>(sides.map(({ name }) => [name, []]));
  for (let round = -WARMING; round < rounds; round += 1) {
    for (let turn = 0; turn < sides.length; turn += 1) {
      const side = sides[(turn + round + WARMING) % sides.length];
      if (side === undefined) continue;
      collect();
      await setTimeout(SWEEPING);
      const taken = await timeRound(side);
      if (round >= 0) times.get(side.name)?.push(taken);
    }
  }
  return times;
}

async function timeRound({ questions, ask }: Side): Promise<Round> {
  const times = new Float64Array(questions.length);
  for (const [at, question] of questions.entries()) {
    const start = performance.now();
    const given = ask(question);
    // Only who answers with a promise is waited for: waiting for a value would cost the others a turn of the queue.
    if (given instanceof Promise) await given;
    times[at] = performance.now() - start;
  }
  const sorted = times.toSorted();
  return {
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
    times,
  };
}

/** The value that a share of sorted values does not exceed. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[at] ?? Number.NaN;
}

export function middleOf(values: readonly number[]): Middle {
  const sorted = [...values].sort((left, right) => left - right);
  return { median: quantile(sorted, 0.5), low: sorted[0] ?? Number.NaN, high: sorted.at(-1) ?? Number.NaN };
}

/** Middles of a side's rounds. */
export function middlesOf(rounds: readonly Round[]): Readonly<Record<Figure, Middle>> {
  return {
    p50: middleOf(rounds.map(({ p50 }) => p50)),
    p99: middleOf(rounds.map(({ p99 }) => p99)),
    mean: middleOf(rounds.map(({ mean }) => mean)),
  };
}

/** One figure of a side as a multiple of another's in the same round, over all rounds. */
export function ratioOf(
  above: readonly Round[],
  below: readonly Round[],
  of: Figure,
  to: Figure = of,
): Middle {
  return middleOf(above.map((round, at) => round[of] / (below[at]?.[to] ?? Number.NaN)));
}

/**
 * The p99 of a side's questions, each at its median over the rounds. A shared machine takes the processor away for
 * milliseconds at a time, now from one question and now from another; what a question itself costs it costs every round.
 */
export function steadyP99(rounds: readonly Round[]): number {
  const questions = rounds[0]?.times.length ?? 0;
  const medians = Array.from(
    { length: questions },
    (_, at) => middleOf(rounds.map(({ times }) => times[at] ?? Number.NaN)).median,
  );
  return quantile(
    medians.sort((left, right) => left - right),
    0.99,
  );
}
