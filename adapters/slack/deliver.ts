import type { Conversation } from "../../src/conversation/conversation.ts";
import type { Deliver, Delivered } from "../../src/conversation/exchange.ts";
import type { Gate } from "../../src/conversation/gate/gate.ts";
import type { Log } from "../../src/conversation/log.ts";
import type { Message } from "../../src/conversation/message.ts";
import type { Outgoing } from "../../src/conversation/parts.ts";
import { plain } from "../../src/conversation/turn.ts";
import type { SlackMessage, SlackModal } from "./payload.ts";
import { PLATFORM } from "./platform.ts";
import { type Refusal, refusalOf } from "./refusals.ts";
import type { Send } from "./send.ts";
import { decodeWay, encodeWay, nameOfPost, type Way, type WayOf } from "./way.ts";

export interface DeliveryTools {
  readonly send: Send;
  readonly gate: Gate<SlackMessage>;
  readonly windows: Gate<SlackModal>;
  readonly conversation: Pick<Conversation, "answer" | "notices">;
  readonly clock: () => number;
  readonly log: Log;
}

const DAY = 24 * 60 * 60_000;

/**
 * Delivers answers on the way that stands in their message, in this run or a later one.
 *
 * @param again an earlier attempt may have been accepted without anybody seeing it: it is looked for first, since Slack
 * has no guard of its own against a post that is sent twice
 */
export function createDeliver(tools: DeliveryTools, again = false): Deliver {
  return async (outgoing, message) => {
    const way = decodeWay(message.delivery);
    if (way === undefined) {
      tools.log("warn", "an answer has no way to go");
      return undefined;
    }
    try {
      return await deliver(outgoing, message, way, again, tools);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      await meet(refusal, way, message, tools);
      return undefined;
    }
  };
}

async function deliver(
  outgoing: Outgoing,
  message: Message,
  way: Way,
  again: boolean,
  { send, gate, windows }: DeliveryTools,
): Promise<Delivered | undefined> {
  switch (way.kind) {
    case "post": {
      const mark = markOf(message);
      const payload = gate.prepare(outgoing);
      const before = again ? await send.find(way, way.since, mark) : undefined;
      const { channel, ts } = before ?? (await send.post(way, payload, mark));
      return { answer: nameOfPost(channel, ts) };
    }
    case "direct": {
      const to = { channel: way.person, thread: null };
      const { channel, ts } = await send.post(to, gate.prepare(outgoing), markOf(message));
      return { answer: nameOfPost(channel, ts) };
    }
    case "respond":
      await send.respond(way, gate.prepare(outgoing));
      return undefined;
    case "window":
      try {
        await send.open(way.trigger, windows.prepare(outgoing));
      } catch (error) {
        // The moment in which a window may open is short, and a later run is always too late.
        if (way.url === null || refusalOf(error) !== "gone") throw error;
        await send.respond({ url: way.url, open: false, thread: way.thread }, gate.prepare(outgoing));
      }
      return undefined;
    default:
      return way satisfies never;
  }
}

/** The same for every event of one post. */
function markOf({ post, id }: Message): string {
  return post ?? id;
}

/** What Slack refuses is not tried again. Somebody who may not be answered where they asked is told once a day. */
async function meet(refusal: Refusal, way: Way, message: Message, tools: DeliveryTools): Promise<void> {
  const { log, conversation, clock } = tools;
  if (refusal === "gone") {
    log("info", "what was to be answered is gone");
    return;
  }
  log("warn", "an answer was refused for want of a permission");
  if (way.kind !== "post" || message.privacy === "private") return;
  const direct: WayOf<"direct"> = { kind: "direct", person: message.person };
  const day = Math.floor(clock() / DAY);
  // The ledger remembers it for us, beyond a restart: one such message a person and day is ever sent.
  await conversation.answer(
    {
      platform: PLATFORM,
      id: `no-permission:${message.person}:${day}`,
      home: null,
      place: `no-permission:${message.person}`,
      person: message.person,
      privacy: "private",
      request: { kind: "help" },
      delivery: encodeWay(direct),
    },
    (_, notice) => createDeliver(tools)(plain(conversation.notices().notice("no-permission")), notice),
  );
}
