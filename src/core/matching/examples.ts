import { hashOf } from "../hash.ts";
import type { Knowledge, Topic } from "../knowledge.ts";
import { toldIn } from "../safety/stretches.ts";
import { analyse, type Token } from "../text/analyse.ts";
import { wordsOf } from "../text/tokens.ts";
import { oneIn, partnersFrom } from "./draw.ts";
import { CONDITION, featuresOf, type Mark, marksOf, saysAnything, UNKNOWN } from "./features.ts";
import { type Lexicon, readMarks } from "./lexicon.ts";
import type { Label } from "./model.ts";
import type { Example } from "./train.ts";

/** How much a second copy of a phrase counts in which its rarest words are masked as unknown. */
const MASKED_WEIGHT = 0.5;

/** A message of the folder and what it is an example of. */
export interface Row {
  readonly marks: readonly Mark[];
  readonly label: number;
}

export function topicRows(knowledge: Knowledge, labels: readonly Label[], lexicon: Lexicon): Row[] {
  const rows: Row[] = [];
  labels.forEach((label, at) => {
    if (label.kind === "asks-if-safe" || label.kind === "asks-if-helps") {
      const phrases =
        label.kind === "asks-if-safe" ? knowledge.safety.asksIfSafe : knowledge.safety.asksIfHelps;
      for (const phrase of phrases) {
        const parts = phrase.split(/\bX\b/);
        for (const filler of [CONDITION, UNKNOWN]) {
          const marks = parts.flatMap((part, index) => [
            ...(index > 0 ? [filler] : []),
            ...readMarks(part, lexicon),
          ]);
          rows.push({ marks, label: at });
        }
      }
      return;
    }
    const texts =
      label.kind === "topic"
        ? textsOf(knowledge.topics.find(({ id }) => id === label.id))
        : (knowledge.replies[label.id]?.phrases ?? []);
    for (const text of texts) rows.push({ marks: readMarks(text, lexicon), label: at });
  });
  return rows;
}

/** A clause of fewer words says too little of what it is about. */
const SHORTEST_CLAUSE = 4;

/**
 * Everything that is an example of a topic: its title and phrases, and what answers it best, whole and clause by clause, for
 * people ask in the article's own words too.
 */
function textsOf(topic: Topic | undefined): string[] {
  if (topic === undefined) return [];
  const said = topic.passages.slice(0, 1).flatMap(({ text }) => [text, ...clausesOf(text)]);
  return [topic.title, ...topic.phrases, ...said];
}

function clausesOf(text: string): string[] {
  return text.split(/[,;.]/).filter((clause) => clause.trim().split(" ").length >= SHORTEST_CLAUSE);
}

