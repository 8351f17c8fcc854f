import type { Knowledge } from "../knowledge.ts";
import { analyse, type Utterance, type Vocabulary } from "../text/analyse.ts";
import { normalise } from "../text/normalise.ts";
import { createSpeller } from "../text/spelling.ts";
import { stem } from "../text/stem.ts";
import { type Match, PhraseTrie } from "../text/trie.ts";
import { splitWords } from "../text/words.ts";
import { type ConditionNames, findConditions, type Together } from "../safety/conditions.ts";
import { ALARM_CLASSES } from "../safety/emergency.ts";
import { type Example, type LinearModel, train } from "./classifier.ts";
import { CONDITION, featuresOf, type Mark, type Mask, marksOf, THERAPY, UNKNOWN } from "./features.ts";

/** What is learned from a Knowledge value: plain data that can be kept on disk beside it. */
export interface Model {
  /** Known words and how often each occurs in the folder. */
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly guarded: ReadonlySet<string>;
  /** Labels of the topic classifier, by class number. */
  readonly labels: readonly Label[];
  readonly topics: LinearModel;
  /** Classes: 0 none, 1 medical, 2 crisis. */
  readonly alarms: LinearModel;
}

/** What a message may be about: a topic of the folder, a reply of the bot's own, or a question about a condition. */
export type Label =
  | { readonly kind: "topic"; readonly id: string }
  | { readonly kind: "chat"; readonly id: string }
  | { readonly kind: "asks-if-safe" }
  | { readonly kind: "asks-if-helps" };



/** Indexes that are quick to make again from a Knowledge value, and so are not kept. */
export interface Lexicon {
  readonly vocabulary: Vocabulary;
  readonly names: ConditionNames;
  readonly together: readonly Together[];
  readonly groups: PhraseTrie<readonly string[]>;
  /** Every name of the therapy. */
  readonly therapy: PhraseTrie<true>;
}

/** How much a second copy of a phrase counts in which its rarest words are masked as unknown. */
const MASKED_WEIGHT = 0.5;

export function createLexicon(knowledge: Knowledge, model: Pick<Model, "vocabulary" | "guarded">): Lexicon {
  const stems = new Map<string, string>();
  for (const word of model.vocabulary.keys()) stems.set(word, stem(word));
  let speller: ReturnType<typeof createSpeller> | undefined;
  const rewrites = new PhraseTrie<readonly string[]>();
  for (const [typed, meant] of Object.entries(knowledge.words.misspelled)) {
    rewrites.add(wordsOf(typed), wordsOf(meant));
  }
  const vocabulary: Vocabulary = {
    stems,
    guarded: model.guarded,
    // Made at the first misspelled word: most messages have none, and filing the words takes longer than starting.
    speller: {
      mend: (word) => {
        speller ??= createSpeller(model.vocabulary);
        return speller.mend(word);
      },
      near: (word) => {
        speller ??= createSpeller(model.vocabulary);
        return speller.near(word);
      },
    },
    rewrites,
  };
  const names: ConditionNames = new PhraseTrie();
  for (const condition of knowledge.safety.conditions) {
    for (const name of [condition.name, ...condition.names]) {
      const run = meantOf(name, rewrites);
      for (const form of numbersOf(run)) names.add(form, { condition, name });
    }
  }
  const byRun = new Map<string, { run: string[]; groups: string[] }>();
  for (const [group, members] of Object.entries(knowledge.words.groups)) {
    for (const member of members) {
      const run = stemsOf(member, rewrites);
      const key = run.join(" ");
      const entry = byRun.get(key) ?? { run, groups: [] };
      entry.groups.push(group);
      byRun.set(key, entry);
    }
  }
  const groups = new PhraseTrie<readonly string[]>();
  for (const { run, groups: ids } of byRun.values()) groups.add(run, ids);
  const therapy = new PhraseTrie<true>();
  for (const name of [...knowledge.article.names, ...knowledge.words.therapy]) therapy.add(stemsOf(name, rewrites), true);
  const together = knowledge.safety.conditions.flatMap((condition) =>
    condition.together.map((words) => ({ condition, stems: stemsOf(words, rewrites) })),
  );
  return { vocabulary, names, together, groups, therapy };
}

