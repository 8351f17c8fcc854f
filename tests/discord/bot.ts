import { afterEach } from "vitest";
import { startDiscord } from "../../adapters/discord/start.ts";
import type { Conversation, ConversationOptions } from "../../src/conversation/conversation.ts";
import type { LogFields } from "../../src/conversation/log.ts";
import { testService, withNotices } from "../conversation/service.ts";
import { bakeryGuide } from "../support/guide.ts";
import { fieldOf } from "./stand-in/gateway.ts";
import { APPLICATION, TOKEN } from "./stand-in/ids.ts";
import type { Post } from "./stand-in/rest.ts";
import { type StandIn, startStandIn } from "./stand-in/stand-in.ts";

export const guide = withNotices(bakeryGuide());
export const { disclaimer } = guide.knowledge.article;

export interface Line {
  readonly level: string;
  readonly event: string;
  readonly fields: LogFields;
}

/** The adapter over a conversation service, connected to a stand-in. */
export interface Bot {
  readonly conversation: Conversation;
  readonly lines: Line[];
  readonly ended: ReturnType<typeof startDiscord>;
  stop(): Promise<void>;
}

export interface BotOptions extends Partial<ConversationOptions> {
  readonly token?: string;
  readonly applicationId?: string;
  /** Connects without waiting until it is ready. */
  readonly unready?: boolean;
}

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

/** A stand-in that ends with its test. */
export async function discord(channels: readonly string[] = []): Promise<StandIn> {
  const standIn = await startStandIn(channels);
  running.push(standIn);
  return standIn;
}

/** A bot that ends with its test. */
export async function bot(standIn: StandIn, options: BotOptions = {}): Promise<Bot> {
  const { token = TOKEN, applicationId = APPLICATION, unready = false, ...service } = options;
  const lines: Line[] = [];
  const log = (level: string, event: string, fields: LogFields = {}): void =>
    void lines.push({ level, event, fields });
  const { conversation } = testService({ clock: Date.now, log, guide: () => guide, ...service });
  const stop = new AbortController();
  const ended = startDiscord({
    settings: { token, applicationId, api: standIn.api },
    conversation,
    guide: service.guide ?? (() => guide),
    clock: service.clock ?? Date.now,
    log,
    stop: stop.signal,
  });
  const made: Bot = {
    conversation,
    lines,
    ended,
    async stop() {
      stop.abort();
      await ended;
    },
  };
  running.push(made);
  if (!unready) await until(() => standIn.commands !== undefined);
  return made;
}

/** A stand-in and a bot on it. */
export async function setUp(options: BotOptions = {}): Promise<{ standIn: StandIn } & Bot> {
  const standIn = await discord();
  return { standIn, ...(await bot(standIn, options)) };
}

/** Waits until something holds; fails after some seconds. */
export async function until(holds: () => boolean, patience = 5000): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`it did not come to pass: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Long enough for anything to happen that should not. */
export const aMoment = (milliseconds = 150): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What a post shows, as it stands in its markup. */
export function textOf(body: unknown): string {
  return allOf(body)
    .filter((each) => fieldOf(each, "type") === 10)
    .map((each) => String(fieldOf(each, "content")))
    .join("\n");
}

export interface Button {
  readonly label: string;
  readonly state: string;
}

export function buttonsOf(body: unknown): Button[] {
  return allOf(body)
    .filter((each) => fieldOf(each, "type") === 2)
    .map((each) => ({ label: String(fieldOf(each, "label")), state: String(fieldOf(each, "custom_id")) }));
}

/** The first button with such a label. */
export function button(post: Pick<Post, "body">, label: string | RegExp): string {
  const found = buttonsOf(post.body).find((each) => each.label.match(label) !== null);
  if (found === undefined) throw new Error(`no button ${label}`);
  return found.state;
}

function allOf(value: unknown): object[] {
  if (Array.isArray(value)) return value.flatMap(allOf);
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(allOf)];
}
