import type { BotReply, Replies } from "../core/knowledge.ts";
import { checkId } from "./ids.ts";
import { nearestName } from "./nearest-name.ts";
import type { Phrase } from "./phrases.ts";
import { type FileReport, type Located, quoted, TOP } from "./problem.ts";
import { REPLY_PLACEHOLDERS, REQUIRED_REPLIES } from "./replies.ts";
import { checkShape, oneOf } from "./shape-problems.ts";
import { repliesShape } from "./shapes.ts";
import { pairsOf, type Tree, textAt, textsAt } from "./tree.ts";

export interface ReadReplies {
  readonly replies: Replies;
  readonly phrases: readonly Phrase[];
}

/** Reads replies.yaml; what is wrong in it is reported and left out or empty in the result. */
export function readReplies(tree: Tree, report: FileReport): ReadReplies {
  checkShape(tree, repliesShape, report);
  const phrases: Phrase[] = [];
  const entries = pairsOf(tree).map(({ key, value }): [string, BotReply] => {
    checkId(key, report);
    const text = textAt(value, "text");
    const rows = textsAt(value, "phrases");
    if (text !== undefined) checkPlaceholders(text, report);
    for (const row of rows)
      phrases.push({ ...row, file: report.file, owner: `reply ${quoted(key.text)}`, group: "reply" });
    return [key.text, { text: text?.text ?? "", phrases: rows.map((row) => row.text) }];
  });
  const names = entries.map(([name]) => name);
  if (tree.kind === "map") checkRequired(names, report);
  return { replies: Object.fromEntries(entries), phrases };
}

function checkRequired(names: readonly string[], report: FileReport): void {
  const spare = names.filter((name) => !REQUIRED_REPLIES.includes(name));
  for (const required of REQUIRED_REPLIES) {
    if (names.includes(required)) continue;
    const near = nearestName(required, spare);
    const meant = near === undefined ? "" : ` Was ${quoted(near)} meant to be it?`;
    const remedy = `Add ${quoted(`${required}:`)} with a text: below it.${meant}`;
    report.error(TOP, "missing-reply", `reply is missing: ${quoted(required)}`, remedy);
  }
}

function checkPlaceholders({ text, place }: Located, report: FileReport): void {
  for (const [, name = ""] of text.matchAll(/\{([^{}]*)\}/g)) {
    if (REPLY_PLACEHOLDERS.includes(name)) continue;
    report.error(
      place,
      "unknown-placeholder",
      `placeholder is not known: ${quoted(`{${name}}`)}`,
      oneOf(
        REPLY_PLACEHOLDERS.map((each) => `{${each}}`),
        `{${name}}`,
      ),
    );
  }
}
