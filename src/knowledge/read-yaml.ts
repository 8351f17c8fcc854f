import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import { type FileReport, type Place, quoted, TOP } from "./problem.ts";
import type { Tree, TreePair } from "./tree.ts";

/** What to do about yaml's own errors, by its codes; codes that are not here get the common advice. */
const REMEDIES: Readonly<Record<string, string>> = {
  BAD_INDENT: "Line it up with the row above it, using spaces.",
  TAB_AS_INDENT: "Use spaces, never tabs, at the start of a line.",
  DUPLICATE_KEY: "Keep one of the two and delete the other.",
  MISSING_CHAR: "Close the bracket or quotation mark, or begin the row with a blank after the dash or colon.",
  MULTIPLE_DOCS: "Delete the line that holds only ---.",
  BAD_DQ_ESCAPE: "In double quotes a backslash has a meaning: write two, or use single quotes.",
  BLOCK_AS_IMPLICIT_KEY:
    "Put the text in double quotes: a colon and a blank inside a row look like a new key.",
  MULTILINE_IMPLICIT_KEY: "Put a colon behind the key, and the key on one line.",
  BAD_SCALAR_START: "Put the text in double quotes.",
  UNEXPECTED_TOKEN: "Put the text in double quotes, or delete what stands too much.",
};
const COMMON_REMEDY =
  "Compare the line with the rows above it; put texts with : or # or quotation marks in double quotes.";

/** One wrong mark can make all rows after it unreadable: so many lines of a file are reported one by one. */
const MOST_REPORTED = 10;

export interface ReadYaml {
  readonly tree: Tree;
  readonly document: Document;
}

/**
 * Reads YAML into a tree with places. Everything yaml itself finds wrong is reported; a file it cannot make sense of gives
 * no tree, so that one missing bracket is not followed by a hundred false complaints.
 *
 * @param linesBefore lines of the file above the text: front matter starts on its second line
 */
export function readYaml(text: string, report: FileReport, linesBefore = 0): ReadYaml | undefined {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line) + linesBefore, column: Math.max(1, col) };
  };
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    for (const error of document.errors) error.pos = pointedAt(error, document);
    reportErrors([...document.errors, ...document.warnings], placeAt, report);
    if (document.errors.some(({ code }) => code !== "DUPLICATE_KEY")) return undefined;
    const tree = toTree(document.contents, { line: 1 + linesBefore, column: 1 }, placeAt, report);
    return tree === undefined ? undefined : { tree, document };
  } catch (error) {
    // yaml calls itself for each level: thousands of nested brackets exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    report.error(TOP, "broken-yaml", "file is nested too deep to be read", "Write it as plain lists.");
    return undefined;
  }
}

function reportErrors(
  errors: readonly YAMLError[],
  placeAt: (offset: number) => Place,
  report: FileReport,
): void {
  const firstOfLines = new Map<number, { place: Place; error: YAMLError }>();
  for (const error of errors) {
    const place = placeAt(error.pos[0]);
    // What follows on the same line is mostly an echo of the first error.
    if (!firstOfLines.has(place.line)) firstOfLines.set(place.line, { place, error });
  }
  const reported = [...firstOfLines.values()].sort((one, other) => one.place.line - other.place.line);
  for (const { place, error } of reported.slice(0, MOST_REPORTED)) {
    const message = `not readable as YAML: ${firstLine(error.message)}`;
    report.error(place, "broken-yaml", message, remedyFor(error.code, error.message));
  }
  const next = reported[MOST_REPORTED];
  if (next !== undefined) {
    const message = `not readable from here on in ${reported.length - MOST_REPORTED} more lines`;
    report.error(next.place, "broken-yaml", message, "Mend the lines named above first, then check again.");
  }
}

/** A quotation mark that is never closed is noticed at the end of the file; the text it opens is what people look for. */
function pointedAt(error: YAMLError, document: Document): [number, number] {
  if (!error.message.startsWith("Missing closing")) return error.pos;
  let last = error.pos[0];
  visit(document, {
    Scalar(_, { range }) {
      last = range?.[0] ?? last;
    },
  });
  return [last, last + 1];
}

/** An unclosed bracket is noticed one line too late, as wrong indentation. */
function remedyFor(code: string, message: string): string {
  if (message.startsWith("Flow ")) return "Close the bracket that is open here or on a line above.";
  return REMEDIES[code] ?? COMMON_REMEDY;
}

const firstLine = (message: string): string => quoted(message).slice(1, -1);

/**
 * @param fallback the place of a node that has none of its own, such as an empty file
 */
function toTree(
  node: unknown,
  fallback: Place,
  placeAt: (offset: number) => Place,
  report: FileReport,
): Tree | undefined {
  const place = rangeOf(node) === undefined ? fallback : placeAt(rangeOf(node) ?? 0);
  if (isSeq(node)) {
    return {
      kind: "list",
      place,
      items: node.items.flatMap((item) => toTree(item, place, placeAt, report) ?? []),
    };
  }
  if (isMap(node)) {
    return {
      kind: "map",
      place,
      pairs: node.items.flatMap((pair) => toPair(pair, place, placeAt, report) ?? []),
    };
  }
  if (isAlias(node)) {
    report.error(
      place,
      "broken-yaml",
      `*${node.source} points to another row`,
      "Write the text out again here.",
    );
    return undefined;
  }
  const value = isScalar(node) ? node.value : null;
  if (typeof value === "string") return { kind: "text", text: value, place };
  return {
    kind: "other",
    value,
    written: (isScalar(node) ? node.source : undefined) ?? String(value),
    place,
  };
}

function toPair(
  pair: Pair,
  parent: Place,
  placeAt: (offset: number) => Place,
  report: FileReport,
): TreePair | undefined {
  const key = toTree(pair.key, parent, placeAt, report);
  if (key === undefined) return undefined;
  const value = toTree(pair.value, key.place, placeAt, report);
  if (key.kind !== "text") {
    const shown = key.kind === "other" ? key.written : "a list or map";
    report.error(
      key.place,
      "wrong-type",
      `key is no text: ${shown}`,
      `Put it in quotes, for example "${shown}".`,
    );
    return undefined;
  }
  return value === undefined ? undefined : { key, value };
}

function rangeOf(node: unknown): number | undefined {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)
    ? (node.range[0] as number)
    : undefined;
}
