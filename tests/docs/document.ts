import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";

export const ROOT = join(import.meta.dirname, "../..");

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

/** The text of a file of the repository. */
export function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** A Markdown file of the repository: its text, its nodes, and what stands in it as code. */
export function readDocument(path: string) {
  const text = read(path);
  const nodes = everyNode(fromMarkdown(text));
  const valuesOf = (type: string) => nodes.flatMap((node) => (node.type === type ? [node.value ?? ""] : []));
  return { path, text, nodes, inline: valuesOf("inlineCode"), blocks: valuesOf("code") };
}

function everyNode(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(everyNode)];
}

/** The rows of the table that starts with a heading row, as cells. */
export function tableOf(text: string, heading: string): string[][] {
  const [, below = ""] = text.split(`| ${heading} |`);
  const rows = (below.split("\n\n")[0] ?? "").split("\n").slice(2);
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What stands in backquotes. */
export function codesIn(cell = ""): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
}

/** The source files of some folders, all in one text. */
export function sources(...folders: readonly string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => file.endsWith(".ts"))
    .map(read)
    .join("\n");
}

/** The addresses of a file's headings, as GitHub makes them. */
export function anchorsOf(path: string): string[] {
  const headings = everyNode(fromMarkdown(read(path))).filter(({ type }) => type === "heading");
  return headings.map((heading) =>
    everyNode(heading)
      .map(({ value = "" }) => value)
      .join("")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
}
