import { describe, expect, it } from "vitest";
import { libraryLog } from "../../adapters/slack/library-log.ts";
import { HOME_LIMITS, MESSAGE_LIMITS, MODAL_LIMITS } from "../../adapters/slack/limits.ts";
import { errorOf } from "../../adapters/slack/refusals.ts";
import { createWeb } from "../../adapters/slack/web.ts";
import { noLog } from "../../src/conversation/log.ts";
import { slack } from "./bot.ts";
import { BOT_TOKEN } from "./stand-in/ids.ts";
import type { StandIn } from "./stand-in/stand-in.ts";

type Block = Record<string, unknown>;

const text = (length: number, type = "mrkdwn"): Block =>
  type === "mrkdwn" ? { type, text: "a".repeat(length), verbatim: true } : { type, text: "a".repeat(length) };
const section = (length = 1): Block => ({ type: "section", text: text(length) });
const button = (more: Block = {}): Block => ({
  type: "button",
  action_id: "a",
  text: text(1, "plain_text"),
  value: "v",
  ...more,
});
const actions = (...elements: Block[]): Block => ({ type: "actions", elements });
const many = (count: number, of: (at: number) => Block): Block[] =>
  Array.from({ length: count }, (_, at) => of(at));
const verdict = (more: Block = {}): Block => ({ text: text(1, "plain_text"), value: "v", ...more });
const rating = (more: Block = {}, at = 0): Block => ({
  type: "feedback_buttons",
  action_id: `r${at}`,
  positive_button: verdict(more),
  negative_button: verdict(),
});

/** Something that is one too long or too many, by the row of the table that it breaks. */
const OVER: Readonly<Record<string, Block>> = {
  blocks: { blocks: many(101, () => section()) },
  "section text": { blocks: [section(3001)] },
  "context text": { blocks: [{ type: "context", elements: [text(3001)] }] },
  "elements of a context block": { blocks: [{ type: "context", elements: many(11, () => text(1)) }] },
  "elements of an actions block": { blocks: [actions(...many(26, (at) => button({ action_id: `a${at}` })))] },
  "elements of a context_actions block": {
    blocks: [{ type: "context_actions", elements: many(6, (at) => rating({}, at)) }],
  },
  label: { blocks: [actions(button({ text: text(76, "plain_text") }))] },
  accessibility_label: {
    blocks: [{ type: "context_actions", elements: [rating({ accessibility_label: "a".repeat(76) })] }],
  },
  value: { blocks: [actions(button({ value: "a".repeat(2001) }))] },
  action_id: { blocks: [actions(button({ action_id: "a".repeat(256) }))] },
  "text of all blocks": { blocks: many(5, () => section(2500)) },
  text: { blocks: [section()], text: "a".repeat(40_001) },
  "title of a modal": { blocks: [section()], title: text(25, "plain_text") },
};

async function refusedBy(standIn: StandIn, method: string, of: Block): Promise<boolean> {
  const web = createWeb(BOT_TOKEN, standIn.api, libraryLog(noLog));
  const view = { title: text(1, "plain_text"), ...of };
  const given: Readonly<Record<string, Block>> = {
    "chat.postMessage": { channel: "C1", text: "t", ...of },
    "views.open": { trigger_id: "t", view: { type: "modal", ...view } },
    "views.publish": { user_id: "U1", view: { type: "home", blocks: of.blocks } },
  };
  const error = await web.apiCall(method, given[method]).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  standIn.rejected.length = 0;
  return ["invalid_blocks", "invalid_arguments"].includes(errorOf(error) ?? "");
}

describe("the stand-in refuses what Slack refuses", () => {
  const tables = [
    ["chat.postMessage", MESSAGE_LIMITS],
    ["views.open", MODAL_LIMITS],
    ["views.publish", HOME_LIMITS],
  ] as const;

  it.each(tables)("%s: everything over a row of the table of limits", async (method, limits) => {
    const standIn = await slack();
    expect(await refusedBy(standIn, method, { blocks: [section()] })).toBe(false);
    for (const { name } of limits) {
      const over = OVER[name];
      if (over === undefined) throw new Error(`nothing breaks the row ${name}`);
      expect(await refusedBy(standIn, method, over), name).toBe(true);
    }
  });

  it.each([
    ["mrkdwn that is not verbatim", { blocks: [{ type: "section", text: { type: "mrkdwn", text: "a" } }] }],
    [
      "mrkdwn that is not escaped",
      { blocks: [{ type: "section", text: { ...text(1), text: "<!channel>" } }] },
    ],
    ["an empty text", { blocks: [section(0)] }],
    ["an action_id twice", { blocks: [actions(button(), button())] }],
    ["no text beside the blocks", { blocks: [section()], text: "" }],
  ])("%s", async (_, message) => {
    expect(await refusedBy(await slack(), "chat.postMessage", message)).toBe(true);
  });

  it("context_actions outside messages", async () => {
    const standIn = await slack();
    const drawing = { blocks: [{ type: "context_actions", elements: [rating()] }] };
    expect(await refusedBy(standIn, "chat.postMessage", drawing)).toBe(false);
    expect(await refusedBy(standIn, "views.open", drawing)).toBe(true);
  });
});
