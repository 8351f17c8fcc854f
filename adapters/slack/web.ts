import type { Logger } from "@slack/bolt";
import { webApi } from "@slack/bolt";

type Client = webApi.WebClient;

/** The Web API methods that this adapter calls, and no others: the manifest asks for what they need. */
export interface Web {
  readonly auth: Pick<Client["auth"], "test">;
  readonly chat: Pick<Client["chat"], "postMessage" | "delete">;
  readonly conversations: Pick<Client["conversations"], "history" | "replies">;
  readonly views: Pick<Client["views"], "open" | "publish">;
  readonly users: Pick<Client["users"], "info">;
  readonly assistant: { readonly threads: Pick<Client["assistant"]["threads"], "setSuggestedPrompts"> };
}

/** A call that takes longer is given up, in milliseconds. */
const TIMEOUT = 10_000;

/**
 * How calls go out. Nothing is repeated by the client: it would post again after a 5xx, which may have been accepted, and
 * would hold up every channel when one is asked to slow down.
 *
 * @param api another Web API root; undefined for Slack's
 */
export function clientOptions(api: string | undefined, logger: Logger): webApi.WebClientOptions {
  return {
    ...(api === undefined ? {} : { slackApiUrl: api }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT,
    logger,
  };
}

export function createWeb(token: string, api: string | undefined, logger: Logger): Client {
  return new webApi.WebClient(token, clientOptions(api, logger));
}
