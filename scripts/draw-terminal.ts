/** Draws docs/terminal.svg, the picture in README, from what the program shows today. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder } from "../src/cli/places.ts";
import { run } from "../src/cli/run.ts";
import { drawTerminal, PICTURED, recordConversation } from "./terminal-picture.ts";

const lines = await recordConversation(PICTURED, ({ input, output }) =>
  run([], { stdin: input, stdout: output, stderr: process.stderr, env: {}, now: Date.now }),
);
await writeFile(join(packageFolder(), "docs/terminal.svg"), drawTerminal(lines));
