import { describe, expect, it } from "vitest";
import { readSlackSettings } from "../../adapters/slack/settings.ts";

const BOT = { SLACK_BOT_TOKEN: "xoxb-secret" };
const APP = { SLACK_APP_TOKEN: "xapp-secret" };
const HTTP = { SLACK_SIGNING_SECRET: "secret", PORT: "3000" };

describe("Slack's settings", () => {
  it("choose Socket Mode by the app token", () => {
    expect(readSlackSettings({ ...BOT, ...APP })).toEqual({
      settings: {
        botToken: "xoxb-secret",
        transport: { kind: "socket", appToken: "xapp-secret" },
        api: undefined,
      },
      faults: [],
      warnings: [],
    });
  });

  it("choose HTTP by the signing secret and the port", () => {
    const { settings } = readSlackSettings({ ...BOT, ...HTTP, SLACK_API_URL: "http://127.0.0.1:9000/api/" });
    expect(settings).toMatchObject({
      transport: { kind: "http", signingSecret: "secret", port: 3000 },
      api: "http://127.0.0.1:9000/api/",
    });
  });

  it("for both choose Socket Mode, and warn", () => {
    const { settings, warnings } = readSlackSettings({ ...BOT, ...APP, ...HTTP });
    expect(settings?.transport.kind).toBe("socket");
    expect(warnings.join()).toContain("Socket Mode");
  });

  it.each([
    [{}, ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]],
    [BOT, ["SLACK_APP_TOKEN"]],
    [APP, ["SLACK_BOT_TOKEN"]],
    [{ ...BOT, PORT: "3000" }, ["SLACK_SIGNING_SECRET"]],
    [{ ...BOT, SLACK_SIGNING_SECRET: "secret" }, ["PORT"]],
    [{ ...BOT, SLACK_SIGNING_SECRET: "secret", PORT: "70000" }, ["PORT"]],
    [
      { SLACK_BOT_TOKEN: "secret", SLACK_APP_TOKEN: "secret", SLACK_API_URL: "secret" },
      ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_API_URL"],
    ],
  ])("at fault are all named at once, with what to do, and none is shown: %j", (env, names) => {
    const { settings, faults } = readSlackSettings(env);
    expect(settings).toBeUndefined();
    expect(faults).toHaveLength(names.length);
    for (const [at, name] of names.entries()) expect(faults[at]).toMatch(new RegExp(`^${name} is `));
    expect(faults.join()).not.toMatch(/\bsecret\b/);
  });
});
