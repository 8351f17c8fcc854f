import { describe, expect, it } from "vitest";
import { bot, setUp, slack, until } from "./bot.ts";
import { mention } from "./stand-in/events.ts";

const FEEDING = "how often do I feed the starter";

describe("a connection that ends", () => {
  it.each([
    ["because Slack asks for a new one", "refresh", 1500],
    ["because Slack asks for a new one and is silent then", "refreshAndHang", 2500],
    ["because it was cut", "cut", 1500],
    ["because nothing comes back any more", "freeze", 4500],
  ] as const)("%s is opened again, and no event is lost", async (_, how, most) => {
    const { standIn } = await setUp();
    standIn.socket[how]();
    const begun = performance.now();
    // While it is away: Slack keeps what is not acknowledged.
    void standIn.socket.send(mention(FEEDING));
    await until(() => standIn.socket.connections === 2, 8000);
    expect(performance.now() - begun).toBeLessThan(most);
    await until(() => standIn.posts.length === 1);
    void standIn.socket.send(mention(FEEDING));
    await until(() => standIn.posts.length === 2);
  });
});

describe("a wrong token", () => {
  it.each([
    ["SLACK_BOT_TOKEN", { botToken: "xoxb-wrong" }],
    ["SLACK_APP_TOKEN", { appToken: "xapp-wrong" }],
  ] as const)("%s is named, with what to do, and is not shown", async (setting, options) => {
    const standIn = await slack();
    const { ended } = await bot(standIn, { ...options, unready: true });
    const ending = await ended;
    expect(ending).toMatchObject({ kind: "refused", setting });
    expect(JSON.stringify(ending)).toContain("invalid_auth");
    expect(JSON.stringify(ending)).not.toContain("wrong");
  });

  it("that is revoked while it runs ends the adapter, and not the program", async () => {
    const { standIn, ended } = await setUp();
    standIn.appToken = "xapp-another";
    standIn.socket.cut();
    expect(await ended).toMatchObject({ kind: "refused", setting: "SLACK_APP_TOKEN" });
  });
});

describe("a start", () => {
  it("waits for a Slack that is out of reach", async () => {
    const standIn = await slack();
    standIn.troubles.set("auth.test", [{ kind: "status", status: 503 }]);
    standIn.troubles.set("apps.connections.open", [{ kind: "status", status: 503 }]);
    await bot(standIn);
    expect(standIn.calls.filter((call) => call === "auth.test")).toHaveLength(2);
    expect(standIn.calls.filter((call) => call === "apps.connections.open")).toHaveLength(2);
  });

  it("asks Slack once who it is", async () => {
    const { standIn } = await setUp();
    await standIn.socket.send(mention(FEEDING));
    await until(() => standIn.posts.length === 1);
    expect(standIn.calls.filter((call) => call === "auth.test")).toHaveLength(1);
  });

  it("warns of a token that lacks a scope", async () => {
    const standIn = await slack();
    standIn.scopes = ["chat:write"];
    const { lines } = await bot(standIn);
    expect(lines.filter(({ event }) => event.startsWith("the token lacks a scope")).length).toBeGreaterThan(
      3,
    );
  });
});
