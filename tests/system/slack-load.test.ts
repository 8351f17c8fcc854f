import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { noLog } from "../../src/conversation/log.ts";
import { createSturdyStore } from "../../src/conversation/sturdy-store.ts";
import { openSqliteStore } from "../../src/store/sqlite.ts";
import { bot, slack, until } from "../slack/bot.ts";
import { mention, newStamp } from "../slack/stand-in/events.ts";
import type { StandIn } from "../slack/stand-in/stand-in.ts";

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

/** One mention in each channel at a steady pace. @returns the questions' threads */
async function mentionAll(standIn: StandIn, everyMilliseconds: number): Promise<string[]> {
  const asked: string[] = [];
  const begun = performance.now();
  for (let at = 0; at < MENTIONS; at += 1) {
    const ts = newStamp();
    asked.push(ts);
    void standIn.socket.send(
      mention(QUESTIONS[at % QUESTIONS.length] ?? "", { channel: `C${at}`, user: `U${ts}`, ts }),
    );
    const next = begun + (at + 1) * everyMilliseconds;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
  }
  await until(() => standIn.posts.length >= MENTIONS, 30_000);
  return asked;
}

/** The stand-in keeps all that it saw; what is measured is the bot. */
function forget(standIn: StandIn): void {
  standIn.posts.length = 0;
  standIn.calls.length = 0;
}

it(`answers ${MENTIONS} mentions over ${MENTIONS} channels at ${A_SECOND} a second, each once, and keeps nothing that grows`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "riverguide-slack-"));
  const file = join(folder, "store.sqlite");
  const store = createSturdyStore({
    store: await openSqliteStore(file),
    reopen: () => openSqliteStore(file),
    log: noLog,
    clock: Date.now,
  });
  const standIn = await slack();
  const { lines } = await bot(standIn, { store });

  // Rounds before the first measurement fill what is bounded: prepared statements, connections, compiled code.
  for (let round = 0; round < 2; round += 1) {
    await mentionAll(standIn, 1000 / A_SECOND / 2);
    forget(standIn);
  }
  lines.length = 0;
  const before = await heapInUse();
  const begun = performance.now();
  const asked = await mentionAll(standIn, 1000 / A_SECOND);
  const seconds = (performance.now() - begun) / 1000;

  expect(standIn.posts.map(({ thread }) => thread).sort()).toEqual(asked.sort());
  expect(new Set(standIn.posts.map(({ channel }) => channel)).size).toBe(MENTIONS);
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
