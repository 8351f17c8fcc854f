import type { Message, Request } from "../../src/conversation/message.ts";
import type { HomeSettings } from "../../src/conversation/settings.ts";
import {
  answerInteraction,
  type IncomingInteraction,
  type InteractionTools,
  isDirect,
} from "./interaction.ts";
import { answersIn } from "./on-message.ts";
import { PLATFORM } from "./render.ts";
import type { Search } from "./search.ts";

/** What is asked of a slash command of the library's. */
export interface IncomingCommand extends IncomingInteraction {
  readonly commandName: string;
  readonly options: {
    getString(name: string): string | null;
    getBoolean(name: string): boolean | null;
  };
}

export interface CommandTools extends InteractionTools {
  readonly search: () => Search;
}

/** How long a slow store may take to say what a server's default is, in milliseconds: a third of Discord's patience. */
const SETTINGS_PATIENCE = 1000;

/** Answers a slash command. */
export function onCommand(tools: CommandTools) {
  return async (command: IncomingCommand): Promise<void> => {
    const { commandName, options } = command;
    switch (commandName) {
      case "ask": {
        const request = questionOf(options.getString("question") ?? "", tools.search());
        return await answerInteraction(command, request, await privacyOf(command, tools), tools);
      }
      case "safety": {
        const request: Request = { kind: "safety", condition: options.getString("condition") ?? "" };
        return await answerInteraction(command, request, "private", tools);
      }
      case "topics":
      case "about":
      case "help":
      case "forget-me":
        return await answerInteraction(command, { kind: commandName }, "private", tools);
      default:
        // A command of an earlier version that Discord has not yet forgotten.
        return await answerInteraction(command, { kind: "too-old" }, "private", tools);
    }
  };
}

/** A suggestion that was taken stands for its topic; everything else is a person's own words. */
export function questionOf(text: string, search: Pick<Search, "topicOf">): Request {
  const topic = search.topicOf(text.trim());
  if (topic !== undefined) return { kind: "choose", topic };
  return text.trim() === "" ? { kind: "help" } : { kind: "question", text };
}

/** As the person says; else as the server wants it; in channels that the server keeps free of answers always private. */
async function privacyOf(
  command: IncomingCommand,
  { conversation }: CommandTools,
): Promise<Message["privacy"]> {
  if (isDirect(command)) return "private";
  const said = command.options.getBoolean("private");
  const { guildId, channelId, channel } = command;
  if (said === true) return "private";
  if (guildId === null) return said === false ? "public" : "private";
  const settings = await soon(conversation.settings(PLATFORM, guildId));
  // Health is spoken of: in doubt nobody else reads it.
  if (settings === undefined || !answersIn(settings, channelId ?? "", channel?.parentId)) return "private";
  return (said ?? settings.privateByDefault) ? "private" : "public";
}

async function soon(settings: Promise<HomeSettings>): Promise<HomeSettings | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), SETTINGS_PATIENCE);
  });
  try {
    return await Promise.race([settings, late]);
  } finally {
    clearTimeout(timer);
  }
}
