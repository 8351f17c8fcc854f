import { InteractionContextType } from "discord.js";
import type { Conversation } from "../../src/conversation/conversation.ts";
import type { Deliver } from "../../src/conversation/exchange.ts";
import type { Gate } from "../../src/conversation/gate/gate.ts";
import type { Message, Request } from "../../src/conversation/message.ts";
import type { Outgoing } from "../../src/conversation/parts.ts";
import { plain } from "../../src/conversation/turn.ts";
import type { FirstResponses } from "./first-response.ts";
import type { DiscordPayload } from "./payload.ts";
import { type Place, placeOf } from "./place.ts";
import { refusalOf } from "./refusals.ts";
import { PLATFORM } from "./render.ts";
import { TEXTS } from "./texts.ts";
import { encodeWay, type InteractionWay } from "./way.ts";

/** What is asked of any interaction of the library's. */
export interface IncomingInteraction {
  readonly id: string;
  readonly token: string;
  readonly guildId: string | null;
  readonly channelId: string | null;
  readonly context: InteractionContextType | null;
  readonly user: { readonly id: string };
  readonly channel: { readonly id: string; readonly parentId?: string | null } | null;
}

export interface InteractionTools {
  readonly conversation: Conversation;
  readonly deliver: Deliver;
  readonly firsts: FirstResponses;
  readonly gate: Gate<DiscordPayload>;
}

/** In the conversation with the bot alone nothing needs hiding, and what is not hidden can be found again. */
export function isDirect({ context, guildId }: Pick<IncomingInteraction, "context" | "guildId">): boolean {
  return context === InteractionContextType.BotDM && guildId === null;
}

export function wayOf(interaction: IncomingInteraction, privacy: Message["privacy"]): InteractionWay {
  const { id, token, channelId } = interaction;
  const ephemeral = privacy === "private" && !isDirect(interaction);
  return { kind: "interaction", id, token, channel: channelId ?? "", ephemeral };
}

/** Has the conversation service answer an interaction, in time, and with something whatever becomes of it. */
export async function answerInteraction(
  interaction: IncomingInteraction,
  request: Request,
  privacy: Message["privacy"],
  tools: InteractionTools,
): Promise<void> {
  const way = wayOf(interaction, privacy);
  const { guildId, channelId, user } = interaction;
  const where: Place = placeOf(
    { guildId, channelId: channelId ?? "", direct: isDirect(interaction) },
    privacy,
  );
  const end = tools.firsts.begin(way);
  try {
    const outcome = await tools.conversation.answer(
      {
        platform: PLATFORM,
        id: interaction.id,
        person: user.id,
        ...where,
        request,
        delivery: encodeWay(way),
      },
      tools.deliver,
    );
    // Elsewhere silence is polite; here Discord would say that the application did not respond.
    if (outcome.kind === "limited" && !outcome.told) {
      await sayTo(way, plain(tools.conversation.notices().notice("limited-person")), tools);
    }
  } finally {
    end();
  }
}

/** Does something for an interaction that no question is asked by, and says what came of it to the person alone. */
export async function tellInteraction(
  interaction: IncomingInteraction,
  work: () => Promise<Outgoing>,
  tools: Pick<InteractionTools, "firsts" | "gate" | "conversation">,
): Promise<void> {
  const way = wayOf(interaction, "private");
  const end = tools.firsts.begin(way);
  try {
    await sayTo(way, await work(), tools);
  } catch (error) {
    await sayTo(way, plain(tools.conversation.notices().notice("trouble")), tools);
    throw error;
  } finally {
    end();
  }
}

/** A sentence that only this platform has to say. */
export function ownWords(
  name: keyof typeof TEXTS,
  { conversation }: Pick<InteractionTools, "conversation">,
): Outgoing {
  return plain(conversation.notices().own([{ kind: "words", text: TEXTS[name], alarm: false }]));
}

async function sayTo(
  way: InteractionWay,
  outgoing: Outgoing,
  { firsts, gate }: Pick<InteractionTools, "firsts" | "gate">,
): Promise<void> {
  try {
    await firsts.answer(way, gate.prepare(outgoing));
  } catch (error) {
    if (refusalOf(error) === undefined) throw error;
  }
}
