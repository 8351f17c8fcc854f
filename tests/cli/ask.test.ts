import { describe, expect, it } from "vitest";
import { DISCLAIMER, Leaving, riverguide } from "./session.ts";

const KEYS = ["question", "kind", "topic", "conditions", "passages", "text", "suggestions", "disclaimer"];

function parsed(out: string): Record<string, unknown>[] {
  expect(out.endsWith("\n")).toBe(true);
  return out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("ask", () => {
  it("prints the reply as a person reads it, the disclaimer at its end", async () => {
    const { exitCode, out, err } = await riverguide(["ask", "how often do I feed the starter?"]);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).toContain("Feed the starter once a day with equal weights of flour and water.");
    expect(out.endsWith(`${DISCLAIMER}\n`)).toBe(true);
  });

  it("takes several words for one question", async () => {
    const { out } = await riverguide(["ask", "--json", "how", "often", "do", "I", "feed", "it?"]);
    expect(parsed(out)[0]?.question).toBe("how often do I feed it?");
  });

  it("prints the contract's keys with --json, in their order", async () => {
    const { out } = await riverguide(["ask", "what is sourdough?", "--json"]);
    const [reply] = parsed(out);
    expect(Object.keys(reply ?? {})).toEqual(KEYS);
    expect(reply).toMatchObject({ kind: "answer", topic: "what-it-is" });
  });

  it("answers an empty question and one that looks like an option", async () => {
    expect((await riverguide(["ask", ""])).exitCode).toBe(0);
    expect((await riverguide(["ask", "--", "--help"])).out).toContain(DISCLAIMER);
  });
});

describe("ask --jsonl", () => {
  const ask = (lines: readonly string[]) => riverguide(["ask", "--jsonl"], { input: lines.join("\n") });

  it("answers every request, in order, one line each", async () => {
    const { exitCode, out } = await ask(["what is sourdough?", '{"text":"how much is a loaf"}', "thanks"]);
    expect(exitCode).toBe(0);
    expect(parsed(out).map(({ question }) => question)).toEqual([
      "what is sourdough?",
      "how much is a loaf",
      "thanks",
    ]);
  });

  it("shares a context within a conversation, and with nothing else", async () => {
    const said = (text: string, conversation?: string) => JSON.stringify({ text, conversation });
    const { out } = await ask([
      said("I have celiac disease", "a"),
      said("what is it good for?", "b"),
      said("what is it good for?"),
      "what is it good for?",
      said("what is it good for?", "a"),
    ]);
    expect(parsed(out).map(({ kind }) => kind)).toEqual(["caution", "answer", "answer", "answer", "caution"]);
  });

  it("skips blank lines, and reads a last line without an end, and one that ends as on Windows", async () => {
    const { out } = await riverguide(["ask", "--jsonl"], { input: "\n  \nthanks\r\n\r\nhello" });
    expect(parsed(out).map(({ question }) => question)).toEqual(["thanks", "hello"]);
  });

  it("names the lines at fault, answers the others and exits 1", async () => {
    const { exitCode, out, err } = await ask([
      "hello",
      '{"question":"hm"}',
      '{"text":5}',
      "",
      '{"text":"a","conversation":1}',
      "thanks",
    ]);
    expect(exitCode).toBe(1);
    expect(parsed(out).map(({ question }) => question)).toEqual(["hello", "thanks"]);
    expect(err.match(/line \d+: "\w+" is \w+/g)).toEqual([
      'line 2: "text" is missing',
      'line 3: "text" is no',
      'line 5: "conversation" is no',
    ]);
  });

  it("takes a line that is not JSON at all as it stands", async () => {
    const { exitCode, out } = await ask(["{hello", '{"text": "cut o', '"quoted"', "[1]"]);
    expect(exitCode).toBe(0);
    expect(parsed(out).map(({ question }) => question)).toEqual([
      "{hello",
      '{"text": "cut o',
      '"quoted"',
      "[1]",
    ]);
  });

  it("keeps line separators that stand inside a string, and letters cut by a chunk", async () => {
    const bytes = Buffer.from('{"text":"one\u2028two é"}\n');
    const input = [
      bytes.subarray(0, 14),
      bytes.subarray(14, bytes.length - 4),
      bytes.subarray(bytes.length - 4),
    ];
    const { out } = await riverguide(["ask", "--jsonl"], { input });
    expect(parsed(out).map(({ question }) => question)).toEqual(["one\u2028two é"]);
  });

  it("reads a line of megabytes", async () => {
    const { exitCode, out } = await ask([`${"what is sourdough? ".repeat(100_000)}`, "thanks"]);
    expect(exitCode).toBe(0);
    expect(parsed(out)).toHaveLength(2);
  });

  it("ends quietly when nobody reads any more, without answering the rest", async () => {
    const stdout = new Leaving(1);
    const input = Array.from({ length: 50 }, () => Buffer.from("hello\n"));
    const { exitCode, out, err } = await riverguide(["ask", "--jsonl"], { input, stdout });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(parsed(out)).toHaveLength(1);
    expect(stdout.writes).toBe(2);
  });
});
