import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { KNOWLEDGE_FILES } from "./files.ts";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  ENOTDIR: "it is a file",
  EISDIR: "it is a folder",
  EACCES: "its permissions forbid it",
  EPERM: "its permissions forbid it",
};

/**
 * Reads the files of a knowledge folder as UTF-8. Files that are missing are left out: `parseKnowledge` reports them.
 *
 * @throws Error that names the folder, or the file in it, and the way out, when it cannot be read
 */
export async function readKnowledgeFolder(directory: string): Promise<Record<string, string>> {
  const present = await readdir(directory).catch((cause: unknown) => {
    const hint = "Name a knowledge folder as the argument of check or in KNOWLEDGE_DIR.";
    throw new Error(`Cannot read the knowledge folder ${directory}: ${reasonOf(cause)}. ${hint}`, { cause });
  });
  const texts: Record<string, string> = {};
  for (const file of KNOWLEDGE_FILES) {
    if (!present.includes(file)) continue;
    const path = join(directory, file);
    texts[file] = await readFile(path, "utf8").catch((cause: unknown) => {
      throw new Error(`Cannot read ${path}: ${reasonOf(cause)}. Make it a file that this program may read.`, {
        cause,
      });
    });
  }
  return texts;
}

/** What went wrong with a file or folder, in words. */
export function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause));
}
