import type { IncomingMessage, ServerResponse } from "node:http";
import { faultsOfMessage, faultsOfView } from "./check-blocks.ts";
import { newStamp } from "./events.ts";
import { type Installed, missingFor } from "./granted.ts";
import { ADMIN, APP_TOKEN, BOT, BOT_TOKEN, BOT_USER, TEAM } from "./ids.ts";

/** Something that the app has posted, wherever it stands. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | undefined;
  readonly text: string;
  readonly blocks: readonly object[];
  readonly metadata: unknown;
  readonly at: number;
}

/** An answer by an address. */
export interface Responded {
  readonly url: string;
  readonly open: boolean;
  readonly thread: string | undefined;
  readonly text: string;
  readonly blocks: readonly object[];
}

export interface Viewed {
  readonly person: string | undefined;
  readonly trigger: string | undefined;
  readonly view: { readonly type: string; readonly blocks: readonly object[] };
}

/** What a call is answered with in place of its result. */
export type Trouble =
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: "error"; readonly error: string }
  /** The call is carried out and its answer is lost. */
  | { readonly kind: "lost" };

export interface Slack {
  readonly posts: Posted[];
  readonly deleted: string[];
  readonly responses: Responded[];
  readonly views: Viewed[];
  readonly prompts: object[];
  /** Methods that were called, in order. */
  readonly calls: string[];
  /** What was refused for what stands in it. */
  readonly rejected: string[];
  /** By method, or by method and channel (`chat.postMessage C1`): used up one after another. */
  readonly troubles: Map<string, Trouble[]>;
  /** Channels that the app is not in. */
  readonly closed: Set<string>;
  /** Set by a test that wants windows to come too late. */
  windowsExpire: boolean;
  /** Milliseconds before a call is carried out, and before it is answered after that. */
  delay: number;
  lag: number;
  botToken: string;
  appToken: string;
  /** What a call's answer says of the token's scopes; undefined for the manifest's. */
  scopes: readonly string[] | undefined;
}

export function createSlack(): Slack {
  return {
    posts: [],
    deleted: [],
    responses: [],
    views: [],
    prompts: [],
    calls: [],
    rejected: [],
    troubles: new Map(),
    closed: new Set(),
    windowsExpire: false,
    delay: 0,
    lag: 0,
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    scopes: undefined,
  };
}

type Result = { readonly ok: boolean } & Record<string, unknown>;
const refuse = (error: string, more: object = {}): Result => ({ ok: false, error, ...more });

/** Answers Web API calls and response addresses. */
export function answerCalls(slack: Slack, installed: Installed, socketUrl: () => string) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    const path = request.url ?? "";
    if (slack.delay > 0) await new Promise((resolve) => setTimeout(resolve, slack.delay));
    const method = path.startsWith("/api/") ? path.slice("/api/".length) : "response";
    slack.calls.push(method);
    const form = method === "response" ? new URLSearchParams() : new URLSearchParams(body);
    const trouble = takeTrouble(slack, method, form.get("channel") ?? "");
    if (trouble?.kind === "status") {
      const wait = trouble.retryAfter === undefined ? {} : { "retry-after": String(trouble.retryAfter) };
      response.writeHead(trouble.status, wait).end("trouble");
      return;
    }
    const result =
      trouble?.kind === "error"
        ? refuse(trouble.error)
        : method === "response"
          ? respond(slack, path, body)
          : call(slack, installed, socketUrl, method, form, request.headers.authorization ?? "");
    if (slack.lag > 0) await new Promise((resolve) => setTimeout(resolve, slack.lag));
    if (trouble?.kind === "lost") {
      response.destroy();
      return;
    }
    const status = method === "response" && !result.ok ? 404 : 200;
    const scopes = (slack.scopes ?? installed.oauth_config.scopes.bot).join(",");
    response.writeHead(status, { "content-type": "application/json", "x-oauth-scopes": scopes });
    response.end(method === "response" && result.ok ? "ok" : JSON.stringify(result));
  };
}

function takeTrouble({ troubles }: Slack, method: string, channel: string): Trouble | undefined {
  return troubles.get(`${method} ${channel}`)?.shift() ?? troubles.get(method)?.shift();
}

