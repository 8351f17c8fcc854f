import { normalise } from "../core/text/normalise.ts";
import { splitWords } from "../core/text/words.ts";
import { type Located, type Problem, placeName, quoted } from "./problem.ts";

/** A phrase of any file that says where a message belongs. */
export interface Phrase extends Located {
  readonly file: string;
  /** Whom it stands under, as shown in messages. */
  readonly owner: string;
  readonly group: "topic" | "reply" | "emergency" | "ordinary";
}

/** What the matcher sees of a text: its words, without capitals, marks and blanks. */
export function wordsKey(text: string): string {
  return splitWords(normalise(text))
    .map((word) => word.text)
    .join(" ");
}

/** Reports phrases that stand in two places, or that hold no word at all. */
export function findDuplicatePhrases(phrases: readonly Phrase[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const { text, place, file, owner } = phrase;
    const at = { file, ...place, severity: "error" as const };
    const key = wordsKey(text);
    if (key === "") {
      const remedy = "Write words as people type them, or delete the row.";
      problems.push({ ...at, rule: "empty-text", message: `phrase has no word: ${quoted(text)}`, remedy });
      continue;
    }
    const before = seen.get(key) ?? [];
    seen.set(key, [...before, phrase]);
    const other = before.find((each) => clash(each, phrase));
    if (other === undefined) continue;
    const where = other.owner === owner ? `stands twice under ${owner}` : `is already under ${other.owner}`;
    const remedy = `The other stands at ${placeName(other.file, other.place)}. Keep it where it belongs and delete the other.`;
    problems.push({ ...at, rule: "duplicate-phrase", message: `phrase ${where}: ${quoted(text)}`, remedy });
  }
  return problems;
}

/** Messages that only look like an emergency are mostly questions for a topic: those two may share a phrase. */
function clash(left: Phrase, right: Phrase): boolean {
  if (left.group === right.group) return true;
  const other =
    left.group === "ordinary" ? right.group : right.group === "ordinary" ? left.group : "emergency";
  return other === "emergency" || (left.group !== "ordinary" && right.group !== "ordinary");
}
