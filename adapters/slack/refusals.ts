import { webApi } from "@slack/bolt";

/** An address that came with a command or a press, and takes no answer any more. */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
  readonly code: string;
  readonly status: number;
  /** Seconds after which it may be tried again; undefined where that changes nothing. */
  readonly retryAfter: number | undefined;

  constructor(status: number, retryAfter: number | undefined) {
    super(`the address answers ${status}`);
    this.status = status;
    this.code = String(status);
    this.retryAfter = retryAfter;
  }
}

/** Why Slack did not take something, where that is no fault of ours and asking again changes nothing. */
export type Refusal =
  /** The channel, the thread or the moment is no longer there. */
  | "gone"
  /** The bot may not write there. */
  | "forbidden";

/** Errors of the methods in web.ts: docs.slack.dev/reference/methods, "errors". */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  channel_not_found: "gone",
  message_not_found: "gone",
  thread_not_found: "gone",
  cant_delete_message: "gone",
  expired_trigger_id: "gone",
  trigger_expired: "gone",
  invalid_trigger_id: "gone",
  trigger_exchanged: "gone",
  exchanged_trigger_id: "gone",
  user_not_found: "gone",
  not_in_channel: "forbidden",
  is_archived: "forbidden",
  restricted_action: "forbidden",
  restricted_action_read_only_channel: "forbidden",
  restricted_action_thread_only_channel: "forbidden",
  restricted_action_non_threadable_channel: "forbidden",
  restricted_action_thread_locked: "forbidden",
};

/** Errors by which a token shows to be none, or no longer. */
export const TOKEN_ERRORS: readonly string[] = [
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_allowed_token_type",
  "no_permission",
  "org_login_required",
  "access_denied",
];

/** What Slack says that is wrong; undefined for anything but Slack's own answer. */
export function errorOf(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** @returns undefined for what is an error to us */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof AddressRefused)
    return error.retryAfter === undefined && error.status < 500 ? "gone" : undefined;
  return REFUSALS[errorOf(error) ?? ""];
}

/** Seconds that Slack asks to wait. */
export function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError || error instanceof AddressRefused)
    return error.retryAfter;
  return undefined;
}

/** Slack's own troubles, after which nobody knows whether a call was carried out. */
const TROUBLES: readonly string[] = [
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
];

/** Whether the same call may succeed later: Slack, or the way there, was in trouble. */
export function isPassing(error: unknown): boolean {
  const named = errorOf(error);
  if (named !== undefined) return TROUBLES.includes(named);
  if (error instanceof AddressRefused) return error.status >= 500 || error.retryAfter !== undefined;
  return (
    error instanceof webApi.WebAPIHTTPError ||
    error instanceof webApi.WebAPIRequestError ||
    error instanceof webApi.WebAPIRateLimitedError ||
    error instanceof TypeError
  );
}
