import type { Knowledge } from "../../src/core/knowledge.ts";
import { MOST_CHARACTERS, MOST_PASSAGES } from "../../src/core/reply/make.ts";

/** A way of asking for a topic, or of saying something that the bot answers itself. */
export interface Phrase {
  readonly id: number;
  readonly text: string;
  readonly label: string;
}

/** Every phrase that the guide's own classifier learns a topic or a reply from, and every title. */
export function phrasesOf({ topics, replies }: Knowledge): Phrase[] {
  const labelled = [
    ...topics.flatMap(({ id, title, phrases }) =>
      [title, ...phrases].map((text) => ({ text, label: `topic ${id}` })),
    ),
    ...Object.entries(replies).flatMap(([id, { phrases }]) =>
      phrases.map((text) => ({ text, label: `reply ${id}` })),
    ),
  ];
  return labelled.map((phrase, id) => ({ id, ...phrase }));
}

/** What a peer shows for a label: the topic's passages; nothing for an open topic or a reply of the bot's own. */
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
