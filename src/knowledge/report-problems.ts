import picocolors from "picocolors";
import { VFile } from "vfile";
import { VFileMessage } from "vfile-message";
import { reporter } from "vfile-reporter";
import { type Problem, placeName } from "./problem.ts";

export interface ReportOptions {
  /** Whether the output understands ANSI colours. */
  readonly color: boolean;
  /** The folder as the person named it: put before file names so that terminals link them. */
  readonly directory?: string;
}

/**
 * Problems as a person reads them: two lines each, place and rule with what is wrong, then the remedy; a count at the end.
 * No problems give an empty text.
 */
export function reportProblems(problems: readonly Problem[], { color, directory }: ReportOptions): string {
  if (problems.length === 0) return "";
  const files = new Map<string, VFile>();
  const lines: string[] = [];
  for (const problem of problems) {
    const path =
      directory === undefined ? problem.file : `${directory.replace(/[/\\]+$/, "")}/${problem.file}`;
    const message = toMessage(problem, path);
    const file = files.get(path) ?? new VFile({ path });
    file.messages.push(message);
    files.set(path, file);
    lines.push(...linesOf(message, path, color));
  }
  // vfile-reporter's own table leaves no room for remedies; its count of errors and warnings is taken as it is.
  const count =
    reporter([...files.values()], { color })
      .split("\n")
      .at(-1) ?? "";
  return `${[...lines, "", count].join("\n")}\n`;
}

/** The problem as a vfile message, for tools that read those. */
export function toMessage(
  { line, column, rule, severity, message, remedy }: Problem,
  path: string,
): VFileMessage {
  const made = new VFileMessage(message, { place: { line, column }, ruleId: rule, source: "knowledge" });
  made.file = path;
  made.fatal = severity === "error";
  made.note = remedy;
  return made;
}

function linesOf(message: VFileMessage, path: string, color: boolean): string[] {
  const colors = picocolors.createColors(color);
  const paint = message.fatal ? colors.red : colors.yellow;
  const place = placeName(path, { line: message.line ?? 1, column: message.column ?? 1 });
  const warning = message.fatal ? "" : `${paint("warning:")} `;
  return [`${place}  ${warning}${message.reason} ${paint(`[${message.ruleId}]`)}`, `    ${message.note}`];
}
