#!/usr/bin/env node
import { run } from "./run.ts";

const { argv, stdin, stdout, stderr, env } = process;

/** Asked to end once, the program finishes what is under way; asked again, it ends. */
function stopped(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

process.exitCode = await run(argv.slice(2), { stdin, stdout, stderr, env, now: Date.now, stopped });
