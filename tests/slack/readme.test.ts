import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createManifest } from "../../adapters/slack/manifest.ts";
import { PATH } from "../../adapters/slack/needs.ts";
import { COMMAND_WORDS } from "../../adapters/slack/read-command.ts";
import { readSlackSettings } from "../../adapters/slack/settings.ts";
import { riverguide } from "../cli/session.ts";
import { guide } from "./bot.ts";

const README = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
const [, section = ""] = /^## Slack\n([\s\S]*?)(?=^## )/m.exec(README) ?? [];
const steps = [...section.matchAll(/^\d+\. (.*)$/gm)].map(([, step = ""]) => step);
const codes = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
const manifest = createManifest(guide.knowledge, { agent: true, url: undefined });

// Until the section stands in README there is nothing to hold.
describe.skipIf(steps.length === 0)("README, from an empty workspace to the first answer on Slack", () => {
  it("takes at most six steps", () => {
    expect(steps.length).toBeLessThanOrEqual(6);
  });

  it("prints the manifest that the app is made from, with the options it names", async () => {
    const [command = "", ...options] = codes(steps[0] ?? "");
    const args = command.replace("npx riverguide ", "").split(" ");
    expect(JSON.parse((await riverguide(args)).out)).toEqual(manifest);
    for (const option of options) {
      const more = option.replace("…", "guide.example.org").split(" ");
      expect((await riverguide([...args, ...more])).exitCode, option).toBe(0);
    }
  });

  it("gathers exactly the settings that make it start, in either mode", () => {
    const values: Readonly<Record<string, string>> = {
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_APP_TOKEN: "xapp-1",
      SLACK_SIGNING_SECRET: "s",
      PORT: "3000",
    };
    const named = new Set(codes(steps.join("\n")).filter((code) => /^[A-Z_]+$/.test(code)));
    expect([...named].sort()).toEqual(Object.keys(values).sort());
    const pick = (...names: string[]) => Object.fromEntries(names.map((name) => [name, values[name]]));
    expect(readSlackSettings(pick("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")).faults).toEqual([]);
    expect(readSlackSettings(pick("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "PORT")).faults).toEqual([]);
  });

  it("asks for an app-level token because the manifest switches Socket Mode on, and names the path for HTTP", () => {
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(steps.join("\n")).toContain("`connections:write`");
    expect(codes(steps.join("\n"))).toContain(PATH);
  });

  it("ends in places that the manifest opens", () => {
    const last = steps.at(-1) ?? "";
    const commands = manifest.features.slash_commands.map(({ command }) => command);
    expect(commands.some((command) => codes(last).some((code) => code.startsWith(`${command} `)))).toBe(true);
    expect(last).toContain("mention");
    expect(manifest.settings.event_subscriptions.bot_events).toContain("app_mention");
    expect(last).toContain("Messages tab");
    expect(manifest.features.app_home.messages_tab_read_only_enabled).toBe(false);
  });

  it("names words of the command that there are, and the shortcut as it is called", () => {
    const words = codes(section).flatMap((code) =>
      code.startsWith("/ask ") ? [code.slice("/ask ".length)] : [],
    );
    expect(words.length).toBeGreaterThan(0);
    for (const word of words) expect(COMMAND_WORDS).toContain(word);
    for (const { name } of manifest.features.shortcuts) expect(section).toContain(`**${name}**`);
  });
});
