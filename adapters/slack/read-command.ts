import { z } from "zod";
import type { Request } from "../../src/conversation/message.ts";
import { type Arrival, isDirect, privatePlace, publicPlace, type Reading } from "./arrival.ts";
import { PLATFORM } from "./platform.ts";
import { readText } from "./read-text.ts";
import { encodeWay } from "./way.ts";

export const COMMAND = "/ask";
export const SHORTCUT = "ask_the_guide";

/** Words that stand for themselves after the command. */
export const COMMAND_WORDS = ["help", "about", "topics", "forget-me"] as const;

const COMMANDED = z.object({
  command: z.literal(COMMAND),
  text: z.string().optional(),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
});

const CHOSEN = z.object({
  type: z.literal("message_action"),
  callback_id: z.literal(SHORTCUT),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: z.object({ text: z.string().optional(), thread_ts: z.string().optional() }),
  trigger_id: z.string(),
  response_url: z.string(),
});

/** A slash command. Its answer is private, unless a workspace has decided otherwise and it is a question. */
export function readCommand(body: unknown, { me, settings }: Reading): Arrival | undefined {
  const read = COMMANDED.safeParse(body);
  if (!read.success) return undefined;
  const { user_id: person, channel_id: channel, trigger_id: id, response_url: url, text = "" } = read.data;
  const request = requestIn(readText(text, me.user));
  const open = request.kind === "question" && !settings.privateByDefault && !isDirect(channel);
  const place = open ? publicPlace(channel, null, me.team) : privateIn(channel, person, me.team);
  return {
    kind: "ask",
    message: {
      platform: PLATFORM,
      id,
      person,
      ...place,
      request,
      delivery: encodeWay({ kind: "respond", url, open, thread: null }),
    },
  };
}

/** Somebody asks with another's message: nobody but them sees what comes of it. */
export function readShortcut(body: unknown, { me }: Reading): Arrival | undefined {
  const read = CHOSEN.safeParse(body);
  if (!read.success) return undefined;
  const { user, channel, message, trigger_id: id, response_url: url } = read.data;
  const text = readText(message.text ?? "", me.user);
  return {
    kind: "ask",
    message: {
      platform: PLATFORM,
      id,
      person: user.id,
      ...privateIn(channel.id, user.id, me.team),
      request: text === "" ? { kind: "help" } : { kind: "question", text },
      delivery: encodeWay({ kind: "respond", url, open: false, thread: message.thread_ts ?? null }),
    },
  };
}

/** What only the person sees in a channel: it can be shared there, and what they said there of themselves counts. */
export function privateIn(channel: string, person: string, team: string) {
  const place = privatePlace(person);
  return isDirect(channel) ? place : { ...place, home: team, alsoFrom: channel };
}

function requestIn(text: string): Request {
  const word = text.toLowerCase().replace(/\s+/g, "-");
  if (word === "") return { kind: "help" };
  const known = COMMAND_WORDS.find((each) => each === word);
  return known === undefined ? { kind: "question", text } : { kind: known };
}
