import { ANN, APPLICATION, BOT, DIRECT, GENERAL, GUILD, nextId, QUIET, THREAD } from "./ids.ts";

/** Events as Discord sends them: what the library reads of them, filled in. */
export interface Data {
  readonly id: string;
  readonly channel_id: string;
  readonly [field: string]: unknown;
}

export function userData(id: string, bot = false): object {
  return { id, username: `user${id.slice(-3)}`, discriminator: "0", global_name: null, avatar: null, bot };
}

function memberData(permissions = "0"): object {
  return {
    roles: [],
    joined_at: "2026-01-01T00:00:00.000000+00:00",
    deaf: false,
    mute: false,
    flags: 0,
    permissions,
    nick: null,
    avatar: null,
    premium_since: null,
    pending: false,
  };
}

export function channelData(id: string, name: string, type = 0, parent: string | null = null): object {
  return {
    id,
    type,
    guild_id: GUILD,
    name,
    position: 0,
    permission_overwrites: [],
    nsfw: false,
    parent_id: parent,
    topic: null,
  };
}

/** @param more ids of further channels */
export function guildData(more: readonly string[] = []): object {
  return {
    id: GUILD,
    name: "a server",
    icon: null,
    owner_id: ANN,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [
      {
        id: GUILD,
        name: "@everyone",
        permissions: "0",
        color: 0,
        hoist: false,
        position: 0,
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    premium_tier: 0,
    nsfw_level: 0,
    preferred_locale: "en-US",
    joined_at: "2026-01-01T00:00:00.000000+00:00",
    large: false,
    unavailable: false,
    member_count: 3,
    members: [{ ...memberData(), user: userData(BOT, true) }],
    channels: [
      channelData(GENERAL, "general"),
      channelData(QUIET, "quiet"),
      ...more.map((id, at) => channelData(id, `channel-${at}`)),
    ],
    threads: [
      {
        ...channelData(THREAD, "a thread", 11, GENERAL),
        owner_id: ANN,
        message_count: 1,
        member_count: 1,
        rate_limit_per_user: 0,
        thread_metadata: {
          archived: false,
          auto_archive_duration: 1440,
          archive_timestamp: "2026-01-01T00:00:00.000000+00:00",
          locked: false,
        },
      },
    ],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export interface MessageOptions {
  readonly id?: string;
  readonly author?: string;
  readonly channel?: string;
  /** Who is pinged, by their own name. */
  readonly mentions?: readonly string[];
  readonly everyone?: boolean;
  readonly roles?: readonly string[];
  readonly bot?: boolean;
  readonly webhook?: string;
  /** 0 a message, 19 a reply, 7 somebody joined. */
  readonly type?: number;
  readonly direct?: boolean;
}

export function messageData(content: string, options: MessageOptions = {}): Data {
  const {
    id = nextId(),
    author = ANN,
    direct = false,
    channel = direct ? DIRECT : GENERAL,
    type = 0,
  } = options;
  return {
    id,
    channel_id: channel,
    author: userData(author, options.bot ?? false),
    content,
    timestamp: "2026-11-22T12:00:00.000000+00:00",
    edited_timestamp: null,
    tts: false,
    mention_everyone: options.everyone ?? false,
    mentions: (options.mentions ?? []).map((each) => userData(each, each === BOT)),
    mention_roles: options.roles ?? [],
    attachments: [],
    embeds: [],
    pinned: false,
    type,
    components: [],
    flags: 0,
    ...(options.webhook === undefined ? {} : { webhook_id: options.webhook }),
    ...(direct ? { channel_type: 1 } : { guild_id: GUILD, member: memberData() }),
  };
}

export interface InteractionOptions {
  readonly id?: string;
  readonly user?: string;
  readonly channel?: string;
  /** 0 a server, 1 the conversation with the bot, 2 one with other people. */
  readonly context?: 0 | 1 | 2;
  /** What the person may do in the channel, as Discord's integer. */
  readonly permissions?: bigint;
}

export interface InteractionData extends Data {
  readonly token: string;
}

function interactionData(type: number, data: object, options: InteractionOptions): InteractionData {
  const { id = nextId(), user = ANN, context = 0, permissions = 0n } = options;
  const channel = options.channel ?? (context === 1 ? DIRECT : GENERAL);
  const kind = context === 0 ? (channel === THREAD ? 11 : 0) : context === 1 ? 1 : 3;
  const who =
    context === 0
      ? {
          guild_id: GUILD,
          guild: { id: GUILD, locale: "en-US", features: [] },
          member: { ...memberData(permissions.toString()), user: userData(user) },
        }
      : { user: userData(user) };
  return {
    id,
    application_id: APPLICATION,
    type,
    token: `token-${id}`,
    version: 1,
    channel_id: channel,
    channel:
      context === 0
        ? { ...channelData(channel, "general", kind, kind === 11 ? GENERAL : null) }
        : { id: channel, type: kind, recipients: [userData(user)] },
    app_permissions: "0",
    locale: "en-US",
    entitlements: [],
    authorizing_integration_owners: {},
    attachment_size_limit: 10_485_760,
    context,
    data,
    ...who,
  };
}

const OPTION_TYPES = { string: 3, boolean: 5 } as const;
const CHANNEL_OPTION = 7;

/** A slash command. A value that starts with `#` names a channel by its id. */
export function commandData(
  name: string,
  values: Readonly<Record<string, string | boolean>> = {},
  options: InteractionOptions = {},
): InteractionData {
  const channels: Record<string, object> = {};
  const given = Object.entries(values).map(([option, value]) => {
    if (typeof value === "string" && /^#\d+$/.test(value)) {
      const id = value.slice(1);
      channels[id] = { id, type: 0, name: "general", permissions: "0", parent_id: null };
      return { name: option, type: CHANNEL_OPTION, value: id };
    }
    return { name: option, type: OPTION_TYPES[typeof value === "string" ? "string" : "boolean"], value };
  });
  return interactionData(2, { id: "1", name, type: 1, options: given, resolved: { channels } }, options);
}

export function typingData(
  name: string,
  option: string,
  typed: string,
  options: InteractionOptions = {},
): InteractionData {
  return interactionData(
    4,
    { id: "1", name, type: 1, options: [{ name: option, type: 3, value: typed, focused: true }] },
    options,
  );
}

/** A message command on a message. */
export function menuData(
  name: string,
  target: object & { readonly id: string },
  options: InteractionOptions = {},
): InteractionData {
  return interactionData(
    2,
    { id: "1", name, type: 3, target_id: target.id, resolved: { messages: { [target.id]: target } } },
    options,
  );
}

/** A button pressed on a message of the bot's. */
export function pressData(
  state: string,
  on: { readonly id: string; readonly ephemeral: boolean },
  options: InteractionOptions = {},
): InteractionData {
  const channel = options.channel ?? (options.context === 1 ? DIRECT : GENERAL);
  const message = {
    ...messageData("", { id: on.id, author: BOT, bot: true, channel, direct: options.context === 1 }),
    flags: on.ephemeral ? 64 : 0,
  };
  return { ...interactionData(3, { custom_id: state, component_type: 2 }, options), message };
}

export function windowData(
  id: string,
  field: string,
  value: string,
  options: InteractionOptions = {},
): InteractionData {
  const components = [
    { type: 10, id: 1 },
    { type: 18, id: 2, component: { type: 4, id: 3, custom_id: field, value } },
    { type: 10, id: 4 },
  ];
  return interactionData(5, { custom_id: id, components }, options);
}
