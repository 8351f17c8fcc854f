import type { EmergencyKind, ListedLevel, Passage, Precaution, Safety } from "../core/knowledge.ts";
import type { ReadArticle } from "./article.ts";
import { readConditions } from "./conditions.ts";
import { checkKnown } from "./ids.ts";
import type { Phrase } from "./phrases.ts";
import { type FileReport, quoted } from "./problem.ts";
import type { Quotes } from "./quotes.ts";
import { checkShape } from "./shape-problems.ts";
import { safetyShape } from "./shapes.ts";
import { type Tree, textAt, textsAt, valueAt } from "./tree.ts";

/** What safety.yaml refers to; each is undefined where it could not be read. */
export interface SafetyContext {
  readonly article: ReadArticle | undefined;
  readonly topics: readonly string[] | undefined;
}

export interface ReadSafety {
  readonly safety: Safety;
  readonly phrases: readonly Phrase[];
}

/** Stands where a quote could not be found; what is reported keeps it from leaving this folder. */
const NO_PASSAGE: Passage = { section: "", heading: "", text: "", line: 1 };

/** Reads safety.yaml; what is wrong in it is reported and left out or empty in the result. */
export function readSafety(
  tree: Tree,
  { article, topics }: SafetyContext,
  quotes: Quotes,
  report: FileReport,
): ReadSafety {
  checkShape(tree, safetyShape, report);
  const passageAt = (parent: Tree | undefined, key: string): Passage => {
    const excerpt = textAt(parent, key);
    return (excerpt && quotes.find(excerpt, report)?.passage) ?? NO_PASSAGE;
  };
  const precaution = (level: ListedLevel): Precaution => {
    const parent = valueAt(valueAt(tree, "precautions"), level);
    return { sentence: passageAt(parent, "sentence"), item: passageAt(parent, "item") };
  };
  const slugs = article?.article.sections.map(({ slug }) => slug);
  for (const slug of textsAt(tree, "sections")) checkKnown(slug, slugs, "unknown-section", "section", report);
  for (const excerpt of textsAt(tree, "praise")) quotes.mustOccur(excerpt, report);
  checkNeverAlone(tree, article, quotes, report);
  const general = textAt(tree, "general");
  for (const topic of [...textsAt(tree, "next"), ...(general === undefined ? [] : [general])]) {
    checkKnown(topic, topics, "unknown-topic", "topic", report);
  }
  const phrases: Phrase[] = [];
  const plain = (key: string, parent: Tree | undefined = tree): string[] =>
    textsAt(parent, key).map(({ text }) => text);
  const ailing = valueAt(tree, "ailing");
  const safety: Safety = {
    conditions: readConditions(tree, topics, report),
    precautions: { avoid: precaution("avoid"), caution: precaution("caution") },
    provider: passageAt(tree, "provider"),
    next: plain("next"),
    general: general?.text ?? "",
    sections: plain("sections"),
    praise: plain("praise"),
    neverAlone: plain("never-alone"),
    asksIfSafe: rowsWithX(tree, "asks-if-safe", report),
    asksIfHelps: rowsWithX(tree, "asks-if-helps", report),
    everyday: plain("everyday"),
    endings: plain("endings"),
    ailing: { parts: plain("parts", ailing), words: plain("words", ailing) },
    signs: byEmergency(tree, "signs", report),
    emergencies: byEmergency(tree, "emergencies", report, phrases),
    told: plain("told"),
    ordinary: plain("ordinary"),
  };
  for (const row of textsAt(tree, "ordinary")) {
    phrases.push({ ...row, file: report.file, owner: "ordinary", group: "ordinary" });
  }
  return { safety, phrases };
}

function checkNeverAlone(
  tree: Tree,
  read: ReadArticle | undefined,
  quotes: Quotes,
  report: FileReport,
): void {
  for (const excerpt of textsAt(tree, "never-alone")) {
    const last = quotes.find(excerpt, report)?.sentences.at(-1);
    if (last === undefined || read?.sentences[last.index + 1]?.paragraph === last.paragraph) continue;
    const remedy = "Quote a sentence that is followed by another in its paragraph, or delete the row.";
    report.error(excerpt.place, "no-sentence-after", `no sentence follows: ${quoted(excerpt.text)}`, remedy);
  }
}

function rowsWithX(tree: Tree, key: string, report: FileReport): string[] {
  const rows = textsAt(tree, key);
  for (const { text, place } of rows) {
    if (/(?<![\p{L}\p{N}])X(?![\p{L}\p{N}])/u.test(text)) continue;
    const remedy = "Put a capital X, as a word, where the name of a condition stands.";
    report.error(place, "phrase-without-x", `row lacks the word X: ${quoted(text)}`, remedy);
  }
  return rows.map(({ text }) => text);
}

/** @param phrases where the rows are added that must not stand elsewhere too */
function byEmergency(
  tree: Tree,
  key: "signs" | "emergencies",
  report: FileReport,
  phrases?: Phrase[],
): Record<EmergencyKind, string[]> {
  const read = (kind: EmergencyKind): string[] => {
    const list = valueAt(valueAt(tree, key), kind);
    const rows = textsAt(valueAt(tree, key), kind);
    if (list?.kind === "list" && list.items.length === 0) {
      const remedy = "Add rows: without them no emergency of this kind is noticed.";
      report.error(list.place, "no-signs", `${key} has no row under ${kind}`, remedy);
    }
    for (const row of rows) {
      phrases?.push({ ...row, file: report.file, owner: `${key} ${quoted(kind)}`, group: "emergency" });
    }
    return rows.map(({ text }) => text);
  };
  return { medical: read("medical"), crisis: read("crisis") };
}
