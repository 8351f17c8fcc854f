import { readFile } from "node:fs/promises";
import type { Guide } from "../core/guide.ts";
import { evaluate, type Result } from "../evaluation/evaluate.ts";
import { reportSummary } from "../evaluation/report.ts";
import { parseRows, type Row, type Rows } from "../evaluation/rows.ts";
import { summarise } from "../evaluation/summarise.ts";
import { EXIT, Fault } from "./fault.ts";
import { loadGuide } from "./load-guide.ts";
import { createProgressBar } from "./progress-bar.ts";
import type { Session } from "./surroundings.ts";

/**
 * Scores labelled questions. Rows at fault are named and left out, and the others are scored.
 *
 * @returns 0, however many replies were wrong; 1 when a row is at fault
 * @throws Fault when a file cannot be read, or holds no row
 */
export async function evaluateFiles(
  files: readonly string[],
  format: "text" | "json",
  session: Session,
): Promise<number> {
  const read = await Promise.all(files.map(readRows));
  const rows = read.flatMap((each) => each.rows);
  const faults = read.flatMap((each) => each.faults);
  for (const { file, line, fault } of faults) await session.note(`${file}:${line}: ${fault}\n`);
  if (rows.length === 0) throw new Fault(EXIT.input, `no labelled question in ${files.join(", ")}`);
  const summary = summarise(await judgeAll(rows, await loadGuide(session), session));
  await session.print(format === "json" ? `${JSON.stringify(summary)}\n` : reportSummary(summary));
  if (faults.length === 0) return EXIT.fine;
  const many =
    faults.length === 1 ? "1 row was left out: it is" : `${faults.length} rows were left out: they are`;
  await session.note(`riverguide: ${many} no labelled question\n`);
  return EXIT.input;
}

async function readRows(file: string): Promise<Rows> {
  try {
    return parseRows(file, await readFile(file, "utf8"));
  } catch (error) {
    throw new Fault(EXIT.usage, `cannot read ${file}: ${error instanceof Error ? error.message : "unknown"}`);
  }
}

async function judgeAll(rows: readonly Row[], guide: Guide, session: Session): Promise<Result[]> {
  const bar = createProgressBar(rows.length, session);
  const results: Result[] = [];
  for (const result of evaluate(rows, guide)) {
    results.push(result);
    await bar.show(results.length);
  }
  await bar.clear();
  return results;
}
