import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fixYaml } from "./canonical.ts";
import { KNOWLEDGE_FILES } from "./files.ts";
import { type Parsed, type ParseOptions, parseKnowledge } from "./parse-knowledge.ts";
import { readKnowledgeFolder, reasonOf } from "./read-folder.ts";

export interface CheckOptions extends ParseOptions {
  /** Lay YAML files out anew before they are checked. */
  readonly fix: boolean;
}

export interface CheckedFolder {
  readonly parsed: Parsed;
  /** Names of the files that were laid out anew. */
  readonly fixed: readonly string[];
}

/**
 * Reads and checks a knowledge folder, on request with its YAML files laid out anew.
 *
 * @throws Error that names the folder or file and the way out, when it cannot be read or written
 */
export async function checkFolder(directory: string, options: CheckOptions): Promise<CheckedFolder> {
  const texts = await readKnowledgeFolder(directory);
  const fixed: string[] = [];
  for (const file of options.fix ? KNOWLEDGE_FILES : []) {
    const text = texts[file];
    if (text === undefined || !file.endsWith(".yaml")) continue;
    const after = fixYaml(text);
    if (after === text) continue;
    await replaceFile(join(directory, file), after);
    texts[file] = after;
    fixed.push(file);
  }
  return { parsed: parseKnowledge(texts, options), fixed };
}

/** Whoever watches the folder sees the old text or the new one, never half of it. */
async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } catch (cause) {
    await rm(beside, { force: true });
    throw new Error(`Cannot write ${path}: ${reasonOf(cause)}. Leave out --fix, or allow writing.`, {
      cause,
    });
  }
}
