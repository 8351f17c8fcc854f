import { createHash } from "node:crypto";
import { KNOWLEDGE_FILES } from "./files.ts";

/**
 * Hash of a folder's texts: `Knowledge.version`. Apart from the parser, which takes longer to load than this to hash.
 *
 * @param texts contents by file name
 * @returns twelve hexadecimal digits: 48 bits tell apart all versions that one folder will ever have
 */
export function versionOf(texts: Readonly<Record<string, string>>): string {
  const hash = createHash("sha256");
  for (const file of KNOWLEDGE_FILES) hash.update(`${file}\0${texts[file] ?? ""}\0`);
  return hash.digest("hex").slice(0, 12);
}
