import * as z from "zod";
import { nearestName } from "./nearest-name.ts";
import { type FileReport, type Place, quoted } from "./problem.ts";
import { isNothing, pairsOf, plainValue, type Tree, treeAt } from "./tree.ts";

/** What zod's names for types are called here. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list (rows that begin with a dash)",
  object: "keys with values",
  record: "keys with values",
  boolean: "true or false",
};

type Issue = z.core.$ZodIssue;

/** Reports everything in which a tree differs from a shape, each at its own place. */
export function checkShape(tree: Tree, shape: z.ZodType, report: FileReport): void {
  const result = shape.safeParse(plainValue(tree));
  for (const issue of result.error?.issues ?? []) reportIssue(issue, tree, shape, report);
}

function reportIssue(issue: Issue, tree: Tree, shape: z.ZodType, report: FileReport): void {
  const found = treeAt(tree, issue.path);
  const missing = missingKey(issue, tree);
  if (missing !== undefined) {
    const remedy = `Add a line ${quoted(`${missing.key}: …`)} here.`;
    report.error(missing.place, "missing-key", `key is missing or empty: ${quoted(missing.key)}`, remedy);
  } else if (issue.code === "unrecognized_keys") {
    const allowed = keysAt(shape, issue.path);
    for (const key of issue.keys) reportUnknownKey(key, allowed, found, report);
  } else if (issue.code === "invalid_value") {
    const key = String(issue.path.at(-1) ?? "value");
    report.error(
      found.place,
      `unknown-${key}`,
      `${key} is not known: ${quoted(written(found))}`,
      oneOf(issue.values.map(String), written(found)),
    );
  } else if (issue.code === "too_small") {
    report.error(found.place, "empty-list", "list is empty", "Add at least one row.");
  } else if (issue.code === "invalid_format") {
    report.error(found.place, "empty-text", "text is blank", "Write the text, or delete the row.");
  } else if (issue.code === "invalid_type") {
    report.error(
      found.place,
      "wrong-type",
      `${typeName(issue.expected)} is meant here, and there is ${shownType(found)}`,
      remedyFor(issue.expected, found),
    );
  } else report.error(found.place, "wrong-type", issue.message, "Compare it with the entries around it.");
}

/** The key that an issue misses, placed at the bare key if it is written without a value, else where the map starts. */
function missingKey(issue: Issue, tree: Tree): { key: string; place: Place } | undefined {
  const key = issue.path.at(-1);
  if (typeof key !== "string" || (issue.code !== "invalid_type" && issue.code !== "invalid_value"))
    return undefined;
  const parent = treeAt(tree, issue.path.slice(0, -1));
  const pair = pairsOf(parent).find((each) => each.key.text === key);
  if (pair !== undefined && !isNothing(pair.value)) return undefined;
  return { key, place: pair?.key.place ?? parent.place };
}

function reportUnknownKey(key: string, allowed: readonly string[], map: Tree, report: FileReport): void {
  const place = pairsOf(map).find((pair) => pair.key.text === key)?.key.place ?? map.place;
  const nearest = nearestName(key, allowed);
  const meant = nearest === undefined ? "" : `Was ${quoted(nearest)} meant? `;
  report.error(
    place,
    "unknown-key",
    `key is not known: ${quoted(key)}`,
    `${meant}Known keys: ${allowed.join(", ")}.`,
  );
}

/** The advice for a name that is none of those there are. */
export function oneOf(names: readonly string[], wrong: string): string {
  const nearest = nearestName(wrong, names);
  const some = names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(", ")} …` : names.join(", ");
  return `${nearest === undefined ? "" : `Was ${quoted(nearest)} meant? `}Write one of: ${some}.`;
}

/** Longer lists of names are cut: nobody reads on. */
const MOST_NAMES = 12;

function keysAt(shape: z.ZodType, path: readonly PropertyKey[]): string[] {
  let reached: unknown = shape;
  for (const step of [...path, undefined]) {
    while (reached instanceof z.ZodOptional) reached = reached.unwrap();
    if (step === undefined) break;
    if (reached instanceof z.ZodArray) reached = reached.element;
    else if (reached instanceof z.ZodRecord) reached = reached.valueType;
    else if (reached instanceof z.ZodObject) reached = reached.shape[step as string];
  }
  return reached instanceof z.ZodObject ? Object.keys(reached.shape) : [];
}

const typeName = (expected: string): string => TYPE_NAMES[expected] ?? expected;

function shownType(tree: Tree): string {
  switch (tree.kind) {
    case "text":
      return `the text ${quoted(tree.text)}`;
    case "list":
      return "a list";
    case "map":
      return "a key with a value";
    default:
      return tree.value === null ? "nothing" : `${tree.written} (a ${typeof tree.value})`;
  }
}

function written(tree: Tree): string {
  if (tree.kind === "text") return tree.text;
  return tree.kind === "other" ? tree.written : `a ${tree.kind}`;
}

function remedyFor(expected: string, found: Tree): string {
  if (expected === "boolean") return "Write true or false, without quotes.";
  if (expected === "array") return "Begin each row with a dash, on a line of its own.";
  if (expected !== "string") return 'Write keys and values, as in "key: value".';
  if (found.kind === "map") return "Put it in quotes: a colon and a blank inside a row look like a key.";
  if (found.kind === "list") return "Write one text here, without a dash or brackets.";
  return isNothing(found) ? "Write the text, or delete the row." : `Put it in quotes: "${written(found)}".`;
}
