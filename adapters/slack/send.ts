import { z } from "zod";
import type { Sendable } from "../../src/conversation/gate/platform.ts";
import type { Lanes } from "../../src/conversation/lanes.ts";
import type { Log } from "../../src/conversation/log.ts";
import type { DrawnBlock, SlackHome, SlackMessage, SlackModal } from "./payload.ts";
import { AddressRefused, retryAfterOf } from "./refusals.ts";
import type { Web } from "./web.ts";

/** Waits; throws where the program ends meanwhile. */
export type Pause = (milliseconds: number) => Promise<void>;

export interface SendTools {
  readonly web: Web;
  readonly fetch: typeof globalThis.fetch;
  /** One for each channel: Slack takes about a message a second in each, and asks a channel alone to slow down. */
  readonly lanes: Lanes;
  readonly pause: Pause;
  readonly clock: () => number;
  readonly log: Log;
}

/** An answer that waited longer is of no use; as long as its question is kept. In milliseconds. */
export const LONGEST_WAIT = 10 * 60_000;
/** Of an address that takes an answer, in milliseconds. */
const TIMEOUT = 10_000;

/** Marks a post as the answer to one question, so that it can be seen whether it was accepted. */
const EVENT_TYPE = "riverguide_answer";
const MARKED = z.object({ event_type: z.literal(EVENT_TYPE), event_payload: z.object({ mark: z.string() }) });

export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

type Place = { readonly channel: string; readonly thread: string | null };

export type Send = ReturnType<typeof createSend>;

/** All that this adapter says to Slack. Every payload comes from the gate. */
export function createSend({ web, fetch, lanes, pause, clock, log }: SendTools) {
  /** Does a call in its lane; waits there as long as Slack asks for, and no other lane waits with it. */
  const patiently = <Result>(lane: string, call: () => Promise<Result>): Promise<Result> =>
    lanes.run(lane, async () => {
      const end = clock() + LONGEST_WAIT;
      for (;;) {
        try {
          return await call();
        } catch (error) {
          const seconds = retryAfterOf(error);
          if (seconds === undefined || clock() + seconds * 1000 > end) throw error;
          log("warn", "Slack asks to slow down", { seconds });
          await pause(seconds * 1000);
        }
      }
    });

  return {
    /** @param mark by which `find` finds it again */
    post({ channel, thread }: Place, message: Sendable<SlackMessage>, mark: string): Promise<Posted> {
      return patiently(channel, async () => {
        const posted = await web.chat.postMessage({
          ...asArguments(message),
          channel,
          ...(thread === null ? {} : { thread_ts: thread }),
          metadata: { event_type: EVENT_TYPE, event_payload: { mark } },
          unfurl_links: false,
          unfurl_media: false,
        });
        return { channel: posted.channel ?? channel, ts: posted.ts ?? "" };
      });
    },
    /** An answer that was posted before, by its mark: whether Slack had accepted what nobody saw it accept. */
    find({ channel, thread }: Place, since: string, mark: string): Promise<Posted | undefined> {
      return patiently(channel, async () => {
        const where = { channel, oldest: since, limit: 200, include_all_metadata: true };
        const { messages = [] } =
          thread === null
            ? await web.conversations.history(where)
            : await web.conversations.replies({ ...where, ts: thread });
        const found = messages.find(({ metadata }) => {
          const read = MARKED.safeParse(metadata);
          return read.success && read.data.event_payload.mark === mark;
        });
        return found?.ts === undefined ? undefined : { channel, ts: found.ts };
      });
    },
    /** Whether somebody has said anything there yet. */
    async isEmpty(channel: string): Promise<boolean> {
      const { messages = [] } = await web.conversations.history({ channel, limit: 1 });
      return messages.length === 0;
    },
    remove({ channel, ts }: Posted): Promise<void> {
      return patiently(channel, async () => {
        await web.chat.delete({ channel, ts });
      });
    },
    /** Answers by the address that came with a command or a press. */
    respond(
      to: { readonly url: string; readonly open: boolean; readonly thread: string | null },
      message: Sendable<SlackMessage>,
    ): Promise<void> {
      return patiently(to.url, async () => {
        const response = await fetch(to.url, {
          method: "POST",
          headers: { "content-type": "application/json; charset=utf-8" },
          body: JSON.stringify({
            ...message,
            response_type: to.open ? "in_channel" : "ephemeral",
            replace_original: false,
            ...(to.thread === null ? {} : { thread_ts: to.thread }),
            unfurl_links: false,
            unfurl_media: false,
          }),
          signal: AbortSignal.timeout(TIMEOUT),
        });
        await response.arrayBuffer();
        if (response.ok) return;
        const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
        throw new AddressRefused(
          response.status,
          response.status === 429 ? (Number.isFinite(wait) ? wait : 1) : undefined,
        );
      });
    },
    /** Within 3 seconds of the press: there is nothing to wait for. */
    async open(trigger: string, modal: Sendable<SlackModal>): Promise<void> {
      await web.views.open({ trigger_id: trigger, view: { ...modal, blocks: [...modal.blocks] } });
    },
    publish(person: string, home: Sendable<SlackHome>): Promise<void> {
      return patiently(`home:${person}`, async () => {
        await web.views.publish({ user_id: person, view: { ...home, blocks: [...home.blocks] } });
      });
    },
  };
}

/** The library's types take arrays that it might change. */
function asArguments({ text, blocks }: Sendable<SlackMessage>): { text: string; blocks: DrawnBlock[] } {
  return { text, blocks: [...blocks] };
}
