import { OAuth2Scopes, PermissionFlagsBits } from "discord.js";

/** All that answering takes. History, because Discord lets nobody reply to a message that they could not read. */
const NEEDED = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
] as const;

/** Where people, not programs, authorise: docs.discord.com/developers/topics/oauth2#bot-authorization-flow. */
const AUTHORIZE = "https://discord.com/oauth2/authorize";

/** Discord's permissions integer. */
export const PERMISSIONS: bigint = NEEDED.reduce((all, each) => all | each, 0n);

/** The address at which somebody who manages a server lets the bot in. */
export function inviteLink(applicationId: string): string {
  const link = new URL(AUTHORIZE);
  link.searchParams.set("client_id", applicationId);
  link.searchParams.set("scope", [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(" "));
  link.searchParams.set("permissions", PERMISSIONS.toString());
  return link.href;
}
