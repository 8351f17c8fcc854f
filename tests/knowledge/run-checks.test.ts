import { describe, expect, it } from "vitest";
import { type Reached, runChecks } from "../../src/knowledge/run-checks.ts";

const checks = [
  { question: "how often?", expect: { topic: "feeding" }, line: 3 },
  { question: "I am celiac", expect: { condition: "celiac-disease", kind: "caution" }, line: 7 },
];
const right: Record<string, Reached> = {
  "how often?": { kind: "answer", topic: "feeding", conditions: [] },
  "I am celiac": { kind: "caution", topic: null, conditions: [{ id: null }, { id: "celiac-disease" }] },
};

describe("runChecks", () => {
  it("finds nothing where every question reaches what it should", () => {
    expect(runChecks({ checks }, (question) => right[question] as Reached)).toEqual([]);
  });

  it("names line, what is reached and what is meant", () => {
    const problems = runChecks({ checks }, () => ({
      kind: "answer",
      topic: null,
      conditions: [{ id: null }],
    }));
    expect(
      problems.map(({ file, line, rule, severity, message }) => ({ file, line, rule, severity, message })),
    ).toEqual([
      {
        file: "checks.yaml",
        line: 3,
        rule: "check-fails",
        severity: "error",
        message: '"how often?": topic feeding is meant and none is reached',
      },
      {
        file: "checks.yaml",
        line: 7,
        rule: "check-fails",
        severity: "error",
        message:
          '"I am celiac": condition celiac-disease is meant and one that is not listed is reached; kind caution is meant and answer is reached',
      },
    ]);
  });
});
