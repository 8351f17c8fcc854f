import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createManifest, listRegistered } from "../../adapters/slack/manifest.ts";
import { METHOD_SCOPES } from "../../adapters/slack/needs.ts";
import { DISCLAIMER, riverguide } from "../cli/session.ts";
import { shippedGuide } from "../support/guide.ts";
import { guide } from "./bot.ts";
import { SCOPES } from "./stand-in/granted.ts";

const FOLDER = join(import.meta.dirname, "../../adapters/slack");
const SOURCES = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file), "utf8"));

/** Methods that the code calls, as they stand in it: `web.chat.postMessage(`. */
const CALLED = new Set(
  SOURCES.flatMap((source) =>
    [...source.matchAll(/\bweb\s*\.((?:\w+\.)+\w+)\s*\(/g)].map(([, name = ""]) => name),
  ),
);

const variants = [true, false].flatMap((agent) =>
  [undefined, "https://guide.example.org/"].map((url) => ({ agent, url })),
);

describe.each(variants)("the manifest, %j", ({ agent, url }) => {
  const manifest = createManifest(guide.knowledge, { agent, url });
  const { features, settings, oauth_config } = manifest;

  it("asks for exactly the scopes that the code's events, methods and commands need", () => {
    const byMethod = [...CALLED].flatMap((method) => SCOPES[method] ?? [`of ${method}, which nobody knows`]);
    const byEvent: Readonly<Record<string, string | undefined>> = {
      app_mention: "app_mentions:read",
      "message.channels": "channels:history",
      "message.groups": "groups:history",
      "message.im": "im:history",
      "message.mpim": "mpim:history",
    };
    const needed = new Set([
      ...byMethod,
      ...settings.event_subscriptions.bot_events.flatMap((name) => byEvent[name] ?? []),
      "commands",
    ]);
    if (!agent) needed.delete("assistant:write");
    expect(oauth_config.scopes.bot).toEqual([...needed].sort());
  });

  it("subscribes to the events that the code listens to, and to no others", () => {
    const heard = new Set(settings.event_subscriptions.bot_events.map((name) => name.split(".")[0]));
    expect([...heard].sort()).toEqual([...listRegistered().events].sort());
  });

  it("has the command and the shortcut that the code listens to", () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual(listRegistered().commands);
    expect(features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(listRegistered().shortcuts);
    expect(settings.interactivity.is_enabled).toBe(listRegistered().actions > 0);
  });

  it("opens the Messages tab for writing, and the Home tab", () => {
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it("chooses Socket Mode or HTTP", () => {
    const address = url === undefined ? undefined : "https://guide.example.org/slack/events";
    expect(settings.socket_mode_enabled).toBe(url === undefined);
    const addresses = [settings.event_subscriptions, settings.interactivity].map((each) =>
      Reflect.get(each, "request_url"),
    );
    expect([...addresses, Reflect.get(features.slash_commands[0] ?? {}, "url")]).toEqual([
      address,
      address,
      address,
    ]);
  });

  it("has agent_view with up to four prompts, or none", () => {
    expect("agent_view" in features).toBe(agent);
    const { agent_view } = features;
    if (agent_view === undefined) return;
    expect(agent_view.agent_description.length).toBeLessThanOrEqual(300);
    expect(agent_view.suggested_prompts.length).toBeGreaterThan(0);
    expect(agent_view.suggested_prompts.length).toBeLessThanOrEqual(4);
  });

  it.each([guide, shippedGuide()].map(({ knowledge }) => knowledge))(
    "keeps to Slack's lengths",
    (knowledge) => {
      const { display_information, features: named } = createManifest(knowledge, { agent, url });
      // docs.slack.dev/reference/app-manifest
      expect(display_information.name.length).toBeLessThanOrEqual(35);
      expect(display_information.description.length).toBeLessThanOrEqual(140);
      expect(named.bot_user.display_name.length).toBeLessThanOrEqual(80);
      for (const { name, description } of named.shortcuts) {
        expect(name.length).toBeLessThanOrEqual(24);
        expect(description.length).toBeLessThanOrEqual(150);
      }
      for (const { description, usage_hint } of named.slash_commands) {
        expect(description.length).toBeLessThanOrEqual(2000);
        expect(usage_hint.length).toBeLessThanOrEqual(1000);
      }
    },
  );
});

describe("the code", () => {
  it("calls only methods whose scopes it names, and names no others", () => {
    expect(CALLED.size).toBeGreaterThan(5);
    expect([...CALLED].sort()).toEqual(Object.keys(METHOD_SCOPES).sort());
    for (const [method, scopes] of Object.entries(METHOD_SCOPES)) expect(scopes).toEqual(SCOPES[method]);
  });
});

describe("riverguide slack manifest", () => {
  it("prints it as JSON, for the knowledge folder that is set", async () => {
    const { exitCode, out, err } = await riverguide(["slack", "manifest"]);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(JSON.parse(out)).toEqual(createManifest(guide.knowledge, { agent: true, url: undefined }));
    expect(out).not.toContain(DISCLAIMER);
  });

  it("takes an address, and leaves agent_view out", async () => {
    const { out } = await riverguide([
      "slack",
      "manifest",
      "--url",
      "https://guide.example.org",
      "--no-agent",
    ]);
    expect(JSON.parse(out)).toEqual(
      createManifest(guide.knowledge, { agent: false, url: "https://guide.example.org" }),
    );
  });

  it("refuses an address that Slack does not call", async () => {
    const { exitCode, err } = await riverguide(["slack", "manifest", "--url", "http://localhost"]);
    expect(exitCode).toBe(2);
    expect(err).toContain("https");
  });
});
