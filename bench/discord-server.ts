import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GatewayOpcodes } from "discord.js";
import { type WebSocket, WebSocketServer } from "ws";

export const BOT = "1300000000000000001";
const GUILD = "1300000000000000002";

/** As little of Discord as a measurement needs; the one that tests use is in tests/discord/stand-in. */
export interface DiscordServer {
  readonly api: string;
  readonly ready: Promise<void>;
  /** Sends a mention. @returns milliseconds until its answer came in by REST */
  mention(text: string, channel: string, at: number): Promise<number>;
  stop(): Promise<void>;
}

/** A gateway and REST on 127.0.0.1. */
export async function startDiscordServer(channels: readonly string[]): Promise<DiscordServer> {
  const waiting = new Map<string, (at: number) => void>();
  const server = createServer((request, response) => {
    const at = performance.now();
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const nonce = /"nonce":"(\d+)"/.exec(Buffer.concat(pieces).toString())?.[1] ?? "";
      waiting.get(nonce)?.(at);
      waiting.delete(nonce);
      const { port } = server.address() as AddressInfo;
      const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
      const gateway = { url: `ws://127.0.0.1:${port}/`, shards: 1, session_start_limit: limit };
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(request.url?.endsWith("/gateway/bot") === true ? gateway : { id: "1" }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const sockets = new WebSocketServer({ server });
  let socket: WebSocket | undefined;
  let sequence = 0;
  const dispatch = (type: string, data: object): void => {
    sequence += 1;
    socket?.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, t: type, s: sequence, d: data }));
  };
  const ready = new Promise<void>((resolve) => {
    sockets.on("connection", (client) => {
      socket = client;
      client.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: 45_000 } }));
      client.on("message", (raw) => {
        if (!raw.toString().startsWith(`{"op":${GatewayOpcodes.Identify},`)) return;
        const user = { id: BOT, username: "guide", discriminator: "0", avatar: null, bot: true };
        const application = { id: BOT, flags: 0 };
        const guilds = [{ id: GUILD, unavailable: true }];
        dispatch("READY", {
          v: 10,
          user,
          guilds,
          application,
          session_id: "s",
          resume_gateway_url: `ws://127.0.0.1:${port}/`,
        });
        const texts = channels.map((id) => ({
          id,
          type: 0,
          guild_id: GUILD,
          name: "c",
          position: 0,
          permission_overwrites: [],
        }));
        const lists = {
          roles: [],
          emojis: [],
          stickers: [],
          features: [],
          members: [],
          threads: [],
          voice_states: [],
          presences: [],
        };
        dispatch("GUILD_CREATE", { id: GUILD, name: "g", owner_id: "1", channels: texts, ...lists });
        resolve();
      });
    });
  });
  return {
    api: `http://127.0.0.1:${port}/api`,
    ready,
    mention(text, channel, number) {
      const id = String(1_400_000_000_000_000_000n + BigInt(number));
      const mentioned = { id: BOT, username: "guide", discriminator: "0", avatar: null, bot: true };
      const author = {
        id: String(1_500_000_000_000_000_000n + BigInt(number)),
        username: "u",
        discriminator: "0",
        avatar: null,
      };
      const lists = { mention_roles: [], attachments: [], embeds: [], components: [] };
      const begun = performance.now();
      const answered = new Promise<number>((resolve) => waiting.set(id, (at) => resolve(at - begun)));
      dispatch("MESSAGE_CREATE", {
        id,
        channel_id: channel,
        guild_id: GUILD,
        author,
        content: `<@${BOT}> ${text}`,
        timestamp: "2026-11-22T12:00:00.000000+00:00",
        edited_timestamp: null,
        mentions: [mentioned],
        type: 0,
        flags: 0,
        ...lists,
      });
      return answered;
    },
    async stop() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
