import { expect, it } from "vitest";
import { discord } from "./bot.ts";
import { TOKEN } from "./stand-in/ids.ts";
import { CHOICE_RULES, COMMAND_RULES, faultsOf, MESSAGE_RULES, MODAL_RULES } from "./stand-in/limits.ts";

const text = (content: string): object => ({ type: 10, content });
const button = (label: string, custom_id: string): object => ({ type: 2, style: 2, label, custom_id });
const row = (...components: object[]): object => ({ type: 1, components });
const v2 = (...components: object[]): object => ({ flags: 32768, components });

it.each([
  ["a content of 2,001 characters", { content: "x".repeat(2001) }],
  ["41 components", v2(...Array.from({ length: 41 }, () => text("x")))],
  ["texts of 4,001 characters in all", v2(text("x".repeat(4000)), text("x"))],
  ["six buttons in a row", v2(row(...[1, 2, 3, 4, 5, 6].map((at) => button("x", `${at}`))))],
  ["a label of 81 characters", v2(row(button("x".repeat(81), "1")))],
  ["a custom_id of 101 characters", v2(row(button("x", "1".repeat(101))))],
  ["two buttons with one custom_id", v2(row(button("x", "1"), button("y", "1")))],
  ["a button without a label", v2(row(button(" ", "1")))],
  ["a text of white space", v2(text(" \n"))],
  ["a nonce of 26 characters", { ...v2(text("x")), nonce: "1".repeat(26) }],
  ["content beside components v2", { ...v2(text("x")), content: "x" }],
  ["components v2 without their flag", { components: [text("x")] }],
  ["an embed title of 257 characters", { embeds: [{ title: "x".repeat(257) }] }],
])("the stand-in refuses %s", (_what, body) => {
  expect(faultsOf(body, MESSAGE_RULES)).toHaveLength(1);
});

it("the stand-in refuses by REST what breaks its rules, and notes it", async () => {
  const standIn = await discord();
  const answer = await fetch(`${standIn.api}/v10/channels/1/messages`, {
    method: "POST",
    headers: { authorization: `Bot ${TOKEN}` },
    body: JSON.stringify({ content: "x".repeat(2001), allowed_mentions: { parse: [] } }),
  });
  expect(answer.status).toBe(400);
  expect(standIn.faults).toEqual(["content: 2001 of at most 2000"]);
  standIn.faults.length = 0;
});

it("every row of the stand-in's limits names its source", () => {
  for (const { name, most, source } of [
    ...MESSAGE_RULES,
    ...CHOICE_RULES,
    ...MODAL_RULES,
    ...COMMAND_RULES,
  ]) {
    expect(source, name).toMatch(/^https:\/\/docs\.discord\.com\//);
    expect(most, name).toBeGreaterThan(0);
  }
});
