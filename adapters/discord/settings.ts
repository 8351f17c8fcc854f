/** The settings of this adapter (reply contract, section 3). */
export interface DiscordSettings {
  readonly token: string;
  readonly applicationId: string;
  /** Another REST root, without a slash at its end and without the version; undefined for Discord's. */
  readonly api: string | undefined;
}

const SNOWFLAKE = /^\d{17,20}$/;

/**
 * Reads the settings. Every fault is told, by name and with what to do; never a value.
 *
 * @param env DISCORD_TOKEN and DISCORD_APPLICATION_ID are there, or the adapter would be left out
 */
export function readDiscordSettings(env: Readonly<Record<string, string | undefined>>): {
  readonly settings: DiscordSettings;
  readonly faults: readonly string[];
} {
  const token = (env.DISCORD_TOKEN ?? "").trim();
  const applicationId = (env.DISCORD_APPLICATION_ID ?? "").trim();
  const api = (env.DISCORD_API_URL ?? "").trim();
  const faults: string[] = [];
  if (token === "") {
    faults.push("DISCORD_TOKEN is missing: copy it from the developer portal, under Bot, Reset Token.");
  } else if (!/^[\w-]+(\.[\w-]+){2,}$/.test(token.replace(/^Bot\s+/i, ""))) {
    faults.push(
      "DISCORD_TOKEN is no bot token, which has three parts with dots between: copy it anew from the developer portal, under Bot, Reset Token.",
    );
  }
  if (!SNOWFLAKE.test(applicationId)) {
    const what = applicationId === "" ? "is missing" : "is no id, which is 17 to 20 digits";
    faults.push(
      `DISCORD_APPLICATION_ID ${what}: copy it from the developer portal, under General Information.`,
    );
  }
  if (api !== "" && !isAddress(api)) {
    faults.push(
      "DISCORD_API_URL is no http address: leave it empty, or give one like http://127.0.0.1:9000/api.",
    );
  }
  const root = api.replace(/\/+$/, "").replace(/\/v\d+$/, "");
  return { settings: { token, applicationId, api: root === "" ? undefined : root }, faults };
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
