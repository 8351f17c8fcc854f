import { PassThrough, Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { startTerminal } from "../../adapters/terminal/start.ts";
import { widthOf } from "../../adapters/terminal/width.ts";
import { disclaimer, guide } from "./bakery.ts";

const CTRL_C = "\u0003";
const CTRL_D = "\u0004";

class Window extends Writable {
  text = "";
  columns = 80;

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

/** Types keys one chunk after another, and gives what the window has shown when the conversation has ended. */
async function type(
  chunks: readonly string[],
  options: { color?: boolean; onChunk?: (window: Window, at: number) => void } = {},
) {
  const input = new PassThrough();
  const output = new Window();
  const ended = startTerminal({ guide, input, output, color: options.color ?? false, now: () => 0 });
  for (const [at, chunk] of chunks.entries()) {
    options.onChunk?.(output, at);
    input.write(chunk);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await ended;
  return output.text;
}

/** What stands between prompts, without the keys that were echoed. */
function messages(text: string): string[] {
  return stripVTControlCharacters(text)
    .split(/\n\n(?=[^\n]*> )/)
    .map((part) => part.replace(/^[^\n]*> [^\n]*\r?\n/, "").trim());
}

const flat = (text: string): string => text.replace(/\s+/g, " ");

describe("a conversation", () => {
  it("starts with the title, the source, the day it was compared, and the disclaimer", async () => {
    const [greeting = ""] = messages(await type([CTRL_D]));
    expect(flat(greeting)).toMatch(
      /^Sourdough bread for everyday eating .*\(The Village Oven, .* on 2026-06-01\)/,
    );
    expect(flat(greeting)).toContain(disclaimer);
  });

  it("ends every message with the disclaimer, whole", async () => {
    const text = await type([
      "hello\r",
      "/help\r",
      "/why\r",
      "/topics\r",
      "/topics zzzz\r",
      "/nope\r",
      "price?\r",
      CTRL_D,
    ]);
    const all = messages(text).slice(0, 8);
    expect(all).toHaveLength(8);
    for (const message of all) expect(flat(message).endsWith(disclaimer)).toBe(true);
  });

  it("takes the number of a suggestion for the suggestion", async () => {
    const text = await type(["how often do I feed the starter\r", "1\r", CTRL_D]);
    expect(text).toContain("1. What is sourdough?");
    expect(messages(text)[2]).toMatch(/^│ “Sourdough bread is a loaf raised by wild yeast/);
  });

  it("keeps the context", async () => {
    const text = await type(["I have celiac disease\r", "what is it good for?\r", CTRL_D]);
    expect(messages(text)[2]).toContain("celiac disease or wheat allergy");
  });

  it("answers every one of several lines that are pasted at once, and what stands before the end", async () => {
    const all = messages(await type([`hello\rthanks\r${CTRL_D}`])).join("\n");
    expect(all).toContain("Hello!");
    expect(all).toContain("You are welcome.");
  });

  it("says nothing to an empty line", async () => {
    expect(
      messages(await type(["\r", "  \r", CTRL_D]))
        .join("")
        .split("The Village Oven writes"),
    ).toHaveLength(2);
  });

  it("writes in the window's present width", async () => {
    const text = await type(["hello\r", "hello\r", CTRL_D], {
      onChunk: (window, at) => {
        if (at === 1) window.columns = 20;
      },
    });
    const [, wide = "", narrow = ""] = messages(text);
    expect(Math.max(...wide.split("\n").map(widthOf))).toBeGreaterThan(40);
    expect(Math.max(...narrow.split("\n").map(widthOf))).toBeLessThanOrEqual(20);
  });

  it("paints where it may", async () => {
    expect(await type([CTRL_D], { color: true })).toContain("\u001b[1mSourdough");
  });
});

describe("keys", () => {
  it("Ctrl-D and Ctrl-C end at an empty prompt", async () => {
    await type([CTRL_D]);
    await type([CTRL_C]);
  });

  it("Ctrl-C clears a line that holds something, and asks nothing", async () => {
    const text = await type(["price?", CTRL_C, "hello\r", CTRL_D]);
    expect(messages(text)).toHaveLength(3);
    expect(messages(text)[1]).toContain("Hello!");
  });

  it("Ctrl-C clears a line from its middle too", async () => {
    const left = "\u001b[D";
    const text = await type(["price?", left, left, CTRL_C, CTRL_C]);
    expect(messages(text).join("")).not.toContain("does not answer");
  });

  it("the end of the input ends the conversation", async () => {
    const input = new PassThrough();
    const ended = startTerminal({ guide, input, output: new Window(), color: false, now: () => 0 });
    input.end("hello\r");
    await ended;
  });
});

describe("commands", () => {
  it("/quit ends", async () => {
    await type(["/quit\r"]);
  });

  it("/topics lists titles by section, and those left open apart", async () => {
    const [, listed = ""] = messages(await type(["/topics\r", CTRL_D]));
    expect(listed).toContain("Baking At Home\n- How often do I feed the starter?");
    expect(listed).toContain("The article leaves open\n- What does a loaf cost?\n- Can I freeze it?");
  });

  it("/topics forgives a slip, finds conditions, and what it finds can be chosen by number", async () => {
    const all = messages(
      await type(["/topics feedd\r", "1\r", "/topics coelia\r", "/topics frezze\r", CTRL_D]),
    );
    expect(all[1]).toContain("1. How often do I feed the starter?");
    expect(all[2]).toContain("Feed the starter once a day");
    expect(all[3]).toContain("- celiac disease");
    expect(all[4]).toContain("- Can I freeze it?");
  });

  it("/topics finds the titles that a section answers", async () => {
    const [, found = ""] = messages(await type(["/topics baking\r", CTRL_D]));
    expect(found).toContain("1. How often do I feed the starter?");
  });

  it("/why tells topic, score, runner-up, words and reason", async () => {
    const all = messages(await type(["/why\r", "how often do I feed the starter\r", "/why\r", CTRL_D]));
    expect(all[1]).toContain("Nothing has been asked yet.");
    expect(all[3]).toMatch(/^topic: feeding \(\d+\.\d%\) How often/m);
    expect(all[3]).toMatch(/^next: +\S+ \(\d+\.\d%\)/m);
    expect(all[3]).toMatch(/^words: how, often, .*starter$/m);
    expect(all[3]).toMatch(/^since: topic$/m);
    expect(all[3]).not.toMatch(/^(?:emergency|conditions):/m);
  });

  it("/why tells the condition that was met, what was shown, and how surely an emergency was read", async () => {
    const all = messages(
      await type(["I have celiac disease\r", "/why\r", "I cannot breathe\r", "/why\r", CTRL_D]),
    );
    expect(all[2]).toMatch(/^conditions: \S/m);
    expect(all[2]).toMatch(/^since: condition$/m);
    expect(all[4]).toMatch(/^emergency: \d+\.\d%$/m);
    expect(all[4]).toMatch(/^since: emergency$/m);
  });

  it("/why tells what was shown, where that was chosen", async () => {
    const all = messages(await type(["how often do I feed the starter\r", "1\r", "/why\r", CTRL_D]));
    expect(all[3]).toMatch(/^shown: \S.*\?$/m);
    expect(all[3]).toMatch(/^since: chosen$/m);
  });

  it("an unknown command lists those there are, and hands nothing on to the terminal", async () => {
    const all = messages(await type(["/bakee\r", CTRL_D]));
    expect(all[1]).toContain("There is no /bakee.");
    for (const name of ["/topics", "/why", "/help", "/quit"]) expect(all[1]).toContain(name);
  });
});
