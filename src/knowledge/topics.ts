import type { Passage, Topic } from "../core/knowledge.ts";
import { checkId, checkKnown, checkUnique } from "./ids.ts";
import type { Phrase } from "./phrases.ts";
import { type FileReport, type Located, placeName, quoted } from "./problem.ts";
import type { Quotes } from "./quotes.ts";
import { checkShape } from "./shape-problems.ts";
import { topicsShape } from "./shapes.ts";
import { isTrueAt, itemsOf, type Tree, textAt, textsAt, valueAt } from "./tree.ts";

export interface ReadTopics {
  readonly topics: readonly Topic[];
  readonly phrases: readonly Phrase[];
}

/** Reads topics.yaml; what is wrong in it is reported and left out or empty in the result. */
export function readTopics(tree: Tree, quotes: Quotes, report: FileReport): ReadTopics {
  checkShape(tree, topicsShape, report);
  const entries = itemsOf(tree).filter(({ kind }) => kind === "map");
  const ids = entries.flatMap((entry) => textAt(entry, "id") ?? []);
  for (const id of ids) checkId(id, report);
  checkUnique(ids, "duplicate-topic", "topic", report);
  const known = new Set(ids.map(({ text }) => text));
  const openIds = new Set(
    entries.filter((entry) => isTrueAt(entry, "open")).map((entry) => textAt(entry, "id")?.text ?? ""),
  );
  const phrases: Phrase[] = [];
  const topics = entries.map((entry): Topic => {
    const id = textAt(entry, "id")?.text ?? "";
    const title = textAt(entry, "title");
    const open = isTrueAt(entry, "open");
    const rows = textsAt(entry, "phrases");
    const next = textsAt(entry, "next");
    const why = textAt(entry, "why");
    const near = textsAt(entry, "near");
    for (const each of [...next, ...near, ...(why === undefined ? [] : [why])])
      checkKnown(each, known, "unknown-topic", "topic", report);
    checkNear(id, open ? near.filter(({ text }) => openIds.has(text)) : near, open, report);
    if (title !== undefined && !title.text.trimEnd().endsWith("?")) {
      const remedy = "People choose titles as questions: end it with a question mark.";
      report.warning(
        title.place,
        "title-not-a-question",
        `title is not a question: ${quoted(title.text)}`,
        remedy,
      );
    }
    if (rows.length === 0) {
      const remedy = "Add phrases: and below it, one a row, the ways in which people ask for it.";
      report.error(
        placeOfKey(entry, "phrases"),
        "topic-without-phrase",
        `no phrase for topic ${quoted(id)}`,
        remedy,
      );
    }
    for (const row of rows)
      phrases.push({ ...row, file: report.file, owner: `topic ${quoted(id)}`, group: "topic" });
    return {
      id,
      title: title?.text ?? "",
      open,
      passages: readQuotes(entry, id, open, quotes, report),
      phrases: rows.map(({ text }) => text),
      next: next.map(({ text }) => text),
      why: why?.text ?? null,
      near: valueAt(entry, "near") === undefined ? null : near.map(({ text }) => text),
      thing: isTrueAt(entry, "thing"),
    };
  });
  return { topics, phrases };
}

/** Near an open topic stands what the article does answer. */
function checkNear(id: string, wrong: readonly Located[], open: boolean, report: FileReport): void {
  for (const { text, place } of wrong)
    report.error(
      place,
      "near-topic",
      open
        ? `near an open topic: the open topic ${quoted(text)}`
        : `topic ${quoted(id)} is not open and has near`,
      open
        ? "Only a topic with quotes has something to show: name one of those, or delete the row."
        : "Only an open topic needs what stands near it: delete near.",
    );
}

/** Where a key's value stands, or the entry's id where the key is left out. */
function placeOfKey(entry: Tree, key: string) {
  return (valueAt(entry, key) ?? textAt(entry, "id") ?? entry).place;
}

function readQuotes(entry: Tree, id: string, open: boolean, quotes: Quotes, report: FileReport): Passage[] {
  const excerpts = textsAt(entry, "quotes");
  if (open && excerpts.length > 0) {
    const remedy = "The article leaves an open topic open: delete the quotes, or the line open: true.";
    report.error(
      placeOfKey(entry, "quotes"),
      "open-with-quote",
      `open topic ${quoted(id)} has quotes`,
      remedy,
    );
  } else if (!open && excerpts.length === 0) {
    const remedy =
      "Add quotes: and below it pieces of the article that answer it, or open: true if none does.";
    report.error(
      placeOfKey(entry, "quotes"),
      "topic-without-quote",
      `no quote for topic ${quoted(id)}`,
      remedy,
    );
  }
  const passages: Passage[] = [];
  const firstUse = new Map<number, string>();
  for (const excerpt of excerpts) {
    const found = quotes.find(excerpt, report);
    if (found === undefined) continue;
    const again = found.sentences.find(({ index }) => firstUse.has(index));
    if (again !== undefined) {
      const remedy = `${firstUse.get(again.index)} gives the sentence already. Delete one of the two.`;
      report.warning(
        excerpt.place,
        "same-sentence",
        `quote repeats a sentence: ${quoted(excerpt.text)}`,
        remedy,
      );
    }
    for (const { index } of found.sentences) firstUse.set(index, placeName(report.file, excerpt.place));
    passages.push(found.passage);
  }
  return passages;
}
