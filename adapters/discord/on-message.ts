import type { Conversation } from "../../src/conversation/conversation.ts";
import type { Deliver } from "../../src/conversation/exchange.ts";
import type { Request } from "../../src/conversation/message.ts";
import type { HomeSettings } from "../../src/conversation/settings.ts";
import { removeAnswer } from "./on-delete.ts";
import { placeOf } from "./place.ts";
import { PLATFORM } from "./render.ts";
import type { Rest } from "./send.ts";
import { answerId, encodeWay } from "./way.ts";

/** What is asked of a message of the library's. */
export interface IncomingMessage {
  readonly id: string;
  readonly content: string;
  readonly guildId: string | null;
  readonly channelId: string;
  /** Set where no person wrote it. */
  readonly webhookId: string | null;
  readonly system: boolean;
  readonly author: { readonly id: string; readonly bot: boolean };
  readonly mentions: { readonly users: { has(id: string): boolean } };
  readonly channel: { readonly id: string; readonly parentId?: string | null };
}

export interface MessageTools {
  /** The bot's own id. */
  readonly me: string;
  readonly conversation: Pick<Conversation, "answer" | "settings">;
  readonly deliver: Deliver;
  readonly rest: Rest;
}

/** Answers what is said to the bot: in a direct message, by naming it, or by a reply that pings it. */
export function onMessage({ me, conversation, deliver, rest }: MessageTools) {
  return async (message: IncomingMessage): Promise<void> => {
    const request = requestOf(message, me);
    if (request === undefined) return;
    const { id, guildId, channelId, author } = message;
    if (guildId !== null) {
      const settings = await conversation.settings(PLATFORM, guildId);
      if (!answersIn(settings, channelId, message.channel.parentId)) return;
    }
    let answer: string | undefined;
    const outcome = await conversation.answer(
      {
        platform: PLATFORM,
        id,
        post: answerId(channelId, id),
        person: author.id,
        ...placeOf({ guildId, channelId, direct: guildId === null }, "public"),
        request,
        delivery: encodeWay({ kind: "post", channel: channelId, reply: id, nonce: id }),
      },
      async (outgoing, asked) => {
        const delivered = await deliver(outgoing, asked);
        answer = delivered?.answer;
        return delivered;
      },
    );
    // The question was deleted in the moment between.
    if (outcome.kind === "answered" && outcome.withdrawn && answer !== undefined) {
      await removeAnswer(rest, answer);
    }
  };
}

/** @returns undefined for what is not for the bot */
export function requestOf(message: IncomingMessage, me: string): Request | undefined {
  const { author, content, mentions } = message;
  if (author.bot || message.webhookId !== null || message.system) return undefined;
  // By its own name alone: @everyone and roles mean it no more than anybody else. A reply that does not ping the bot comes
  // without its text, since that takes a privileged intent.
  if (message.guildId !== null && (content === "" || !mentions.users.has(me))) return undefined;
  const text = withoutMentions(content);
  return text === "" ? { kind: "help" } : { kind: "question", text };
}

/** The words of a text: people, roles, channels and pictures of a server's own are none. */
export function withoutMentions(content: string): string {
  return content
    .replace(/<(?:@[!&]?|#|a?:\w+:)\d+>/g, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Whether the people who run a server want public answers in a channel, or in the one that its thread belongs to. */
export function answersIn(
  { channels }: Pick<HomeSettings, "channels">,
  channel: string,
  parent: string | null | undefined,
): boolean {
  return (
    channels === null ||
    channels.includes(channel) ||
    (typeof parent === "string" && channels.includes(parent))
  );
}
