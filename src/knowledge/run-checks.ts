import type { Check, Knowledge } from "../core/knowledge.ts";
import { type Problem, quoted } from "./problem.ts";

/** What of a reply a check looks at. */
export interface Reached {
  readonly kind: string;
  readonly topic: string | null;
  readonly conditions: readonly { readonly id: string | null }[];
}

/**
 * Asks every question of checks.yaml and reports those that no longer reach what they should.
 *
 * @param ask one reply of the guide, without any context; what it throws is passed on
 */
export function runChecks(
  knowledge: Pick<Knowledge, "checks">,
  ask: (question: string) => Reached,
): Problem[] {
  return knowledge.checks.flatMap((check) => {
    const reached = ask(check.question);
    const missed = missedBy(check, reached);
    return missed.length === 0 ? [] : [toProblem(check, missed)];
  });
}

interface Miss {
  readonly what: string;
  readonly wanted: string;
  readonly got: string;
}

function missedBy({ expect }: Check, { kind, topic, conditions }: Reached): Miss[] {
  const missed: Miss[] = [];
  const ids = conditions.map(({ id }) => id ?? "one that is not listed");
  if (expect.topic !== undefined && expect.topic !== topic) {
    missed.push({ what: "topic", wanted: expect.topic, got: topic ?? "none" });
  }
  if (expect.condition !== undefined && !ids.includes(expect.condition)) {
    missed.push({ what: "condition", wanted: expect.condition, got: ids.join(", ") || "none" });
  }
  if (expect.kind !== undefined && expect.kind !== kind)
    missed.push({ what: "kind", wanted: expect.kind, got: kind });
  return missed;
}

function toProblem({ question, line }: Check, missed: readonly Miss[]): Problem {
  const told = missed.map(({ what, wanted, got }) => `${what} ${wanted} is meant and ${got} is reached`);
  return {
    file: "checks.yaml",
    line,
    column: 1,
    rule: "check-fails",
    severity: "error",
    message: `${quoted(question)}: ${told.join("; ")}`,
    remedy:
      "Add phrases like it where it belongs, or reword those that draw it away; if the check is out of date, correct it.",
  };
}
