import type { Store } from "./store.ts";

/** Something to be done to a store once it is back. */
export type Write = (store: Store) => Promise<unknown>;

/** Writes kept while a store is away: an hour of one message a second, some megabytes. */
export const MOST_WAITING = 10_000;
/** Writes that must not be dropped have this much room of their own. */
const MOST_KEPT = 1_000;

export interface WriteBuffer {
  /** @param keep it is not dropped when there is no room, as long as not thousands like it wait */
  add(write: Write, keep: boolean): void;
  /**
   * Does all that waits, in order, until none is left. A failure leaves the rest waiting.
   *
   * @returns how many were done
   */
  flush(apply: (write: Write) => Promise<unknown>): Promise<number>;
  readonly size: number;
  /** Since the start. */
  readonly dropped: number;
}

export function createWriteBuffer(most = MOST_WAITING): WriteBuffer {
  let waiting: { readonly write: Write; readonly keep: boolean }[] = [];
  let kept = 0;
  let dropped = 0;
  return {
    get size() {
      return waiting.length;
    },
    get dropped() {
      return dropped;
    },
    add(write, keep) {
      // The newest is dropped and not the oldest: what waits may be what makes sense of it.
      const room = keep ? kept < MOST_KEPT : waiting.length - kept < most;
      if (!room) {
        dropped += 1;
        return;
      }
      waiting.push({ write, keep });
      if (keep) kept += 1;
    },
    async flush(apply) {
      let done = 0;
      try {
        // By position: taking the first off an array of thousands would copy it each time.
        while (done < waiting.length) {
          const next = waiting[done];
          if (next !== undefined) await apply(next.write);
          done += 1;
        }
      } finally {
        waiting = waiting.slice(done);
        kept = waiting.filter(({ keep }) => keep).length;
      }
      return done;
    },
  };
}
