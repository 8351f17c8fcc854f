import type { Expectation, LabelledQuestion } from "./judge.ts";

/** A labelled question with the line it was read from. */
export interface Row extends LabelledQuestion {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A line that is no labelled question, and why. */
export interface RowFault {
  readonly file: string;
  readonly line: number;
  readonly fault: string;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly faults: readonly RowFault[];
}

/** What each kind and `listed` of a label expects of the reply. */
const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  article: "article",
  "safety avoid": "safety-avoid",
  "safety caution": "safety-caution",
  "safety unlisted": "safety-unlisted",
  outside: "outside",
  offtopic: "offtopic",
  urgent: "urgent",
};
/** What needs an excerpt to be judged by. */
const JUDGED_BY_GOLD: readonly Expectation[] = ["article", "safety-avoid", "safety-caution"];

/**
 * Reads labelled questions and dialogues, one JSON object a line; blank lines are skipped. Every line at fault is
 * collected, and the others are read.
 *
 * @param file its name, for messages
 */
export function parseRows(file: string, text: string): Rows {
  const rows: Row[] = [];
  const faults: RowFault[] = [];
  text.split("\n").forEach((source, at) => {
    if (source.trim() === "") return;
    const line = at + 1;
    const read = readRow(source.replace(/^\ufeff/, ""));
    if (typeof read === "string") faults.push({ file, line, fault: read });
    else rows.push({ ...read, file, line });
  });
  return { rows, faults };
}

/** A labelled question, or what is wrong with it. */
function readRow(source: string): LabelledQuestion | string {
  const value = parseObject(source);
  if (value === undefined) return "not a JSON object";
  if (!("turns" in value)) return readLabel(value, value.question, [], value.id);
  const { turns, expect } = value;
  if (!isTexts(turns) || turns.length === 0) return '"turns" must hold at least one text';
  if (!isObject(expect)) return '"expect" must be a labelled question';
  return readLabel(expect, turns.at(-1), turns.slice(0, -1), value.id);
}

function readLabel(
  label: Record<string, unknown>,
  question: unknown,
  before: readonly string[],
  id: unknown,
): LabelledQuestion | string {
  if (typeof id !== "string" || id === "") return '"id" must be a text';
  if (typeof question !== "string") return '"question" must be a text';
  const { kind, listed } = label;
  const name = kind === "safety" ? `safety ${String(listed)}` : String(kind);
  const expectation = Object.hasOwn(EXPECTATIONS, name) ? EXPECTATIONS[name] : undefined;
  if (expectation === undefined) {
    return kind === "safety"
      ? '"listed" of a safety question must be one of: avoid, caution, unlisted'
      : '"kind" must be one of: article, safety, outside, offtopic, urgent';
  }
  const gold = label.gold ?? [];
  if (!isTexts(gold)) return '"gold" must be a list of texts';
  if (gold.length === 0 && JUDGED_BY_GOLD.includes(expectation))
    return `"gold" must hold an excerpt for kind ${name}`;
  return { id, question, before, expectation, gold };
}

function parseObject(source: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}
