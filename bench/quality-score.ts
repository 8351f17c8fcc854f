import type { Row } from "../src/evaluation/rows.ts";
import type { Match } from "./peers/peer.ts";

/** A peer's match for a question, and whether what it would show is right. */
export interface Answered {
  readonly row: Row;
  readonly match: Match;
}

/** Shares, 0 to 1. */
export interface Quality {
  /** Article questions whose best match shows a right passage, whatever its score. */
  readonly first: number;
  /** Article questions answered by a right passage. */
  readonly answered: number;
  /** Outside questions refused. */
  readonly refused: number;
  /** Score from which a match is shown; null where the matcher has no threshold of this kind. */
  readonly threshold: number | null;
}

/**
 * A peer at the threshold at which the mean of answered and refused is best. It is chosen on the very questions it is
 * judged by, which favours the peer.
 */
export function atBestThreshold(answers: readonly Answered[]): Quality {
  const article = answers.filter(({ row }) => row.expectation === "article");
  const outside = answers.filter(({ row }) => row.expectation === "outside");
  const right = article.filter(({ row, match }) => isRight(row, match));
  const share = (part: readonly Answered[], whole: readonly Answered[]) =>
    whole.length === 0 ? 0 : part.length / whole.length;
  let best: Quality | undefined;
  const scores = new Set([
    0,
    ...answers.map(({ match }) => match.score).filter((score) => score > 0),
    Number.POSITIVE_INFINITY,
  ]);
  for (const threshold of scores) {
    const quality: Quality = {
      first: share(right, article),
      answered: share(
        right.filter(({ match }) => match.score >= threshold),
        article,
      ),
      refused: share(
        outside.filter(({ match }) => match.score < threshold || match.passages.length === 0),
        outside,
      ),
      threshold,
    };
    if (best === undefined || quality.answered + quality.refused > best.answered + best.refused)
      best = quality;
  }
  return best ?? { first: 0, answered: 0, refused: 0, threshold: null };
}

function isRight({ gold }: Row, { passages }: Match): boolean {
  return passages.some((passage) => gold.some((excerpt) => passage.includes(excerpt)));
}
