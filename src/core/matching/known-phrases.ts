import type { Row } from "./examples.ts";
import { hashOfMarks } from "./features.ts";

/** The folder's phrases by the hashes of their marks, rising; a map of as many takes six times the memory. */
export interface KnownPhrases {
  readonly hashes: Uint32Array;
  /** The label of each. */
  readonly labels: Uint16Array;
}

/** Phrases that are the same once their conditions and rare words are masked say nothing of which label is meant. */
export function fileKnownPhrases(rows: readonly Row[]): KnownPhrases {
  const labels = new Map<number, number>();
  const shared = new Set<number>();
  for (const { marks, label } of rows) {
    const hash = hashOfMarks(marks);
    if (labels.has(hash) && labels.get(hash) !== label) shared.add(hash);
    labels.set(hash, label);
  }
  for (const hash of shared) labels.delete(hash);
  const hashes = Uint32Array.from(labels.keys()).sort();
  return { hashes, labels: Uint16Array.from(hashes, (hash) => labels.get(hash) ?? 0) };
}

/** @returns the label of the phrase with that hash; undefined where there is none */
export function labelOfPhrase({ hashes, labels }: KnownPhrases, hash: number): number | undefined {
  let from = 0;
  let to = hashes.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((hashes[middle] ?? 0) < hash) from = middle + 1;
    else to = middle;
  }
  return hashes[from] === hash ? labels[from] : undefined;
}
