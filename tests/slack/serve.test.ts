import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";
import { BAKERY, Collected, DATA, DISCLAIMER, riverguide } from "../cli/session.ts";
import { discord } from "../discord/bot.ts";
import { messageData } from "../discord/stand-in/events.ts";
import { APPLICATION, BOT as DISCORD_BOT, TOKEN } from "../discord/stand-in/ids.ts";
import { slack, until } from "./bot.ts";
import { mention } from "./stand-in/events.ts";
import { APP_TOKEN, BOT_TOKEN } from "./stand-in/ids.ts";

/** `riverguide serve` until it is stopped. */
function serve(env: Readonly<Record<string, string>>) {
  const stderr = new Collected();
  const stop = new AbortController();
  const exitCode = run(["serve"], {
    stdin: Readable.from([]),
    stdout: new Collected(),
    stderr,
    env: { KNOWLEDGE_DIR: BAKERY, RIVERGUIDE_DATA_DIR: DATA, ...env },
    now: Date.now,
    stopped: () => stop.signal,
  });
  return { stderr, exitCode, stop: () => stop.abort() };
}

describe("riverguide serve", () => {
  it("answers on Slack when its settings are present, and says which adapters it left out", async () => {
    const standIn = await slack();
    const served = serve({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: standIn.api,
    });
    await until(() => standIn.socket.connected, 15_000);
    await standIn.socket.send(mention("what is sourdough"));
    await until(() => standIn.posts.length === 1);
    expect(standIn.posts[0]?.text.endsWith(DISCLAIMER)).toBe(true);
    served.stop();
    expect(await served.exitCode).toBe(0);
    expect(served.stderr.text).toContain("Slack starts.");
    expect(served.stderr.text).toContain("Discord is left out");
    expect(served.stderr.text).not.toContain(BOT_TOKEN);
  });

  it("names a token that Slack refuses, with what to do, and leaves Discord running", async () => {
    const standIn = await slack();
    const other = await discord();
    const served = serve({
      SLACK_BOT_TOKEN: "xoxb-wrong-one",
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: standIn.api,
      DISCORD_TOKEN: TOKEN,
      DISCORD_APPLICATION_ID: APPLICATION,
      DISCORD_API_URL: other.api,
    });
    await until(
      () => served.stderr.text.includes("Slack has ended. SLACK_BOT_TOKEN: Slack refuses it"),
      15_000,
    );
    await until(() => other.commands !== undefined, 15_000);
    other.say(messageData(`<@${DISCORD_BOT}> what is sourdough`, { mentions: [DISCORD_BOT] }));
    await until(() => other.posts.length === 1);
    served.stop();
    expect(await served.exitCode).toBe(2);
    expect(served.stderr.text).not.toContain("xoxb-wrong-one");
  });

  it("names every setting of Slack's that is missing or wrong at once, and starts nothing", async () => {
    const { exitCode, err } = await riverguide(["serve"], {
      env: { SLACK_APP_TOKEN: "wrong", SLACK_API_URL: "wrong" },
    });
    expect(exitCode).toBe(2);
    for (const name of ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_API_URL"])
      expect(err).toContain(`${name} is`);
    expect(err).not.toContain("starts.");
  });
});
