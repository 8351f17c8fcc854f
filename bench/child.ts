import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Runs one of the bench's own scripts in a process of its own.
 *
 * @param script below the folder of this file, without its ending
 * @returns what its last line of output says, as JSON
 * @throws what the process wrote on standard error, where it fails
 */
export async function runChild<Said>(script: string, args: readonly string[]): Promise<Said> {
  const file = join(import.meta.dirname, `${script}.js`);
  const { stdout } = await run(process.execPath, ["--expose-gc", "--max-old-space-size=8192", file, ...args]);
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "null") as Said;
}
