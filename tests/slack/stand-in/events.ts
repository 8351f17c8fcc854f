import { APP, BOT_USER, createStamps, TEAM } from "./ids.ts";

const stamp = createStamps();
let numbers = 0;
const next = (prefix: string): string => {
  numbers += 1;
  return `${prefix}${String(numbers).padStart(6, "0")}`;
};

/** Something that Slack sends, and as what. */
export interface Sent {
  readonly type: "events_api" | "slash_commands" | "interactive";
  readonly body: object;
}

export interface Post {
  readonly user?: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly thread?: string;
  readonly event?: string;
  /** Whatever else stands in the event. */
  readonly more?: object;
}

export const newStamp = stamp;

/** Slack's envelope around an event. */
export function event(of: object, id = next("Ev")): Sent {
  const body = {
    token: "t",
    team_id: TEAM,
    api_app_id: APP,
    type: "event_callback",
    event_id: id,
    event_time: 1,
    authorizations: [
      { team_id: TEAM, user_id: BOT_USER, is_bot: true, is_enterprise_install: false, enterprise_id: null },
    ],
    event: of,
  };
  return { type: "events_api", body };
}

function posted(text: string, { user = "U1", channel = "C1", ts = stamp(), thread, more }: Post): object {
  return {
    user,
    channel,
    ts,
    event_ts: ts,
    text,
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...more,
  };
}

export function mention(text: string, post: Post = {}): Sent {
  return event({ type: "app_mention", ...posted(`<@${BOT_USER}> ${text}`, post) }, post.event);
}

/** The other event of a mention, and any post in a channel. */
export function inChannel(text: string, post: Post = {}): Sent {
  return event({ type: "message", channel_type: "channel", ...posted(text, post) }, post.event);
}

export function direct(text: string, post: Post = {}): Sent {
  return event(
    { type: "message", channel_type: "im", ...posted(text, { channel: "D1", ...post }) },
    post.event,
  );
}

export function deleted(channel: string, ts: string): Sent {
  const type = channel.startsWith("D") ? "im" : "channel";
  const now = stamp();
  return event({
    type: "message",
    subtype: "message_deleted",
    channel,
    channel_type: type,
    hidden: true,
    deleted_ts: ts,
    ts: now,
    event_ts: now,
    previous_message: { type: "message", user: "U1", text: "before", ts },
  });
}

/** A deleted post that had answers in its thread (slack-edge#10, matterbridge#600). */
export function tombstone(channel: string, ts: string): Sent {
  const now = stamp();
  return event({
    type: "message",
    subtype: "message_changed",
    channel,
    channel_type: "channel",
    hidden: true,
    ts: now,
    event_ts: now,
    message: {
      type: "message",
      subtype: "tombstone",
      text: "This message was deleted.",
      user: "USLACKBOT",
      hidden: true,
      ts,
      thread_ts: ts,
    },
    previous_message: { type: "message", user: "U1", text: "before", ts },
  });
}

export function edited(text: string, channel: string, ts: string): Sent {
  const now = stamp();
  return event({
    type: "message",
    subtype: "message_changed",
    channel,
    channel_type: channel.startsWith("D") ? "im" : "channel",
    hidden: true,
    ts: now,
    event_ts: now,
    message: { type: "message", user: "U1", text, ts, edited: { user: "U1", ts: now } },
    previous_message: { type: "message", user: "U1", text: "before", ts },
  });
}

export function opened(tab: "home" | "messages", user = "U1", channel = "D1"): Sent {
  return event({ type: "app_home_opened", user, channel, tab, event_ts: stamp() });
}

export interface Interaction {
  readonly user?: string;
  readonly channel?: string;
  /** Where an answer can be sent to. */
  readonly url?: string;
}

export function command(text: string, { user = "U1", channel = "C1", url = "" }: Interaction = {}): Sent {
  const body = {
    token: "t",
    team_id: TEAM,
    team_domain: "stand-in",
    channel_id: channel,
    channel_name: "channel",
    user_id: user,
    user_name: "somebody",
    command: "/ask",
    text,
    api_app_id: APP,
    is_enterprise_install: "false",
    response_url: url,
    trigger_id: next("1.trigger."),
  };
  return { type: "slash_commands", body };
}

export function shortcut(
  text: string,
  { user = "U1", channel = "C1", url = "", thread }: Interaction & { readonly thread?: string } = {},
): Sent {
  const ts = stamp();
  const body = {
    type: "message_action",
    token: "t",
    callback_id: "ask_the_guide",
    action_ts: ts,
    trigger_id: next("1.trigger."),
    response_url: url,
    team: { id: TEAM, domain: "stand-in" },
    user: { id: user, name: "somebody", team_id: TEAM },
    channel: { id: channel, name: "channel" },
    message_ts: ts,
    message: {
      type: "message",
      user: "U9",
      text,
      ts,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    },
  };
  return { type: "interactive", body };
}

export interface Pressed extends Interaction {
  readonly action: string;
  readonly value: string;
  readonly kind?: "button" | "feedback_buttons";
  readonly ephemeral?: boolean;
  readonly thread?: string;
  /** In the Home tab. */
  readonly home?: boolean;
}

export function press(pressed: Pressed): Sent {
  const {
    user = "U1",
    channel = "C1",
    url = "",
    action,
    value,
    kind = "button",
    ephemeral = false,
    thread,
    home,
  } = pressed;
  const ts = stamp();
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  const place = home
    ? { container: { type: "view", view_id: "V1" }, view: { id: "V1", type: "home" } }
    : {
        container: {
          type: "message",
          message_ts: ts,
          channel_id: channel,
          is_ephemeral: ephemeral,
          ...inThread,
        },
        channel: { id: channel, name: "channel" },
        response_url: url,
        ...(ephemeral ? {} : { message: { type: "message", ts, ...inThread } }),
      };
  const body = {
    type: "block_actions",
    token: "t",
    api_app_id: APP,
    team: { id: TEAM, domain: "stand-in" },
    user: { id: user, username: "somebody", name: "somebody", team_id: TEAM },
    trigger_id: next("1.trigger."),
    actions: [
      {
        type: kind,
        block_id: "b",
        action_id: action,
        action_ts: ts,
        value,
        text: { type: "plain_text", text: "…" },
      },
    ],
    ...place,
  };
  return { type: "interactive", body };
}