function call(
  slack: Slack,
  installed: Installed,
  socketUrl: () => string,
  method: string,
  form: URLSearchParams,
  authorization: string,
): Result {
  const field = (name: string): string => form.get(name) ?? "";
  const json = (name: string): unknown => JSON.parse(field(name) || "null");
  const isApp = method === "apps.connections.open";
  if (authorization !== `Bearer ${isApp ? slack.appToken : slack.botToken}`) return refuse("invalid_auth");
  const missing = missingFor(method, field("channel"), installed);
  if (missing !== undefined) return refuse("missing_scope", { needed: missing });
  switch (method) {
    case "apps.connections.open":
      return installed.settings.socket_mode_enabled
        ? { ok: true, url: socketUrl() }
        : refuse("not_allowed_token_type");
    case "auth.test":
      return {
        ok: true,
        user_id: BOT_USER,
        bot_id: BOT,
        team_id: TEAM,
        user: "guide",
        team: "stand-in",
        url: "https://stand-in.slack.com/",
      };
    case "chat.postMessage":
      return post(
        slack,
        field("channel"),
        form.get("thread_ts") ?? undefined,
        field("text"),
        json("blocks"),
        json("metadata"),
      );
    case "chat.delete": {
      const at = slack.posts.findIndex(
        ({ channel, ts }) => channel === field("channel") && ts === field("ts"),
      );
      if (at < 0) return refuse("message_not_found");
      slack.posts.splice(at, 1);
      slack.deleted.push(`${field("channel")}:${field("ts")}`);
      return { ok: true };
    }
    case "conversations.history":
    case "conversations.replies": {
      const thread = method === "conversations.replies" ? field("ts") : undefined;
      const found = slack.posts.filter(
        (each) =>
          each.channel === field("channel") && each.thread === thread && each.ts >= (field("oldest") || "0"),
      );
      return {
        ok: true,
        messages: found.map(({ ts, text, metadata }) => ({ type: "message", ts, text, metadata })),
      };
    }
    case "views.open":
      if (slack.windowsExpire) return refuse("expired_trigger_id");
      return view(slack, json("view"), undefined, field("trigger_id"));
    case "views.publish":
      return view(slack, json("view"), field("user_id"), undefined);
    case "users.info":
      return { ok: true, user: { id: field("user"), is_admin: field("user") === ADMIN, is_owner: false } };
    case "assistant.threads.setSuggestedPrompts": {
      if (installed.features.agent_view === undefined) return refuse("not_allowed");
      if (form.has("thread_ts")) return { ok: true };
      const prompts = json("prompts");
      if (!Array.isArray(prompts) || prompts.length > 4) return refuse("invalid_arguments");
      slack.prompts.push(prompts);
      return { ok: true };
    }
    default:
      return refuse("unknown_method");
  }
}

function post(
  slack: Slack,
  to: string,
  thread: string | undefined,
  text: string,
  blocks: unknown,
  metadata: unknown,
): Result {
  if (slack.closed.has(to)) return refuse("not_in_channel");
  const faults = faultsOfMessage({ text, blocks });
  if (faults.length > 0 || !Array.isArray(blocks)) {
    slack.rejected.push(...faults);
    return refuse("invalid_blocks", { response_metadata: { messages: faults } });
  }
  // Posting to a person goes to the direct conversation with them.
  const channel = to.startsWith("U") ? `D${to.slice(1)}` : to;
  const ts = newStamp();
  slack.posts.push({ channel, ts, thread, text, blocks, metadata, at: performance.now() });
  return { ok: true, channel, ts };
}

function view(slack: Slack, given: unknown, person: string | undefined, trigger: string | undefined): Result {
  const faults = typeof given === "object" && given !== null ? faultsOfView(given) : ["no view"];
  if (faults.length > 0) {
    slack.rejected.push(...faults);
    return refuse("invalid_arguments", { response_metadata: { messages: faults } });
  }
  slack.views.push({ person, trigger, view: given as Viewed["view"] });
  return { ok: true, view: { id: "V1" } };
}

function respond(slack: Slack, url: string, body: string): Result {
  const message: object = JSON.parse(body);
  const faults = faultsOfMessage(message);
  if (Reflect.get(message, "replace_original") !== false)
    faults.push("it takes the place of what it answers");
  if (faults.length > 0) {
    slack.rejected.push(...faults);
    return refuse("invalid_payload");
  }
  const uses = slack.responses.filter((each) => each.url === url).length;
  // docs.slack.dev/interactivity/handling-user-interaction: 5 times within 30 minutes.
  if (uses >= 5) return refuse("used_url");
  slack.responses.push({
    url,
    open: Reflect.get(message, "response_type") === "in_channel",
    thread: Reflect.get(message, "thread_ts"),
    text: String(Reflect.get(message, "text")),
    blocks: Reflect.get(message, "blocks"),
  });
  return { ok: true };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
