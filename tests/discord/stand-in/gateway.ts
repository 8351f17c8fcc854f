import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { GatewayOpcodes } from "discord.js";
import { type WebSocket, WebSocketServer } from "ws";
import { APPLICATION, BOT, TOKEN } from "./ids.ts";

interface Packet {
  readonly op: number;
  readonly d: unknown;
  readonly s?: number;
  readonly t?: string;
}

export interface Gateway {
  /** How often the client identified and resumed. */
  readonly counts: { identifies: number; resumes: number; refusedResumes: number };
  /** Intents that the client asked for. */
  intents: number;
  /** Sends an event; while nobody is connected it waits for a resume. */
  dispatch(type: string, data: object): void;
  /** Ends the connection without a word, as when a cable is pulled. */
  cut(): void;
  /** Closes the connection with one of Discord's codes. */
  close(code: number): void;
  /** Makes the next resume fail. */
  forgetSession(): void;
  /** What READY is followed by. */
  readonly guilds: object[];
  readonly connected: boolean;
  stop(): void;
}

/** A gateway on the server's own port: HELLO, READY, dispatches, heartbeats, resumes. */
export function createGateway(server: Server): Gateway {
  const sockets = new WebSocketServer({ server });
  const counts = { identifies: 0, resumes: 0, refusedResumes: 0 };
  const sent: Packet[] = [];
  let socket: WebSocket | undefined;
  let session = "";
  let sequence = 0;

  const send = (to: WebSocket | undefined, packet: Packet): void => {
    if (to?.readyState === 1) to.send(JSON.stringify(packet));
  };
  const dispatch = (type: string, data: object): void => {
    sequence += 1;
    const packet = { op: GatewayOpcodes.Dispatch, d: data, s: sequence, t: type };
    sent.push(packet);
    if (sent.length > 2000) sent.shift();
    send(socket, packet);
  };

  const gateway: Gateway = {
    counts,
    intents: 0,
    dispatch,
    guilds: [],
    cut: () => socket?.terminate(),
    close: (code) => socket?.close(code),
    forgetSession: () => {
      session = "";
    },
    get connected() {
      return socket?.readyState === 1;
    },
    stop: () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };

  const identify = (from: WebSocket, data: unknown): void => {
    counts.identifies += 1;
    if (fieldOf(data, "token") !== TOKEN) {
      from.close(4004);
      return;
    }
    gateway.intents = Number(fieldOf(data, "intents"));
    socket = from;
    session = `session-${counts.identifies}`;
    sequence = 0;
    sent.length = 0;
    const { port } = server.address() as AddressInfo;
    dispatch("READY", {
      v: 10,
      user: { id: BOT, username: "guide", discriminator: "0", global_name: null, avatar: null, bot: true },
      guilds: gateway.guilds.map((guild) => ({ id: fieldOf(guild, "id"), unavailable: true })),
      session_id: session,
      resume_gateway_url: `ws://127.0.0.1:${port}/`,
      application: { id: APPLICATION, flags: 0 },
    });
    for (const guild of gateway.guilds) dispatch("GUILD_CREATE", guild);
  };

  const resume = (from: WebSocket, data: unknown): void => {
    if (fieldOf(data, "session_id") !== session || session === "") {
      counts.refusedResumes += 1;
      send(from, { op: GatewayOpcodes.InvalidSession, d: false });
      return;
    }
    counts.resumes += 1;
    socket = from;
    const seen = Number(fieldOf(data, "seq"));
    for (const packet of sent.filter(({ s = 0 }) => s > seen)) send(from, packet);
    sequence += 1;
    send(from, { op: GatewayOpcodes.Dispatch, d: {}, s: sequence, t: "RESUMED" });
  };

  sockets.on("connection", (client) => {
    send(client, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: 41_250 } });
    client.on("message", (raw) => {
      const packet: unknown = JSON.parse(raw.toString());
      const data = fieldOf(packet, "d");
      switch (fieldOf(packet, "op")) {
        case GatewayOpcodes.Identify:
          return identify(client, data);
        case GatewayOpcodes.Resume:
          return resume(client, data);
        case GatewayOpcodes.Heartbeat:
          return send(client, { op: GatewayOpcodes.HeartbeatAck, d: null });
      }
    });
  });
  return gateway;
}

export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}
