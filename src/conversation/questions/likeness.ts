import { stem } from "../../core/text/stem.ts";

/** A question that the guide could not answer, as it is kept. */
export interface KeptQuestion {
  readonly id: string;
  readonly person: string;
  readonly platform: string;
  /** Redacted. */
  readonly text: string;
  readonly reason: MissReason;
  /** What was answered or guessed; null for nothing. */
  readonly topic: string | null;
  /** Of the knowledge that missed. */
  readonly version: string;
  readonly askedAt: number;
}

export type MissReason = "not-covered" | "none-of-these" | "not-helpful";

/** Questions like each other. */
export interface Cluster {
  /** The first of them, in the words it was asked in. */
  readonly text: string;
  readonly count: number;
  readonly reasons: Readonly<Partial<Record<MissReason, number>>>;
  /** Other wordings, a few. */
  readonly others: readonly string[];
  readonly topic: string | null;
  readonly lastAt: number;
}

/** Words two questions must share, of all that either has: half. */
const ALIKE = 0.5;
const MOST_OTHERS = 5;
/** Words that say nothing about what is asked; grammar, not subject. */
const EMPTY = new Set(
  "a an and are at be can could do does for from have how i if in is it its me my of on or should so that the there this to was what when which will with would you your".split(
    " ",
  ),
);

interface Growing {
  readonly words: ReadonlySet<string>;
  readonly rows: KeptQuestion[];
}

/**
 * Questions by likeness, the most asked first. Made anew whenever somebody looks: so a forgotten person's questions leave
 * nothing behind in a count.
 */
export function clusterQuestions(questions: readonly KeptQuestion[]): Cluster[] {
  const clusters: Growing[] = [];
  // By word, so that a question is compared with those only that share one.
  const holding = new Map<string, Growing[]>();
  for (const question of [...questions].sort((left, right) => left.askedAt - right.askedAt)) {
    const words = wordsOf(question.text);
    const near = nearest(words, holding);
    if (near !== undefined) {
      near.rows.push(question);
      continue;
    }
    const cluster: Growing = { words, rows: [question] };
    clusters.push(cluster);
    for (const word of words) {
      const others = holding.get(word);
      if (others === undefined) holding.set(word, [cluster]);
      else others.push(cluster);
    }
  }
  return clusters
    .map(toCluster)
    .sort((left, right) => right.count - left.count || right.lastAt - left.lastAt);
}

function wordsOf(text: string): Set<string> {
  const all = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const telling = all.filter((word) => !EMPTY.has(word));
  return new Set((telling.length === 0 ? all : telling).map(stem));
}

function nearest(
  words: ReadonlySet<string>,
  holding: ReadonlyMap<string, readonly Growing[]>,
): Growing | undefined {
  let best: Growing | undefined;
  let likeness = 0;
  const candidates = new Set([...words].flatMap((word) => holding.get(word) ?? []));
  for (const candidate of candidates) {
    const shared = [...words].filter((word) => candidate.words.has(word)).length;
    const each = shared / (words.size + candidate.words.size - shared);
    if (each > likeness) [best, likeness] = [candidate, each];
  }
  return likeness >= ALIKE ? best : undefined;
}

function toCluster({ rows }: Growing): Cluster {
  const reasons: Partial<Record<MissReason, number>> = {};
  for (const { reason } of rows) reasons[reason] = (reasons[reason] ?? 0) + 1;
  const [first] = rows;
  const text = first?.text ?? "";
  return {
    text,
    count: rows.length,
    reasons,
    others: [...new Set(rows.map((row) => row.text))].filter((other) => other !== text).slice(0, MOST_OTHERS),
    topic: rows.find(({ topic }) => topic !== null)?.topic ?? null,
    lastAt: Math.max(...rows.map(({ askedAt }) => askedAt)),
  };
}
