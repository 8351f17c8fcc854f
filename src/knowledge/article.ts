import type { Article } from "../core/knowledge.ts";
import { type ArticleParagraph, type PlacedSentence, readArticleText, toPassage } from "./article-text.ts";
import { readFrontMatter } from "./front-matter.ts";
import { readMarkdown } from "./markdown.ts";
import { type FileReport, quoted } from "./problem.ts";

/** The article for the core, with what the other readers need to find places in it. */
export interface ReadArticle {
  readonly article: Article;
  readonly paragraphs: readonly ArticleParagraph[];
  readonly sentences: readonly PlacedSentence[];
}

/**
 * Reads article.md.
 *
 * @param today YYYY-MM-DD, what the review date is compared with
 * @returns an article, with gaps where something was reported; undefined where nothing could be made of the file
 */
export function readArticle(text: string, today: string, report: FileReport): ReadArticle | undefined {
  const markdown = readMarkdown(text.replace(/\r\n?/g, "\n"), report);
  if (markdown === undefined) return undefined;
  const body = readArticleText(markdown.blocks, report);
  const front = readFrontMatter(markdown.frontMatter, today, report);
  if (front?.title !== undefined && body.title !== undefined && front.title.text.trim() !== body.title.text) {
    const remedy = `Write the same title above and in line ${body.title.place.line}.`;
    report.error(
      front.title.place,
      "title-differs",
      `title is not the article's: ${quoted(body.title.text)}`,
      remedy,
    );
  }
  const sentences = body.paragraphs.flatMap((paragraph) => paragraph.sentences);
  const article: Article = {
    title: front?.title?.text ?? "",
    names: front?.names ?? [],
    source: front?.source ?? "",
    compared: front?.compared ?? "",
    sections: body.sections,
    sentences: sentences.map((sentence) => {
      const { index, paragraph } = sentence;
      return { ...toPassage(sentence, sentence.text), index, paragraph };
    }),
    disclaimer: body.disclaimer,
  };
  return { article, paragraphs: body.paragraphs, sentences };
}
