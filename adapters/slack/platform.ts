import type { Escaped, Platform } from "../../src/conversation/gate/platform.ts";
import { type Part, textOfPart } from "../../src/conversation/parts.ts";
import { drawBlocks, plainText } from "./blocks.ts";
import { escapeText } from "./escape.ts";
import { HOME_LIMITS, LONGEST, MESSAGE_LIMITS, MODAL_LIMITS } from "./limits.ts";
import {
  type Drawing,
  type DrawnBlock,
  pressablesOf,
  type SlackHome,
  type SlackMessage,
  type SlackModal,
  textsOf,
} from "./payload.ts";
import { TEXTS } from "./texts.ts";

export const PLATFORM = "slack";

/** Messages of every kind, ephemeral ones too. */
export function messagePlatform(clock: () => number): Platform<SlackMessage> {
  return {
    name: PLATFORM,
    limits: MESSAGE_LIMITS,
    escape: escapeText,
    draw: (parts) => ({ text: textOf(parts), blocks: drawBlocks(parts, clock(), "message") }),
    read: (message) => [message.text, readBlocks(message)],
  };
}

/** Windows. */
export function modalPlatform(clock: () => number): Platform<SlackModal> {
  return {
    name: PLATFORM,
    limits: MODAL_LIMITS,
    escape: escapeText,
    draw: (parts) => ({
      type: "modal",
      title: plainText(TEXTS.window, LONGEST.modalTitle) ?? { type: "plain_text", text: "…" },
      blocks: drawBlocks(parts, clock(), "view"),
    }),
    read: (modal) => [readBlocks(modal)],
  };
}

/**
 * The Home tab.
 *
 * @param own blocks of its own that can be pressed; they stand before the disclaimer
 */
export function homePlatform(clock: () => number, own: readonly DrawnBlock[] = []): Platform<SlackHome> {
  return {
    name: PLATFORM,
    limits: HOME_LIMITS,
    escape: escapeText,
    draw: (parts) => {
      const blocks = drawBlocks(parts, clock(), "view");
      return { type: "home", blocks: [...blocks.slice(0, -1), ...own, ...blocks.slice(-1)] };
    },
    read: (home) => [readBlocks(home)],
  };
}

/** The whole message in words: notifications show nothing else, and screen readers read nothing else. */
function textOf(parts: readonly Part<Escaped>[]): string {
  return parts
    .map(textOfPart)
    .filter((text) => text !== "")
    .join("\n\n");
}

/** Labels stand before the disclaimer, as they do on the screen. */
function readBlocks(drawing: Drawing): string {
  const texts = textsOf(drawing);
  return [...texts.slice(0, -1), ...pressablesOf(drawing).map(({ label }) => label), texts.at(-1) ?? ""].join(
    "\n",
  );
}
