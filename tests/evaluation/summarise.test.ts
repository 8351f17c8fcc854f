import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluation/evaluate.ts";
import { reportSummary } from "../../src/evaluation/report.ts";
import { parseRows } from "../../src/evaluation/rows.ts";
import { summarise } from "../../src/evaluation/summarise.ts";
import { guide } from "../terminal/bakery.ts";

const labels = [
  { id: "a", question: "how often do I feed the starter", kind: "article", gold: ["once a day"] },
  { id: "b", question: "what is sourdough", kind: "outside" },
  { id: "c", question: "how much is a loaf", kind: "offtopic" },
  { id: "d", question: "hello", kind: "offtopic" },
  { id: "e", turns: ["hello", "I cannot breathe"], expect: { kind: "urgent" } },
];
const { rows } = parseRows("rows.jsonl", labels.map((label) => JSON.stringify(label)).join("\n"));
const results = [...evaluate(rows, guide)];
const summary = summarise(results);

describe("summarise", () => {
  it("counts what was right, by what was expected", () => {
    expect(summary.all).toEqual({ right: 4, total: 5 });
    expect(summary.kinds).toEqual({
      article: { right: 1, total: 1 },
      outside: { right: 0, total: 1 },
      offtopic: { right: 2, total: 2 },
      urgent: { right: 1, total: 1 },
    });
    expect(summary.dialogues).toEqual({ right: 1, total: 1 });
  });

  it("counts the kinds that came, and off-topic questions that were told the article does not say apart", () => {
    expect(summary.replies.outside).toEqual({ answer: 1 });
    expect(summary.replies.offtopic).toEqual({ "not-covered": 1, "small-talk": 1 });
    expect(summary.offTopicNotCovered).toBe(1);
  });

  it("counts article questions that were refused beside a right passage apart, and as no right reply", () => {
    const asked = { id: "f", question: "does it freeze well", kind: "article", gold: ["once a day"] };
    const nearby = (gold: readonly string[]) =>
      summarise([...evaluate(parseRows("rows.jsonl", JSON.stringify({ ...asked, gold })).rows, guide)]);
    expect(nearby(["Feed the starter"])).toMatchObject({ nearby: 1, all: { right: 0, total: 1 } });
    expect(nearby(["wild yeast"])).toMatchObject({ nearby: 0, all: { right: 0, total: 1 } });
    expect(reportSummary(nearby(["Feed the starter"]))).toContain("what stands nearby: 1");
    expect(summary.nearby).toBe(0);
  });

  it("keeps every miss with what was shown and why", () => {
    expect(summary.misses).toMatchObject([
      {
        id: "b",
        file: "rows.jsonl",
        line: 2,
        why: "kind answer",
        kind: "answer",
        topic: "what-it-is",
        because: "topic",
      },
    ]);
    expect(summary.misses[0]?.shown[0]).toMatch(/^Sourdough bread is a loaf/);
  });

  it("counts replies that do not keep what every reply must, by reason", () => {
    const broken = results.map((result) => ({
      ...result,
      verdict: { right: false, nearby: false, sound: false, why: "disclaimer is not whole" },
    }));
    expect(summarise(broken).sound).toEqual({ right: 0, total: 5, faults: { "disclaimer is not whole": 5 } });
  });

  it("holds plain data only", () => {
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });
});

describe("reportSummary", () => {
  it("lays out the tables and the misses", () => {
    const text = reportSummary(summary);
    expect(text).toMatch(/^expected +right +of +percent$/m);
    expect(text).toMatch(/^all +4 +5 +80\.0%$/m);
    expect(text).toMatch(/^offtopic +· +· +1 +· +· +· +1$/m);
    expect(text).toContain("Off-topic questions that were told the article does not say: 1");
    expect(text).toContain("rows.jsonl:2  b  outside: kind answer");
  });

  it("lists no misses where there are none", () => {
    const right = results.filter(({ verdict }) => verdict.right);
    expect(reportSummary(summarise(right))).not.toContain("Misses");
    expect(reportSummary(summarise([]))).toMatch(/^all +0 +0 +–$/m);
  });
});
