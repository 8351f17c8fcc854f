import type { Knowledge } from "../../src/core/knowledge.ts";
import { LONGEST } from "./limits.ts";
import { METHOD_SCOPES, PATH, SUBSCRIPTIONS } from "./needs.ts";
import { promptsOf } from "./prompts.ts";
import { register } from "./register.ts";
import { shorten } from "./shorten.ts";

export interface ManifestOptions {
  /** Where Slack reaches this program over HTTP, without a path; undefined for Socket Mode. */
  readonly url: string | undefined;
  /** Whether the workspace has `agent_view`: suggested prompts above an empty conversation. */
  readonly agent: boolean;
}

/** What the code listens to. */
export interface Registered {
  readonly events: readonly string[];
  readonly commands: readonly string[];
  readonly shortcuts: readonly string[];
  readonly actions: number;
}

/** Asks the code what it registers with the library. */
export function listRegistered(): Registered {
  const events: string[] = [];
  const commands: string[] = [];
  const shortcuts: string[] = [];
  let actions = 0;
  const never = async (): Promise<never> => {
    throw new Error("nothing is handled while a manifest is made");
  };
  register(
    {
      event: (name) => void events.push(name),
      command: (name) => void commands.push(name),
      shortcut: ({ callback_id }) => void shortcuts.push(callback_id),
      action: () => {
        actions += 1;
      },
    },
    {
      entrance: { take: never },
      answering: { answer: never },
      opened: { home: never, messages: never, change: never },
    },
  );
  return { events, commands, shortcuts, actions };
}

/** The app manifest: names and prompts from the knowledge, and leave for exactly what the code does. */
export function createManifest(knowledge: Knowledge, { url, agent }: ManifestOptions) {
  const { article } = knowledge;
  const { events, commands, shortcuts } = listRegistered();
  const name = shorten(`${capitalise(article.names[0] ?? article.title)} guide`, LONGEST.appName);
  const about = `Answers questions from one article, word for word: “${article.title}”.`;
  const called = url === undefined ? {} : { url: `${url.replace(/\/+$/, "")}${PATH}` };
  const requested = url === undefined ? {} : { request_url: `${url.replace(/\/+$/, "")}${PATH}` };
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: { name, description: shorten(about, LONGEST.appDescription) },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        // Or direct messages are blocked, and nobody is told.
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: name, always_online: true },
      ...(agent
        ? {
            agent_view: {
              agent_description: shorten(about, LONGEST.agentDescription),
              suggested_prompts: promptsOf(knowledge).map(({ title, message }) => ({ title, message })),
            },
          }
        : {}),
      shortcuts: shortcuts.map((callback_id) => ({
        name: "Ask the guide",
        type: "message",
        callback_id,
        description: "Answers this message, for you alone",
      })),
      slash_commands: commands.map((command) => ({
        command,
        description: "Ask a question; only you see the answer",
        usage_hint: "your question, or: help, about, topics, forget-me",
        should_escape: false,
        ...called,
      })),
    },
    oauth_config: { scopes: { bot: scopesOf(agent) } },
    settings: {
      event_subscriptions: {
        ...requested,
        bot_events: events
          .flatMap((event) => SUBSCRIPTIONS[event]?.map(({ event: each }) => each) ?? [])
          .sort(),
      },
      interactivity: { is_enabled: true, ...requested },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

export type Manifest = ReturnType<typeof createManifest>;

/** The scopes of a token that can do all that the code does. */
export function scopesOf(agent: boolean): string[] {
  const { events, commands } = listRegistered();
  const scopes = [
    ...events.flatMap((event) => SUBSCRIPTIONS[event]?.flatMap(({ scope }) => scope ?? []) ?? []),
    ...Object.values(METHOD_SCOPES).flat(),
    ...(commands.length > 0 ? ["commands"] : []),
  ];
  return [...new Set(scopes)].filter((scope) => agent || scope !== "assistant:write").sort();
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
