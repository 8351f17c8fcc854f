import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkFolder } from "../../src/knowledge/check-folder.ts";
import { readKnowledgeFolder } from "../../src/knowledge/read-folder.ts";
import { BAKERY, bakery, brief, TODAY } from "./bakery.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "knowledge-"));
  await cp(fileURLToPath(BAKERY), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

describe("readKnowledgeFolder", () => {
  it("gives the texts of the files that are there, and of no other", async () => {
    await writeFile(join(folder, "README.md"), "how to");
    await rm(join(folder, "words.yaml"));
    const { "words.yaml": _, ...rest } = bakery();
    expect(await readKnowledgeFolder(folder)).toEqual(rest);
  });

  it("names the folder and the way out when it cannot be read", async () => {
    const missing = join(folder, "nowhere");
    await expect(readKnowledgeFolder(missing)).rejects.toThrow(
      `Cannot read the knowledge folder ${missing}: it does not exist. Name a knowledge folder`,
    );
    await expect(readKnowledgeFolder(join(folder, "article.md"))).rejects.toThrow("it is a file");
  });
});

describe("checkFolder", () => {
  const untidy = "therapy:   [sourdough]\ngroups: {}\nmisspelled: {}\nlanguages: {} # none yet\n";

  it("warns of an untidy file and leaves it alone", async () => {
    await writeFile(join(folder, "words.yaml"), untidy);
    const { parsed, fixed } = await checkFolder(folder, { today: TODAY, fix: false });
    expect(parsed.problems.map(brief)).toEqual(["warning yaml-style words.yaml:1:1"]);
    expect(parsed.knowledge).toBeDefined();
    expect(fixed).toEqual([]);
    expect(await readFile(join(folder, "words.yaml"), "utf8")).toBe(untidy);
  });

  it("lays it out anew with fix, says so, and leaves no other file behind", async () => {
    await writeFile(join(folder, "words.yaml"), untidy);
    const before = await readdir(folder);
    const { parsed, fixed } = await checkFolder(folder, { today: TODAY, fix: true });
    expect(parsed.problems).toEqual([]);
    expect(fixed).toEqual(["words.yaml"]);
    expect(await readFile(join(folder, "words.yaml"), "utf8")).toBe(untidy.replace("   ", " "));
    expect(await readdir(folder)).toEqual(before);
  });
});
