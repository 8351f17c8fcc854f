import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";
import { BAKERY, Collected, temporaryFolder } from "../cli/session.ts";
import { NOTICE_TEXTS } from "../conversation/notice-texts.ts";
import { discord, textOf, until } from "./bot.ts";
import { messageData } from "./stand-in/events.ts";
import { APPLICATION, BOT, TOKEN } from "./stand-in/ids.ts";

/** The small folder with every notice. */
function knowledgeFolder(): string {
  const folder = temporaryFolder();
  cpSync(BAKERY, folder, { recursive: true });
  const file = join(folder, "replies.yaml");
  const text = readFileSync(file, "utf8");
  const missing = Object.entries(NOTICE_TEXTS).filter(([name]) => !text.includes(`\n${name}:`));
  writeFileSync(
    file,
    text + missing.map(([name, words]) => `${name}:\n  text: ${JSON.stringify(words)}\n`).join(""),
  );
  return folder;
}

function serve(env: Readonly<Record<string, string>>, stopped?: () => AbortSignal) {
  const stdout = new Collected();
  const stderr = new Collected();
  const all = { RIVERGUIDE_DATA_DIR: temporaryFolder(), ...env };
  const stdin = Readable.from([]);
  const surroundings = {
    stdin,
    stdout,
    stderr,
    env: all,
    now: Date.now,
    ...(stopped === undefined ? {} : { stopped }),
  };
  return { ended: run(["serve"], surroundings), stdout, stderr };
}

describe("riverguide serve", () => {
  it("answers on Discord, and ends well when it is asked to", async () => {
    const standIn = await discord();
    const stop = new AbortController();
    const { ended, stdout, stderr } = serve(
      {
        KNOWLEDGE_DIR: knowledgeFolder(),
        DISCORD_TOKEN: TOKEN,
        DISCORD_APPLICATION_ID: APPLICATION,
        DISCORD_API_URL: standIn.api,
      },
      () => stop.signal,
    );
    await until(() => standIn.commands !== undefined, 20_000);
    standIn.say(messageData(`<@${BOT}> how often must I feed my starter?`, { mentions: [BOT] }));
    await until(() => standIn.posts.length === 1);
    expect(textOf(standIn.posts[0]?.body)).toContain("Feed the starter once a day");
    stop.abort();
    expect(await ended).toBe(0);
    expect(stdout.text).toBe("");
    expect(stderr.text).toContain("Discord starts");
    expect(stderr.text).not.toContain(TOKEN);
    expect(stderr.text).not.toContain("feed my starter");
  });

  it("tells every fault of the settings at once, and exits 2", async () => {
    const { ended, stderr } = serve({ DISCORD_TOKEN: "x", QUESTION_LOG: "perhaps" });
    expect(await ended).toBe(2);
    for (const name of ["DISCORD_TOKEN", "DISCORD_APPLICATION_ID", "QUESTION_LOG"])
      expect(stderr.text).toContain(name);
  });

  it("says what to do when Discord refuses the token, and exits 2", async () => {
    const standIn = await discord();
    const { ended, stderr } = serve({
      KNOWLEDGE_DIR: knowledgeFolder(),
      DISCORD_TOKEN: "a.b.c",
      DISCORD_APPLICATION_ID: APPLICATION,
      DISCORD_API_URL: standIn.api,
    });
    expect(await ended).toBe(2);
    expect(stderr.text).toContain("DISCORD_TOKEN: Discord refuses it");
  });
});
