import { type Log, logError, logName } from "../../src/conversation/log.ts";
import type { Me } from "./arrival.ts";
import { errorOf, retryAfterOf, TOKEN_ERRORS } from "./refusals.ts";
import type { Pause } from "./send.ts";
import type { Web } from "./web.ts";

/** Pauses between attempts, in milliseconds: the first, and the longest. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

export interface Identity {
  readonly me: Me;
  /** What the token may do; empty where Slack does not say. */
  readonly scopes: readonly string[];
}

/**
 * Who the bot is: once, so that nothing that arrives waits for it. However long Slack is out of reach.
 *
 * @returns what Slack says where it refuses the token
 * @throws where the program ends meanwhile
 */
export async function identify(web: Pick<Web, "auth">, pause: Pause, log: Log): Promise<Identity | string> {
  for (let wait = FIRST_PAUSE; ; wait = Math.min(2 * wait, LONGEST_PAUSE)) {
    try {
      const { user_id, bot_id, team_id, response_metadata } = await web.auth.test();
      if (user_id === undefined || bot_id === undefined || team_id === undefined) return "not_a_bot";
      return {
        me: { user: user_id, bot: bot_id, team: team_id },
        scopes: response_metadata?.scopes ?? [],
      };
    } catch (error) {
      const said = errorOf(error);
      if (said !== undefined && TOKEN_ERRORS.includes(said)) return said;
      log("warn", "Slack is out of reach; it is tried again", {
        ...logError(error),
        said: said === undefined ? null : logName(said),
      });
      await pause((retryAfterOf(error) ?? 0) * 1000 || wait);
    }
  }
}
