import type { Knowledge, Topic } from "../../src/core/knowledge.ts";

/** What a search finds, the likest first. */
export interface Found {
  /** Can be chosen by number. */
  readonly answered: readonly Topic[];
  /** The article leaves these open. */
  readonly open: readonly Topic[];
  /** Names of conditions with a precaution in the article, and of those that it does not mention. */
  readonly listed: readonly string[];
  readonly unlisted: readonly string[];
}

/** As many topics as a single digit can choose from. */
const MOST_TOPICS = 9;
const MOST_CONDITIONS = 4;
/** Longer than any title: beyond it Fuse would only take time. */
const LONGEST_SEARCH = 100;
/**
 * Fuse's score from 0 (the same) to 1, up to which something is shown: a slip or two in a word is forgiven. Conditions have
 * hundreds of names, so that a looser match would find some for any word.
 */
const FARTHEST = { topic: 0.35, condition: 0.2 };

/** Topics and conditions like a text: by title, by the section that answers, and by any name of a condition. */
export async function findTopics(text: string, { topics, safety, article }: Knowledge): Promise<Found> {
  // Loaded at the first search: most conversations have none.
  const { default: Fuse } = await import("fuse.js");
  const wanted = text.slice(0, LONGEST_SEARCH);
  const search = <Entry extends { readonly text: string }>(entries: readonly Entry[], threshold: number) =>
    new Fuse(entries, { keys: ["text"], threshold, ignoreLocation: true })
      .search(wanted)
      .map(({ item }) => item);

  const titles = topics.map((topic) => ({ text: topic.title, topics: [topic] }));
  const sections = article.sections.map(({ slug, heading }) => ({
    text: heading,
    topics: topics.filter(({ passages }) => passages[0]?.section === slug),
  }));
  const names = safety.conditions.flatMap((condition) =>
    [condition.name, ...condition.names].map((name) => ({ text: name, condition })),
  );
  const found = [
    ...new Set(search([...titles, ...sections], FARTHEST.topic).flatMap((entry) => entry.topics)),
  ];
  const conditions = [...new Set(search(names, FARTHEST.condition).map(({ condition }) => condition))];
  const namesOf = (listed: boolean): string[] =>
    conditions
      .filter(({ level }) => (level !== "unlisted") === listed)
      .map(({ name }) => name)
      .slice(0, MOST_CONDITIONS);
  return {
    answered: found.filter(({ open }) => !open).slice(0, MOST_TOPICS),
    open: found.filter(({ open }) => open).slice(0, MOST_TOPICS),
    listed: namesOf(true),
    unlisted: namesOf(false),
  };
}
