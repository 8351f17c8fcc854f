import type { Knowledge } from "../knowledge.ts";
import {
  type ConditionNames,
  findConditions,
  LISTED_ONLY,
  type Together,
  type TogetherByFirst,
} from "../safety/conditions.ts";
import { analyse, type Utterance, type Vocabulary } from "../text/analyse.ts";
import { createSpeller, type Speller } from "../text/spelling.ts";
import { PhraseTrie } from "../text/trie.ts";
import { CONDITION, type Mark, type Mask, marksOf, THERAPY } from "./features.ts";
import type { Runs } from "./runs.ts";
import type { KnownWords } from "./vocabulary.ts";

/** What reading and masking a message needs of a knowledge folder. */
export interface Lexicon {
  readonly vocabulary: Vocabulary;
  readonly names: ConditionNames;
  readonly together: TogetherByFirst;
  readonly groups: PhraseTrie<readonly string[]>;
  readonly therapy: PhraseTrie<true>;
}

/** What a lexicon is made from: the parts of a model that hold words. */
export interface LexiconParts {
  readonly words: KnownWords;
  /** English words that are no misspelling of a known one. */
  readonly guarded: ReadonlySet<string>;
  readonly runs: Runs;
}

export function createLexicon({ safety }: Knowledge, { words, guarded, runs }: LexiconParts): Lexicon {
  // Taken apart, so that the speller holds on to no more than it needs.
  const { all, counts } = words;
  const stems = new Map(all.map((word, at) => [word, words.stems[words.stemOf[at] ?? 0] ?? word]));
  let made: Speller | undefined;
  // Made at the first misspelled word: most messages have none, and filing the words takes longer than starting.
  const speller = (): Speller => {
    made ??= createSpeller(new Map(all.map((word, at) => [word, counts[at] ?? 0])));
    return made;
  };
  return {
    vocabulary: {
      stems,
      guarded,
      speller: { mend: (word) => speller().mend(word), near: (word) => speller().near(word) },
      rewrites: new PhraseTrie(runs.rewrites),
    },
    names: { trie: new PhraseTrie(runs.names), conditions: safety.conditions, plain: new Set(runs.plain) },
    together: byFirst(
      runs.together.flatMap(([at, words]) => {
        const condition = safety.conditions[at];
        return condition === undefined ? [] : [{ condition, stems: words }];
      }),
    ),
    groups: new PhraseTrie(runs.groups),
    therapy: new PhraseTrie(runs.therapy),
  };
}

function byFirst(runs: readonly Together[]): TogetherByFirst {
  const filed = new Map<string, Together[]>();
  for (const run of runs) {
    const [first = ""] = run.stems;
    filed.set(first, [...(filed.get(first) ?? []), run]);
  }
  return filed;
}

/** Marks of a text of the folder's own. */
export function readMarks(text: string, lexicon: Lexicon): Mark[] {
  const utterance = analyse(text, lexicon.vocabulary);
  return maskedMarks(
    utterance,
    findConditions(utterance, lexicon.names, lexicon.together, LISTED_ONLY, () => []),
    lexicon,
  );
}

/** Marks of a message for the topic classifier: conditions and the therapy's names are masked. */
export function maskedMarks(
  utterance: Utterance,
  conditions: readonly { from: number; to: number }[],
  lexicon: Lexicon,
): Mark[] {
  const masks: Mask[] = conditions.map(({ from, to }) => ({ from, to, mark: CONDITION }));
  for (const { from, to } of lexicon.therapy.findAll(utterance.stems))
    masks.push({ from, to, mark: THERAPY });
  return marksOf(utterance.tokens, masks);
}
