import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Section } from "./section.ts";
import { digits, spread, table } from "./table.ts";
import { middleOf } from "./timing.ts";

/** Starts of each program, in turns. */
const RUNS = 21;
const MOST = 4;

/** Start to first reply of `riverguide ask`, as a multiple of a Node process that does nothing. */
export const start: Section = {
  name: "start",
  title: "Start to first reply",
  async run({ root }) {
    const program = join(root, "dist", "src", "cli", "main.js");
    const sides = [
      { name: "node -e 0", args: ["-e", "0"], times: [] as number[] },
      { name: 'riverguide ask "how often?"', args: [program, "ask", "how often?"], times: [] as number[] },
    ];
    // The first start of each fills the file cache and is not counted.
    for (let run = -1; run < RUNS; run += 1) {
      for (const { args, times } of sides) {
        const taken = await startOnce(args);
        if (run >= 0) times.push(taken);
      }
    }
    const [empty, ours] = sides.map(({ times }) => times) as [number[], number[]];
    const ratio = middleOf(ours.map((taken, at) => taken / (empty[at] ?? Number.NaN)));
    const ofMedians = middleOf(ours).median / middleOf(empty).median;
    const rows = sides.map(({ name, times }) => [name, spread(middleOf(times), " ms")]);
    const text = `${RUNS} starts each, in turns; median (lowest–highest).\n\n${table(["program", "until its first output, or its end"], [...rows, ["multiple, pair by pair", spread(ratio)], ["multiple of medians", digits(ofMedians)]])}`;
    return {
      text,
      aims: [{ what: "start to first reply, as a multiple of node -e 0", measured: ofMedians, most: MOST }],
      results: { runs: RUNS, empty: middleOf(empty), ours: middleOf(ours), ratio, ofMedians },
    };
  },
};

/** Milliseconds until the first output, or until the end of a program that prints nothing. */
async function startOnce(args: readonly string[]): Promise<number> {
  const begin = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let first = 0;
  child.stdout.once("data", () => {
    first = performance.now();
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`node ${args.join(" ")} ended with ${code}`);
  return (first === 0 ? performance.now() : first) - begin;
}
