import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serialize } from "node:v8";
import type { TestProject } from "vitest/node";
import { compileModel } from "../../src/core/matching/model.ts";
import { commonWords } from "../../src/knowledge/common-words.ts";
import { parseKnowledge } from "../../src/knowledge/parse-knowledge.ts";
import { readKnowledgeFolder } from "../../src/knowledge/read-folder.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Files that hold the compiled knowledge folders, by name. */
    compiled: Readonly<Record<"shipped" | "bakery", string>>;
  }
}

const ROOT = join(import.meta.dirname, "../..");
const CACHE = join(ROOT, "node_modules/.cache/riverguide-tests");
const FOLDERS = { shipped: join(ROOT, "knowledge"), bakery: join(ROOT, "tests/fixtures/bakery") } as const;

/** Compiles the knowledge folders once for all test files, from the sources under test; kept until either changes. */
export default async function compile(project: TestProject): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const sources = createHash("sha256");
  for (const file of filesBelow(join(ROOT, "src/core")).concat(filesBelow(join(ROOT, "src/knowledge")))) {
    sources.update(file).update(readFileSync(file));
  }
  const core = sources.digest("hex");
  const compiled = { shipped: "", bakery: "" };
  for (const name of ["shipped", "bakery"] as const) {
    const texts = await readKnowledgeFolder(FOLDERS[name]);
    const { knowledge, problems } = parseKnowledge(texts, {
      today: "2026-11-22",
      commonWords: commonWords(),
    });
    if (knowledge === undefined)
      throw new Error(`${name}: ${problems.map(({ message }) => message).join("; ")}`);
    const key = createHash("sha256").update(core).update(knowledge.version).digest("hex").slice(0, 16);
    const file = join(CACHE, `${name}-${key}.bin`);
    compiled[name] = file;
    if (exists(file)) continue;
    for (const old of readdirSync(CACHE)) if (old.startsWith(`${name}-`)) rmSync(join(CACHE, old));
    writeFileSync(`${file}.new`, serialize({ knowledge, model: compileModel(knowledge) }));
    renameSync(`${file}.new`, file);
  }
  project.provide("compiled", compiled);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith(".ts"))
    .sort();
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
