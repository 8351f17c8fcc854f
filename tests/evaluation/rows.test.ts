import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRows } from "../../src/evaluation/rows.ts";

const lines = (...rows: readonly (object | string)[]): string =>
  rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n");
const row = { id: "1", question: "how?", kind: "article", gold: ["so"] };

describe("parseRows", () => {
  it("reads a labelled question", () => {
    expect(parseRows("dev.jsonl", lines("", row)).rows).toEqual([
      {
        file: "dev.jsonl",
        line: 2,
        id: "1",
        question: "how?",
        before: [],
        expectation: "article",
        gold: ["so"],
      },
    ]);
  });

  it("reads a dialogue: its last message is judged, by its own id", () => {
    const dialogue = { id: "d", turns: ["a", "b", "c"], expect: { ...row, id: "other" } };
    expect(parseRows("x", lines(dialogue)).rows).toMatchObject([
      { id: "d", question: "c", before: ["a", "b"] },
    ]);
  });

  it.each([
    [{ kind: "safety", listed: "avoid" }, "safety-avoid"],
    [{ kind: "safety", listed: "caution" }, "safety-caution"],
    [{ kind: "safety", listed: "unlisted", gold: [] }, "safety-unlisted"],
    [{ kind: "outside", gold: [] }, "outside"],
    [{ kind: "offtopic", gold: undefined }, "offtopic"],
    [{ kind: "urgent", gold: [] }, "urgent"],
  ])("reads what %j expects", (label, expectation) => {
    expect(parseRows("x", lines({ ...row, ...label })).rows[0]?.expectation).toBe(expectation);
  });

  it.each([
    ["[1]", "not a JSON object"],
    ['{"id"', "not a JSON object"],
    [{ ...row, id: 1 }, '"id" must be a text'],
    [{ ...row, question: undefined }, '"question" must be a text'],
    [{ ...row, kind: "constructor" }, '"kind" must be one of: article, safety, outside, offtopic, urgent'],
    [{ ...row, kind: "safety" }, '"listed" of a safety question must be one of: avoid, caution, unlisted'],
    [{ ...row, gold: [] }, '"gold" must hold an excerpt for kind article'],
    [{ ...row, gold: [1] }, '"gold" must be a list of texts'],
    [{ id: "d", turns: [], expect: row }, '"turns" must hold at least one text'],
    [{ id: "d", turns: ["a"] }, '"expect" must be a labelled question'],
  ])("names what is wrong with %j", (bad, fault) => {
    expect(parseRows("x", lines(row, bad, row))).toMatchObject({
      rows: [{}, {}],
      faults: [{ file: "x", line: 2, fault }],
    });
  });

  it("never throws, and takes every line that is not blank for a row or a fault", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.json(),
            fc.string().map((text) => text.replaceAll("\n", "")),
          ),
        ),
        (texts) => {
          const { rows, faults } = parseRows("x", texts.join("\n"));
          expect(rows.length + faults.length).toBe(texts.filter((text) => text.trim() !== "").length);
        },
      ),
    );
  });
});
