import type { Session } from "./surroundings.ts";

/** Nothing is shown before a second has gone by, and then ten times a second. In milliseconds. */
const PATIENCE = 1000;
const INTERVAL = 100;
const CELLS = 30;

export interface ProgressBar {
  show(done: number): Promise<void>;
  clear(): Promise<void>;
}

/** A bar on standard error for what runs long; shows nothing where that is no terminal. */
export function createProgressBar(total: number, { stderr, note, now }: Session): ProgressBar {
  const start = now();
  let shown: number | undefined;
  return {
    async show(done) {
      const time = now();
      if (stderr.isTTY !== true || time - start < PATIENCE) return;
      if (shown !== undefined && time - shown < INTERVAL) return;
      shown = time;
      const filled = Math.round((CELLS * done) / Math.max(1, total));
      await note(`\r${"█".repeat(filled)}${"░".repeat(CELLS - filled)} ${done}/${total}`);
    },
    async clear() {
      if (shown !== undefined) await note("\r\u001b[K");
    },
  };
}
