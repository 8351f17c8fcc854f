import { PermissionFlagsBits } from "discord.js";
import type { Outgoing, Part } from "../../src/conversation/parts.ts";
import { type HomeSettings, MOST_CHANNELS } from "../../src/conversation/settings.ts";
import { plain } from "../../src/conversation/turn.ts";
import { type IncomingInteraction, type InteractionTools, ownWords, tellInteraction } from "./interaction.ts";
import type { Permissions } from "./on-menu.ts";
import { PLATFORM } from "./render.ts";
import { TEXTS } from "./texts.ts";

/** What is asked of the command `/settings` of the library's. */
export interface IncomingSettings extends IncomingInteraction {
  readonly memberPermissions: Permissions | null;
  readonly options: {
    getBoolean(name: string): boolean | null;
    getChannel(name: string): { readonly id: string } | null;
  };
}

export interface SettingsTools extends InteractionTools {
  /** A channel's name; undefined for one that is no longer there. */
  channelName(id: string): string | undefined;
}

/** Shows how the guide behaves in a server, and changes it. Discord shows the command to managers only, but lets servers differ. */
export function onSettings(tools: SettingsTools) {
  return async (command: IncomingSettings): Promise<void> => {
    const { guildId, memberPermissions } = command;
    await tellInteraction(
      command,
      async () => {
        if (guildId === null || memberPermissions?.has(PermissionFlagsBits.ManageGuild) !== true) {
          return ownWords("managers-only", tools);
        }
        const before = await tools.conversation.settings(PLATFORM, guildId);
        const change = changeOf(command.options, before);
        if (change === undefined) return describe("settings", before, tools);
        const after = await tools.conversation.changeSettings(PLATFORM, guildId, change);
        return describe("settings-kept", after, tools);
      },
      tools,
    );
  };
}

/** @returns undefined where nothing is to be changed */
export function changeOf(
  options: IncomingSettings["options"],
  { channels }: HomeSettings,
): Partial<HomeSettings> | undefined {
  const isPrivate = options.getBoolean("private");
  const added = options.getChannel("answer-in")?.id;
  const dropped = options.getChannel("not-in")?.id;
  const everywhere = options.getBoolean("everywhere") === true;
  const named =
    added === undefined ? channels : [...new Set([...(channels ?? []), added])].slice(-MOST_CHANNELS);
  const listed = everywhere ? null : (named?.filter((channel) => channel !== dropped) ?? null);
  const isChanged = added !== undefined || dropped !== undefined || everywhere;
  if (isPrivate === null && !isChanged) return undefined;
  return {
    ...(isPrivate === null ? {} : { privateByDefault: isPrivate }),
    ...(isChanged ? { channels: listed } : {}),
  };
}

function describe(
  name: "settings" | "settings-kept",
  { privateByDefault, channels }: HomeSettings,
  { conversation, channelName }: SettingsTools,
): Outgoing {
  const words = (text: string): Part => ({ kind: "words", text, alarm: false });
  const privacy = words(TEXTS[privateByDefault ? "private-by-default" : "public-by-default"]);
  const names = channels?.map((id) => `#${channelName(id) ?? id}`) ?? [];
  const where: Part =
    channels === null
      ? words(TEXTS.everywhere)
      : names.length === 0
        ? words(TEXTS.nowhere)
        : { kind: "list", heading: TEXTS["only-in"], items: names };
  return plain(conversation.notices().notice(name, {}, [privacy, where]));
}
