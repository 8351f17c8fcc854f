import { setTimeout as pause } from "node:timers/promises";
import type { APIGatewaySessionStartLimit, IIdentifyThrottler } from "discord.js";
import type { Log } from "../../src/conversation/log.ts";

/**
 * Discord resets the token of a bot that identifies more than 1,000 times a day (platform-limits.md). It tells how many
 * are left, so that a program that dies and starts over, and over, finds out from Discord what its earlier selves spent.
 */
export interface ThrottleOptions {
  /** The present figures, asked for anew. */
  limit(): Promise<APIGatewaySessionStartLimit>;
  /** The library's own, which keeps Discord's pace between shards. */
  readonly inner: IIdentifyThrottler;
  readonly clock: () => number;
  readonly log: Log;
}

/** Up to a tenth of a day's identifies go without waiting: a working day of somebody who tries things out. */
const FREE_SHARE = 0.1;

/** How long to wait before the next identify, in milliseconds: what is left is spread over the time that it has to last. */
export function pauseBefore({ total, remaining, reset_after }: APIGatewaySessionStartLimit): number {
  if (total - remaining < FREE_SHARE * total) return 0;
  return Math.ceil(reset_after / Math.max(1, remaining));
}

/** A throttle that never spends the last identify of a day. */
export function createIdentifyThrottle({ limit, inner, clock, log }: ThrottleOptions): IIdentifyThrottler {
  // Kept when a connection closes while it waits: it would begin its wait anew each time, and never end it.
  const due = new Map<number, number>();
  return {
    async waitForIdentify(shardId, signal) {
      const at = due.get(shardId) ?? clock() + pauseBefore(await limit());
      due.set(shardId, at);
      const wait = at - clock();
      if (wait > 0) {
        log("warn", "many logins today; the next one waits", { seconds: Math.ceil(wait / 1000) });
        await pause(wait, undefined, { signal });
      }
      due.delete(shardId);
      await inner.waitForIdentify(shardId, signal);
    },
  };
}