/** Learns from a Knowledge value. Takes seconds on a full folder; the same value always gives the same model. */
export function compileModel(knowledge: Knowledge): Model {
  const vocabulary = countWords(knowledge);
  const guarded = guardedWords(knowledge.words.common, vocabulary);
  const lexicon = createLexicon(knowledge, { vocabulary, guarded });
  const labels: Label[] = [
    ...knowledge.topics.map(({ id }): Label => ({ kind: "topic", id })),
    ...Object.entries(knowledge.replies)
      .filter(([, { phrases }]) => phrases.length > 0)
      .map(([id]): Label => ({ kind: "chat", id })),
    { kind: "asks-if-safe" },
    { kind: "asks-if-helps" },
  ];
  const rows = topicRows(knowledge, labels, lexicon);
  return {
    vocabulary,
    guarded,
    labels,
    topics: train(withMasked(rows, lexicon), labels.length),
    alarms: train(withMasked(alarmRows(knowledge, lexicon), lexicon), ALARM_CLASSES.length),
  };
}

export interface Row {
  readonly marks: readonly Mark[];
  readonly label: number;
}

export function topicRows(knowledge: Knowledge, labels: readonly Label[], lexicon: Lexicon): Row[] {
  const rows: Row[] = [];
  labels.forEach((label, at) => {
    if (label.kind === "asks-if-safe" || label.kind === "asks-if-helps") {
      const phrases = label.kind === "asks-if-safe" ? knowledge.safety.asksIfSafe : knowledge.safety.asksIfHelps;
      for (const phrase of phrases) {
        const parts = phrase.split(/\bX\b/);
        for (const filler of [CONDITION, UNKNOWN]) {
          const marks = parts.flatMap((part, index) => [...(index > 0 ? [filler] : []), ...readMarks(part, lexicon)]);
          rows.push({ marks, label: at });
        }
      }
      return;
    }
    const phrases =
      label.kind === "topic"
        ? (knowledge.topics.find(({ id }) => id === label.id) ?? { phrases: [], title: "" })
        : { phrases: knowledge.replies[label.id]?.phrases ?? [], title: "" };
    for (const phrase of phrases.title === "" ? phrases.phrases : [phrases.title, ...phrases.phrases]) {
      rows.push({ marks: readMarks(phrase, lexicon), label: at });
    }
  });
  return rows;
}

