import type { Conversation, Ticket } from "../../src/conversation/conversation.ts";
import type { Deliver } from "../../src/conversation/exchange.ts";
import { type Log, logError } from "../../src/conversation/log.ts";
import type { Message } from "../../src/conversation/message.ts";
import { PLATFORM } from "./platform.ts";
import { isPassing, refusalOf } from "./refusals.ts";
import type { Pause, Send } from "./send.ts";
import { splitPostName } from "./way.ts";

export interface AnsweringTools {
  readonly conversation: Pick<Conversation, "answer" | "withdraw" | "takeUp">;
  readonly deliver: Deliver;
  /** For what an earlier attempt may have delivered. */
  readonly deliverAgain: Deliver;
  readonly send: Pick<Send, "remove">;
  readonly pause: Pause;
  readonly log: Log;
}

/** Between attempts while Slack is in trouble, in milliseconds. All of it ends before a question is stale. */
const PAUSES = [1_000, 5_000, 20_000, 60_000, 180_000] as const;

export type Answering = ReturnType<typeof createAnswering>;

/** Questions from their ticket to their answer, and from their deletion to its deletion. */
export function createAnswering(tools: AnsweringTools) {
  const { conversation, deliver, deliverAgain, send, pause, log } = tools;

  const remove = async (answer: string): Promise<void> => {
    try {
      await send.remove(splitPostName(answer));
    } catch (error) {
      if (refusalOf(error) === undefined) throw error;
    }
  };

  return {
    /** A question was deleted: its answer goes too, now or as soon as it is there. */
    async withdraw(post: string): Promise<void> {
      const answer = await conversation.withdraw(PLATFORM, post);
      if (answer !== undefined) await remove(answer);
    },
    async answer(ticket: Ticket, message: Message): Promise<void> {
      let outcome = await conversation.answer(ticket, deliver);
      for (const wait of PAUSES) {
        if (outcome.kind !== "failed" || !isPassing(outcome.error)) break;
        await pause(wait);
        // By way of the ledger: it says whether the answer is still to be given.
        outcome = await conversation.answer(message, deliverAgain);
      }
      if (outcome.kind === "failed") log("error", "a message is left unanswered", logError(outcome.error));
      if (outcome.kind === "answered" && outcome.withdrawn && outcome.answer !== undefined)
        await remove(outcome.answer);
    },
    /** Answers what an earlier run left. */
    async takeUp(): Promise<void> {
      await conversation.takeUp(PLATFORM, deliverAgain);
    },
  };
}
