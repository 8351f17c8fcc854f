/** What the people who run a server or workspace decide about the bot there. */
export interface HomeSettings {
  /** Whether a command's answer is for the person alone when nobody says. */
  readonly privateByDefault: boolean;
  /** Channels it answers in; null for all. */
  readonly channels: readonly string[] | null;
  /** Whether a mention is answered in a thread. */
  readonly inThread: boolean;
}

export const DEFAULT_SETTINGS: HomeSettings = { privateByDefault: true, channels: null, inThread: true };

/** A server has at most 500 channels on Discord; more in a list are no choice but a mistake. */
export const MOST_CHANNELS = 500;

/** Settings as they were kept, whatever became of them in between: what cannot be read is as if never set. */
export function readSettings(text: string | undefined): HomeSettings {
  if (text === undefined) return DEFAULT_SETTINGS;
  const value: unknown = parse(text);
  if (typeof value !== "object" || value === null) return DEFAULT_SETTINGS;
  const { privateByDefault, channels, inThread } = value as Record<string, unknown>;
  return {
    privateByDefault:
      typeof privateByDefault === "boolean" ? privateByDefault : DEFAULT_SETTINGS.privateByDefault,
    channels: Array.isArray(channels)
      ? channels.filter((channel): channel is string => typeof channel === "string").slice(0, MOST_CHANNELS)
      : null,
    inThread: typeof inThread === "boolean" ? inThread : DEFAULT_SETTINGS.inThread,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
