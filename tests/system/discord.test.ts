import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { noLog } from "../../src/conversation/log.ts";
import { createSturdyStore } from "../../src/conversation/sturdy-store.ts";
import { openSqliteStore } from "../../src/store/sqlite.ts";
import { bot, discord, setUp, textOf, until } from "../discord/bot.ts";
import { messageData } from "../discord/stand-in/events.ts";
import { BOT, nextId } from "../discord/stand-in/ids.ts";
import type { StandIn } from "../discord/stand-in/stand-in.ts";

const MENTIONS = 400;
const A_SECOND = 40;
const QUESTIONS = [
  "how often must I feed my starter?",
  "what is it good for?",
  "I have celiac disease",
  "what does it cost?",
];

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Bytes in use once everything that is not needed is gone. */
async function heapInUse(): Promise<number> {
  for (let round = 0; round < 4; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return process.memoryUsage().heapUsed;
}

/** One mention in each channel at a steady pace. @returns ids of the questions */
async function mentionAll(
  standIn: StandIn,
  channels: readonly string[],
  everyMilliseconds: number,
): Promise<string[]> {
  const asked: string[] = [];
  const begun = performance.now();
  for (const [at, channel] of channels.entries()) {
    const question = `<@${BOT}> ${QUESTIONS[at % QUESTIONS.length]}`;
    asked.push(standIn.say(messageData(question, { mentions: [BOT], channel, author: nextId() })).id);
    const next = begun + (at + 1) * everyMilliseconds;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
  }
  await until(() => standIn.posts.length >= channels.length, 30_000);
  return asked;
}

/** The stand-in keeps all that it saw; what is measured is the bot. */
function forget(standIn: StandIn): void {
  standIn.posts.length = 0;
  standIn.calls.length = 0;
  standIn.known.clear();
}

it(`answers ${MENTIONS} mentions over ${MENTIONS} channels at ${A_SECOND} a second, each once, and keeps nothing that grows`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "riverguide-discord-"));
  const channels = Array.from({ length: MENTIONS }, () => nextId());
  const file = join(folder, "store.sqlite");
  const store = createSturdyStore({
    store: await openSqliteStore(file),
    reopen: () => openSqliteStore(file),
    log: noLog,
    clock: Date.now,
  });
  const standIn = await discord(channels);
  const { lines } = await bot(standIn, { store });

  // Rounds before the first measurement fill what is bounded: caches of routes, prepared statements, compiled code.
  for (let round = 0; round < 2; round += 1) {
    await mentionAll(standIn, channels, 1000 / A_SECOND / 2);
    forget(standIn);
  }
  lines.length = 0;
  const before = await heapInUse();
  const begun = performance.now();
  const asked = await mentionAll(standIn, channels, 1000 / A_SECOND);
  const seconds = (performance.now() - begun) / 1000;

  expect(standIn.posts.map(({ reply }) => reply).sort()).toEqual(asked.sort());
  expect(new Set(standIn.posts.map(({ channel }) => channel)).size).toBe(MENTIONS);
  expect(standIn.faults).toEqual([]);
  expect(lines.filter(({ level }) => level !== "info")).toEqual([]);
  expect(seconds).toBeLessThan((MENTIONS / A_SECOND) * 1.5);
  forget(standIn);
  lines.length = 0;
  const after = await heapInUse();
  const share = after / before - 1;
  console.info(
    `heap ${(before / 2 ** 20).toFixed(1)} → ${(after / 2 ** 20).toFixed(1)} MB (${(100 * share).toFixed(2)}%), ${seconds.toFixed(1)} s`,
  );
  expect(share).toBeLessThan(0.1);
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

it("begins a connection anew that cannot be resumed", async () => {
  const { standIn } = await setUp();
  standIn.gateway.forgetSession();
  standIn.gateway.cut();
  await until(() => standIn.gateway.counts.identifies === 2, 15_000);
  standIn.say(messageData(`<@${BOT}> ${QUESTIONS[0]}`, { mentions: [BOT] }));
  await until(() => standIn.posts.length === 1);
  expect(textOf(standIn.posts[0]?.body)).toContain("Feed the starter");
}, 30_000);
