import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { reportProblems, toMessage } from "../../src/knowledge/report-problems.ts";
import { broken, problemsOf } from "./bakery.ts";

const { texts } = broken(
  "topics.yaml",
  ["- a loaf raised by wild yeast", "- raised by a wild yeasts"],
  ["title: What does a loaf cost?", "title: The cost"],
);
const problems = problemsOf(texts);

describe("reportProblems", () => {
  it("gives each problem its place, what is wrong and its rule, and the remedy on a line of its own", () => {
    expect(reportProblems(problems, { color: false, directory: "knowledge/" })).toBe(
      [
        'knowledge/topics.yaml:5:7  quote is not in the article: "raised by a wild yeasts" [quote-verbatim]',
        '    Nearest sentence (article.md:13): "…bread is a loaf raised by wild yeast…"',
        'knowledge/topics.yaml:68:10  warning: title is not a question: "The cost" [title-not-a-question]',
        "    People choose titles as questions: end it with a question mark.",
        "",
        "2 messages (✖ 1 error, ⚠ 1 warning)",
        "",
      ].join("\n"),
    );
  });

  it("says nothing where nothing is wrong", () => {
    expect(reportProblems([], { color: true })).toBe("");
  });

  it("colours rules only when asked to", () => {
    const plain = reportProblems(problems, { color: false });
    const colored = reportProblems(problems, { color: true });
    expect(plain).not.toContain("\u001b");
    expect(colored).toContain("\u001b[31m[quote-verbatim]\u001b[39m");
    expect(stripVTControlCharacters(colored)).toBe(plain);
  });

  it("shows no control character of a file", () => {
    const { texts } = broken("topics.yaml", ["- a loaf raised by wild yeast", '- "a \\e[31m loaf\\nraised"']);
    expect(reportProblems(problemsOf(texts), { color: false })).toContain('"a [31m loaf raised"');
  });

  it("keeps place, rule, severity and remedy in a vfile message", () => {
    const [first] = problems;
    const message = first && toMessage(first, "knowledge/topics.yaml");
    expect(message).toMatchObject({
      line: 5,
      column: 7,
      ruleId: "quote-verbatim",
      fatal: true,
      file: "knowledge/topics.yaml",
    });
    expect(message?.note).toContain("Nearest sentence");
  });
});
