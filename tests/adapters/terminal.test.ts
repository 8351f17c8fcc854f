import { Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { terminalPlatform } from "../../adapters/terminal/platform.ts";
import { startTerminal } from "../../adapters/terminal/start.ts";
import { bakeryGuide } from "../support/guide.ts";
import { describeAdapter } from "./suite.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that a terminal obeys
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;

for (const width of [10, 88]) {
  describe(`${width} columns`, () => {
    describeAdapter("terminal", {
      platform: terminalPlatform({ width, color: false }),
      live: [OBEYED],
      runs: 25,
    });
  });
}

describe("in colour", () => {
  describeAdapter("terminal", {
    platform: terminalPlatform({ width: 60, color: true }),
    live: [OBEYED],
    runs: 25,
  });
});

it("answers in a window as the core does, from the first line to the disclaimer", async () => {
  const guide = bakeryGuide();
  const squash = (text: string): string => text.replace(/[\s“”│]+/gu, "");
  for (const { question } of guide.knowledge.checks) {
    const { reply } = guide.reply(question);
    let shown = "";
    const output = new Writable({
      write(chunk, _encoding, done) {
        shown += String(chunk);
        done();
      },
    });
    const input = Readable.from([`${question}\n`]);
    await startTerminal({ guide, input, output, color: false, now: () => 0 });
    const last = squash(shown.slice(shown.lastIndexOf(question) + question.length));
    for (const { text } of reply.passages) expect(last).toContain(squash(text));
    expect(last).toContain(squash(reply.lead + (reply.passages[0]?.text ?? "")));
    expect(last.split(squash(reply.disclaimer)).length - 1).toBeGreaterThanOrEqual(1);
  }
});
