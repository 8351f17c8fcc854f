import type { ReadArticle } from "./article.ts";
import { type FileReport, quoted } from "./problem.ts";
import { cutSentences } from "./sentences.ts";

/**
 * Warns of each sentence that stands in the article and not in its source, or the other way round. Headings are compared
 * one way only: the article may give a section a heading that its source left out.
 *
 * @param source text of source.txt: a title, headings, paragraphs and "- " items, one a line
 */
export function compareWithSource(
  { article, sentences }: ReadArticle,
  source: string,
  reports: { readonly article: FileReport; readonly source: FileReport },
): void {
  const known = new Set([article.title, ...article.sections.map(({ heading }) => heading)].map(oneBlank));
  for (const { text } of sentences) known.add(oneBlank(text));
  const published = new Set<string>();
  for (const [at, raw] of source.split(/\r\n|\r|\n/).entries()) {
    const begin = /^\s*(?:[-*]\s+)?/.exec(raw)?.[0].length ?? 0;
    const line = raw.slice(begin);
    const isItem = /[-*]/.test(raw.slice(0, begin));
    for (const { text, start } of cutSentences(line, isItem || known.has(oneBlank(line)))) {
      published.add(oneBlank(text));
      if (known.has(oneBlank(text))) continue;
      const remedy = "Bring article.md in line with it, or correct source.txt if the source has changed.";
      const place = { line: at + 1, column: begin + start + 1 };
      reports.source.warning(place, "source-differs", `not in article.md: ${quoted(text)}`, remedy);
    }
  }
  for (const { text, place } of sentences) {
    if (published.has(oneBlank(text))) continue;
    const remedy = "Write it as source.txt has it, or correct source.txt if the source has changed.";
    reports.article.warning(place, "source-differs", `not in source.txt: ${quoted(text)}`, remedy);
  }
}

const oneBlank = (text: string): string => text.replace(/\s+/g, " ").trim();
