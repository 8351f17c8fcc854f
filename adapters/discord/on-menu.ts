import { PermissionFlagsBits } from "discord.js";
import type { Outgoing } from "../../src/conversation/parts.ts";
import { MESSAGE_COMMANDS } from "./commands.ts";
import {
  answerInteraction,
  type IncomingInteraction,
  type InteractionTools,
  ownWords,
  tellInteraction,
} from "./interaction.ts";
import { withoutMentions } from "./on-message.ts";
import { refusalOf } from "./refusals.ts";
import { PLATFORM } from "./render.ts";
import { type Rest, remove } from "./send.ts";
import { answerId } from "./way.ts";

/** What is asked of a message command of the library's. */
export interface IncomingMenu extends IncomingInteraction {
  readonly commandName: string;
  readonly memberPermissions: Permissions | null;
  readonly targetMessage: {
    readonly id: string;
    readonly content: string;
    readonly author: { readonly id: string };
  };
}

export interface Permissions {
  has(permission: bigint): boolean;
}

export interface MenuTools extends InteractionTools {
  readonly me: string;
  readonly rest: Rest;
}

/** Answers what is chosen from a message's Apps menu. */
export function onMenu(tools: MenuTools) {
  return async (menu: IncomingMenu): Promise<void> => {
    switch (menu.commandName) {
      case MESSAGE_COMMANDS.ask: {
        const text = withoutMentions(menu.targetMessage.content);
        return await answerInteraction(
          menu,
          text === "" ? { kind: "help" } : { kind: "question", text },
          "private",
          tools,
        );
      }
      case MESSAGE_COMMANDS.remove:
        return await tellInteraction(menu, () => removeAnswer(menu, tools), tools);
      default:
        return await answerInteraction(menu, { kind: "too-old" }, "private", tools);
    }
  };
}

async function removeAnswer(menu: IncomingMenu, tools: MenuTools): Promise<Outgoing> {
  const { targetMessage, memberPermissions, user } = menu;
  if (targetMessage.author.id !== tools.me) return ownWords("not-mine", tools);
  const channel = menu.channelId ?? "";
  const isManager = memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true;
  const mayRemove =
    isManager || (await tools.conversation.isAsker(PLATFORM, answerId(channel, targetMessage.id), user.id));
  if (!mayRemove) return ownWords("not-yours", tools);
  try {
    await remove(tools.rest, channel, targetMessage.id);
    return ownWords("removed", tools);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return ownWords(refusal === "gone" ? "removed" : "cannot-remove", tools);
  }
}
