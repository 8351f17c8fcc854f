import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Bundle, decodeBundle, encodeBundle } from "./bundle.ts";

/** Bundles kept in the data folder: the present one, and room to go back an edit or a build. */
export const MOST_BUNDLES = 3;
const NAME = /^compiled-[\w-]+\.bin$/;
const UNFINISHED = /^compiled-[\w-]+\.tmp$/;
/** A temporary file this old was left by a process that died: writing takes milliseconds. In milliseconds. */
const ABANDONED = 60_000;

/**
 * The bundle of a key in the first folder that holds it whole.
 *
 * @returns undefined where none does; a damaged one counts as none
 */
export async function openBundle(key: string, folders: readonly string[]): Promise<Bundle | undefined> {
  for (const folder of folders) {
    const bytes = await readFile(join(folder, fileName(key))).catch(() => undefined);
    const bundle = bytes === undefined ? undefined : decodeBundle(bytes, key);
    if (bundle !== undefined) return bundle;
  }
  return undefined;
}

/**
 * Keeps a bundle in a folder, which is made where it is missing, and drops the oldest beyond `most`. Whoever reads
 * meanwhile finds a whole file or none.
 *
 * @throws what the file system throws
 */
export async function saveBundle(bundle: Bundle, folder: string, most = MOST_BUNDLES): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, fileName(bundle.key));
  const beside = join(folder, `compiled-${randomUUID()}.tmp`);
  try {
    await writeFile(beside, encodeBundle(bundle));
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
  await prune(folder, fileName(bundle.key), most);
}

async function prune(folder: string, newest: string, most: number): Promise<void> {
  const kept: { readonly name: string; readonly written: number }[] = [];
  for (const name of await readdir(folder)) {
    if (!NAME.test(name) && !UNFINISHED.test(name)) continue;
    // Another process may prune at the same time: a file that is gone is what was wanted.
    const written = (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs;
    if (written === undefined) continue;
    if (NAME.test(name)) kept.push({ name, written: name === newest ? Number.POSITIVE_INFINITY : written });
    else if (Date.now() - written > ABANDONED) await rm(join(folder, name), { force: true });
  }
  kept.sort((left, right) => right.written - left.written);
  for (const { name } of kept.slice(most)) await rm(join(folder, name), { force: true });
}

function fileName(key: string): string {
  return `compiled-${key}.bin`;
}
