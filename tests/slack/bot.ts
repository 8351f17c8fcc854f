import { afterEach, expect } from "vitest";
import { createManifest, type ManifestOptions } from "../../adapters/slack/manifest.ts";
import { startSlack } from "../../adapters/slack/start.ts";
import type { Conversation, ConversationOptions } from "../../src/conversation/conversation.ts";
import type { LogFields } from "../../src/conversation/log.ts";
import { EMPTY_CONTEXT } from "../../src/core/context.ts";
import type { Guide } from "../../src/core/guide.ts";
import { createReplyMaker } from "../../src/core/reply/make.ts";
import { testService, withNotices } from "../conversation/service.ts";
import { bakeryGuide } from "../support/guide.ts";
import { APP_TOKEN, BOT_TOKEN } from "./stand-in/ids.ts";
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
  readonly ended: ReturnType<typeof startSlack>;
  stop(): Promise<void>;
}

export interface BotOptions extends Partial<ConversationOptions> {
  readonly botToken?: string;
  readonly appToken?: string;
  /** HTTP in place of Socket Mode. */
  readonly http?: { readonly signingSecret: string; readonly port: number };
  /** Connects without waiting until it is ready. */
  readonly unready?: boolean;
}

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

/** A stand-in that ends with its test, the app installed with its own manifest. */
export async function slack(options: Partial<ManifestOptions> = {}): Promise<StandIn> {
  const standIn = await startStandIn(
    createManifest(guide.knowledge, { url: undefined, agent: true, ...options }),
  );
  running.push({
    async stop() {
      await standIn.stop();
      expect(standIn.rejected).toEqual([]);
    },
  });
  return standIn;
}

/** A bot that ends with its test. */
export async function bot(standIn: StandIn, options: BotOptions = {}): Promise<Bot> {
  const { botToken = BOT_TOKEN, appToken = APP_TOKEN, http, unready = false, ...service } = options;
  const lines: Line[] = [];
  const log = (level: string, event: string, fields: LogFields = {}): void =>
    void lines.push({ level, event, fields });
  const { conversation } = testService({ clock: Date.now, log, guide: () => guide, ...service });
  const stop = new AbortController();
  const ended = startSlack({
    settings: {
      botToken,
      transport: http === undefined ? { kind: "socket", appToken } : { kind: "http", ...http },
      api: standIn.api,
    },
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
  const isReady = (): boolean =>
    lines.some(({ event }) => event === (http ? "Slack is served" : "Slack is connected"));
  if (!unready) await until(isReady);
  return made;
}

/** A stand-in and a bot on it. */
export async function setUp(options: BotOptions = {}): Promise<{ standIn: StandIn } & Bot> {
  const standIn = await slack();
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

/** Something with blocks: a post, an answer by an address, a view. */
export interface Drawn {
  readonly blocks: readonly object[];
}

/** What a drawing shows, as it stands in its markup. */
export function shown({ blocks }: Drawn): string {
  return everyObject(blocks)
    .filter((each) => Reflect.get(each, "type") === "mrkdwn")
    .map((each) => String(Reflect.get(each, "text")))
    .join("\n");
}

export interface Button {
  readonly label: string;
  readonly action: string;
  readonly value: string;
}

/** Everything that can be pressed; each verdict of a rating is one. */
export function buttonsOf({ blocks }: Drawn): Button[] {
  return everyObject(blocks).flatMap((each): Button[] => {
    const action = String(Reflect.get(each, "action_id"));
    const type: unknown = Reflect.get(each, "type");
    const verdicts =
      type === "feedback_buttons"
        ? [Reflect.get(each, "positive_button"), Reflect.get(each, "negative_button")]
        : [];
    return [...(type === "button" ? [each] : []), ...verdicts].map((button) => ({
      label: String(Reflect.get(Reflect.get(button, "text"), "text")),
      action,
      value: String(Reflect.get(button, "value")),
    }));
  });
}

/** The first button with such a label. */
export function button(
  drawn: Drawn,
  label: string | RegExp,
): { readonly action: string; readonly value: string } {
  const found = buttonsOf(drawn).find((each) => each.label.match(label) !== null);
  if (found === undefined)
    throw new Error(`no button ${label} among ${buttonsOf(drawn).map((each) => each.label)}`);
  return { action: found.action, value: found.value };
}

/** Holds what every message holds: the disclaimer, whole, at the end of what is shown and of what is read out. */
export function expectDisclaimer(drawn: Drawn & { readonly text?: string }): void {
  expect(shown(drawn).endsWith(disclaimer)).toBe(true);
  if (drawn.text !== undefined) expect(drawn.text.endsWith(disclaimer)).toBe(true);
}

function everyObject(value: unknown): object[] {
  if (Array.isArray(value)) return value.flatMap(everyObject);
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(everyObject)];
}

/** A guide that finds every question unclear: the small folder has too few topics for one of its own. */
export const unclearGuide: Guide = {
  ...guide,
  reply(message, context = EMPTY_CONTEXT, at = 0) {
    const offered = guide.knowledge.topics.filter(({ open }) => !open).slice(0, 2);
    const reply = createReplyMaker(guide.knowledge)({
      kind: "clarify",
      question: message,
      lead: guide.knowledge.replies.clarify?.text ?? "",
      suggestions: offered.map(({ title }) => title),
    });
    return {
      ...guide.reply(message, context, at),
      reply,
      context: { ...context, offered: offered.map(({ id }) => id) },
    };
  },
};
