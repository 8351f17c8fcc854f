import type { Knowledge } from "../../src/core/knowledge.ts";
import { MOST_PROMPTS } from "./limits.ts";

export interface Prompt {
  readonly title: string;
  /** What is sent in the person's name when they choose it. */
  readonly message: string;
  readonly topic: string;
}

/** Questions to begin with: the first that each section answers, so that they show how far the article goes. */
export function promptsOf({ article, topics }: Knowledge): Prompt[] {
  const answered = topics.filter(({ open }) => !open);
  const firsts = article.sections.flatMap(
    ({ slug }) => answered.find(({ passages }) => passages[0]?.section === slug) ?? [],
  );
  return [...new Set([...firsts, ...answered])]
    .slice(0, MOST_PROMPTS)
    .map(({ id, title }) => ({ title, message: title, topic: id }));
}
