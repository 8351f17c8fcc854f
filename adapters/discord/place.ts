import type { Message } from "../../src/conversation/message.ts";

/** Where somebody speaks, as Discord tells it. */
export interface Where {
  /** The server; null in direct and group messages. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** A conversation with the bot alone: nobody else is there to read. */
  readonly direct: boolean;
}

export type Place = Pick<Message, "home" | "place" | "privacy"> & { readonly alsoFrom?: string };

/**
 * A person's private conversation in a channel is another one than their public one: what they say of themselves there
 * must not come up where everybody reads. The other way round it counts: a condition named in public is known in private.
 */
export function placeOf({ guildId, channelId, direct }: Where, privacy: Message["privacy"]): Place {
  if (direct) return { home: null, place: channelId, privacy: "private" };
  if (privacy === "public") return { home: guildId, place: channelId, privacy };
  return { home: guildId, place: `${channelId}:private`, privacy, alsoFrom: channelId };
}