/** Each phrase, and a copy in which the words no other phrase holds are unknown: so an unknown filler is learned too. */
export function withMasked(rows: readonly Row[], lexicon: Lexicon): Example[] {
  const counts = new Map<Mark, number>();
  for (const { marks } of rows)
    for (const mark of new Set(marks)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
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
  const { emergencies, told, ordinary, conditions, asksIfSafe, asksIfHelps } = knowledge.safety;
  const questionFor = partnersFrom(asksIfSafe);
  const toldBefore = partnersFrom(told);
  const titleBehind = partnersFrom(knowledge.topics.map(({ title }) => title));
  const phraseBehind = partnersFrom(
    oneIn(
      PHRASES_SKIPPED,
      knowledge.topics.flatMap(({ phrases }) => phrases),
    ),
  );
  const askedBehind = (text: string) =>
    (hashOf(text) & 1 ? phraseBehind(text) : undefined) ?? titleBehind(text) ?? "";
  const calm = [
    ...told,
    ...ordinary,
    ...phrasesOf(knowledge),
    // Emergencies are learned with titles behind them, which must not look alarming for that.
    ...knowledge.topics.map(({ title }) => title),
    ...asksIfSafe,
    ...asksIfHelps,
    ...conditions.flatMap(({ name }) => [name, `i have ${name}`]),
    // Some names of each condition in a calm question, so that a name alone is no alarm.
    ...oneIn(
      NAMES_SKIPPED,
      conditions.flatMap(({ names }) => names),
    ).map((name) => (questionFor(name) ?? "X").replace(/\bX\b/, name)),
  ];
  // As they stand in a longer message, between what is told and what is asked.
  const amid = (texts: readonly string[]) =>
    oneIn(AMID_SKIPPED, texts).map((text) => {
      const before = toldBefore(text);
      return before === undefined ? text : `${before}, ${text}, ${askedBehind(text)}`;
    });
  const read = readAll(calm, lexicon);
  // An emergency in words that are all unknown would teach that whatever is not understood is one.
  const alarming = (texts: readonly string[], label: number) =>
    plainRows(readAll([...texts, ...amid(texts)], lexicon), label).filter(({ marks }) => saysAnything(marks));
  return [
    ...plainRows(read, 0),
    ...plainRows(readAll(amid(ordinary), lexicon), 0),
    ...toldRows(read, 0),
    ...alarming(emergencies.medical, 1),
    ...alarming(emergencies.crisis, 2),
  ];
}

/**
 * The folder's own emergencies and look-alikes by their words: marks know no rare ones, and an emergency in another language is
 * all of those.
 */
export function knownAlarmRows({ safety: { emergencies, ordinary } }: Knowledge, lexicon: Lexicon): Row[] {
  const rowsOf = (texts: readonly string[], label: number) =>
    readAll(texts, lexicon).map((tokens) => ({ marks: wordsOf(tokens), label }));
  return [...rowsOf(ordinary, 0), ...rowsOf(emergencies.medical, 1), ...rowsOf(emergencies.crisis, 2)].filter(
    ({ marks }) => marks.length > 0,
  );
}

/** Everything that people ask or say to the guide, as the folder has it. */
function phrasesOf({ topics, replies }: Knowledge): string[] {
  return [...topics, ...Object.values(replies)].flatMap(({ phrases }) => phrases);
}

function readAll(texts: readonly string[], { vocabulary }: Lexicon): (readonly Token[])[] {
  return texts.map((text) => analyse(text, vocabulary).tokens);
}

/** Nothing is masked, since what is named is the evidence. */
function plainRows(messages: readonly (readonly Token[])[], label: number): Row[] {
  return messages.map((tokens) => ({ marks: marksOf(tokens, []), label }));
}

/** What a message tells is also read apart from what it asks, and then stands there without its question. */
function toldRows(messages: readonly (readonly Token[])[], label: number): Row[] {
  return messages.flatMap((tokens) =>
    plainRows(
      [...toldIn(tokens)].map(({ from, to }) => tokens.slice(from, to)),
      label,
    ),
  );
}

/** Names of conditions as people tell of them, against what they tell of anything else. */
export function healthRows(knowledge: Knowledge, lexicon: Lexicon): Row[] {
  const { safety } = knowledge;
  const other = [
    ...phrasesOf(knowledge),
    ...safety.told,
    ...oneIn(ORDINARY_SKIPPED, safety.ordinary),
    ...safety.everyday,
  ];
  const names = safety.conditions
    .flatMap((condition) => condition.names)
    .map((name) =>
      TOLD_ALREADY.test(name) ? name : (TELLING[hashOf(name) % TELLING.length] ?? "X").replace("X", name),
    );
  const read = readAll(other, lexicon);
  return [
    ...plainRows(read, 0),
    ...toldRows(read, 0),
    ...plainRows(readAll([...names, ...safety.emergencies.medical], lexicon), 1),
  ];
}

/** Of emergencies and look-alikes, one in this many is learned amid other things, too: more, and those that stand alone suffer. */
const AMID_SKIPPED = 3;

/** Of look-alikes of emergencies, which tell of health more often than not, one in this many is learned as telling of none. */
const ORDINARY_SKIPPED = 3;

/** Ways of telling that somebody has a condition, X standing for its name: each name stands in one of them. */
const TELLING = ["i have X", "X", "my mum has X", "i had X last year", "just had X", "X"];
/** Names that are told as they are: "had my knee replaced". */
const TOLD_ALREADY = /^(?:i|my|she|he|her|his|had|have|got|on|been|being|just|in|after|with)\b/;

/** Of phrases, one in this many stands behind something alarming: each behind several, and the titles as often as all of them. */
const PHRASES_SKIPPED = 50;

/** Of a condition's names, one in this many is read in a calm question: all of them would drown the emergencies. */
const NAMES_SKIPPED = 6;
