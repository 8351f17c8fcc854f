import { type Client, Events, type Interaction } from "discord.js";
import { createBoundedMap } from "../../src/conversation/bounded-map.ts";
import { type Log, logError } from "../../src/conversation/log.ts";
import { onAutocomplete } from "./on-autocomplete.ts";
import { type CommandTools, onCommand } from "./on-command.ts";
import { type DeleteTools, onDelete } from "./on-delete.ts";
import { type MenuTools, onMenu } from "./on-menu.ts";
import { type MessageTools, onMessage } from "./on-message.ts";
import { onPress, type PressTools } from "./on-press.ts";
import { onSettings, type SettingsTools } from "./on-settings.ts";
import { onWindow, WINDOW } from "./private-window.ts";
import type { InteractionCalls } from "./send.ts";

export type HandlerTools = MessageTools &
  DeleteTools &
  CommandTools &
  MenuTools &
  PressTools &
  SettingsTools & { readonly calls: InteractionCalls; readonly log: Log };

/** Interactions that may still be delivered twice: far more than come in the moment that this takes. */
const MOST_SEEN = 1000;

/** Has the client's events handled. Nothing that goes wrong in a handler ends the program. */
export function listen(client: Client, tools: HandlerTools): void {
  const guarded =
    <Event>(handle: (event: Event) => Promise<void>) =>
    (event: Event): void => {
      handle(event).catch((error: unknown) =>
        tools.log("error", "an event was not handled", logError(error)),
      );
    };
  const deleted = guarded(onDelete(tools));
  const answer = guarded(onMessage(tools));
  const interaction = guarded(onInteraction(tools));
  const seen = createBoundedMap<true>(MOST_SEEN);

  client.on(Events.MessageCreate, (message) => {
    answer(message);
    // Channels are all that the library keeps without a bound, and everybody who writes to the bot brings one.
    if (message.channel.isDMBased()) client.channels.cache.delete(message.channelId);
  });
  client.on(Events.MessageDelete, deleted);
  client.on(Events.MessageBulkDelete, (messages) => messages.forEach(deleted));
  client.on(Events.InteractionCreate, (event) => {
    // The ledger sees to doubles too, but not to those of what it is not asked for: windows, suggestions, settings.
    if (seen.get(event.id) === true) return;
    seen.set(event.id, true);
    interaction(event);
    if (event.guildId === null && event.channelId !== null) client.channels.cache.delete(event.channelId);
  });
}

function onInteraction(tools: HandlerTools): (interaction: Interaction) => Promise<void> {
  const command = onCommand(tools);
  const settings = onSettings(tools);
  const menu = onMenu(tools);
  const press = onPress(tools);
  const window = onWindow(tools);
  const typing = onAutocomplete(tools);
  return async (interaction) => {
    if (interaction.isAutocomplete()) return await typing(interaction);
    if (interaction.isChatInputCommand()) {
      return interaction.commandName === "settings"
        ? await settings(interaction)
        : await command(interaction);
    }
    if (interaction.isMessageContextMenuCommand()) return await menu(interaction);
    if (interaction.isButton()) return await press(interaction);
    if (interaction.isModalSubmit() && interaction.customId === WINDOW.id) return await window(interaction);
  };
}
