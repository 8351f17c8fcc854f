import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where the bench keeps what takes minutes to find again and cannot change: below node_modules, which no one commits. */
function folderBelow(root: string): string {
  return join(root, "node_modules", ".cache", "riverguide-bench");
}

/**
 * What was found before for the same parts, or what is found now, which is kept.
 *
 * @param parts everything the result depends on
 * @param find makes the result, which must survive JSON
 */
export async function remember<Value>(
  root: string,
  name: string,
  parts: readonly string[],
  find: () => Promise<Value>,
): Promise<Value> {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part}\0`);
  const file = join(folderBelow(root), `${name}-${hash.digest("hex").slice(0, 12)}.json`);
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as Value;
  const found = await find();
  await mkdir(folderBelow(root), { recursive: true });
  await writeFile(file, JSON.stringify(found));
  return found;
}
