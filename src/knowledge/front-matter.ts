import type { Article } from "../core/knowledge.ts";
import type { Markdown } from "./markdown.ts";
import { type FileReport, type Located, TOP } from "./problem.ts";
import { readYaml } from "./read-yaml.ts";
import { checkReviewDate } from "./review-date.ts";
import { checkShape } from "./shape-problems.ts";
import { frontMatterShape } from "./shapes.ts";
import { textAt, textsAt } from "./tree.ts";

export interface FrontMatter extends Pick<Article, "names" | "source" | "compared"> {
  readonly title: Located | undefined;
}

/**
 * Reads the block between the dashes on top of article.md.
 *
 * @param today YYYY-MM-DD
 * @returns undefined where there is none or it cannot be read, which is reported
 */
export function readFrontMatter(
  front: Markdown["frontMatter"],
  today: string,
  report: FileReport,
): FrontMatter | undefined {
  if (front === undefined) {
    const remedy =
      "Begin the file with ---, then title, names, source and compared, one a line, then --- again.";
    report.error(TOP, "missing-front-matter", "the article has no front matter", remedy);
    return undefined;
  }
  const tree = readYaml(front.text, report, front.linesBefore)?.tree;
  if (tree === undefined) return undefined;
  checkShape(tree, frontMatterShape, report);
  const compared = textAt(tree, "compared");
  if (compared !== undefined) checkReviewDate(compared, today, report);
  return {
    title: textAt(tree, "title"),
    names: textsAt(tree, "names").map(({ text }) => text),
    source: textAt(tree, "source")?.text ?? "",
    compared: compared?.text ?? "",
  };
}
