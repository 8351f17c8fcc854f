import { readFileSync } from "node:fs";
import { KNOWLEDGE_FILES, type KnowledgeFile } from "../../src/knowledge/files.ts";
import { parseKnowledge } from "../../src/knowledge/parse-knowledge.ts";
import type { Problem } from "../../src/knowledge/problem.ts";

export const TODAY = "2026-11-22";
export const BAKERY = new URL("../fixtures/bakery/", import.meta.url);

export type Texts = Record<KnowledgeFile, string>;

/** The small folder, faultless, that every broken one is made from. */
export function bakery(): Texts {
  const texts = KNOWLEDGE_FILES.map((file) => [file, readFileSync(new URL(file, BAKERY), "utf8")]);
  return Object.fromEntries(texts) as Texts;
}

/** Stands in a replacement where the problem is expected; it is taken out before the text is read. */
const MARK = "▶";

export interface Broken {
  readonly texts: Texts;
  /** `file:line:column` of the mark, undefined without one. */
  readonly place: string | undefined;
}

/** The small folder with each `from` (which must occur once) put as `to`; `to` holds ▶ where a problem is expected. */
export function broken(
  file: KnowledgeFile,
  ...edits: readonly (readonly [from: string, to: string])[]
): Broken {
  const texts = bakery();
  let text = texts[file];
  for (const [from, to] of edits) {
    if (text.split(from).length !== 2) throw new Error(`not once in ${file}: ${from}`);
    text = text.replace(from, () => to);
  }
  const at = text.indexOf(MARK);
  texts[file] = text.replace(MARK, "");
  if (at === -1) return { texts, place: undefined };
  const before = text.slice(0, at).split("\n");
  return { texts, place: `${file}:${before.length}:${(before.at(-1) ?? "").length + 1}` };
}

export function problemsOf(texts: Readonly<Record<string, string>>, today = TODAY): Problem[] {
  return parseKnowledge(texts, { today }).problems;
}

/** `severity rule place`, the part of a problem that tests hold fast. */
export function brief({ severity, rule, file, line, column }: Problem): string {
  return `${severity} ${rule} ${file}:${line}:${column}`;
}
