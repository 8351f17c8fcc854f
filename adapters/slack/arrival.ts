import type { Message } from "../../src/conversation/message.ts";
import type { HomeSettings } from "../../src/conversation/settings.ts";

/** Who the bot is, as its token says. */
export interface Me {
  /** Its user, by which it is mentioned. */
  readonly user: string;
  readonly bot: string;
  readonly team: string;
}

/** What an event or an interaction comes to. */
export type Arrival =
  | { readonly kind: "ask"; readonly message: Message }
  /** A question was deleted. */
  | { readonly kind: "withdraw"; readonly post: string }
  | { readonly kind: "home"; readonly person: string }
  | { readonly kind: "messages"; readonly person: string; readonly channel: string }
  | {
      readonly kind: "setting";
      readonly person: string;
      readonly change: Partial<Pick<HomeSettings, "inThread" | "privateByDefault">>;
      readonly trigger: string;
    };

/** What reading needs besides what arrived. */
export interface Reading {
  readonly me: Me;
  readonly settings: HomeSettings;
  /** The time, in milliseconds since 1970. */
  readonly at: number;
}

/** The one private conversation of a person: direct messages, and what only they see elsewhere. */
export function privatePlace(person: string): Pick<Message, "place" | "privacy" | "home"> {
  return { place: `direct:${person}`, privacy: "private", home: null };
}

/** A conversation in a channel: a thread, or the channel itself where answers stand in place. */
export function publicPlace(
  channel: string,
  thread: string | null,
  team: string,
): Pick<Message, "place" | "privacy" | "home"> {
  return { place: thread === null ? channel : `${channel}:${thread}`, privacy: "public", home: team };
}

/** Ids of direct conversations begin so: docs.slack.dev/reference/objects/conversation-object. */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}
