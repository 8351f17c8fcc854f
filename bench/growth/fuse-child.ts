/**
 * A process of its own that makes a Fuse.js token search over generated passages, and says what that took. Run with
 * --expose-gc. Argument: number of passages. Prints one line of JSON, as open-child.ts does.
 */
import type { Opened } from "../open-child.ts";
import { searchSentences } from "../peers/fuse.ts";
import { weigh } from "../weigh.ts";
import { generateSubjects } from "./generate.ts";

const count = Number(process.argv[2]);
// Made once before, so that the generator's own code is not weighed.
generateSubjects(10);
const before = await weigh();
const passages = generateSubjects(count).map(({ passage }) => passage);
const start = performance.now();
const fuse = searchSentences(passages);
const opened = performance.now();
fuse.search(passages[0] ?? "");
const after = await weigh();
const said: Opened = {
  open: opened - start,
  heapUsed: after.heapUsed - before.heapUsed,
  arrayBuffers: after.arrayBuffers - before.arrayBuffers,
};
// Used behind the weighing, so that it cannot have been collected before.
if (fuse.search(passages[0] ?? "").length === 0) throw new Error("nothing found");
process.stdout.write(`${JSON.stringify(said)}\n`);
