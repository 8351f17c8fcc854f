import { InteractionResponseType, MessageFlags } from "discord.js";
import type { Sendable } from "../../src/conversation/gate/platform.ts";
import { type Log, logError } from "../../src/conversation/log.ts";
import type { DiscordPayload } from "./payload.ts";
import { refusalOf } from "./refusals.ts";
import { type InteractionCalls, seenBy } from "./send.ts";
import type { InteractionWay } from "./way.ts";

/**
 * Discord wants a first word within 3 seconds (platform-limits.md). Half of that is left to the way there, and to whatever
 * holds up this process. In milliseconds.
 */
export const DEFER_AFTER = 1500;

/** Sees to it that every interaction is answered in time: by its answer, or by a promise of one. */
export interface FirstResponses {
  /** Begins the time in which an interaction has to be answered. @returns ends it */
  begin(way: InteractionWay): () => void;
  /**
   * Answers an interaction: in place of the promise where one was made.
   *
   * @returns the id of the message
   */
  answer(way: InteractionWay, payload: Sendable<DiscordPayload>): Promise<string | undefined>;
  /** Interactions whose time runs. */
  readonly size: number;
}

interface Open {
  timer: NodeJS.Timeout;
  promise: Promise<void> | undefined;
}

export function createFirstResponses(calls: InteractionCalls, log: Log): FirstResponses {
  const open = new Map<string, Open>();

  const promiseAnswer = async (way: InteractionWay): Promise<void> => {
    const data = way.ephemeral ? { flags: MessageFlags.Ephemeral } : {};
    try {
      await calls.respond(way, { type: InteractionResponseType.DeferredChannelMessageWithSource, data });
    } catch (error) {
      // What became of it shows when the answer is delivered.
      if (refusalOf(error) === undefined) log("warn", "an interaction was not deferred", logError(error));
    }
  };

  return {
    get size() {
      return open.size;
    },
    begin(way) {
      const state: Open = {
        promise: undefined,
        timer: setTimeout(() => {
          state.promise = promiseAnswer(way);
        }, DEFER_AFTER),
      };
      open.set(way.id, state);
      return () => {
        clearTimeout(state.timer);
        open.delete(way.id);
      };
    },
    async answer(way, payload) {
      const state = open.get(way.id);
      if (state !== undefined && state.promise === undefined) {
        clearTimeout(state.timer);
        try {
          const type = InteractionResponseType.ChannelMessageWithSource;
          return await calls.respond(way, { type, data: seenBy(payload, way.ephemeral) });
        } catch (error) {
          // The library repeats a call whose reply was lost: then the first one was taken.
          if (refusalOf(error) !== "already-answered") throw error;
        }
      }
      // An edit does no harm twice. So is what an earlier run left: it has promised an answer, or is too late.
      await state?.promise;
      return await calls.edit(way, payload);
    },
  };
}
