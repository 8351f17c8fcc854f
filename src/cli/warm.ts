/**
 * Run by `npm run build` after the compiler: names the build, and compiles the shipped knowledge so that the first
 * question of a fresh checkout is answered at once. Errors in the knowledge do not fail the build: `check` tells them.
 */
import { createHash } from "node:crypto";
import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compileModel } from "../core/matching/model.ts";
import { commonWords } from "../knowledge/common-words.ts";
import { parseKnowledge } from "../knowledge/parse-knowledge.ts";
import { readKnowledgeFolder } from "../knowledge/read-folder.ts";
import { versionOf } from "../knowledge/version.ts";
import { bundleKey } from "./bundle.ts";
import { openBundle, saveBundle } from "./bundle-store.ts";
import { BUILD_ID_FILE, packageFolder, SHIPPED_FOLDER } from "./places.ts";

await warm();

async function warm(): Promise<void> {
  const root = packageFolder();
  const build = await hashBuild(root);
  await writeFile(BUILD_ID_FILE, `${build}\n`);
  // npm makes a program of a package it installs executable, and not that of the folder it runs in.
  await chmod(join(BUILD_ID_FILE, "..", "src", "cli", "main.js"), 0o755);
  const texts = await readKnowledgeFolder(join(root, "knowledge"));
  const key = bundleKey(build, versionOf(texts));
  if ((await openBundle(key, [SHIPPED_FOLDER])) !== undefined) return;
  const today = new Date().toISOString().slice(0, 10);
  const { knowledge } = parseKnowledge(texts, { today, commonWords: commonWords() });
  if (knowledge === undefined) {
    console.error("The shipped knowledge has errors and was not compiled; `riverguide check` lists them.");
    return;
  }
  await saveBundle({ key, knowledge, model: compileModel(knowledge) }, SHIPPED_FOLDER, 1);
}

/** Twelve hexadecimal digits over everything that shapes a bundle: the parser, the core and the packages they use. */
async function hashBuild(root: string): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of ["core", "knowledge"]) {
    const path = join(BUILD_ID_FILE, "..", "src", folder);
    const files = (await readdir(path, { recursive: true })).filter((file) => file.endsWith(".js")).sort();
    for (const file of files) hash.update(`${folder}/${file}\0${await readFile(join(path, file), "utf8")}\0`);
  }
  hash.update(await readFile(join(root, "package.json"), "utf8"));
  return hash.digest("hex").slice(0, 12);
}
