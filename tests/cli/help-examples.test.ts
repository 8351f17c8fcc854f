import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BAKERY, riverguide, temporaryFolder } from "./session.ts";

const PAGES = [
  ["--help"],
  ["chat", "--help"],
  ["ask", "--help"],
  ["check", "--help"],
  ["eval", "--help"],
  ["serve", "--help"],
];

const questions = join(temporaryFolder(), "questions.jsonl");
writeFileSync(questions, '{"id":"1","question":"what is a loaf?","kind":"outside"}\n');
/** What an example names and a checkout may not have. */
const STANDS_FOR: Readonly<Record<string, string>> = { "questions.jsonl": questions, knowledge: BAKERY };

describe("examples in the help", () => {
  it.each(PAGES)("run as they stand: %s", async (...page) => {
    const { out } = await riverguide(page);
    const lines = [...out.matchAll(/^ {2}\$ (.*)$/gm)].map(([, line = ""]) => line);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const [, piped = "", command = ""] = /^(?:echo "([^"]*)" \| )?riverguide ?(.*)$/.exec(line) ?? [];
      const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
        ([, quoted, bare = ""]) => quoted ?? STANDS_FOR[bare] ?? bare,
      );
      const { exitCode, out: printed } = await riverguide(args, { input: piped });
      if (args[0] === "serve") expect({ line, exitCode }).toEqual({ line, exitCode: 2 });
      else expect({ line, exitCode }).toEqual({ line, exitCode: 0 });
      if (piped !== "") expect(printed).not.toBe("");
    }
  });
});
