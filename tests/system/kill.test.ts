import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { openBooks, type Run, start } from "./platform.ts";

const QUESTIONS = 10_000;
const KILLS = 20;
/** Events under way at a time, as many as a platform would send in a busy second. */
const UNDER_WAY = 40;

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

const TEXTS = [
  "what is sourdough?",
  "how often must I feed my starter",
  "how much is a loaf",
  "I have celiac disease",
  "what is it good for?",
  "1",
  "hello",
];

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

it(`loses none of ${QUESTIONS} questions over ${KILLS} kills, and doubles only in the stated window`, async () => {
  const seed = Date.now() % 1_000_000;
  const random = createRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), "riverguide-kill-"));
  const books = openBooks();
  const eventOf = (id: string) => {
    const number = Number(id);
    const person = `person-${number % 500}`;
    return { kind: "event", id, text: TEXTS[number % TEXTS.length] ?? "", person } as const;
  };
  const killsAt = Array.from({ length: KILLS }, () => Math.floor(random() * QUESTIONS * 0.98)).sort(
    (a, b) => a - b,
  );
  let again = 0;
  let run: Run = await start(folder, inject("compiled").bakery, books);

  /** Kills at some instant of the next milliseconds, starts anew, and delivers again as a platform does. */
  const killAndStart = async (next: number): Promise<void> => {
    await wait(random() * 20);
    await run.kill();
    run = await start(folder, inject("compiled").bakery, books);
    for (const id of books.unacknowledged) run.deliver(eventOf(id));
    // And some that were acknowledged: an acknowledgement may have been lost on its way.
    for (let id = Math.max(0, next - 200); id < next; id += 1) {
      if (books.unacknowledged.has(String(id)) || random() > 0.3) continue;
      again += 1;
      run.deliver(eventOf(String(id)));
    }
  };

  const begun = performance.now();
  for (let number = 0; number < QUESTIONS; number += 1) {
    while (number - books.accepted.size >= UNDER_WAY) await wait(1);
    run.deliver(eventOf(String(number)));
    while (killsAt[0] !== undefined && killsAt[0] <= number) {
      killsAt.shift();
      await killAndStart(number + 1);
    }
  }
  const patience = performance.now() + 60_000;
  while ((books.accepted.size < QUESTIONS || books.unrecorded.size > 0) && performance.now() < patience)
    await wait(10);
  await run.stop();

  const lost = QUESTIONS - books.accepted.size;
  const doubled = [...books.accepted].filter(([, times]) => times > 1);
  const unexcused = doubled.filter(([id, times]) => times - 1 > (books.excused.get(id) ?? 0));
  const inWindow = [...books.excused.values()].reduce((sum, times) => sum + times, 0);
  const size = readFileSync(join(folder, "riverguide.sqlite")).length;
  rmSync(folder, { recursive: true });
  console.log(
    [
      `seed ${seed}: ${QUESTIONS} questions, ${KILLS} kills, ${again} delivered again after an acknowledgement`,
      `lost ${lost}; doubled ${doubled.length}, outside the window ${unexcused.length}`,
      `taken but not known to be recorded at a kill ${inWindow}; left by a run and taken up ${books.takenUp}`,
      `${((performance.now() - begun) / 1000).toFixed(1)} s; ${(size / QUESTIONS).toFixed(0)} bytes a question in the store`,
    ].join("\n"),
  );
  expect(books.faults).toEqual([]);
  expect(lost).toBe(0);
  expect(unexcused).toEqual([]);
});
