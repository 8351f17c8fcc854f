/** Where Slack calls over HTTP: the request URLs of the manifest end so (reply contract, section 3). */
export const PATH = "/slack/events";

/** What a workspace grants so that an event arrives: docs.slack.dev/reference/events. */
export interface Subscription {
  readonly event: string;
  /** Undefined where none is needed. */
  readonly scope?: string;
}

/**
 * The events to subscribe to for what the code listens to. Messages in channels are read for two things: a deleted
 * question takes its answer with it, and a mention is met whichever of its two events arrives.
 */
export const SUBSCRIPTIONS: Readonly<Record<string, readonly Subscription[]>> = {
  app_mention: [{ event: "app_mention", scope: "app_mentions:read" }],
  app_home_opened: [{ event: "app_home_opened" }],
  message: [
    { event: "message.channels", scope: "channels:history" },
    { event: "message.groups", scope: "groups:history" },
    { event: "message.im", scope: "im:history" },
    { event: "message.mpim", scope: "mpim:history" },
  ],
};

/** The scopes that methods need besides those of the events, by method: docs.slack.dev/reference/methods. */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  "auth.test": [],
  "chat.postMessage": ["chat:write"],
  "chat.delete": ["chat:write"],
  // Of every kind of conversation that a question can be posted in.
  "conversations.history": ["channels:history", "groups:history", "im:history", "mpim:history"],
  "conversations.replies": ["channels:history", "groups:history", "im:history", "mpim:history"],
  "views.open": [],
  "views.publish": [],
  // Who may change the settings.
  "users.info": ["users:read"],
  "assistant.threads.setSuggestedPrompts": ["assistant:write"],
};
