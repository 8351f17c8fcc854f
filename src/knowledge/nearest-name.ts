import Fuse from "fuse.js";

/** Fuse's score from 0 (the same) to 1; above this a suggestion puzzles more than it helps. */
const FARTHEST = 0.5;

/**
 * The name most like a wrong one, of keys, ids or section names.
 *
 * @param wrong what was written
 * @returns undefined where none is near
 */
export function nearestName(wrong: string, names: readonly string[]): string | undefined {
  const fuse = new Fuse(names, { includeScore: true, threshold: FARTHEST, ignoreLocation: true });
  // Fuse looks for the pattern inside the name, so a wrong name that is too long is also tried the other way round.
  const found = fuse.search(wrong.slice(0, 60))[0]?.item;
  return found ?? names.find((name) => wrong.includes(name));
}
