import type { Passage } from "../core/knowledge.ts";
import { type ArticleParagraph, type PlacedSentence, toPassage } from "./article-text.ts";

/** Where an excerpt stands in the article. */
export type Found =
  | { readonly kind: "once"; readonly passage: Passage; readonly sentences: readonly PlacedSentence[] }
  | { readonly kind: "nowhere" }
  | { readonly kind: "often"; readonly lines: readonly number[] }
  /** Longer than two sentences, or across the end of a paragraph. */
  | { readonly kind: "too-long"; readonly line: number };

interface Hit {
  readonly paragraph: ArticleParagraph;
  readonly sentences: readonly PlacedSentence[];
}

/** At most this many sentences are quoted together: the reply contract allows no more in a passage. */
const MOST_SENTENCES = 2;

/** Finds an excerpt in the article, letter for letter, and the sentence or two that hold it. */
export function findExcerpt(excerpt: string, paragraphs: readonly ArticleParagraph[]): Found {
  const hits = paragraphs.flatMap((paragraph) => hitsIn(paragraph, excerpt));
  const [hit] = hits;
  if (hits.length > 1) return { kind: "often", lines: hits.map(({ sentences }) => sentences[0]?.line ?? 1) };
  const first = hit?.sentences[0];
  const last = hit?.sentences.at(-1);
  if (hit === undefined || first === undefined || last === undefined)
    return acrossParagraphs(excerpt, paragraphs);
  if (hit.sentences.length > MOST_SENTENCES) return { kind: "too-long", line: first.line };
  const passage = toPassage(first, hit.paragraph.text.slice(first.start, last.end));
  return { kind: "once", passage, sentences: hit.sentences };
}

function hitsIn(paragraph: ArticleParagraph, excerpt: string): Hit[] {
  const hits: Hit[] = [];
  if (excerpt.trim() === "") return hits;
  for (let at = paragraph.text.indexOf(excerpt); at !== -1; at = paragraph.text.indexOf(excerpt, at + 1)) {
    const to = at + excerpt.length;
    hits.push({
      paragraph,
      sentences: paragraph.sentences.filter(({ start, end }) => start < to && end > at),
    });
  }
  return hits;
}

function acrossParagraphs(excerpt: string, paragraphs: readonly ArticleParagraph[]): Found {
  const whole = paragraphs.map(({ text }) => text.trim()).join(" ");
  const at = whole.indexOf(excerpt.replace(/\s+/g, " ").trim());
  if (at === -1 || excerpt.trim() === "") return { kind: "nowhere" };
  let passed = 0;
  for (const { text, sentences } of paragraphs) {
    passed += text.trim().length + 1;
    if (passed > at) return { kind: "too-long", line: sentences[0]?.line ?? 1 };
  }
  return { kind: "nowhere" };
}
