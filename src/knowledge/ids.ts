import { type FileReport, type Located, type Place, placeName, quoted } from "./problem.ts";
import { oneOf } from "./shape-problems.ts";

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reports an id that is not lower-case words with hyphens: ids stand in JSON replies, logs and addresses. */
export function checkId({ text, place }: Located, report: FileReport): void {
  if (KEBAB.test(text)) return;
  const suggested = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const example = suggested === "" ? "" : `, as in ${quoted(suggested)}`;
  report.error(
    place,
    "bad-id",
    `not an id: ${quoted(text)}`,
    `Write lower-case letters, digits and single hyphens${example}.`,
  );
}

/** Reports ids that stand twice. */
export function checkUnique(ids: readonly Located[], rule: string, what: string, report: FileReport): void {
  const seen = new Map<string, Place>();
  for (const { text, place } of ids) {
    const first = seen.get(text);
    if (first === undefined) seen.set(text, place);
    else {
      const remedy = `The first stands at ${placeName(report.file, first)}. Join the two, or give one another id.`;
      report.error(place, rule, `second ${what} with the id ${quoted(text)}`, remedy);
    }
  }
}

/** Reports a name that is none of those there are. `known` is undefined where they could not be read. */
export function checkKnown(
  name: Located,
  known: Iterable<string> | undefined,
  rule: string,
  what: string,
  report: FileReport,
): void {
  const names = [...(known ?? [name.text])];
  if (names.includes(name.text)) return;
  report.error(name.place, rule, `there is no ${what} ${quoted(name.text)}`, oneOf(names, name.text));
}
