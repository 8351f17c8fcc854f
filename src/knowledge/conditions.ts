import type { Condition, Level } from "../core/knowledge.ts";
import { checkId, checkKnown, checkUnique } from "./ids.ts";
import { wordsKey } from "./phrases.ts";
import { type FileReport, type Located, placeName, quoted } from "./problem.ts";
import { isTrueAt, itemsOf, type Tree, textAt, textsAt, valueAt } from "./tree.ts";

/** Reads the conditions of safety.yaml; a name must lead to one condition only. */
export function readConditions(
  tree: Tree,
  topics: readonly string[] | undefined,
  report: FileReport,
): Condition[] {
  const list = valueAt(tree, "conditions");
  const entries = itemsOf(list).filter(({ kind }) => kind === "map");
  const ids = entries.flatMap((entry) => textAt(entry, "id") ?? []);
  for (const id of ids) checkId(id, report);
  checkUnique(ids, "duplicate-condition", "condition", report);
  checkNames(entries, report);
  for (const topic of entries.flatMap((entry) => textAt(entry, "topic") ?? []))
    checkKnown(topic, topics, "unknown-topic", "topic", report);
  const conditions = entries.map(
    (entry): Condition => ({
      id: textAt(entry, "id")?.text ?? "",
      name: textAt(entry, "name")?.text ?? "",
      level: levelOf(entry),
      names: namesOf(entry).map(({ text }) => text),
      together: textsAt(entry, "together").map(({ text }) => text),
      onlyAsked: isTrueAt(entry, "only-asked"),
      inGeneral: isTrueAt(entry, "in-general"),
      topic: textAt(entry, "topic")?.text ?? null,
    }),
  );
  if (list?.kind === "list" && !conditions.some(({ level }) => level === "avoid")) {
    const remedy = "Add the conditions that the article says to avoid it with, with level: avoid.";
    report.error(list.place, "no-signs", "no condition has the level avoid", remedy);
  }
  return conditions;
}

/** An entry without a level that is known counts as unlisted, the level that shows the least. */
function levelOf(entry: Tree): Level {
  const level = textAt(entry, "level")?.text;
  return level === "avoid" || level === "caution" ? level : "unlisted";
}

const namesOf = (entry: Tree): Located[] => [...textsAt(entry, "names"), ...textsAt(entry, "foreign")];

function checkNames(entries: readonly Tree[], report: FileReport): void {
  const seen = new Map<string, { readonly entry: Tree; readonly name: Located }>();
  for (const entry of entries) {
    for (const name of namesOf(entry)) {
      const key = wordsKey(name.text);
      if (key === "") {
        report.error(
          name.place,
          "empty-text",
          `name has no word: ${quoted(name.text)}`,
          "Write letters or digits.",
        );
        continue;
      }
      const first = seen.get(key);
      if (first === undefined) seen.set(key, { entry, name });
      else reportTwice(name, entry, first, report);
    }
  }
}

function reportTwice(
  { text, place }: Located,
  entry: Tree,
  first: { readonly entry: Tree; readonly name: Located },
  report: FileReport,
): void {
  const there = `The other stands at ${placeName(report.file, first.name.place)}`;
  if (entry === first.entry) {
    // Spellings that only the matcher takes for the same (hyphens, accents) are written down with good reason.
    if (text.toLowerCase() !== first.name.text.toLowerCase()) return;
    const message = `name stands twice in its condition: ${quoted(text)}`;
    report.warning(place, "duplicate-name", message, `${there}. Delete one.`);
    return;
  }
  const other = textAt(first.entry, "id")?.text ?? "";
  if (levelOf(entry) === levelOf(first.entry)) {
    const message = `name is already under condition ${quoted(other)}: ${quoted(text)}`;
    report.error(
      place,
      "duplicate-name",
      message,
      `${there}. Keep it where it belongs and delete the other.`,
    );
    return;
  }
  const message = `name has two levels, ${levelOf(first.entry)} (condition ${quoted(other)}) and ${levelOf(entry)}: ${quoted(text)}`;
  report.error(
    place,
    "condition-two-levels",
    message,
    `${there}. Keep it under the condition the article means.`,
  );
}
