import { fixYaml, isInLayout } from "./canonical.ts";
import { type KnowledgeFile, LONGEST_FILE, PURPOSE } from "./files.ts";
import { type FileReport, TOP } from "./problem.ts";
import { readYaml } from "./read-yaml.ts";
import { placeWithin } from "./sentences.ts";
import type { Tree } from "./tree.ts";

/** What decoders put where bytes are not UTF-8. */
const NOT_UTF8 = "\ufffd";

/** Whether a file is there and can be read at all; if not, that is reported. */
export function isReadable(text: string | undefined, report: FileReport): text is string {
  if (text === undefined) {
    const purpose = PURPOSE[report.file as KnowledgeFile];
    report.error(TOP, "missing-file", "file is missing", `Add ${report.file} to the folder: ${purpose}.`);
    return false;
  }
  if (text.length > LONGEST_FILE) {
    const remedy = `Keep it under ${LONGEST_FILE / 1_000_000} million characters.`;
    report.error(TOP, "file-too-long", `file has ${text.length} characters`, remedy);
    return false;
  }
  const wrong = text.indexOf(NOT_UTF8);
  if (wrong !== -1) {
    const remedy = "Write the letter again and save the file as UTF-8.";
    report.error(placeWithin(text, wrong, TOP), "not-utf-8", "a letter here was not saved as UTF-8", remedy);
  }
  return true;
}

/** Reads a whole YAML file and warns if its layout is not the one that `fixYaml` gives it. */
export function readYamlFile(text: string, report: FileReport): Tree | undefined {
  const read = readYaml(text, report);
  if (read === undefined) return undefined;
  const fixed = isInLayout(read.document, text) ? text : fixYaml(text);
  if (fixed !== text) {
    const place = { line: firstDifference(text, fixed), column: 1 };
    const remedy = "Nothing is lost if it stays; check --fix lays the file out anew.";
    report.warning(place, "yaml-style", "file is not in the usual layout", remedy);
  }
  return read.tree;
}

/** The first line, from 1, in which two texts differ. */
function firstDifference(left: string, right: string): number {
  const lines = left.split("\n");
  const others = right.split("\n");
  const at = lines.findIndex((line, index) => line !== others[index]);
  return at === -1 ? lines.length : at + 1;
}
