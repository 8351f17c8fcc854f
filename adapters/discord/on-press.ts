import { MessageFlags } from "discord.js";
import { decodeControl } from "../../src/conversation/controls.ts";
import {
  answerInteraction,
  type IncomingInteraction,
  type InteractionTools,
  isDirect,
  ownWords,
  tellInteraction,
} from "./interaction.ts";
import { answersIn } from "./on-message.ts";
import { PLATFORM } from "./render.ts";
import { answerId } from "./way.ts";

/** What is asked of a pressed button of the library's. */
export interface IncomingPress extends IncomingInteraction {
  readonly customId: string;
  readonly message: { readonly id: string; readonly flags: { has(flag: MessageFlags): boolean } };
}

export interface PressTools extends InteractionTools {
  readonly clock: () => number;
  /** Opens the window in which somebody asks on in private. */
  openPrivate(press: IncomingInteraction): Promise<void>;
}

/** Answers a press: what it asks for stands in the button, so that it works after a restart too. */
export function onPress(tools: PressTools) {
  return async (press: IncomingPress): Promise<void> => {
    const request = decodeControl(press.customId, tools.clock());
    switch (request.kind) {
      case "private":
        return await tools.openPrivate(press);
      case "share":
        if (!(await mayShare(press, tools))) {
          return await tellInteraction(press, async () => ownWords("not-here", tools), tools);
        }
        return await answerInteraction(press, request, "public", tools);
      case "choose":
      case "none-of-these":
        return await answerInteraction(
          press,
          request,
          (await goesOn(press, tools)) ? "public" : "private",
          tools,
        );
      default:
        return await answerInteraction(press, request, "private", tools);
    }
  };
}

/** Who asked in public goes on in public; anybody else who presses there is answered for themselves, without noise. */
async function goesOn(press: IncomingPress, { conversation }: PressTools): Promise<boolean> {
  if (isDirect(press) || press.message.flags.has(MessageFlags.Ephemeral)) return false;
  return await conversation.isAsker(
    PLATFORM,
    answerId(press.channelId ?? "", press.message.id),
    press.user.id,
  );
}

async function mayShare(
  { guildId, channelId, channel }: IncomingPress,
  { conversation }: PressTools,
): Promise<boolean> {
  if (guildId === null) return true;
  return answersIn(await conversation.settings(PLATFORM, guildId), channelId ?? "", channel?.parentId);
}
