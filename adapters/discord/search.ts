import Fuse from "fuse.js";
import type { Knowledge } from "../../src/core/knowledge.ts";
import { LONGEST, MOST_CHOICES } from "./limits.ts";
import { shorten } from "./shorten.ts";

/** Finds what somebody is typing, however badly. */
export interface Search {
  /** Titles of questions that the article answers, the likest first; all of them for an empty text. */
  topics(text: string): string[];
  /** Names of conditions. */
  conditions(text: string): string[];
  /** The topic that a suggestion stands for. */
  topicOf(suggestion: string): string | undefined;
}

interface Entry {
  /** What is compared. */
  readonly words: string;
  readonly name: string;
}

/** Fuse's score from 0 (the same) to 1. A suggestion that does not fit is only passed over, so that it may be wide. */
const FARTHEST = 0.6;
/** Fuse compares a text that is longer than this slowly, and whoever has typed so much needs no suggestions. */
const LONGEST_SEARCH = 60;

export function createSearch({ topics, safety }: Knowledge): Search {
  const answered = topics.filter(({ open }) => !open);
  const names = new Map(answered.map(({ id, title }) => [shorten(title, LONGEST.choice), id]));
  const questions = answered.map(({ title }) => ({ words: title, name: shorten(title, LONGEST.choice) }));
  const listed = safety.conditions.toSorted((left, right) => rank(left.level) - rank(right.level));
  const conditions = listed.flatMap(({ name, names: others }) =>
    [...new Set([name, ...others])].map((words) => ({ words, name: shorten(name, LONGEST.choice) })),
  );
  return {
    topics: finder(questions),
    conditions: finder(conditions),
    topicOf: (suggestion) => names.get(suggestion),
  };
}

/** Those that the article names stand first. */
function rank(level: Knowledge["safety"]["conditions"][number]["level"]): number {
  return ["avoid", "caution", "unlisted"].indexOf(level);
}

function finder(entries: readonly Entry[]): (text: string) => string[] {
  const fuse = new Fuse(entries, {
    keys: ["words"],
    threshold: FARTHEST,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });
  const unique = (found: readonly Entry[]): string[] =>
    [...new Set(found.map(({ name }) => name))].slice(0, MOST_CHOICES);
  return (text) => {
    const wanted = text.trim().slice(0, LONGEST_SEARCH);
    return unique(wanted === "" ? entries : fuse.search(wanted).map(({ item }) => item));
  };
}

/**
 * Suggestions for what is being typed. The typed text itself stands first: Discord takes the first suggestion when somebody
 * presses enter, and nobody's own words may be exchanged for a guess.
 */
export function choicesFor(typed: string, found: readonly string[]): { name: string; value: string }[] {
  const own = typed.trim();
  const first = own !== "" && own.length <= LONGEST.choice ? [own] : [];
  return [...new Set([...first, ...found])].slice(0, MOST_CHOICES).map((name) => ({ name, value: name }));
}
