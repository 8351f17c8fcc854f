import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { type Client, Events, Routes } from "discord.js";
import type { Conversation } from "../../src/conversation/conversation.ts";
import { createGate } from "../../src/conversation/gate/gate.ts";
import { type Log, logError } from "../../src/conversation/log.ts";
import type { Guide } from "../../src/core/guide.ts";
import { createClient } from "./client.ts";
import { listCommands } from "./commands.ts";
import { createDeliver } from "./deliver.ts";
import { listen } from "./dispatch.ts";
import { createFirstResponses } from "./first-response.ts";
import { type Ending, endOf, logIn } from "./login.ts";
import { openPrivateWindow } from "./private-window.ts";
import { createDiscordPlatform, PLATFORM } from "./render.ts";
import { createSearch, type Search } from "./search.ts";
import { interactionCalls } from "./send.ts";
import type { DiscordSettings } from "./settings.ts";

export interface DiscordOptions {
  readonly settings: DiscordSettings;
  readonly conversation: Conversation;
  readonly guide: () => Guide;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Log;
  /** Ends it. */
  readonly stop: AbortSignal;
}

/** How long answers that are under way are waited for at the end, in milliseconds. */
const LAST_PATIENCE = 5000;

/** Serves Discord until it is stopped, or Discord refuses a setting. */
export async function startDiscord(options: DiscordOptions): Promise<Ending> {
  const { settings, conversation, clock, log, stop } = options;
  const client = await logIn(() => createListener(options), settings.token, stop, log);
  if ("kind" in client) return client;
  const ended = endOf(client, stop);
  await Promise.race([whenReady(client), ended]);
  if (client.isReady() && client.application.id !== settings.applicationId) {
    await client.destroy();
    const remedy =
      "it is not the application of DISCORD_TOKEN: copy it from General Information of the same application";
    return { kind: "refused", setting: "DISCORD_APPLICATION_ID", remedy };
  }
  const ending = await ended;
  for (const end = clock() + LAST_PATIENCE; conversation.busy() > 0 && clock() < end; ) await pause(20);
  await client.destroy();
  return ending;
}

/** A client that handles its events from the first on. */
function createListener({ settings, conversation, guide, clock, log }: DiscordOptions): Client {
  const client = createClient(settings, clock, log);
  const { rest } = client;
  const calls = interactionCalls(rest, settings.applicationId);
  const firsts = createFirstResponses(calls, log);
  const gate = createGate({
    platform: createDiscordPlatform(clock),
    instead: () => conversation.notices().notice("trouble"),
    log,
  });
  const deliver = createDeliver({ rest, calls, firsts, gate, conversation, clock, log });

  client.on(Events.Error, (error) => log("error", "the client is in trouble", logError(error)));
  client.on(Events.ShardError, (error) => log("warn", "the connection is in trouble", logError(error)));
  client.once(Events.ClientReady, (ready) => {
    listen(client, {
      me: ready.user.id,
      conversation,
      deliver,
      rest,
      calls,
      firsts,
      gate,
      clock,
      log,
      search: createSearches(guide),
      openPrivate: openPrivateWindow({ calls, conversation }),
      channelName: (id) => {
        const channel = client.channels.cache.get(id);
        return channel === undefined || channel.isDMBased() ? undefined : channel.name;
      },
    });
    if (ready.application.id !== settings.applicationId) return;
    log("info", "Discord is connected", { servers: ready.guilds.cache.size });
    rest
      .put(Routes.applicationCommands(settings.applicationId), { body: listCommands() })
      .catch((error: unknown) => log("error", "the commands were not registered", logError(error)));
    conversation
      .takeUp(PLATFORM, deliver)
      .catch((error: unknown) => log("error", "what was left was not taken up", logError(error)));
  });
  return client;
}

async function whenReady(client: Client): Promise<void> {
  if (!client.isReady()) await once(client, Events.ClientReady);
}

/** One search for each version of the knowledge. */
function createSearches(guide: () => Guide): () => Search {
  let made: { readonly version: string; readonly search: Search } | undefined;
  return () => {
    const { knowledge } = guide();
    if (made?.version !== knowledge.version)
      made = { version: knowledge.version, search: createSearch(knowledge) };
    return made.search;
  };
}
