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
}

/** Median over rounds, with the lowest and highest. */
export interface Middle {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Times several sides in turns: each round asks every side all its questions, in an order that turns with the round, so
 * that what else the machine does hits all of them. One round before the first warms the compiler and is not counted.
 *
 * @returns rounds by the side's name
 */
export async function timeInTurns(sides: readonly Side[], rounds: number): Promise<Map<string, Round[]>> {
  const times = new Map<string, Round[]>(sides.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (let turn = 0; turn < sides.length; turn += 1) {
      const side = sides[(turn + round + sides.length) % sides.length];
      if (side === undefined) continue;
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
  times.sort();
  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
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
export function middlesOf(rounds: readonly Round[]): Readonly<Record<keyof Round, Middle>> {
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
  of: keyof Round,
  to: keyof Round = of,
): Middle {
  return middleOf(above.map((round, at) => round[of] / (below[at]?.[to] ?? Number.NaN)));
}
