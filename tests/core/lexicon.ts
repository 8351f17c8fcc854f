import { readFileSync } from "node:fs";
import { deserialize } from "node:v8";
import { inject } from "vitest";
import type { Condition, Knowledge } from "../../src/core/knowledge.ts";
import { createLexicon, type Lexicon } from "../../src/core/matching/lexicon.ts";
import type { Model } from "../../src/core/matching/model.ts";
import { compileRuns } from "../../src/core/matching/runs.ts";
import { stemWords } from "../../src/core/matching/vocabulary.ts";
import { createAiling } from "../../src/core/safety/ailing.ts";
import { findConditions, type Mention } from "../../src/core/safety/conditions.ts";
import { analyse, type Utterance } from "../../src/core/text/analyse.ts";

interface Compiled {
  readonly knowledge: Knowledge;
  readonly model: Model;
}

let shipped: Compiled | undefined;
let lexicon: Lexicon | undefined;

/** The shipped folder with what was learned from it. */
export function shippedKnowledge(): Compiled {
  shipped ??= deserialize(readFileSync(inject("compiled").shipped)) as Compiled;
  return shipped;
}

/** The shipped folder's indexes of words and names. */
export function shippedLexicon(): Lexicon {
  const { knowledge, model } = shippedKnowledge();
  lexicon ??= createLexicon(knowledge, model);
  return lexicon;
}

/** A condition of a small folder of its own. */
export function condition(id: string, names: readonly string[], rest: Partial<Condition> = {}): Condition {
  return {
    id,
    name: names[0] ?? id,
    level: "avoid",
    names,
    together: [],
    onlyAsked: false,
    inGeneral: false,
    topic: null,
    ...rest,
  };
}

/** Indexes over a handful of conditions and words: what is tested with them does not hang on the shipped folder. */
export function smallLexicon(given: {
  readonly conditions?: readonly Condition[];
  readonly known: string;
  readonly everyday?: readonly string[];
  readonly misspelled?: Readonly<Record<string, string>>;
  readonly guarded?: readonly string[];
}): Lexicon {
  const { knowledge } = shippedKnowledge();
  const conditions = given.conditions ?? [];
  const folder: Knowledge = {
    ...knowledge,
    safety: { ...knowledge.safety, conditions, everyday: given.everyday ?? [] },
    words: { ...knowledge.words, groups: {}, misspelled: given.misspelled ?? {} },
  };
  const words = [given.known, ...conditions.flatMap(({ names, together }) => [...names, ...together])];
  const vocabulary = new Map(words.flatMap((text) => text.split(" ")).map((word) => [word, 1]));
  return createLexicon(folder, {
    words: stemWords(vocabulary),
    guarded: new Set(given.guarded ?? []),
    runs: compileRuns(folder),
  });
}

/** A message, read with some indexes. */
export function read(message: string, { vocabulary }: Lexicon = shippedLexicon()): Utterance {
  return analyse(message, vocabulary);
}

/** The conditions a message names. */
export function mentionsIn(message: string, indexes: Lexicon = shippedLexicon()): Mention[] {
  const { names, together, vocabulary } = indexes;
  const { safety } = shippedKnowledge().knowledge;
  const unlisted = { endings: new Set(safety.endings), ailing: createAiling(safety) };
  return findConditions(read(message, indexes), names, together, unlisted, vocabulary.speller.near);
}
