import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

const BOT = "U0BOT";

/** Milliseconds from an event's way out until … */
export interface Taken {
  readonly acknowledged: number;
  /** … the call that posts its answer came in. */
  readonly handedOver: number;
}

/** As little of Slack as a measurement needs; the one that tests use is in tests/slack/stand-in. */
export interface SlackServer {
  readonly api: string;
  readonly ready: Promise<void>;
  /** Sends a mention over Socket Mode. */
  mention(text: string, channel: string, at: number): Promise<Taken>;
  stop(): Promise<void>;
}

/** The Web API and Socket Mode on 127.0.0.1. */
export async function startSlackServer(): Promise<SlackServer> {
  const posting = new Map<string, (at: number) => void>();
  const acknowledging = new Map<string, (at: number) => void>();
  const settle = (waiting: Map<string, (at: number) => void>, key: string, at: number): void => {
    waiting.get(key)?.(at);
    waiting.delete(key);
  };
  const server = createServer((request, response) => {
    const at = performance.now();
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const form = new URLSearchParams(Buffer.concat(pieces).toString());
      const { port } = server.address() as AddressInfo;
      const thread = form.get("thread_ts");
      if (thread !== null) settle(posting, thread, at);
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          ok: true,
          url: `ws://127.0.0.1:${port}/`,
          user_id: BOT,
          bot_id: "B0BOT",
          team_id: "T1",
          channel: form.get("channel"),
          ts: "1.000001",
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const sockets = new WebSocketServer({ server });
  let socket: WebSocket | undefined;
  const ready = new Promise<void>((resolve) => {
    sockets.on("connection", (client) => {
      socket = client;
      client.on("message", (raw) => {
        const id = /"envelope_id":"([^"]*)"/.exec(raw.toString())?.[1] ?? "";
        settle(acknowledging, id, performance.now());
      });
      client.send(JSON.stringify({ type: "hello" }));
      resolve();
    });
  });
  return {
    api: `http://127.0.0.1:${port}/api/`,
    ready,
    async mention(text, channel, number) {
      const ts = `${1_700_000_000 + number}.000100`;
      const body = {
        type: "event_callback",
        team_id: "T1",
        event_id: `Ev${number}`,
        authorizations: [],
        event: {
          type: "app_mention",
          user: `U${number}`,
          channel,
          ts,
          event_ts: ts,
          text: `<@${BOT}> ${text}`,
        },
      };
      const begun = performance.now();
      const acknowledged = new Promise<number>((resolve) => acknowledging.set(`e${number}`, resolve));
      const posted = new Promise<number>((resolve) => posting.set(ts, resolve));
      socket?.send(JSON.stringify({ envelope_id: `e${number}`, type: "events_api", payload: body }));
      return { acknowledged: (await acknowledged) - begun, handedOver: (await posted) - begun };
    },
    async stop() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
