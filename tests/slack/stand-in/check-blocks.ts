import { HOME_LIMITS, MESSAGE_LIMITS, MODAL_LIMITS } from "../../../adapters/slack/limits.ts";
import type { Limit } from "../../../src/conversation/gate/platform.ts";

/** Blocks that stand in messages only: docs.slack.dev/reference/block-kit/blocks/context-actions-block. */
const IN_MESSAGES_ONLY = ["context_actions"];
const KNOWN = ["section", "context", "actions", "context_actions", "divider", "header"];

/** What is wrong with a message; empty where Slack would take it. */
export function faultsOfMessage(message: object): string[] {
  const text: unknown = Reflect.get(message, "text");
  return [
    ...(typeof text === "string" && text.trim() !== "" ? [] : ["no text beside the blocks"]),
    ...faultsOfBlocks(message, "message"),
    ...tooLong(message, MESSAGE_LIMITS),
  ];
}

export function faultsOfView(view: object): string[] {
  const type: unknown = Reflect.get(view, "type");
  const limits: readonly Limit<never>[] = type === "modal" ? MODAL_LIMITS : HOME_LIMITS;
  return [
    ...(type === "modal" || type === "home" ? [] : [`a view of the type ${String(type)}`]),
    ...faultsOfBlocks(view, "view"),
    ...tooLong(view, limits),
  ];
}

function tooLong(drawing: object, limits: readonly Limit<never>[]): string[] {
  return limits.flatMap(({ name, most, source, measure }) => {
    const largest = Math.max(0, ...measure(drawing as never));
    return largest > most ? [`${name}: ${largest} of ${most} (${source})`] : [];
  });
}

function faultsOfBlocks(drawing: object, surface: "message" | "view"): string[] {
  const blocks: unknown = Reflect.get(drawing, "blocks");
  if (!Array.isArray(blocks) || blocks.length === 0) return ["no blocks"];
  const faults: string[] = [];
  const ids: string[] = [];
  for (const each of everyObject(blocks)) {
    const type = String(Reflect.get(each, "type"));
    const text: unknown = Reflect.get(each, "text");
    if (typeof text === "string" && text === "") faults.push(`an empty ${type}`);
    if (type === "mrkdwn" && Reflect.get(each, "verbatim") !== true)
      faults.push("mrkdwn that is not verbatim");
    if (type === "mrkdwn" && typeof text === "string" && /<|&(?!amp;|lt;|gt;)/.test(text))
      faults.push("mrkdwn that is not escaped");
    const action: unknown = Reflect.get(each, "action_id");
    if (typeof action === "string") ids.push(action);
  }
  for (const block of blocks) {
    const type = String(Reflect.get(block, "type"));
    if (!KNOWN.includes(type)) faults.push(`a block of the type ${type}`);
    if (surface === "view" && IN_MESSAGES_ONLY.includes(type)) faults.push(`${type} in a view`);
  }
  if (new Set(ids).size < ids.length) faults.push("an action_id twice");
  return faults;
}

function everyObject(value: unknown): object[] {
  if (Array.isArray(value)) return value.flatMap(everyObject);
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(everyObject)];
}
