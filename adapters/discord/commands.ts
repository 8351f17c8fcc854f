import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
  SlashCommandBuilder,
} from "discord.js";

export const MESSAGE_COMMANDS = { ask: "Ask the guide", remove: "Remove this answer" } as const;

/** Typed questions may be as long as a message. */
const LONGEST_TYPED = 2000;

const EVERYWHERE = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
] as const;
const BOTH = [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall] as const;

/** Channels that somebody can write to the bot in; their threads go with them. */
export const ANSWERABLE = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.GuildMedia,
] as const;

/** Every command there is: registered as a whole, so that one that is gone from here goes from Discord. */
export function listCommands(): RESTPutAPIApplicationCommandsJSONBody {
  return [
    slash("ask", "Ask a question in your own words")
      .addStringOption((option) =>
        option
          .setName("question")
          .setDescription("Your question; what you type is taken as it is, suggestions or not")
          .setRequired(true)
          .setMaxLength(LONGEST_TYPED)
          .setAutocomplete(true),
      )
      .addBooleanOption((option) =>
        option.setName("private").setDescription("Whether only you see the answer"),
      ),
    slash("topics", "Everything that can be asked"),
    slash("safety", "What the article says about a condition").addStringOption((option) =>
      option
        .setName("condition")
        .setDescription("The condition, by any of its names")
        .setRequired(true)
        .setMaxLength(100)
        .setAutocomplete(true),
    ),
    slash("about", "What this is, and where its answers come from"),
    slash("forget-me", "Remove everything that is kept about you here"),
    slash("help", "How to ask"),
    new SlashCommandBuilder()
      .setName("settings")
      .setDescription("How the guide behaves in this server; without an option, shows it")
      .setContexts(InteractionContextType.Guild)
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
      .addBooleanOption((option) =>
        option.setName("private").setDescription("Whether /ask is private when nobody says"),
      )
      .addChannelOption((option) =>
        option
          .setName("answer-in")
          .setDescription("Answer mentions in this channel; the first one named shuts all others out")
          .addChannelTypes(...ANSWERABLE),
      )
      .addChannelOption((option) =>
        option
          .setName("not-in")
          .setDescription("Take this channel off the list again")
          .addChannelTypes(...ANSWERABLE),
      )
      .addBooleanOption((option) =>
        option.setName("everywhere").setDescription("Answer mentions in every channel again"),
      ),
    menu(MESSAGE_COMMANDS.ask),
    menu(MESSAGE_COMMANDS.remove),
  ].map((command) => command.toJSON());
}

function slash(name: string, description: string): SlashCommandBuilder {
  return new SlashCommandBuilder()
    .setName(name)
    .setDescription(description)
    .setContexts(...EVERYWHERE)
    .setIntegrationTypes(...BOTH);
}

function menu(name: string): ContextMenuCommandBuilder {
  return new ContextMenuCommandBuilder()
    .setName(name)
    .setType(ApplicationCommandType.Message)
    .setContexts(...EVERYWHERE)
    .setIntegrationTypes(...BOTH);
}
