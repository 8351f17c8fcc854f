import { z } from "zod";
import { type Arrival, isDirect, privatePlace, publicPlace, type Reading } from "./arrival.ts";
import { PLATFORM } from "./platform.ts";
import { mentions, readText } from "./read-text.ts";
import { encodeWay, nameOfPost } from "./way.ts";

const POST = z.object({
  type: z.enum(["message", "app_mention"]),
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  text: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  deleted_ts: z.string().optional(),
  message: z.object({ subtype: z.string().optional(), ts: z.string().optional() }).optional(),
});

const OPENED = z.object({
  type: z.literal("app_home_opened"),
  user: z.string(),
  channel: z.string(),
  tab: z.string(),
});

const EVENT = z.object({
  type: z.literal("event_callback"),
  event_id: z.string(),
  event: z.discriminatedUnion("type", [POST, OPENED]),
});

type Post = z.infer<typeof POST>;

/** Slack's own messages to people. */
const SLACKBOT = "USLACKBOT";

/** What an event comes to; undefined for what is none of the bot's business. */
export function readEvent(body: unknown, reading: Reading): Arrival | undefined {
  const read = EVENT.safeParse(body);
  if (!read.success) return undefined;
  const { event, event_id: id } = read.data;
  if (event.type === "app_home_opened") {
    const { user: person, channel, tab } = event;
    return tab === "messages" ? { kind: "messages", person, channel } : { kind: "home", person };
  }
  const deleted = deletedIn(event);
  if (deleted !== undefined) return { kind: "withdraw", post: nameOfPost(event.channel, deleted) };
  return readPost(id, event, reading);
}

/** A deleted post that had answers in its thread leaves a tombstone: that is an edit to Slack, and a deletion to people. */
function deletedIn({ subtype, deleted_ts, message }: Post): string | undefined {
  if (subtype === "message_deleted") return deleted_ts;
  return subtype === "message_changed" && message?.subtype === "tombstone" ? message.ts : undefined;
}

function readPost(id: string, post: Post, { me, settings }: Reading): Arrival | undefined {
  const { channel, ts, user, text = "" } = post;
  // Edits, files, joins, workflows and everything else that is not simply a person's post has a subtype or a bot.
  if (post.subtype !== undefined || post.bot_id !== undefined) return undefined;
  if (user === undefined || user === me.user || user === SLACKBOT) return undefined;
  const direct = isDirect(channel);
  if (!direct && post.type === "message" && !mentions(text, me.user)) return undefined;
  const question = readText(text, me.user);
  const threadOfPost = post.thread_ts ?? null;
  const thread = direct || !settings.inThread ? threadOfPost : (threadOfPost ?? ts);
  return {
    kind: "ask",
    message: {
      platform: PLATFORM,
      id,
      // A mention comes as two events, and Slack may give each another id: the post is one (bolt-python#941).
      post: nameOfPost(channel, ts),
      person: user,
      ...(direct ? privatePlace(user) : publicPlace(channel, thread, me.team)),
      request: question === "" ? { kind: "help" } : { kind: "question", text: question },
      delivery: encodeWay({ kind: "post", channel, thread, since: ts }),
    },
  };
}
