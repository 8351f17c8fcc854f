import { BOT_USER } from "./ids.ts";

/** What the stand-in takes from a manifest, as a workspace does when the app is installed. */
export interface Installed {
  readonly features: {
    readonly app_home: {
      readonly home_tab_enabled: boolean;
      readonly messages_tab_enabled: boolean;
      readonly messages_tab_read_only_enabled: boolean;
    };
    readonly agent_view?: object;
    readonly shortcuts: readonly { readonly callback_id: string; readonly type: string }[];
    readonly slash_commands: readonly { readonly command: string }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean };
    readonly socket_mode_enabled: boolean;
  };
}

/**
 * One scope of each of these is enough for a method: docs.slack.dev/reference/methods/NAME, "Scopes". For conversations it
 * goes by the kind of the conversation. Not taken from the adapter: the two are compared.
 */
export const SCOPES: Readonly<Record<string, readonly string[]>> = {
  "auth.test": [],
  "apps.connections.open": [],
  "chat.postMessage": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.update": ["chat:write"],
  "chat.delete": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history", "im:history", "mpim:history"],
  "conversations.replies": ["channels:history", "groups:history", "im:history", "mpim:history"],
  "conversations.open": ["im:write"],
  "views.open": [],
  "views.publish": [],
  "users.info": ["users:read"],
  "assistant.threads.setSuggestedPrompts": ["assistant:write"],
};

/** What an event needs: docs.slack.dev/reference/events/NAME, "Required scopes". */
const EVENT_SCOPES: Readonly<Record<string, string | undefined>> = {
  app_mention: "app_mentions:read",
  app_home_opened: undefined,
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
  "message.mpim": "mpim:history",
};

/** Scopes of a history by the first letter of a conversation's id. */
const HISTORY: Readonly<Record<string, string>> = {
  C: "channels:history",
  G: "groups:history",
  D: "im:history",
};

/** The scope that is missing for a call; undefined where none is. */
export function missingFor(method: string, channel: string, { oauth_config }: Installed): string | undefined {
  const { bot } = oauth_config.scopes;
  const needed = SCOPES[method];
  if (needed === undefined) return `a scope for ${method}, which the stand-in does not know`;
  const own = method.startsWith("conversations.")
    ? [HISTORY[channel[0] ?? ""] ?? "channels:history"]
    : needed;
  return own.find((scope) => !bot.includes(scope));
}

/** Whether Slack would send this to the app, as it is installed. */
export function isSent(type: string, body: object, installed: Installed): boolean {
  const { features, settings } = installed;
  if (type === "slash_commands") {
    const command = Reflect.get(body, "command");
    return (
      features.slash_commands.some((each) => each.command === command) && hasScope("commands", installed)
    );
  }
  if (type === "interactive") {
    if (Reflect.get(body, "type") !== "message_action") return settings.interactivity.is_enabled;
    const callback = Reflect.get(body, "callback_id");
    return (
      settings.interactivity.is_enabled &&
      hasScope("commands", installed) &&
      features.shortcuts.some((each) => each.type === "message" && each.callback_id === callback)
    );
  }
  const event: object = Reflect.get(body, "event");
  const name = nameOf(event);
  const scope = EVENT_SCOPES[name];
  if (scope !== undefined && !hasScope(scope, installed)) return false;
  const isTyped = name === "message.im" && Reflect.get(event, "user") !== BOT_USER;
  const { messages_tab_enabled, messages_tab_read_only_enabled } = features.app_home;
  // Nobody can write where the Messages tab is not writable.
  if (isTyped && (!messages_tab_enabled || messages_tab_read_only_enabled)) return false;
  return name in EVENT_SCOPES && settings.event_subscriptions.bot_events.includes(name);
}

function hasScope(scope: string, { oauth_config }: Installed): boolean {
  return oauth_config.scopes.bot.includes(scope);
}

function nameOf(event: object): string {
  const type = String(Reflect.get(event, "type"));
  if (type !== "message") return type;
  const kinds: Readonly<Record<string, string>> = {
    im: "im",
    channel: "channels",
    group: "groups",
    mpim: "mpim",
  };
  return `message.${kinds[String(Reflect.get(event, "channel_type"))] ?? "channels"}`;
}
