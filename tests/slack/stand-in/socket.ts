import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import type { Sent } from "./events.ts";
import { type Installed, isSent } from "./granted.ts";
import { APP } from "./ids.ts";

/** Something that was sent and waits to be acknowledged. */
interface Envelope extends Sent {
  readonly id: string;
  attempts: number;
  readonly sentAt: number;
  acknowledge(milliseconds: number): void;
}

export interface Socket {
  /**
   * Sends as Slack does: to whichever connection there is, later where there is none, and again where it was not
   * acknowledged when the connection went (up to three times).
   *
   * @returns milliseconds until it was acknowledged; undefined where the app does not get such events
   */
  send(sent: Sent): Promise<number> | undefined;
  /** The same again, as Slack does when it believes that it was not acknowledged. */
  redeliver(sent: Sent, attempt: number): Promise<number> | undefined;
  /** Slack's daily request for a new connection; the old one is closed by whom it asks. */
  refresh(): void;
  /** The same, and then nothing: the other side never answers the closing. */
  refreshAndHang(): void;
  /** Ends the connection without a word, as when a cable is pulled. */
  cut(): void;
  /** No answer to anything any more, while the connection stands. */
  freeze(): void;
  readonly connections: number;
  readonly connected: boolean;
  readonly unacknowledged: number;
  stop(): void;
}

export function createSocket(server: Server, installed: Installed): Socket {
  const sockets = new WebSocketServer({ server });
  const waiting = new Map<string, Envelope>();
  let current: WebSocket | undefined;
  let connections = 0;
  let envelopes = 0;

  const transmit = (envelope: Envelope): void => {
    if (current?.readyState !== 1) return;
    const retried = {
      retry_attempt: envelope.attempts,
      retry_reason: envelope.attempts > 0 ? "timeout" : "",
    };
    envelope.attempts += 1;
    current.send(
      JSON.stringify({
        envelope_id: envelope.id,
        type: envelope.type,
        payload: envelope.body,
        accepts_response_payload: envelope.type !== "events_api",
        ...(envelope.type === "events_api" ? retried : {}),
      }),
    );
  };

  sockets.on("connection", (socket) => {
    connections += 1;
    current = socket;
    socket.on("error", () => {});
    socket.on("message", (data) => {
      const id = String(Reflect.get(JSON.parse(String(data)), "envelope_id"));
      const envelope = waiting.get(id);
      waiting.delete(id);
      envelope?.acknowledge(performance.now() - envelope.sentAt);
    });
    socket.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: APP } }));
    for (const envelope of waiting.values()) if (envelope.attempts < 4) transmit(envelope);
  });

  const send = (sent: Sent, attempts: number): Promise<number> | undefined => {
    if (!isSent(sent.type, sent.body, installed)) return undefined;
    return new Promise((resolve) => {
      envelopes += 1;
      const envelope = {
        ...sent,
        id: `envelope-${envelopes}`,
        attempts,
        sentAt: performance.now(),
        acknowledge: resolve,
      };
      waiting.set(envelope.id, envelope);
      transmit(envelope);
    });
  };
  const disconnect = (): void =>
    current?.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: {} }));
  const raw = (socket: WebSocket | undefined): { pause(): void } | undefined =>
    socket === undefined ? undefined : Reflect.get(socket, "_socket");

  return {
    send: (sent) => send(sent, 0),
    redeliver: send,
    refresh: disconnect,
    refreshAndHang() {
      disconnect();
      raw(current)?.pause();
    },
    cut: () => current?.terminate(),
    freeze: () => raw(current)?.pause(),
    get connections() {
      return connections;
    },
    get connected() {
      return current?.readyState === 1;
    },
    get unacknowledged() {
      return waiting.size;
    },
    stop() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}
