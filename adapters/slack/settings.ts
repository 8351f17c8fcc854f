/** The settings of this adapter (reply contract, section 3). */
export interface SlackSettings {
  readonly botToken: string;
  readonly transport:
    | { readonly kind: "socket"; readonly appToken: string }
    | { readonly kind: "http"; readonly signingSecret: string; readonly port: number };
  /** Another Web API root; undefined for Slack's. */
  readonly api: string | undefined;
}

export interface ReadSettings {
  /** Undefined where there are faults. */
  readonly settings: SlackSettings | undefined;
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

const MOST_PORT = 65_535;

/**
 * Reads the settings. Every fault is told, by name and with what to do; never a value.
 *
 * @param env some of this adapter's settings are there, or it would be left out
 */
export function readSlackSettings(env: Readonly<Record<string, string | undefined>>): ReadSettings {
  const setting = (name: string): string => (env[name] ?? "").trim();
  const botToken = setting("SLACK_BOT_TOKEN");
  const appToken = setting("SLACK_APP_TOKEN");
  const signingSecret = setting("SLACK_SIGNING_SECRET");
  const port = setting("PORT");
  const api = setting("SLACK_API_URL");
  const faults: string[] = [];
  const warnings: string[] = [];

  if (!botToken.startsWith("xoxb-")) {
    const what = botToken === "" ? "is missing" : "is no bot token, which begins with xoxb-";
    faults.push(`SLACK_BOT_TOKEN ${what}: copy it from the app's page, under OAuth & Permissions.`);
  }
  if (appToken !== "" && !appToken.startsWith("xapp-")) {
    faults.push(
      "SLACK_APP_TOKEN is no app-level token, which begins with xapp-: make one on the app's page, under Basic Information, with the scope connections:write.",
    );
  }
  if (appToken === "") {
    if (signingSecret === "" && port === "") {
      faults.push(
        "SLACK_APP_TOKEN is missing: make one on the app's page, under Basic Information, with the scope connections:write; or set SLACK_SIGNING_SECRET and PORT to be called over HTTP.",
      );
    } else if (signingSecret === "") {
      faults.push("SLACK_SIGNING_SECRET is missing: copy it from the app's page, under Basic Information.");
    }
    if (port === "" ? signingSecret !== "" : !isPort(port)) {
      faults.push(`PORT ${port === "" ? "is missing" : "is no port"}: choose one from 1 to ${MOST_PORT}.`);
    }
  } else if (signingSecret !== "" && port !== "") {
    warnings.push(
      "SLACK_APP_TOKEN is set, so that Socket Mode is used; SLACK_SIGNING_SECRET and PORT are left alone.",
    );
  }
  if (api !== "" && !isAddress(api)) {
    faults.push(
      "SLACK_API_URL is no http address: leave it empty, or give one like http://127.0.0.1:9000/api/.",
    );
  }
  const transport: SlackSettings["transport"] =
    appToken === "" ? { kind: "http", signingSecret, port: Number(port) } : { kind: "socket", appToken };
  return {
    settings: faults.length > 0 ? undefined : { botToken, transport, api: api === "" ? undefined : api },
    faults,
    warnings,
  };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_PORT;
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
