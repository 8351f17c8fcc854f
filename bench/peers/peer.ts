/** Another matcher over the same knowledge. */
export interface Peer {
  readonly name: string;
  /** Its best match; undefined where it finds none. */
  ask(question: string): Promise<Match> | Match;
}

export interface Match {
  /** Passages of the article it would show; empty where its best match is nothing that the article answers. */
  readonly passages: readonly string[];
  /** How sure it is: the higher the surer. Never negative; nothing else is assumed of the scale. */
  readonly score: number;
}

/** No match at all: below every score. */
export const NOTHING: Match = { passages: [], score: -1 };
