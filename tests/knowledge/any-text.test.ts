import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KNOWLEDGE_FILES, type KnowledgeFile } from "../../src/knowledge/files.ts";
import { parseKnowledge } from "../../src/knowledge/parse-knowledge.ts";
import { reportProblems } from "../../src/knowledge/report-problems.ts";
import { bakery, type Texts, TODAY } from "./bakery.ts";

const SNIPPETS = [
  ..."\n\t :-#\"'[]{}&*!|>%@`,?~<_=^$\\\0\ufffd\ud800é中",
  "\n\n",
  "\r\n",
  "---\n",
  "...\n",
  "- - - ",
  ": ",
  "? ",
  "<<: *a",
  "&a ",
  "*a",
  "!!binary ",
  "!!set ",
  "__proto__: ",
  "constructor: ",
  "null",
  "true",
  "12",
  "[".repeat(3000),
  "- ".repeat(3000),
  "> ".repeat(3000),
  "*a**".repeat(500),
  "<b>",
  "[x](y)",
  "## ",
  "# ",
  "X",
];

/** A cut or an insertion somewhere in a file. */
const edit = fc.record({
  file: fc.constantFrom(...KNOWLEDGE_FILES),
  // Doubles, and integers with a bias, are mostly drawn next to 0: every edit would stand on the first line.
  at: fc.noBias(fc.integer({ min: 0, max: 1_000 })).map((thousandths) => thousandths / 1_000),
  cut: fc.oneof(fc.nat(3), fc.nat(400)),
  put: fc.oneof(fc.constant(""), fc.constantFrom(...SNIPPETS), fc.string({ unit: "binary", maxLength: 20 })),
});

function edited(
  texts: Texts,
  edits: readonly { file: KnowledgeFile; at: number; cut: number; put: string }[],
): Texts {
  const result = { ...texts };
  for (const { file, at, cut, put } of edits) {
    const from = Math.floor(at * result[file].length);
    result[file] = result[file].slice(0, from) + put + result[file].slice(from + cut);
  }
  return result;
}

/** Loads or reports, and every problem has a place that exists, a rule and a remedy. */
function expectLoadedOrReported(texts: Texts): void {
  const { knowledge, problems } = parseKnowledge(texts, { today: TODAY });
  expect(knowledge === undefined).toBe(problems.some(({ severity }) => severity === "error"));
  const lines = new Map(
    KNOWLEDGE_FILES.map((file) => [file as string, texts[file].split(/\r\n|\r|\n/).length]),
  );
  // One edit may have thousands of rows complained of: the wrong ones are picked out first, then shown.
  const wrong = problems.filter(
    ({ file, line, column, rule, message, remedy }) =>
      !(line >= 1 && line <= (lines.get(file) ?? 0) + 1) ||
      column < 1 ||
      !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rule) ||
      message === "" ||
      remedy === "",
  );
  expect(wrong).toEqual([]);
  expect(reportProblems(problems, { color: false }).split("\n").length).toBe(
    problems.length === 0 ? 1 : problems.length * 2 + 3,
  );
}

describe("a folder with any edits", () => {
  it("loads or is reported, and never throws", () => {
    const texts = bakery();
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) =>
        expectLoadedOrReported(edited(texts, edits)),
      ),
      { numRuns: 200 },
    );
  }, 60_000);

  it("is reported in time when a file holds nothing but opening marks", () => {
    const start = performance.now();
    for (const mark of ["[", "{", "- ", "? ", "> ", "* ", "1. ", "*a ", "![", "<", "&a ", "`", '"', "a: "]) {
      const text = mark.repeat(5_000);
      for (const file of ["article.md", "source.txt", "topics.yaml", "replies.yaml"] as const) {
        expectLoadedOrReported({ ...bakery(), [file]: text });
      }
    }
    expect(performance.now() - start).toBeLessThan(30_000);
  }, 60_000);
});

const folder = new URL("../../knowledge/", import.meta.url);
const complete = KNOWLEDGE_FILES.every((file) => existsSync(new URL(file, folder)));

describe.runIf(complete)("the project's own folder with any edits", () => {
  it("loads or is reported, and never throws", () => {
    const texts = Object.fromEntries(
      KNOWLEDGE_FILES.map((file) => [file, readFileSync(new URL(file, folder), "utf8")]),
    ) as Texts;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) =>
        expectLoadedOrReported(edited(texts, edits)),
      ),
      { numRuns: 5, interruptAfterTimeLimit: 45_000 },
    );
  }, 120_000);
});
