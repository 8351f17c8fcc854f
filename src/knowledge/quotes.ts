import type { Passage } from "../core/knowledge.ts";
import type { ReadArticle } from "./article.ts";
import type { PlacedSentence } from "./article-text.ts";
import { findExcerpt } from "./excerpt.ts";
import { createNearestSentence } from "./nearest-sentence.ts";
import { type FileReport, type Located, quoted } from "./problem.ts";

/** Turns excerpts into passages of the article, and reports those that do not stand there as they should. */
export interface Quotes {
  /** The one place of an excerpt; undefined where there is none or more than one, which is reported. */
  find(excerpt: Located, report: FileReport): Quote | undefined;
  /** Reports an excerpt that stands nowhere in the article; it may stand there more than once. */
  mustOccur(excerpt: Located, report: FileReport): void;
}

export interface Quote {
  readonly passage: Passage;
  readonly sentences: readonly PlacedSentence[];
}

/** @param read undefined where there is no article to compare with: then nothing is found and nothing reported */
export function createQuotes(read: ReadArticle | undefined): Quotes {
  if (read === undefined) return { find: () => undefined, mustOccur: () => undefined };
  const { paragraphs, sentences } = read;
  const nearest = createNearestSentence(sentences);

  const reportNowhere = ({ text, place }: Located, report: FileReport): void => {
    const near = nearest(text);
    const remedy =
      near === undefined
        ? "No sentence is like it. Copy a piece of a sentence from article.md, letter for letter."
        : `Nearest sentence (article.md:${near.line}): "${near.piece}"`;
    report.error(place, "quote-verbatim", `quote is not in the article: ${quoted(text)}`, remedy);
  };

  return {
    find(excerpt, report) {
      const { text, place } = excerpt;
      const found = findExcerpt(text, paragraphs);
      switch (found.kind) {
        case "once":
          return found;
        case "nowhere":
          reportNowhere(excerpt, report);
          return undefined;
        case "often": {
          const lines = [...new Set(found.lines)].join(", ");
          const remedy = `It stands in article.md, line ${lines}. Quote more of the sentence that is meant.`;
          report.error(
            place,
            "quote-twice",
            `quote stands in the article more than once: ${quoted(text)}`,
            remedy,
          );
          return undefined;
        }
        case "too-long": {
          const remedy = `Quote one sentence, or two that follow each other in one paragraph (article.md:${found.line}).`;
          report.error(place, "quote-span", `quote spans too much: ${quoted(text)}`, remedy);
          return undefined;
        }
        default:
          return found satisfies never;
      }
    },
    mustOccur(excerpt, report) {
      if (findExcerpt(excerpt.text, paragraphs).kind === "nowhere") reportNowhere(excerpt, report);
    },
  };
}
