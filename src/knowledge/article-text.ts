import type { Passage, Section, Sentence } from "../core/knowledge.ts";
import type { Block } from "./markdown.ts";
import { type FileReport, type Place, quoted, TOP } from "./problem.ts";
import { type Cut, cutSentences, placeWithin } from "./sentences.ts";

/** A sentence of the article with its place in article.md and in its paragraph. */
export interface PlacedSentence extends Sentence, Pick<Cut, "start" | "end"> {
  readonly place: Place;
}

/** A paragraph or list item, on one line, with its sentences. */
export interface ArticleParagraph {
  readonly text: string;
  readonly sentences: readonly PlacedSentence[];
}

/** What article.md says below its front matter. */
export interface ArticleText {
  readonly title: Block | undefined;
  readonly sections: readonly Section[];
  readonly paragraphs: readonly ArticleParagraph[];
  readonly disclaimer: string;
}

const DISCLAIMER = "disclaimer";
const OVERVIEW = "overview";

/** The slug of a heading: lower case, hyphens between the words. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

/** Puts blocks of Markdown in sections and cuts them into sentences; reports what is missing or stands in a wrong place. */
export function readArticleText(blocks: readonly Block[], report: FileReport): ArticleText {
  const sections: Section[] = [];
  const paragraphs: ArticleParagraph[] = [];
  let title: Block | undefined;
  let index = 0;
  for (const block of blocks) {
    const heading = block.text.replaceAll("\n", " ").trim();
    if (block.kind === "title") {
      if (title !== undefined)
        report.error(block.place, "broken-markdown", "second title", "Use ## for sections.");
      title ??= { ...block, text: heading };
      if (sections.length === 0) sections.push({ slug: OVERVIEW, heading, line: block.place.line });
      continue;
    }
    if (block.kind === "heading") {
      addSection({ slug: slugOf(heading), heading, line: block.place.line }, block.place, sections, report);
      continue;
    }
    const section = sections.at(-1);
    if (section === undefined) {
      report.error(
        block.place,
        "broken-markdown",
        "text stands above the title",
        "Begin with a line # and the title.",
      );
      continue;
    }
    const paragraph = cutBlock(block, section, paragraphs.length, index);
    index += paragraph.sentences.length;
    paragraphs.push(paragraph);
  }
  if (title === undefined) {
    const remedy = "Put a line # and the title below the front matter.";
    report.error(blocks[0]?.place ?? TOP, "broken-markdown", "the article has no title", remedy);
  }
  checkSections(sections, paragraphs, report);
  return { title, sections, paragraphs, disclaimer: textOfSection(DISCLAIMER, paragraphs) };
}

function addSection(section: Section, place: Place, sections: Section[], report: FileReport): void {
  const same = sections.find(({ slug }) => slug === section.slug);
  if (section.slug === "") {
    report.error(place, "broken-markdown", "heading has no words", "Write the heading behind ##.");
  } else if (same !== undefined) {
    const remedy = `Give it another heading than line ${same.line}.`;
    report.error(place, "duplicate-section", `second section ${quoted(section.slug)}`, remedy);
  }
  sections.push(section);
}

function cutBlock(block: Block, section: Section, paragraph: number, before: number): ArticleParagraph {
  // A line break inside a paragraph reads as a blank, as it does on a page.
  const text = block.text.replaceAll("\n", " ");
  const sentences = cutSentences(text, block.kind === "item").map((cut, at): PlacedSentence => {
    const place = placeWithin(block.text, cut.start, block.place);
    const { slug, heading } = section;
    return { ...cut, section: slug, heading, line: place.line, index: before + at, paragraph, place };
  });
  return { text, sentences };
}

function checkSections(
  sections: readonly Section[],
  paragraphs: readonly ArticleParagraph[],
  report: FileReport,
): void {
  const filled = new Set(paragraphs.flatMap(({ sentences }) => sentences.map(({ section }) => section)));
  const disclaimer = sections.find(({ slug }) => slug === DISCLAIMER);
  if (disclaimer === undefined || !filled.has(DISCLAIMER)) {
    const what = disclaimer === undefined ? "the article has no disclaimer" : "the disclaimer is empty";
    const remedy = "End the article with a section ## Disclaimer: every reply ends with its text.";
    report.error({ line: disclaimer?.line ?? 1, column: 1 }, "missing-disclaimer", what, remedy);
  } else if (sections.at(-1) !== disclaimer) {
    const remedy = "Move it to the end of the article.";
    report.error(
      { line: disclaimer.line, column: 1 },
      "broken-markdown",
      "the disclaimer is not the last section",
      remedy,
    );
  }
  for (const { slug, heading, line } of sections) {
    if (slug === DISCLAIMER || filled.has(slug)) continue;
    const remedy = "Write what it says, or delete the heading.";
    report.warning({ line, column: 1 }, "empty-section", `section is empty: ${quoted(heading)}`, remedy);
  }
}

function textOfSection(slug: string, paragraphs: readonly ArticleParagraph[]): string {
  return paragraphs
    .filter(({ sentences }) => sentences[0]?.section === slug)
    .map(({ text }) => text.trim())
    .join("\n");
}

/** A sentence, or two neighbours of one paragraph, as they may be cited. */
export function toPassage({ section, heading, line }: Passage, text: string): Passage {
  return { section, heading, text, line };
}
