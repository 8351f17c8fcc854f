/**
 * A process of its own that opens compiled knowledge, answers some questions and says what that took. Run with --expose-gc.
 * Arguments: folder of the bundle, its key, questions as a JSON list. Prints one line of JSON.
 */
import { performance } from "node:perf_hooks";
import { openBundle } from "../src/cli/bundle-store.ts";
import { createGuide, type Guide } from "../src/core/guide.ts";
import { weigh } from "./weigh.ts";

/** What the process prints: milliseconds, and bytes beyond what the program itself takes. */
export interface Opened {
  readonly open: number;
  readonly heapUsed: number;
  readonly arrayBuffers: number;
}

await main(process.argv.slice(2));

async function main([folder = "", key = "", questions = "[]"]: readonly string[]): Promise<void> {
  const before = await weigh();
  const start = performance.now();
  const guide = await open(folder, key);
  const opened = performance.now();
  // What is made at the first question that needs it belongs to the knowledge too.
  for (const question of JSON.parse(questions) as string[]) guide.reply(question);
  const after = await weigh();
  const said: Opened = {
    open: opened - start,
    heapUsed: after.heapUsed - before.heapUsed,
    arrayBuffers: after.arrayBuffers - before.arrayBuffers,
  };
  // The guide is used behind the weighing, so that it cannot have been collected before.
  if (guide.reply("").reply.text === "") throw new Error("no reply");
  process.stdout.write(`${JSON.stringify(said)}\n`);
}

async function open(folder: string, key: string): Promise<Guide> {
  const bundle = await openBundle(key, [folder]);
  if (bundle === undefined) throw new Error(`no compiled knowledge of key ${key}`);
  return createGuide(bundle.knowledge, bundle.model);
}
