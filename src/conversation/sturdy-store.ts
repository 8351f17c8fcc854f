import { type Log, logError } from "./log.ts";
import { createMemoryStore } from "./memory-store.ts";
import { createRest, type Rest } from "./rest.ts";
import type { Store } from "./store.ts";
import { createWriteBuffer } from "./write-buffer.ts";

/** In milliseconds: the platforms want a first word within three seconds (platform-limits.md). */
export const PATIENCE = 1000;

export interface SturdyOptions {
  readonly store: Store;
  /** Opens the store anew after it was away; closes the one before. */
  readonly reopen: (before: Store) => Promise<Store>;
  readonly log: Log;
  readonly clock: () => number;
}

/**
 * A store that always answers: from the real one within a second, or else from a memory that every write goes to as well.
 * What the real one missed waits in a bounded buffer and is done when it is back.
 */
export function createSturdyStore({ store, reopen, log, clock }: SturdyOptions): Store {
  const mirror = createMemoryStore();
  const buffer = createWriteBuffer();
  const rest: Rest = createRest(clock);
  let real = store;
  let coming: Promise<void> | undefined;

  const leave = (error: unknown): void => {
    if (rest.begin()) log("error", "store is in trouble; answering goes on from memory", logError(error));
  };

  const comeBack = async (): Promise<void> => {
    try {
      await within(real.check()).catch(async () => {
        real = await within(reopen(real));
        await within(real.check());
      });
      let done = 0;
      // What is written while the buffer empties joins it: only an empty one ends the rest.
      do done += await buffer.flush((write) => within(write(real)));
      while (buffer.size > 0);
      rest.end();
      log("info", "store is back", { done, dropped: buffer.dropped });
    } catch (error) {
      rest.prolong();
      log("warn", "store is still in trouble", {
        ...logError(error),
        waiting: buffer.size,
        dropped: buffer.dropped,
      });
    }
  };

  /** Whether the real store may be asked; when its rest is over, it is looked after beside the work. */
  const isWell = (): boolean => {
    if (!rest.resting) return true;
    if (rest.isOver() && coming === undefined) {
      coming = comeBack().finally(() => {
        coming = undefined;
      });
    }
    return false;
  };

  const write = async <Result>(work: (target: Store) => Promise<Result>, keep = false): Promise<Result> => {
    const remembered = await work(mirror);
    if (!isWell()) {
      buffer.add(work, keep);
      return remembered;
    }
    const running = work(real);
    try {
      return await within(running);
    } catch (error) {
      leave(error);
      // A slow write may still succeed: only one that failed has to be done again.
      if (error instanceof TooSlow) running.catch(() => buffer.add(work, keep));
      else buffer.add(work, keep);
      return remembered;
    }
  };

  const read = async <Result>(work: (target: Store) => Promise<Result>): Promise<Result> => {
    if (!isWell()) return await work(mirror);
    try {
      return await within(work(real));
    } catch (error) {
      leave(error);
      return await work(mirror);
    }
  };

  return {
    check: () => within(real.check()),
    async receive(entry, names) {
      // What came in while the store was away may have been dropped since; the memory still knows it.
      const remembered = await mirror.findEntry(names);
      if (remembered !== undefined) return remembered;
      return await write((target) => target.receive(entry, names));
    },
    async claim(id, seen, at) {
      const before = await mirror.findEntry({ ids: [id] });
      const claimed = await write((target) => target.claim(id, seen, at));
      if (claimed || before === undefined) return claimed;
      // An entry that was dropped before it reached the store is known to the memory alone.
      const isOurs = before.state !== "answered" && before.changedAt === seen;
      return isOurs && (await read((target) => target.findEntry({ ids: [id] }))) === undefined;
    },
    finish: (end) => write((target) => target.finish(end)),
    unanswered: (platform) => read((target) => target.unanswered(platform)),
    async findEntry(names) {
      return (await mirror.findEntry(names)) ?? (await read((target) => target.findEntry(names)));
    },
    readContext: (keys) => read((target) => target.readContext(keys)),
    keepContext: (context) => write((target) => target.keepContext(context)),
    readSettings: (home) => read((target) => target.readSettings(home)),
    keepSettings: (home, value, at) => write((target) => target.keepSettings(home, value, at)),
    addFeedback: (row) => write((target) => target.addFeedback(row)),
    addQuestion: (row) => write((target) => target.addQuestion(row)),
    questions: () => read((target) => target.questions()),
    addHistory: (entry) => write((target) => target.addHistory(entry)),
    history: () => read((target) => target.history()),
    // Never dropped: somebody was told that it will be done.
    forget: (persons) => write((target) => target.forget(persons), true),
    expire: (before) => write((target) => target.expire(before)),
    health: () => ({ well: !rest.resting, waiting: buffer.size, dropped: buffer.dropped }),
    async close() {
      if (rest.resting) await comeBack();
      await real.close();
    },
  };
}

class TooSlow extends Error {
  override readonly name = "TooSlow";
  readonly code = "slow";
}

/** Settles as the work does, or fails after `PATIENCE`. */
function within<Result>(work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooSlow()), PATIENCE);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
