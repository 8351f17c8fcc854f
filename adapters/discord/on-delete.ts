import type { Conversation } from "../../src/conversation/conversation.ts";
import { refusalOf } from "./refusals.ts";
import { PLATFORM } from "./render.ts";
import { type Rest, remove } from "./send.ts";
import { answerId, splitAnswerId } from "./way.ts";

export interface DeleteTools {
  readonly conversation: Pick<Conversation, "withdraw">;
  readonly rest: Rest;
}

/** When a question goes, its answer goes too. */
export function onDelete({ conversation, rest }: DeleteTools) {
  return async ({ id, channelId }: { readonly id: string; readonly channelId: string }): Promise<void> => {
    const answer = await conversation.withdraw(PLATFORM, answerId(channelId, id));
    if (answer !== undefined) await removeAnswer(rest, answer);
  };
}

/** Removes an answer, unless somebody else has, or the bot may not. */
export async function removeAnswer(rest: Rest, answer: string): Promise<void> {
  const { channel, message } = splitAnswerId(answer);
  try {
    await remove(rest, channel, message);
  } catch (error) {
    if (refusalOf(error) === undefined) throw error;
  }
}
