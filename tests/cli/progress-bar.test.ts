import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createProgressBar } from "../../src/cli/progress-bar.ts";
import { Collected } from "./session.ts";

/** What a bar over 100 steps of a given length has written. */
async function run(milliseconds: number, isTTY: boolean): Promise<string> {
  const stderr = Object.assign(new Collected(), { isTTY });
  let time = 0;
  const note = async (text: string) => void stderr.write(text);
  const bar = createProgressBar(100, {
    stdin: Readable.from([]),
    stdout: new Collected(),
    stderr,
    env: {},
    now: () => time,
    print: note,
    note,
  });
  for (let done = 1; done <= 100; done += 1) {
    time += milliseconds;
    await bar.show(done);
  }
  await bar.clear();
  return stderr.text;
}

describe("the progress bar", () => {
  it("shows how far it is where that takes long, and is gone at the end", async () => {
    const text = await run(50, true);
    expect(text).toMatch(/\r█+░+ 50\/100\r/);
    expect(text.endsWith("\r\u001b[K")).toBe(true);
    expect(text.split("\r").length).toBeLessThan(45);
  });

  it("is silent where it is quick, or nobody looks", async () => {
    expect(await run(5, true)).toBe("");
    expect(await run(50, false)).toBe("");
  });
});