/** Each phrase, and a copy in which the words no other phrase holds are unknown: so an unknown filler is learned too. */
export function withMasked(rows: readonly Row[], lexicon: Lexicon): Example[] {
  const counts = new Map<Mark, number>();
  for (const { marks } of rows) for (const mark of new Set(marks)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const examples: Example[] = [];
  for (const { marks, label } of rows) {
    examples.push({ features: featuresOf(marks, lexicon.groups), label });
    if (!marks.some((mark) => counts.get(mark) === 1)) continue;
    const masked = marks.map((mark) => (counts.get(mark) === 1 ? UNKNOWN : mark));
    examples.push({ features: featuresOf(masked, lexicon.groups), label, weight: MASKED_WEIGHT });
  }
  return examples;
}

export function alarmRows(knowledge: Knowledge, lexicon: Lexicon): Row[] {
  const { emergencies, ordinary, conditions, asksIfSafe, asksIfHelps } = knowledge.safety;
  const calm = [
    ...ordinary,
    ...knowledge.topics.flatMap(({ phrases }) => phrases),
    ...Object.values(knowledge.replies).flatMap(({ phrases }) => phrases),
    ...asksIfSafe,
    ...asksIfHelps,
    // Some names of each condition in a calm question, so that a name alone is no alarm.
    ...conditions.flatMap(({ names }, at) =>
      names
        .filter((_, index) => index % NAMES_SKIPPED === 0)
        .map((name, index) => (asksIfSafe[(at * 7 + index) % Math.max(1, asksIfSafe.length)] ?? "X").replace(/\bX\b/, name)),
    ),
  ];
  // Nothing is masked, since what is named is the evidence.
  const rows = (texts: readonly string[], label: number): Row[] =>
    texts.map((text) => ({ marks: marksOf(analyse(text, lexicon.vocabulary).tokens, []), label }));
  return [...rows(calm, 0), ...rows(emergencies.medical, 1), ...rows(emergencies.crisis, 2)];
}

/** Of a condition's names, one in this many is read in a calm question: all of them would drown the emergencies. */
const NAMES_SKIPPED = 6;

/** Marks of a text of the folder's own. */
export function readMarks(text: string, lexicon: Lexicon): Mark[] {
  const utterance = analyse(text, lexicon.vocabulary);
  return maskedMarks(utterance, findConditions(utterance, lexicon.names, lexicon.together, () => []), lexicon);
}

/** Marks of a message for the topic classifier: conditions and the therapy's names are masked. */
export function maskedMarks(utterance: Utterance, conditions: readonly { from: number; to: number }[], lexicon: Lexicon): Mark[] {
  const masks: Mask[] = conditions.map(({ from, to }) => ({ from, to, mark: CONDITION }));
  for (const { from, to } of lexicon.therapy.findAll(utterance.stems)) masks.push({ from, to, mark: THERAPY });
  return marksOf(utterance.tokens, masks);
}

export function countWords(knowledge: Knowledge): Map<string, number> {
  const { safety, words } = knowledge;
  const counts = new Map<string, number>();
  const texts = [
    ...knowledge.article.sentences.map(({ text }) => text),
    ...knowledge.article.names,
    ...knowledge.topics.flatMap(({ phrases, title }) => [title, ...phrases]),
    ...Object.values(knowledge.replies).flatMap(({ phrases }) => phrases),
    ...safety.conditions.flatMap(({ name, names, together }) => [name, ...names, ...together]),
    ...safety.asksIfSafe,
    ...safety.asksIfHelps,
    ...safety.signs.medical,
    ...safety.signs.crisis,
    ...Object.values(words.groups).flat(),
    ...words.therapy,
    ...Object.values(words.misspelled),
    ...Object.values(words.languages).flat(),
  ];
  for (const text of texts) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  // People in distress mistype, and so do the examples of what they write: a word of theirs is known where it is English, or
  // where its row is in another language.
  const common = new Set(words.common);
  const foreign = new Set(Object.values(words.languages).flat());
  for (const text of [...safety.emergencies.medical, ...safety.emergencies.crisis, ...safety.ordinary]) {
    const run = wordsOf(text);
    const inEnglish = !run.some((word) => foreign.has(word));
    for (const word of run) {
      if (inEnglish && common.size > 0 && !common.has(word) && !counts.has(word)) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  // What is typed for something else is no word the speller may offer.
  for (const typed of Object.keys(words.misspelled)) {
    const run = wordsOf(typed);
    if (run.length === 1) counts.delete(run[0] ?? "");
  }
  return counts;
}

/** Frequent English words that the speller would otherwise change into a word of the folder. */
export function guardedWords(common: readonly string[], vocabulary: ReadonlyMap<string, number>): Set<string> {
  const speller = createSpeller(vocabulary);
  return new Set(common.filter((word) => !vocabulary.has(word) && speller.mend(word) !== undefined));
}

function wordsOf(text: string): string[] {
  return splitWords(normalise(text)).map((word) => word.text);
}

/** A name as the matcher meets it: rewritten as messages are, then stemmed. */
function stemsOf(name: string, rewrites: PhraseTrie<readonly string[]>): string[] {
  return meantOf(name, rewrites).map(stem);
}

/**
 * A name of a condition in the singular and the plural. Conditions are not matched by stems: stems reach from one word to
 * another ("immune" and "immunization", "medical" and "medication" are one stem), and "sore" is not "sores".
 */
function numbersOf(run: readonly string[]): string[][] {
  const last = run.at(-1) ?? "";
  const plain = [...run];
  if (last.length < 3 || !/[a-z]$/.test(last) || last.endsWith("s")) return [plain];
  const plural = last.endsWith("y") && !/[aeiou]y$/.test(last) ? `${last.slice(0, -1)}ies` : /(?:x|ch|sh)$/.test(last) ? `${last}es` : `${last}s`;
  return [plain, [...run.slice(0, -1), plural]];
}

function meantOf(name: string, rewrites: PhraseTrie<readonly string[]>): string[] {
  const typed = wordsOf(name);
  const meant: string[] = [];
  for (let at = 0; at < typed.length; ) {
    const rewrite: Match<readonly string[]> | undefined = rewrites.longestAt(typed, at);
    meant.push(...(rewrite === undefined ? [typed[at] ?? ""] : rewrite.value));
    at = rewrite?.to ?? at + 1;
  }
  return meant;
}
