import type { Knowledge } from "../../src/core/knowledge.ts";
import { MOST_CHARACTERS, MOST_PASSAGES } from "../../src/core/reply/make.ts";

/** A way of asking for a topic. */
export interface Phrase {
  readonly id: number;
  readonly text: string;
  readonly label: string;
}

/**
 * Every phrase and title that the guide's own classifier learns a topic from. What it learns of greetings and of other
 * subjects is left out: no question here needs it, and nlp.js answers fewer with it.
 */
export function phrasesOf({ topics }: Knowledge): Phrase[] {
  const labelled = topics.flatMap(({ id, title, phrases }) =>
    [title, ...phrases].map((text) => ({ text, label: `topic ${id}` })),
  );
  return labelled.map((phrase, id) => ({ id, ...phrase }));
}

/** What a peer shows for a label: the topic's passages; nothing for an open topic. */
export function passagesByLabel({ topics }: Knowledge): ReadonlyMap<string, readonly string[]> {
  return new Map(
    topics.map(({ id, passages }) => [`topic ${id}`, withinBounds(passages.map(({ text }) => text))]),
  );
}

/** As many of some passages, in order, as a reply may hold. */
export function withinBounds(passages: readonly string[]): string[] {
  const kept: string[] = [];
  let characters = 0;
  for (const passage of passages) {
    if (kept.length === MOST_PASSAGES) break;
    if (characters + passage.length > MOST_CHARACTERS) continue;
    characters += passage.length;
    kept.push(passage);
  }
  return kept;
}

/** All that some phrases hold, as texts: what is kept of a peer's work is kept for these. */
export function partsOf(phrases: readonly Phrase[]): string[] {
  return phrases.flatMap(({ text, label }) => [label, text]);
}
