/** Work in lanes: one after another within a lane, lanes beside each other. */
export interface Lanes {
  /** Runs when everything given to the lane before it has ended, or has taken longer than the lanes' patience. */
  run<Result>(lane: string, work: () => Promise<Result>): Promise<Result>;
  /** How much waits or runs. */
  readonly busy: number;
}

/**
 * Lanes for the messages of one conversation, each of which needs the context that the one before leaves.
 *
 * @param patience milliseconds after which a delivery that never ends no longer holds up the messages behind it
 */
export function createLanes(patience: number): Lanes {
  const last = new Map<string, Promise<void>>();
  let busy = 0;
  return {
    get busy() {
      return busy;
    },
    async run(lane, work) {
      busy += 1;
      const before = last.get(lane);
      const result = before === undefined ? work() : before.then(work);
      const done =
        before === undefined ? endOf(result, patience) : before.then(() => endOf(result, patience));
      last.set(lane, done);
      try {
        return await result;
      } finally {
        busy -= 1;
        if (last.get(lane) === done)
          void done.then(() => (last.get(lane) === done ? last.delete(lane) : false));
      }
    },
  };
}

function endOf(work: Promise<unknown>, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    work.then(end, end);
  });
}
