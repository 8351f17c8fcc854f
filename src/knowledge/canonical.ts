import { type Document, Parser, parseDocument, type ToStringOptions } from "yaml";
import { createFileReport, type Problem } from "./problem.ts";
import { readYaml } from "./read-yaml.ts";
import type { Tree } from "./tree.ts";

/** `lineWidth: 0` keeps every text on its line: a phrase broken in two is hard to find again. */
const LAYOUT: ToStringOptions = { lineWidth: 0, flowCollectionPadding: false };

/** How often a text is written anew before it is left as it is; yaml settles after one or two. */
const MOST_PASSES = 4;

/**
 * A YAML text in the one layout of this house. Comments, order and the kind of quotation marks stay. A text that cannot be
 * read, or that writing anew would change in content or rob of a comment, comes back as it is. Idempotent; never throws.
 */
export function fixYaml(text: string): string {
  let before = text;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const document = parseSafely(before);
    const after = document && writeSafely(document);
    if (after === undefined) return text;
    if (after === before) return before === text || keepsAll(text, before) ? before : text;
    before = after;
  }
  return text;
}

/** Whether a document, as read from a text, would be written just so again: cheaper than `fixYaml`, which reads it anew. */
export function isInLayout(document: Document, text: string): boolean {
  return writeSafely(document) === text;
}

function parseSafely(text: string): Document | undefined {
  try {
    return parseDocument(text, { prettyErrors: false });
  } catch {
    // Brackets nested by the thousand exhaust the stack; the reader reports them.
    return undefined;
  }
}

function writeSafely(document: Document): string | undefined {
  if (document.errors.length > 0) return undefined;
  try {
    return document.toString(LAYOUT);
  } catch {
    // An alias without its anchor reads and cannot be written; the reader reports it.
    return undefined;
  }
}

function keepsAll(before: string, after: string): boolean {
  return (
    contentOf(before) === contentOf(after) && commentsOf(before).join("\n") === commentsOf(after).join("\n")
  );
}

/** What a text says, to compare by; keys keep their order. */
function contentOf(text: string): string {
  const problems: Problem[] = [];
  const read = readYaml(text, createFileReport("", problems));
  return JSON.stringify([read && withoutPlaces(read.tree), problems.map(({ message }) => message)]);
}

function withoutPlaces(tree: Tree): unknown {
  switch (tree.kind) {
    case "list":
      return tree.items.map(withoutPlaces);
    case "map":
      return { pairs: tree.pairs.map(({ key, value }) => [key.text, withoutPlaces(value)]) };
    default:
      return tree.kind === "text" ? tree.text : { written: String(tree.value) };
  }
}

/** Comments of a YAML text, sorted: writing anew may move one, for example from behind a key to the line below. */
function commentsOf(text: string): string[] {
  const comments: string[] = [];
  const collect = (token: unknown): void => {
    if (typeof token !== "object" || token === null) return;
    if ("type" in token && token.type === "comment" && "source" in token)
      comments.push(String(token.source).trim());
    for (const part of Object.values(token)) collect(part);
  };
  for (const token of new Parser().parse(text)) collect(token);
  return comments.sort();
}
