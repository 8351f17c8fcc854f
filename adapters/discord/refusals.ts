import { DiscordAPIError, RESTJSONErrorCodes } from "discord.js";

/** Why Discord did not take something, where that is no fault of ours and asking again changes nothing. */
export type Refusal =
  /** The question, the channel or the interaction is no longer there. */
  | "gone"
  /** The bot may not do that there. */
  | "forbidden"
  /** It may write there, but not reply to what it could not read. */
  | "cannot-reply"
  | "already-answered";

const REFUSALS: ReadonlyMap<unknown, Refusal> = new Map<unknown, Refusal>([
  [RESTJSONErrorCodes.UnknownInteraction, "gone"],
  [RESTJSONErrorCodes.UnknownMessage, "gone"],
  [RESTJSONErrorCodes.UnknownChannel, "gone"],
  [RESTJSONErrorCodes.UnknownGuild, "gone"],
  // What becomes of an interaction after 15 minutes, and of one that was never acknowledged.
  [RESTJSONErrorCodes.UnknownWebhook, "gone"],
  [RESTJSONErrorCodes.InvalidWebhookToken, "gone"],
  [RESTJSONErrorCodes.MissingAccess, "forbidden"],
  [RESTJSONErrorCodes.MissingPermissions, "forbidden"],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread, "forbidden"],
  [RESTJSONErrorCodes.ThreadLocked, "forbidden"],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, "forbidden"],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, "forbidden"],
  [RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory, "cannot-reply"],
  [RESTJSONErrorCodes.CannotReferenceAMessageWithoutPermissionToReadMessageHistory, "cannot-reply"],
  [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged, "already-answered"],
]);

/** @returns undefined for what is an error to us */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof DiscordAPIError)) return undefined;
  // A reply to a message that was deleted comes back as a fault of the form.
  const isReply =
    error.code === RESTJSONErrorCodes.InvalidFormBodyOrContentType &&
    /\bmessage_reference\b/.test(error.message);
  return isReply ? "gone" : REFUSALS.get(error.code);
}
