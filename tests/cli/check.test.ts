import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { BAKERY, Collected, riverguide, temporaryFolder } from "./session.ts";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  cpSync(BAKERY, folder, { recursive: true });
});

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), "utf8")));
}

describe("check", () => {
  it("exits 0 for a clean folder, and says how many checks hold", async () => {
    const ran = await riverguide(["check", folder]);
    expect(ran).toEqual({ exitCode: 0, out: "No problems; 5 checks hold.\n", err: "" });
  });

  it("takes the folder of KNOWLEDGE_DIR where none is named", async () => {
    expect((await riverguide(["check"])).exitCode).toBe(0);
  });

  it("exits 0 with warnings only", async () => {
    edit("words.yaml", (text) => text.replace("therapy: [", "therapy:   ["));
    const { exitCode, out } = await riverguide(["check", folder]);
    expect(exitCode).toBe(0);
    expect(out).toContain("words.yaml:1:1  warning: file is not in the usual layout");
  });

  it("mends the layout with --fix", async () => {
    edit("words.yaml", (text) => text.replace("therapy: [", "therapy:   ["));
    const { exitCode, out } = await riverguide(["check", folder, "--fix"]);
    expect({ exitCode, out }).toEqual({
      exitCode: 0,
      out: "words.yaml is laid out anew.\nNo problems; 5 checks hold.\n",
    });
    expect(readFileSync(join(folder, "words.yaml"), "utf8")).toBe(
      readFileSync(join(BAKERY, "words.yaml"), "utf8"),
    );
  });

  it("exits 1 for errors, on standard output, each with its place", async () => {
    edit("topics.yaml", (text) => text.replace("a loaf raised by wild yeast", "a loaf raised by tame yeast"));
    const { exitCode, out, err } = await riverguide(["check", folder]);
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: "" });
    expect(out).toMatch(/topics\.yaml:\d+:\d+ {2}quote is not in the article/);
  });

  it("exits 1 when a check does not reach what it should", async () => {
    edit("checks.yaml", (text) => `${text}- question: hello there\n  topic: price\n`);
    const { exitCode, out } = await riverguide(["check", folder]);
    expect(exitCode).toBe(1);
    expect(out).toContain("[check-fails]");
  });

  it("exits 2 when there is no such folder", async () => {
    const { exitCode, out, err } = await riverguide(["check", join(folder, "nowhere")]);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toContain("it does not exist");
  });

  it("paints a terminal, unless NO_COLOR is set", async () => {
    edit("checks.yaml", (text) => `${text}- question: hello there\n  topic: price\n`);
    const terminal = () => Object.assign(new Collected(), { isTTY: true });
    const painted = await riverguide(["check", folder], { stdout: terminal() });
    const plain = await riverguide(["check", folder], { stdout: terminal(), env: { NO_COLOR: "1" } });
    expect(painted.out).toContain("\u001b[");
    expect(plain.out).not.toContain("\u001b[");
  });
});
