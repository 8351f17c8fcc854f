import type { Conversation } from "../conversation/conversation.ts";
import type { Log } from "../conversation/log.ts";
import type { Guide } from "../core/guide.ts";
import { EXIT } from "./fault.ts";
import type { Session } from "./surroundings.ts";

/** What an adapter is started with. */
export interface Service {
  readonly conversation: Conversation;
  readonly guide: () => Guide;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Log;
  /** Ends it. */
  readonly stop: AbortSignal;
}

/** How an adapter ended: it was told to, or its platform does not accept a setting. */
export type Ending =
  | { readonly kind: "stopped" }
  | { readonly kind: "refused"; readonly setting: string; readonly remedy: string };

/** An adapter whose settings were read. */
interface Prepared {
  /** What is wrong with its settings, by name, with what to do. */
  readonly faults: readonly string[];
  /** What a person should know and need not mend. */
  readonly warnings?: readonly string[];
  /** Serves until it is stopped or refused. */
  start(service: Service): Promise<Ending>;
}

/** A platform the program can serve. */
interface Adapter {
  readonly name: string;
  /** Any of these set means that it is wanted. */
  readonly wantedBy: readonly string[];
  /** The settings it needs, as a person reads them. */
  readonly needs: string;
  prepare(env: Session["env"]): Promise<Prepared>;
}

const ADAPTERS: readonly Adapter[] = [
  {
    name: "Slack",
    wantedBy: ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"],
    needs: "SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET and PORT",
    async prepare(env) {
      const { readSlackSettings } = await import("../../adapters/slack/settings.ts");
      const { settings, faults, warnings } = readSlackSettings(env);
      return {
        faults,
        warnings,
        async start(service) {
          const { startSlack } = await import("../../adapters/slack/start.ts");
          if (settings === undefined) throw new Error("settings with faults are not started with");
          return await startSlack({ settings, ...service });
        },
      };
    },
  },
  {
    name: "Discord",
    wantedBy: ["DISCORD_TOKEN", "DISCORD_APPLICATION_ID"],
    needs: "DISCORD_TOKEN and DISCORD_APPLICATION_ID",
    async prepare(env) {
      const { readDiscordSettings } = await import("../../adapters/discord/settings.ts");
      const { settings, faults } = readDiscordSettings(env);
      return {
        faults,
        async start(service) {
          const { startDiscord } = await import("../../adapters/discord/start.ts");
          return await startDiscord({ settings, ...service });
        },
      };
    },
  },
];

/** Starts every adapter whose settings are present, and says which it left out and what those need. */
export async function serve(session: Session): Promise<number> {
  const { readServiceSettings } = await import("./service-settings.ts");
  const { settings, faults } = readServiceSettings(session.env);
  const wanted: { readonly name: string; readonly prepared: Prepared }[] = [];
  for (const adapter of ADAPTERS) {
    if (adapter.wantedBy.some((name) => Boolean(session.env[name]))) {
      wanted.push({ name: adapter.name, prepared: await adapter.prepare(session.env) });
    } else await session.note(`${adapter.name} is left out: it needs ${adapter.needs}.\n`);
  }
  const wrong = [...faults, ...wanted.flatMap(({ prepared }) => prepared.faults)];
  if (wrong.length > 0) {
    await session.note(
      `riverguide: these settings have to be mended first\n${wrong.map((fault) => `  ${fault}\n`).join("")}`,
    );
    return EXIT.usage;
  }
  if (wanted.length === 0) {
    await session.note("riverguide: no adapter is set up, so there is nothing to serve.\n");
    return EXIT.usage;
  }
  for (const warning of wanted.flatMap(({ prepared }) => prepared.warnings ?? []))
    await session.note(`riverguide: ${warning}\n`);
  return await startAll(wanted, settings, session);
}

async function startAll(
  wanted: readonly { readonly name: string; readonly prepared: Prepared }[],
  settings: import("./service-settings.ts").ServiceSettings,
  session: Session,
): Promise<number> {
  const { loadGuide } = await import("./load-guide.ts");
  const { openConversation } = await import("./open-conversation.ts");
  const { createPinoLog } = await import("../conversation/pino-log.ts");
  const { findPlaces } = await import("./places.ts");
  const loaded = await loadGuide(session);
  const log = createPinoLog(settings.logLevel, session.stderr);
  const clock = session.now;
  const guide = (): Guide => loaded;
  const open = await openConversation({ guide, data: findPlaces(session.env).data, settings, log, clock });
  const stop = session.stopped?.() ?? new AbortController().signal;
  try {
    const endings = wanted.map(async ({ name, prepared }) => {
      await session.note(`${name} starts.\n`);
      const ending = await prepared.start({ conversation: open.conversation, guide, clock, log, stop });
      // One that is refused leaves the others running.
      if (ending.kind === "refused")
        await session.note(`${name} has ended. ${ending.setting}: ${ending.remedy}.\n`);
      return ending;
    });
    const ended = await Promise.all(endings);
    return ended.some(({ kind }) => kind === "refused") ? EXIT.usage : EXIT.fine;
  } finally {
    await open.close();
  }
}
