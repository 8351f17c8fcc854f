import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { slack, until } from "../slack/bot.ts";
import { mention, newStamp, type Sent } from "../slack/stand-in/events.ts";
import { programOf } from "./build.ts";

const KILLS = 20;
const QUESTIONS = 1000;
/** A second: what a busy workspace asks, over many channels. */
const PACE = 60;
/** An answer that Slack took so shortly before a kill may not be in the ledger yet, in milliseconds. */
const WINDOW = 250;

const TEXTS = [
  "what is sourdough?",
  "how often must I feed my starter",
  "how much is a loaf",
  "I have celiac disease",
];

/** A generator of numbers from 0 to 1 that can be repeated (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

it(`loses none of ${QUESTIONS} mentions over ${KILLS} kills, and doubles only in the ledger's window`, async () => {
  const seed = Date.now() % 1_000_000;
  const random = createRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), "riverguide-slack-kill-"));
  const standIn = await slack();
  const faults: string[] = [];
  const start = (): ChildProcess => {
    const args = [folder, inject("compiled").bakery, standIn.api];
    const started = fork(programOf("slack-child"), args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    started.on("message", (message: { fault: string }) => faults.push(message.fault));
    return started;
  };
  let child = start();
  await until(() => standIn.socket.connected, 20_000);
  // So that at every kill something was taken and nobody has seen it.
  standIn.lag = 30;

  const questions: { readonly thread: string; readonly sent: Sent }[] = [];
  /** How often a question's answer was taken before a kill, and may not have been recorded. */
  const inWindow = new Map<string, number>();
  let again = 0;
  const kill = async (): Promise<void> => {
    const killed = performance.now();
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    await until(() => !standIn.socket.connected);
    for (const { thread = "", at } of standIn.posts)
      if (at > killed - WINDOW) inWindow.set(thread, (inWindow.get(thread) ?? 0) + 1);
    child = start();
    await until(() => standIn.socket.connected, 20_000);
    // What was not acknowledged, the stand-in sends again by itself; Slack also repeats what was.
    for (const { sent } of questions.slice(-60)) {
      if (random() > 0.3) continue;
      again += 1;
      void standIn.socket.redeliver(sent, Math.floor(random() * 4));
    }
  };

  const killsAt = Array.from({ length: KILLS }, () => Math.floor(random() * QUESTIONS * 0.98)).sort(
    (a, b) => a - b,
  );
  const begun = performance.now();
  for (let number = 0; number < QUESTIONS; number += 1) {
    const thread = newStamp();
    const post = { ts: thread, channel: `C${number % 50}`, user: `U${number % 97}` };
    const sent = mention(TEXTS[number % TEXTS.length] ?? "", post);
    questions.push({ thread, sent });
    void standIn.socket.send(sent);
    while (killsAt[0] !== undefined && killsAt[0] <= number) {
      killsAt.shift();
      await wait(random() * 60);
      await kill();
    }
    await wait(1000 / PACE);
  }
  const answered = (): Map<string, number> => {
    const times = new Map<string, number>();
    for (const { thread = "" } of standIn.posts) times.set(thread, (times.get(thread) ?? 0) + 1);
    return times;
  };
  await until(() => answered().size === QUESTIONS && standIn.socket.unacknowledged === 0, 60_000).catch(
    () => undefined,
  );
  await wait(500);

  const times = answered();
  const lost = questions.filter(({ thread }) => !times.has(thread));
  const doubled = [...times].filter(([, count]) => count > 1);
  const unexcused = doubled.filter(([thread, count]) => count - 1 > (inWindow.get(thread) ?? 0));
  console.info(
    [
      `seed ${seed}: ${QUESTIONS} mentions, ${KILLS} kills, ${again} delivered again by Slack's own doing`,
      `lost ${lost.length}; doubled ${doubled.length}, of these outside the window ${unexcused.length} (${inWindow.size} answers stood in it)`,
      `looked for before they were posted again ${standIn.calls.filter((call) => call === "conversations.replies").length}`,
      `${((performance.now() - begun) / 1000).toFixed(1)} s`,
    ].join("\n"),
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.send("stop");
  await ended;
  rmSync(folder, { recursive: true });
  expect(faults).toEqual([]);
  expect(lost).toEqual([]);
  expect(unexcused).toEqual([]);
}, 300_000);
