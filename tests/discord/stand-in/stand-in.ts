import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { guildData, type InteractionData } from "./events.ts";
import { createGateway, type Gateway } from "./gateway.ts";
import { createRest, createRestState, type Exchange, type Post, type RestState } from "./rest.ts";

/** Discord on 127.0.0.1: REST v10 and a gateway, for the real client. */
export interface StandIn extends RestState {
  /** What DISCORD_API_URL is set to. */
  readonly api: string;
  readonly gateway: Gateway;
  /** Sends a message, or another event about one. */
  say(message: { readonly id: string } & object): { readonly id: string };
  /** Sends an interaction, which then waits for its answer. */
  ask(interaction: InteractionData): Exchange;
  /** Posts that are there. */
  standing(): Post[];
  stop(): Promise<void>;
}

export async function startStandIn(channels: readonly string[] = []): Promise<StandIn> {
  const state = createRestState();
  const server = createServer();
  const gateway = createGateway(server);
  gateway.guilds.push(guildData(channels));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  server.on(
    "request",
    createRest(state, () => `ws://127.0.0.1:${port}/`),
  );
  const timers = new Set<NodeJS.Timeout>();
  return Object.assign(state, {
    api: `http://127.0.0.1:${port}/api`,
    gateway,
    say(message: { readonly id: string } & object) {
      state.known.add(message.id);
      gateway.dispatch("MESSAGE_CREATE", message);
      return message;
    },
    ask(interaction: InteractionData) {
      const { id, token, channel_id: channel } = interaction;
      const known = state.exchanges.get(id);
      const exchange: Exchange = known ?? {
        id,
        token,
        channel,
        state: "waiting",
        ephemeral: false,
        type: undefined,
        data: undefined,
        original: undefined,
      };
      if (known === undefined) {
        state.exchanges.set(id, exchange);
        const timer = setTimeout(() => {
          if (exchange.state === "waiting") exchange.state = "expired";
        }, state.patience);
        timers.add(timer);
      }
      gateway.dispatch("INTERACTION_CREATE", interaction);
      return exchange;
    },
    standing: () => state.posts.filter(({ deleted }) => !deleted),
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
