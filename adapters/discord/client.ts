import { Client, GatewayIntentBits, Options, Partials, SimpleIdentifyThrottler } from "discord.js";
import type { Log } from "../../src/conversation/log.ts";
import { createIdentifyThrottle } from "./identify-throttle.ts";
import type { DiscordSettings } from "./settings.ts";

/** None of these is privileged: Discord gives them to every bot. */
export const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
] as const;

/** Discord's limit for a whole bot (platform-limits.md); the library keeps to it. */
const REQUESTS_A_SECOND = 50;

/** The library's client, without what it would keep of people and their messages. */
export function createClient({ api }: Pick<DiscordSettings, "api">, clock: () => number, log: Log): Client {
  return new Client({
    intents: INTENTS,
    // A direct message from somebody who never wrote before, and the deletion of a message that is not kept.
    partials: [Partials.Channel, Partials.Message],
    shards: "auto",
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...NOTHING_KEPT,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
    rest: { globalRequestsPerSecond: REQUESTS_A_SECOND, ...(api === undefined ? {} : { api }) },
    ws: {
      async buildIdentifyThrottler(manager) {
        const { session_start_limit } = await manager.fetchGatewayInformation();
        return createIdentifyThrottle({
          limit: async () => (await manager.fetchGatewayInformation(true)).session_start_limit,
          inner: new SimpleIdentifyThrottler(session_start_limit.max_concurrency),
          clock,
          log,
        });
      },
    },
  });
}

const NOTHING_KEPT = {
  AutoModerationRuleManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  VoiceStateManager: 0,
} as const;
