import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { run } from "../../src/cli/run.ts";

export const BAKERY = fileURLToPath(new URL("../fixtures/bakery", import.meta.url));
export const NOW = Date.parse("2026-11-22T12:00:00Z");

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that is gone after the file's tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "riverguide-"));
  folders.push(folder);
  return folder;
}

/** What was learned is kept here for all runs of one test file, each of which loads this module anew. */
export const DATA = temporaryFolder();

/** A stream that keeps what is written to it. */
export class Collected extends Writable {
  text = "";
  isTTY = false;
  columns = 80;

  override _write(chunk: unknown, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.text += String(chunk);
    done();
  }
}

/** A stream whose reader leaves after some writes, as `head` does. */
export class Leaving extends Collected {
  writes = 0;
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override _write(chunk: unknown, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.writes += 1;
    if (this.writes > this.#most) done(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    else super._write(chunk, encoding, done);
  }
}

export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | readonly (string | Buffer)[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdout?: Collected;
  readonly stderr?: Collected;
}

/** Runs the program over the small folder, without a terminal. */
export async function riverguide(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { input = "", env = {}, stdout = new Collected(), stderr = new Collected() } = options;
  const exitCode = await run(args, {
    stdin: Readable.from(typeof input === "string" ? [Buffer.from(input)] : input),
    stdout,
    stderr,
    env: { KNOWLEDGE_DIR: BAKERY, RIVERGUIDE_DATA_DIR: DATA, ...env },
    now: () => NOW,
  });
  return { exitCode, out: stdout.text, err: stderr.text };
}

export const DISCLAIMER =
  "The Village Oven writes for general interest and gives no medical advice. Talk to your doctor before you change your diet.";
