import type { Knowledge } from "../knowledge.ts";
import { ALARM_CLASSES } from "../safety/emergency.ts";
import { HEALTH_CLASSES } from "../safety/health.ts";
import type { Classifier } from "./classifier.ts";
import { alarmRows, healthRows, knownAlarmRows, type Row, topicRows, withMasked } from "./examples.ts";
import { fileKnownPhrases, type KnownPhrases } from "./known-phrases.ts";
import { createLexicon, type Lexicon, type LexiconParts } from "./lexicon.ts";
import { compileRuns } from "./runs.ts";
import { train } from "./train.ts";
import { countWords, guardedWords, stemWords } from "./vocabulary.ts";

/** What is learned from a Knowledge value: plain data that can be kept on disk beside it. */
export interface Model extends LexiconParts {
  /** Labels of the topic classifier, by class number. */
  readonly labels: readonly Label[];
  readonly topics: Classifier;
  /** Label of each phrase, by the hash of its marks: a message that is a phrase of the folder's reaches its topic. */
  readonly phrases: KnownPhrases;
  /** Classes as in `ALARM_CLASSES`. */
  readonly alarms: Classifier;
  /** Class of each of the folder's emergencies and look-alikes, by the hash of its words: what a moderator writes there is met. */
  readonly knownAlarms: KnownPhrases;
  /** Classes as in `HEALTH_CLASSES`. */
  readonly health: Classifier;
}

/** What a message may be about: a topic of the folder, a reply of the bot's own, or a question about a condition. */
export type Label =
  | { readonly kind: "topic"; readonly id: string }
  | { readonly kind: "chat"; readonly id: string }
  | { readonly kind: "asks-if-safe" }
  | { readonly kind: "asks-if-helps" };

/** Pairs and pieces of words seen in fewer phrases say too little of a topic: three are no better, and a fifth more memory. */
const FEWEST = 5;
/** Length of the classifier's vectors. 32 answers half a point less in cross-validation, 64 half a point more (docs/design.md). */
const DIMENSIONS = 48;
/** Between this and what is dropped elsewhere lies a third of a topic model's memory, and half a point (docs/design.md). */
const NEGLIGIBLE = 0.3;
/** Trainings of the wide half: what falls to chance in one evens out, and weights that were chance alone become negligible. */
const TRAININGS = 2;
/** With more labels there is no deep half: its time grows with them, where the wide half's does not. */
const MOST_DEEP = 512;

/** Learns from a Knowledge value. Takes seconds on a full folder; the same value always gives the same model. */
export function compileModel(knowledge: Knowledge): Model {
  const parts = compileLexicon(knowledge);
  const lexicon = createLexicon(knowledge, parts);
  const labels = labelsOf(knowledge);
  const rows = topicRows(knowledge, labels, lexicon);
  return {
    ...parts,
    labels,
    topics: learnTopics(rows, labels.length, lexicon),
    phrases: fileKnownPhrases(rows),
    alarms: learnAlarms(alarmRows(knowledge, lexicon), lexicon),
    knownAlarms: fileKnownPhrases(knownAlarmRows(knowledge, lexicon)),
    health: learnHealth(healthRows(knowledge, lexicon), lexicon),
  };
}

/** @param classes how many labels there are */
export function learnTopics(rows: readonly Row[], classes: number, lexicon: Lexicon): Classifier {
  const dimensions = classes <= MOST_DEEP ? DIMENSIONS : 0;
  return train(withMasked(rows, lexicon), classes, {
    minimum: FEWEST,
    dimensions,
    negligible: NEGLIGIBLE,
    trainings: TRAININGS,
  });
}

/** Whether a message near the threshold is taken for an emergency must not hang on the order of the examples. */
const ALARM_TRAININGS = 12;

/** Pairs and pieces of words seen in fewer examples say too little of an emergency. */
const FEWEST_OF_ALARMS = 4;

/** Without a deep half: it recognised no more emergencies in cross-validation. */
export function learnAlarms(rows: readonly Row[], lexicon: Lexicon): Classifier {
  return train(withMasked(rows, lexicon), ALARM_CLASSES.length, {
    minimum: FEWEST_OF_ALARMS,
    trainings: ALARM_TRAININGS,
  });
}

const HEALTH_TRAININGS = 6;

export function learnHealth(rows: readonly Row[], lexicon: Lexicon): Classifier {
  return train(withMasked(rows, lexicon), HEALTH_CLASSES.length, {
    minimum: FEWEST,
    trainings: HEALTH_TRAININGS,
  });
}

/** The part of a model that needs no training. */
export function compileLexicon(knowledge: Knowledge): LexiconParts {
  const vocabulary = countWords(knowledge);
  return {
    words: stemWords(vocabulary),
    guarded: guardedWords(knowledge.words.common, vocabulary),
    runs: compileRuns(knowledge),
  };
}

export function labelsOf({ topics, replies }: Knowledge): Label[] {
  return [
    ...topics.map(({ id }): Label => ({ kind: "topic", id })),
    ...Object.entries(replies)
      .filter(([, { phrases }]) => phrases.length > 0)
      .map(([id]): Label => ({ kind: "chat", id })),
    { kind: "asks-if-safe" },
    { kind: "asks-if-helps" },
  ];
}
