import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { fieldOf } from "./gateway.ts";
import { APPLICATION, nextId, TOKEN } from "./ids.ts";
import { CHOICE_RULES, COMMAND_RULES, faultsOf, MESSAGE_RULES, MODAL_RULES, type Rule } from "./limits.ts";

/** A request that came in, and what was answered. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly at: number;
}

/** A message that the bot has posted. */
export interface Post {
  readonly id: string;
  readonly channel: string;
  readonly body: unknown;
  /** Only the person of the interaction sees it. */
  readonly ephemeral: boolean;
  /** The post that it replies to. */
  readonly reply: string | undefined;
  /** The interaction that it answers. */
  readonly interaction: string | undefined;
  deleted: boolean;
  edits: number;
}

/** An interaction that was sent, and what it was answered with. */
export interface Exchange {
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  state: "waiting" | "deferred" | "answered" | "expired";
  ephemeral: boolean;
  /** Of the first answer: docs, interaction-response-object-interaction-callback-type. */
  type: number | undefined;
  data: unknown;
  original: string | undefined;
}

/** What a request is answered with instead; `taken`: what it asks for is done all the same, and its answer lost. */
export interface Failure {
  readonly route: RegExp;
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly taken?: boolean;
}

export interface RestState {
  readonly calls: Call[];
  readonly posts: Post[];
  readonly exchanges: Map<string, Exchange>;
  /** Used up in order. */
  readonly failures: Failure[];
  /** Posts of people that are there to be replied to. */
  readonly known: Set<string>;
  /** Channels in which the bot may not write. */
  readonly forbidden: Set<string>;
  /** Everything the bot did wrong: payloads over a limit, above all. */
  readonly faults: string[];
  readonly sessionLimit: { total: number; remaining: number; reset_after: number; max_concurrency: number };
  commands: unknown;
  /** Milliseconds that an interaction waits for its first answer. */
  patience: number;
}

export function createRestState(): RestState {
  return {
    calls: [],
    posts: [],
    exchanges: new Map(),
    failures: [],
    known: new Set(),
    forbidden: new Set(),
    faults: [],
    sessionLimit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 },
    commands: undefined,
    patience: 3000,
  };
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Route = (call: {
  readonly match: RegExpMatchArray;
  readonly body: unknown;
  readonly query: URLSearchParams;
}) => Answer;

const fault = (status: number, code: number, message: string, errors?: object): Answer => ({
  status,
  body: { code, message, ...(errors === undefined ? {} : { errors }) },
});
const UNKNOWN_INTERACTION = fault(404, 10062, "Unknown interaction");
const UNKNOWN_MESSAGE = fault(404, 10008, "Unknown Message");

