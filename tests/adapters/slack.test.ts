import { describe } from "vitest";
import { homePlatform, messagePlatform, modalPlatform } from "../../adapters/slack/platform.ts";
import { describeAdapter } from "./suite.ts";

/** What begins a mention, a link, a date or a command: an angle bracket that nobody escaped. */
const LIVE = [/<(?!\s|$)/, /<[@#!]/, /<(?:https?|mailto):/];
const clock = (): number => Date.parse("2026-11-22T12:00:00Z");

describe("messages", () => {
  describeAdapter("Slack", { platform: messagePlatform(clock), live: LIVE, runs: 60 });
});

describe("windows", () => {
  describeAdapter("Slack", { platform: modalPlatform(clock), live: LIVE, runs: 25 });
});

describe("the Home tab", () => {
  describeAdapter("Slack", { platform: homePlatform(clock), live: LIVE, runs: 25 });
});
