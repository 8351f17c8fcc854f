/** A place in a file; lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A text with the place it was read from. */
export interface Located {
  readonly text: string;
  readonly place: Place;
}

export type Severity = "error" | "warning";

/** A fault in a knowledge file: where it is, which rule it breaks, what is wrong and how to mend it. */
export interface Problem extends Place {
  readonly file: string;
  /** Kebab-case name of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
}

/** Takes down the problems of one file. */
export interface FileReport {
  readonly file: string;
  error(place: Place, rule: string, message: string, remedy: string): void;
  warning(place: Place, rule: string, message: string, remedy: string): void;
}

/** Where a problem with a whole file is shown. */
export const TOP: Place = { line: 1, column: 1 };

/** Texts in messages are cut to this many characters: enough to find them again, and still one line on a screen. */
const LONGEST_QUOTED = 80;

/**
 * A report on one file.
 *
 * @param file name of the file within the folder
 * @param problems where what is reported is added
 */
export function createFileReport(file: string, problems: Problem[]): FileReport {
  const add =
    (severity: Severity) =>
    ({ line, column }: Place, rule: string, message: string, remedy: string): void => {
      problems.push({ file, line, column, rule, severity, message, remedy });
    };
  return { file, error: add("error"), warning: add("warning") };
}

/** A text from a file as it may stand in a message: in quotation marks, on one line, cut when long. */
export function quoted(text: string): string {
  // Files may hold control characters, and a terminal would obey them.
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
  const letters = [...line.slice(0, 2 * LONGEST_QUOTED + 2)];
  return letters.length > LONGEST_QUOTED
    ? `"${letters.slice(0, LONGEST_QUOTED - 1).join("")}…"`
    : `"${line}"`;
}

/** `file:line:column`, as editors and terminals link it. */
export function placeName(file: string, { line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
