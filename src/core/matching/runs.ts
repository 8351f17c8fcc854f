import type { Knowledge } from "../knowledge.ts";
import { NO_CONDITION } from "../safety/conditions.ts";
import { stem } from "../text/stem.ts";
import { PhraseTrie, type Runs as RunsOf } from "../text/trie.ts";
import { wordsOf } from "./vocabulary.ts";

/** The folder's names and word groups as runs of words: kept with a model, since reading them anew is half of starting. */
export interface Runs {
  /** What people type for something else, and what they mean. */
  readonly rewrites: RunsOf<readonly string[]>;
  /** Names of conditions: the condition's place in the folder. */
  readonly names: RunsOf<number>;
  /** Word groups, by their members' stems. */
  readonly groups: RunsOf<readonly string[]>;
  /** Every name of the therapy, as stems. */
  readonly therapy: RunsOf<true>;
  /** Words that name a condition only together, as stems: the condition's place in the folder, and the stems. */
  readonly together: readonly (readonly [number, readonly string[]])[];
  /** Stems of the article's own words. */
  readonly plain: readonly string[];
  /** Stems of everyday expressions of one word: things that people bring and do, and nobody's condition. */
  readonly ordinary: readonly string[];
  /** Stems of the words in which people ask whether it is safe in general: the topic's own, and polite ones. */
  readonly inGeneral: readonly string[];
}

/** Replies of the bot's own to what people put around a question. */
const POLITE = ["greeting", "thanks"] as const;

export function compileRuns({ article, words, safety, topics, replies }: Knowledge): Runs {
  const rewrites = new PhraseTrie<readonly string[]>();
  for (const [typed, meant] of Object.entries(words.misspelled)) rewrites.add(wordsOf(typed), wordsOf(meant));
  const names = new PhraseTrie<number>();
  for (const expression of safety.everyday) names.add(meantOf(expression, rewrites), NO_CONDITION);
  safety.conditions.forEach((condition, at) => {
    for (const name of [condition.name, ...condition.names]) {
      for (const form of numbersOf(meantOf(name, rewrites))) names.add(form, at);
    }
  });
  const therapy = new PhraseTrie<true>();
  for (const name of [...article.names, ...words.therapy]) therapy.add(stemsOf(name, rewrites), true);
  const together = safety.conditions.flatMap((condition, at) =>
    condition.together.map((run) => [at, stemsOf(run, rewrites)] as const),
  );
  const plain = [...new Set(article.sentences.flatMap(({ text }) => wordsOf(text).map(stem)))];
  const ordinary = [
    ...new Set(safety.everyday.map(wordsOf).flatMap((run) => (run.length === 1 ? run.map(stem) : []))),
  ];
  const { title = "", phrases = [] } = topics.find(({ id }) => id === safety.general) ?? {};
  const polite = POLITE.flatMap((id) => replies[id]?.phrases ?? []);
  const inGeneral = [
    ...new Set([title, ...phrases, ...polite].flatMap((phrase) => stemsOf(phrase, rewrites))),
  ];
  const groups = compileGroups(words.groups, rewrites);
  return {
    rewrites: rewrites.runs,
    names: names.runs,
    groups: groups.runs,
    therapy: therapy.runs,
    together,
    plain,
    ordinary,
    inGeneral,
  };
}

/** A word may be in several groups: each run is filed once, with all of its groups. */
function compileGroups(
  groups: Knowledge["words"]["groups"],
  rewrites: PhraseTrie<readonly string[]>,
): PhraseTrie<readonly string[]> {
  const byRun = new Map<string, { readonly run: readonly string[]; readonly ids: string[] }>();
  for (const [group, members] of Object.entries(groups)) {
    for (const member of members) {
      const run = stemsOf(member, rewrites);
      const known = byRun.get(run.join(" "));
      if (known === undefined) byRun.set(run.join(" "), { run, ids: [group] });
      else if (!known.ids.includes(group)) known.ids.push(group);
    }
  }
  const trie = new PhraseTrie<readonly string[]>();
  for (const { run, ids } of byRun.values()) trie.add(run, ids);
  return trie;
}

/** A name as the matcher meets it: rewritten as messages are, then stemmed. */
function stemsOf(name: string, rewrites: PhraseTrie<readonly string[]>): string[] {
  return meantOf(name, rewrites).map(stem);
}

/**
 * A name of a condition in the singular and the plural. Conditions are not matched by stems: stems reach from one word to
 * another ("medical" and "medication" are one stem), and being "sore" is not having "sores".
 */
function numbersOf(run: readonly string[]): string[][] {
  const last = run.at(-1) ?? "";
  const plain = [...run];
  if (last.length < 3 || !/[a-z]$/.test(last) || last.endsWith("s")) return [plain];
  const plural =
    last.endsWith("y") && !/[aeiou]y$/.test(last)
      ? `${last.slice(0, -1)}ies`
      : /(?:x|ch|sh)$/.test(last)
        ? `${last}es`
        : `${last}s`;
  return [plain, [...run.slice(0, -1), plural]];
}

function meantOf(name: string, rewrites: PhraseTrie<readonly string[]>): string[] {
  const typed = wordsOf(name);
  const meant: string[] = [];
  for (let at = 0; at < typed.length; ) {
    const rewrite = rewrites.longestAt(typed, at);
    meant.push(...(rewrite === undefined ? [typed[at] ?? ""] : rewrite.value));
    at = rewrite?.to ?? at + 1;
  }
  return meant;
}
