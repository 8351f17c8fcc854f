import { EXIT } from "./fault.ts";
import type { Session } from "./surroundings.ts";

/** A platform the program can serve. */
interface Adapter {
  readonly name: string;
  /** The settings it needs; any one of the sets will do. */
  readonly settings: readonly (readonly string[])[];
  /** Loads and starts it, and settles when it ends; missing while there is no such adapter in this version. */
  readonly start?: (session: Session) => Promise<void>;
}

const ADAPTERS: readonly Adapter[] = [
  {
    name: "Slack",
    settings: [
      ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"],
      ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "PORT"],
    ],
  },
  { name: "Discord", settings: [["DISCORD_TOKEN", "DISCORD_APPLICATION_ID"]] },
];

/** Starts every adapter whose settings are present, and says which it left out and what those need. */
export async function serve(session: Session): Promise<number> {
  const started: Promise<void>[] = [];
  for (const { name, settings, start } of ADAPTERS) {
    const set = settings.find((names) => names.every((setting) => Boolean(session.env[setting])));
    if (set === undefined) await session.note(`${name} is left out: it needs ${listSettings(settings)}.\n`);
    else if (start === undefined)
      await session.note(`${name} is left out: this version has no adapter for it.\n`);
    else {
      await session.note(`${name} starts.\n`);
      started.push(start(session));
    }
  }
  if (started.length === 0) {
    await session.note("riverguide: no adapter is set up, so there is nothing to serve.\n");
    return EXIT.usage;
  }
  await Promise.all(started);
  return EXIT.fine;
}

function listSettings(settings: Adapter["settings"]): string {
  return settings.map((names) => names.join(" and ")).join(", or ");
}
