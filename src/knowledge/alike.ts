import { normalise } from "../core/text/normalise.ts";
import { stem } from "../core/text/stem.ts";
import { splitWords } from "../core/text/words.ts";
import { type Phrase, wordsKey } from "./phrases.ts";
import { type Problem, placeName, quoted } from "./problem.ts";

/** Words that change nothing in what is asked. Question words, negations and prepositions do, and stay. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that it its is are was were be do does did i me my we you your there so then just and or of to " +
    "please pls actually really exactly"
  ).split(" "),
);

/** Fewer words than this are no ground for a warning: "what is it" and "what does it do" leave one. */
const FEWEST_WORDS = 2;

/**
 * Share of common words (Jaccard) from which two phrases count as alike. From nine words on one more or less is forgiven,
 * from nineteen on one in exchange for another; in a shorter phrase a single word makes the difference.
 */
const ALIKE = 0.9;

interface Entry {
  readonly phrase: Phrase;
  readonly words: ReadonlySet<string>;
  /** Its rarest words: two sets this much alike must share one of them. */
  readonly rarest: readonly string[];
}

/**
 * Warns of phrases under different topics that the matcher can hardly tell apart. Each phrase is compared only with those
 * that share one of its rarest words (prefix filtering; Chaudhuri, Ganti and Kaushik, 2006), never all with all.
 */
export function findAlikePhrases(phrases: readonly Phrase[]): Problem[] {
  const problems: Problem[] = [];
  const holding = new Map<string, Entry[]>();
  for (const entry of readEntries(phrases)) {
    const candidates = new Set(entry.rarest.flatMap((word) => holding.get(word) ?? []));
    for (const other of candidates) {
      if (other.phrase.owner === entry.phrase.owner || !areAlike(other.words, entry.words)) continue;
      // The same words in the same order are a duplicate, which is reported as one.
      if (wordsKey(other.phrase.text) === wordsKey(entry.phrase.text)) continue;
      problems.push(toProblem(entry.phrase, other.phrase));
      break;
    }
    for (const word of entry.rarest) {
      const others = holding.get(word);
      if (others === undefined) holding.set(word, [entry]);
      else others.push(entry);
    }
  }
  return problems;
}

function readEntries(phrases: readonly Phrase[]): Entry[] {
  const sets = phrases.map((phrase) => ({ phrase, words: contentOf(phrase.text) }));
  const frequency = new Map<string, number>();
  for (const { words } of sets) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const byRarity = (left: string, right: string): number =>
    (frequency.get(left) ?? 0) - (frequency.get(right) ?? 0) || (left < right ? -1 : 1);
  return sets
    .filter(({ words }) => words.size >= FEWEST_WORDS)
    .map(({ phrase, words }) => {
      const length = words.size - Math.ceil(ALIKE * words.size) + 1;
      return { phrase, words, rarest: [...words].sort(byRarity).slice(0, length) };
    });
}

function contentOf(text: string): Set<string> {
  const words = splitWords(normalise(text)).map((word) => word.text);
  return new Set(words.filter((word) => !EMPTY_WORDS.has(word)).map(stem));
}

function areAlike(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  if (small.size < ALIKE * large.size) return false;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return shared >= ALIKE * (left.size + right.size - shared);
}

function toProblem({ text, place, file }: Phrase, other: Phrase): Problem {
  return {
    file,
    ...place,
    rule: "alike-phrases",
    severity: "warning",
    message: `phrase is hard to tell from one under ${other.owner}: ${quoted(text)}`,
    remedy: `The other stands at ${placeName(other.file, other.place)}: ${quoted(other.text)}. Reword or delete one of them.`,
  };
}
