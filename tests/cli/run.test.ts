import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { BAKERY, Collected, riverguide, temporaryFolder } from "./session.ts";

const COMMANDS = ["chat", "ask", "check", "eval", "serve"] as const;

describe("the command line", () => {
  it("prints the version of package.json", async () => {
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await riverguide(["--version"])).toEqual({ exitCode: 0, out: `${manifest.version}\n`, err: "" });
  });

  it("lists every command in its help", async () => {
    const { exitCode, out, err } = await riverguide(["--help"]);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^  ${command} `, "m"));
  });

  it("fits help to the window", async () => {
    const stdout = Object.assign(new Collected(), { columns: 60 });
    const { out } = await riverguide(["ask", "--help"], { stdout });
    const described = out.slice(0, out.indexOf("Examples:")).split("\n");
    expect(Math.max(...described.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  const faults: readonly [string, string[], string[]][] = [
    [
      "a word that is no command",
      ["bakee", "now"],
      ["'bakee' is no command", ...COMMANDS, 'ask "bakee now"'],
    ],
    ["an option that there is not", ["ask", "--jsn", "hm"], ["unknown option '--jsn'", "--json", "--jsonl"]],
    ["a question that is missing", ["ask"], ["a question is missing", "--jsonl"]],
    ["a question beside --jsonl", ["ask", "--jsonl", "hm"], ["leave the question out"]],
    ["--json beside --jsonl", ["ask", "--jsonl", "--json"], ["cannot be used with"]],
    ["a file that is missing", ["eval"], ["missing required argument 'files'"]],
    ["an argument too many", ["check", "one", "two"], ["too many arguments"]],
  ];
  it.each(faults)("exits 2 and names the right choices for %s", async (_, args, named) => {
    const { exitCode, out, err } = await riverguide(args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    for (const text of named) expect(err).toContain(text);
  });
});

describe("faults", () => {
  it("exits 2 when the knowledge folder is not there", async () => {
    const { exitCode, out, err } = await riverguide(["ask", "hm"], { env: { KNOWLEDGE_DIR: "/nowhere" } });
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toMatch(/^riverguide: Cannot read the knowledge folder \/nowhere/);
  });

  it("exits 1 and reports the errors when the knowledge has some", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "topics.yaml"), "[]\n");
    const { exitCode, out, err } = await riverguide(["ask", "hm"], { env: { KNOWLEDGE_DIR: folder } });
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
    expect(err).toContain(`${folder}/article.md:1:1  file is missing`);
    expect(err).toMatch(/riverguide: the knowledge has errors, .*\n$/);
  });

  describe("of ours", () => {
    const broken = { KNOWLEDGE_DIR: BAKERY };
    const failing = () => {
      const stdout = new Collected();
      vi.spyOn(stdout, "write").mockImplementation(() => {
        throw new Error("out of\nluck");
      });
      return stdout;
    };

    it("exit 70 with one line", async () => {
      const { exitCode, err } = await riverguide(["ask", "hm"], { env: broken, stdout: failing() });
      expect(exitCode).toBe(70);
      expect(err).toBe(
        "riverguide: a fault of this program's own: out of luck (LOG_LEVEL=debug shows where)\n",
      );
    });

    it("show their stack with LOG_LEVEL=debug", async () => {
      const env = { ...broken, LOG_LEVEL: "debug" };
      const { exitCode, err } = await riverguide(["ask", "hm"], { env, stdout: failing() });
      expect(exitCode).toBe(70);
      expect(err).toMatch(/^ +at /m);
    });
  });
});