/** REST v10 as far as a bot like this one goes. */
export function createRest(state: RestState, gatewayUrl: () => string): RequestListener {
  const refuse = (body: unknown, rules: readonly Rule[]): Answer | undefined => {
    const faults = faultsOf(body, rules);
    if (faults.length === 0) return undefined;
    state.faults.push(...faults);
    return fault(400, 50035, "Invalid Form Body", {
      _errors: faults.map((message) => ({ code: "BASE_TYPE", message })),
    });
  };
  const messageFaults = (body: unknown): Answer | undefined => {
    const parse = fieldOf(fieldOf(body, "allowed_mentions"), "parse");
    if (!Array.isArray(parse) || parse.length > 0) state.faults.push("mentions are not switched off");
    return refuse(body, MESSAGE_RULES);
  };
  const add = (post: Omit<Post, "id" | "deleted" | "edits">): Post => {
    const kept = { ...post, id: nextId(), deleted: false, edits: 0 };
    state.posts.push(kept);
    return kept;
  };
  const shown = ({ id, channel }: Post): object => ({ id, channel_id: channel });
  const exchangeBy = (token: string | undefined): Exchange | undefined =>
    [...state.exchanges.values()].find((each) => each.token === token);

  const routes: readonly [string, RegExp, Route][] = [
    [
      "GET",
      /^\/gateway\/bot$/,
      () => ({
        status: 200,
        body: { url: gatewayUrl(), shards: 1, session_start_limit: state.sessionLimit },
      }),
    ],
    [
      "PUT",
      /^\/applications\/(\d+)\/commands$/,
      ({ match, body }) => {
        if (match[1] !== APPLICATION)
          return fault(403, 20012, "You are not authorized to perform this action on this application");
        const refused = refuse(body, COMMAND_RULES);
        if (refused === undefined) state.commands = body;
        return refused ?? { status: 200, body };
      },
    ],
    [
      "POST",
      /^\/users\/@me\/channels$/,
      ({ body }) => ({
        status: 200,
        body: { id: `9${String(fieldOf(body, "recipient_id")).slice(1)}`, type: 1 },
      }),
    ],
    [
      "POST",
      /^\/channels\/(\d+)\/messages$/,
      ({ match: [, channel = ""], body }) => {
        if (state.forbidden.has(channel)) return fault(403, 50013, "Missing Permissions");
        const refused = messageFaults(body);
        if (refused !== undefined) return refused;
        const nonce = fieldOf(body, "nonce");
        const first = state.posts.find(
          (each) => each.channel === channel && fieldOf(each.body, "nonce") === nonce,
        );
        if (nonce !== undefined && fieldOf(body, "enforce_nonce") === true && first !== undefined) {
          return { status: 200, body: shown(first) };
        }
        const reply = fieldOf(fieldOf(body, "message_reference"), "message_id");
        if (typeof reply === "string" && !state.known.has(reply)) {
          const unknown = {
            _errors: [{ code: "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", message: "Unknown message" }],
          };
          return fault(400, 50035, "Invalid Form Body", { message_reference: unknown });
        }
        const post = add({
          channel,
          body,
          ephemeral: false,
          reply: typeof reply === "string" ? reply : undefined,
          interaction: undefined,
        });
        return { status: 200, body: shown(post) };
      },
    ],
    [
      "DELETE",
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      ({ match: [, channel = "", id = ""] }) => {
        if (state.forbidden.has(channel)) return fault(403, 50001, "Missing Access");
        const post = state.posts.find((each) => each.id === id && !each.deleted);
        if (post === undefined) return UNKNOWN_MESSAGE;
        post.deleted = true;
        return { status: 204 };
      },
    ],
    [
      "POST",
      /^\/interactions\/(\d+)\/([\w-]+)\/callback$/,
      ({ match: [, id = "", token], body, query }) => {
        const exchange = state.exchanges.get(id);
        if (exchange === undefined || exchange.token !== token || exchange.state === "expired")
          return UNKNOWN_INTERACTION;
        if (exchange.state !== "waiting")
          return fault(400, 40060, "Interaction has already been acknowledged.");
        const type = Number(fieldOf(body, "type"));
        const data = fieldOf(body, "data");
        const rules = type === 8 ? CHOICE_RULES : type === 9 ? MODAL_RULES : MESSAGE_RULES;
        const refused = type === 4 ? messageFaults(data) : refuse(data, rules);
        if (refused !== undefined) return refused;
        const ephemeral = (Number(fieldOf(data, "flags") ?? 0) & 64) !== 0;
        Object.assign(exchange, { state: type === 5 ? "deferred" : "answered", type, data, ephemeral });
        if (type !== 4)
          return {
            status: query.get("with_response") === "true" ? 200 : 204,
            body: { interaction: { id, type } },
          };
        const post = add({
          channel: exchange.channel,
          body: data,
          ephemeral,
          reply: undefined,
          interaction: id,
        });
        exchange.original = post.id;
        return {
          status: 200,
          body: { interaction: { id, type }, resource: { type: 4, message: shown(post) } },
        };
      },
    ],
    [
      "PATCH",
      /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/@original$/,
      ({ match: [, , token], body }) => {
        const exchange = exchangeBy(token);
        if (exchange === undefined || exchange.state === "waiting" || exchange.state === "expired") {
          return fault(404, 10015, "Unknown Webhook");
        }
        const refused = messageFaults(body);
        if (refused !== undefined) return refused;
        const at = state.posts.findIndex(({ id }) => id === exchange.original);
        const before = state.posts[at];
        if (before !== undefined) {
          state.posts[at] = { ...before, body, edits: before.edits + 1 };
          return { status: 200, body: shown(before) };
        }
        const { channel, ephemeral, id } = exchange;
        const post = add({ channel, body, ephemeral, reply: undefined, interaction: id });
        Object.assign(exchange, { state: "answered", original: post.id });
        return { status: 200, body: shown(post) };
      },
    ],
    [
      "POST",
      /^\/webhooks\/(\d+)\/([\w-]+)$/,
      ({ match: [, , token], body }) => {
        const exchange = exchangeBy(token);
        if (exchange === undefined || exchange.state === "waiting")
          return fault(404, 10015, "Unknown Webhook");
        const refused = messageFaults(body);
        if (refused !== undefined) return refused;
        const ephemeral = (Number(fieldOf(body, "flags") ?? 0) & 64) !== 0;
        const post = add({
          channel: exchange.channel,
          body,
          ephemeral,
          reply: undefined,
          interaction: exchange.id,
        });
        return { status: 200, body: shown(post) };
      },
    ],
  ];

  const answer = (method: string, url: URL, body: unknown, authorization: string | undefined): Answer => {
    const path = pathOf(url);
    const isByToken = /^\/(interactions|webhooks)\//.test(path);
    if (!isByToken && authorization !== `Bot ${TOKEN}`) return fault(401, 0, "401: Unauthorized");
    const at = state.failures.findIndex(({ route }) => route.test(`${method} ${path}`));
    const [failure] = at < 0 ? [] : state.failures.splice(at, 1);
    const lost: Answer | undefined =
      failure === undefined
        ? undefined
        : {
            status: failure.status,
            body: failure.body ?? { message: "it failed", code: 0 },
            headers: failure.headers ?? {},
          };
    if (lost !== undefined && failure?.taken !== true) return lost;
    for (const [of, pattern, route] of routes) {
      const match = of === method ? path.match(pattern) : null;
      if (match !== null) {
        const done = route({ match, body, query: url.searchParams });
        return lost ?? done;
      }
    }
    state.faults.push(`no such route: ${method} ${path}`);
    return fault(404, 0, "404: Not Found");
  };

  return (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const text = Buffer.concat(pieces).toString();
      const body: unknown = text === "" ? undefined : JSON.parse(text);
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      const method = request.method ?? "";
      const { status, body: result, headers = {} } = answer(method, url, body, request.headers.authorization);
      state.calls.push({ method, path: pathOf(url), body, status, at: performance.now() });
      response.writeHead(
        status,
        status === 204 ? headers : { "content-type": "application/json", ...headers },
      );
      response.end(status === 204 ? undefined : JSON.stringify(result));
    });
  };
}

function pathOf(url: URL): string {
  return decodeURIComponent(url.pathname).replace(/^\/api\/v10/, "");
}
