import type { Words } from "../core/knowledge.ts";
import { type FileReport, quoted } from "./problem.ts";
import { checkShape } from "./shape-problems.ts";
import { wordsShape } from "./shapes.ts";
import { pairsOf, type Tree, textOf, textsAt, textsOf, valueAt } from "./tree.ts";

/** ISO 639: two letters, or three where there is no code of two. */
const LANGUAGE = /^[a-z]{2,3}$/;

/**
 * Reads words.yaml; what is wrong in it is reported and left out of the result.
 *
 * @param common frequent English words, passed on as they are
 */
export function readWords(tree: Tree, common: readonly string[], report: FileReport): Words {
  checkShape(tree, wordsShape, report);
  const lists = (key: string): Record<string, string[]> =>
    Object.fromEntries(
      pairsOf(valueAt(tree, key)).map((pair) => [pair.key.text, textsOf(pair.value).map(({ text }) => text)]),
    );
  for (const { key } of pairsOf(valueAt(tree, "languages"))) {
    if (LANGUAGE.test(key.text)) continue;
    const remedy = 'Write the code of the language in two or three small letters, such as "es".';
    report.error(key.place, "bad-id", `not the code of a language: ${quoted(key.text)}`, remedy);
  }
  const misspelled = pairsOf(valueAt(tree, "misspelled")).flatMap(({ key, value }) => {
    const meant = textOf(value);
    return meant === undefined ? [] : [[key.text, meant.text] as const];
  });
  return {
    therapy: textsAt(tree, "therapy").map(({ text }) => text),
    groups: lists("groups"),
    misspelled: Object.fromEntries(misspelled),
    languages: lists("languages"),
    common,
  };
}
