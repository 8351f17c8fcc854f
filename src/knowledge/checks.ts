import type { Check } from "../core/knowledge.ts";
import { checkKnown } from "./ids.ts";
import { type FileReport, quoted } from "./problem.ts";
import { checkShape } from "./shape-problems.ts";
import { checksShape } from "./shapes.ts";
import { itemsOf, type Tree, textAt } from "./tree.ts";

/** Ids that a check may name; undefined where their file could not be read. */
export interface KnownIds {
  readonly topics: readonly string[] | undefined;
  readonly conditions: readonly string[] | undefined;
}

/** Reads checks.yaml; what is wrong in it is reported. */
export function readChecks(tree: Tree, known: KnownIds, report: FileReport): Check[] {
  checkShape(tree, checksShape, report);
  return itemsOf(tree).flatMap((entry): Check[] => {
    if (entry.kind !== "map") return [];
    const question = textAt(entry, "question");
    const topic = textAt(entry, "topic");
    const condition = textAt(entry, "condition");
    const kind = textAt(entry, "kind");
    if (topic !== undefined) checkKnown(topic, known.topics, "unknown-topic", "topic", report);
    if (condition !== undefined) {
      checkKnown(condition, known.conditions, "unknown-condition", "condition", report);
    }
    if (question === undefined) return [];
    if (topic === undefined && condition === undefined && kind === undefined) {
      const remedy = "Add topic:, condition: or kind: with what the question must reach.";
      report.error(question.place, "missing-key", `check expects nothing: ${quoted(question.text)}`, remedy);
    }
    const expect = {
      ...(topic && { topic: topic.text }),
      ...(condition && { condition: condition.text }),
      ...(kind && { kind: kind.text }),
    };
    return [{ question: question.text, expect, line: question.place.line }];
  });
}
