import { MessageFlags, type REST, Routes } from "discord.js";
import type { Sendable } from "../../src/conversation/gate/platform.ts";
import type { DiscordPayload } from "./payload.ts";
import { refusalOf } from "./refusals.ts";
import type { InteractionWay } from "./way.ts";

/** What sending needs of the library's client. */
export type Rest = Pick<REST, "post" | "patch" | "delete" | "put">;
type Payload = Sendable<DiscordPayload>;

/**
 * Posts in a channel. The nonce is the server's own guard: whoever sends it again within some minutes gets the first post.
 *
 * @param reply the post that is answered; where that is gone, nothing is posted
 * @returns the post's id
 */
export async function post(
  rest: Rest,
  to: { readonly channel: string; readonly reply: string | null; readonly nonce: string },
  payload: Payload,
): Promise<string | undefined> {
  const body = { ...payload, nonce: to.nonce, enforce_nonce: true };
  const send = async (reply: object): Promise<string | undefined> =>
    idOf(await rest.post(Routes.channelMessages(to.channel), { body: { ...body, ...reply } }));
  if (to.reply === null) return await send({});
  try {
    return await send({ message_reference: { message_id: to.reply } });
  } catch (error) {
    if (refusalOf(error) === "cannot-reply") return await send({});
    throw error;
  }
}

/** The id of the direct conversation with a person. */
export async function openDirect(rest: Rest, person: string): Promise<string | undefined> {
  return idOf(await rest.post(Routes.userChannels(), { body: { recipient_id: person } }));
}

export async function remove(rest: Rest, channel: string, message: string): Promise<void> {
  await rest.delete(Routes.channelMessage(channel, message));
}

/** Flags of a payload, and whether only the person sees it. */
export function seenBy<P extends DiscordPayload>(
  payload: P,
  ephemeral: boolean,
): Omit<P, "flags"> & { flags: number } {
  return { ...payload, flags: payload.flags | (ephemeral ? MessageFlags.Ephemeral : 0) };
}

/** Calls by an interaction's token. They carry no bot token: a refused one must not cost the client its own. */
export function interactionCalls(rest: Rest, applicationId: string) {
  return {
    /** @returns the id of the message that came of it */
    async respond(
      { id, token }: Pick<InteractionWay, "id" | "token">,
      body: object,
    ): Promise<string | undefined> {
      const query = new URLSearchParams({ with_response: "true" });
      const result = await rest.post(Routes.interactionCallback(id, token), { body, query, auth: false });
      const resource = fieldOf(result, "resource");
      return idOf(fieldOf(resource, "message"));
    },
    async edit({ token }: Pick<InteractionWay, "token">, payload: Payload): Promise<string | undefined> {
      const route = Routes.webhookMessage(applicationId, token, "@original");
      return idOf(await rest.patch(route, { body: payload, auth: false }));
    },
    async follow(
      { token, ephemeral }: Pick<InteractionWay, "token" | "ephemeral">,
      payload: Payload,
    ): Promise<void> {
      const body = seenBy(payload, ephemeral);
      await rest.post(Routes.webhook(applicationId, token), { body, auth: false });
    },
  };
}

export type InteractionCalls = ReturnType<typeof interactionCalls>;

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

function idOf(value: unknown): string | undefined {
  const id = fieldOf(value, "id");
  return typeof id === "string" ? id : undefined;
}
