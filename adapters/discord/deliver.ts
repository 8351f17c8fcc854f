import type { Conversation } from "../../src/conversation/conversation.ts";
import type { Deliver } from "../../src/conversation/exchange.ts";
import type { Gate } from "../../src/conversation/gate/gate.ts";
import type { Sendable } from "../../src/conversation/gate/platform.ts";
import type { Log } from "../../src/conversation/log.ts";
import type { Message } from "../../src/conversation/message.ts";
import { plain } from "../../src/conversation/turn.ts";
import type { FirstResponses } from "./first-response.ts";
import { pagesOf } from "./pages.ts";
import type { DiscordPayload } from "./payload.ts";
import { type Refusal, refusalOf } from "./refusals.ts";
import { PLATFORM } from "./render.ts";
import { type InteractionCalls, openDirect, post, type Rest } from "./send.ts";
import { answerId, decodeWay, encodeWay, type Way } from "./way.ts";

export interface DeliveryTools {
  readonly rest: Rest;
  readonly calls: InteractionCalls;
  readonly firsts: FirstResponses;
  readonly gate: Gate<DiscordPayload>;
  readonly conversation: Pick<Conversation, "answer" | "notices">;
  readonly clock: () => number;
  readonly log: Log;
}

const DAY = 24 * 60 * 60_000;

/** Delivers answers on the way that stands in their message, in this run or a later one. */
export function createDeliver(tools: DeliveryTools): Deliver {
  const deliver: Deliver = async (outgoing, message) => {
    const way = decodeWay(message.delivery);
    if (way === undefined) {
      tools.log("warn", "an answer has no way to go");
      return;
    }
    const { conversation, gate } = tools;
    // A word has one content, whatever was asked.
    const said = way.kind === "word" ? plain(conversation.notices().notice("no-permission")) : outgoing;
    const payloads = pagesOf(said, conversation.notices()).map((page) => gate.prepare(page));
    try {
      const answer = await send(way, payloads, tools);
      return answer === undefined ? undefined : { answer };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      await meet(refusal, way, message, deliver, tools);
    }
  };
  return deliver;
}

async function send(
  way: Way,
  [first, ...others]: readonly Sendable<DiscordPayload>[],
  { rest, calls, firsts }: DeliveryTools,
): Promise<string | undefined> {
  if (first === undefined) return undefined;
  switch (way.kind) {
    case "post": {
      const posted = await post(rest, way, first);
      for (const [at, page] of others.entries()) {
        await post(rest, { ...way, nonce: `${way.nonce}.${at + 1}` }, page);
      }
      return posted === undefined ? undefined : answerId(way.channel, posted);
    }
    case "interaction": {
      const posted = await firsts.answer(way, first);
      for (const page of others) await calls.follow(way, page);
      return posted === undefined ? undefined : answerId(way.channel, posted);
    }
    case "word": {
      const channel = await openDirect(rest, way.person);
      if (channel !== undefined) await post(rest, { channel, reply: null, nonce: way.nonce }, first);
      return undefined;
    }
    default:
      return way satisfies never;
  }
}

/** What Discord refuses is not tried again. Somebody who may not be answered where they asked is told once a day. */
async function meet(
  refusal: Refusal,
  way: Way,
  message: Message,
  deliver: Deliver,
  { conversation, clock, log }: DeliveryTools,
): Promise<void> {
  if (refusal === "gone") {
    log("info", "what was to be answered is gone");
    return;
  }
  log("warn", "an answer was refused for want of a permission", { direct: way.kind === "word" });
  if (way.kind !== "post" || message.home === null) return;
  const day = Math.floor(clock() / DAY);
  // The ledger remembers it for us, beyond a restart: one such message a person and day is ever answered.
  await conversation.answer(
    {
      platform: PLATFORM,
      id: `no-permission:${message.person}:${day}`,
      home: null,
      place: `no-permission:${message.person}`,
      person: message.person,
      privacy: "private",
      request: { kind: "help" },
      delivery: encodeWay({ kind: "word", person: message.person, nonce: way.nonce }),
    },
    deliver,
  );
}
