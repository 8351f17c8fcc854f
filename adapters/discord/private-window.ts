import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
} from "discord.js";
import type { Notices } from "../../src/conversation/notices.ts";
import { escapeText } from "./escape.ts";
import { answerInteraction, type IncomingInteraction, type InteractionTools } from "./interaction.ts";
import { LONGEST } from "./limits.ts";
import { questionOf } from "./on-command.ts";
import { refusalOf } from "./refusals.ts";
import { smallPrint, textDisplay } from "./render.ts";
import type { Search } from "./search.ts";
import type { InteractionCalls } from "./send.ts";
import { shorten } from "./shorten.ts";
import { TEXTS } from "./texts.ts";

/** Names of the window and of its field: the same in every version, or windows that are open would be lost. */
export const WINDOW = { id: "rg1:private-window", field: "question" } as const;

/** Titles of windows: docs.discord.com/developers/components/reference#modal. */
const LONGEST_TITLE = 45;

/** The window in which somebody goes on in private: what is typed there is answered for them alone. */
export function privateWindow(
  notices: Pick<Notices, "say" | "notice">,
): APIModalInteractionResponseCallbackData {
  const { disclaimer } = notices.notice("private-here");
  return {
    custom_id: WINDOW.id,
    title: shorten(notices.say("control-private"), LONGEST_TITLE),
    components: [
      textDisplay(escapeText(notices.say("private-here"))),
      {
        type: ComponentType.Label,
        label: TEXTS["modal-label"],
        component: {
          type: ComponentType.TextInput,
          custom_id: WINDOW.field,
          style: TextInputStyle.Paragraph,
          max_length: LONGEST.modalInput,
          required: true,
        },
      },
      smallPrint(escapeText(disclaimer)),
    ],
  };
}

/** A window can only be the first thing that an interaction is answered with: nothing is waited for. */
export function openPrivateWindow(tools: {
  readonly calls: InteractionCalls;
  readonly conversation: { notices(): Pick<Notices, "say" | "notice"> };
}) {
  return async (press: IncomingInteraction): Promise<void> => {
    try {
      const data = privateWindow(tools.conversation.notices());
      await tools.calls.respond(press, { type: InteractionResponseType.Modal, data });
    } catch (error) {
      if (refusalOf(error) === undefined) throw error;
    }
  };
}

/** What is asked of a window of the library's that was sent off. */
export interface IncomingWindow extends IncomingInteraction {
  readonly fields: { getTextInputValue(name: string): string };
}

export function onWindow(tools: InteractionTools & { readonly search: () => Search }) {
  return async (window: IncomingWindow): Promise<void> => {
    const text = window.fields.getTextInputValue(WINDOW.field);
    await answerInteraction(window, questionOf(text, tools.search()), "private", tools);
  };
}
