import { THRESHOLDS } from "../src/core/decision/state.ts";
import type { Knowledge } from "../src/core/knowledge.ts";
import { type Classifier, classify } from "../src/core/matching/classifier.ts";
import { alarmRows, type Row, topicRows } from "../src/core/matching/examples.ts";
import { featuresOf, UNKNOWN } from "../src/core/matching/features.ts";
import { createLexicon, type Lexicon } from "../src/core/matching/lexicon.ts";
import { compileLexicon, labelsOf, learnAlarms, learnTopics } from "../src/core/matching/model.ts";
import { ALARM_CLASSES, ALARM_THRESHOLDS } from "../src/core/safety/emergency.ts";
import type { Section } from "./section.ts";
import { digits, percent, table } from "./table.ts";

/** Phrases are dealt into this many parts; each part is scored by a model that never saw it. */
const FOLDS = 4;

/**
 * Cross-validation over the folder's own phrases: what the thresholds of `src/core/decision/state.ts` and
 * `src/core/safety/emergency.ts` were chosen by. The phrases were written to be unlike each other, so these figures are far
 * below those on questions; what counts is how they move with the threshold.
 */
export const thresholds: Section = {
  name: "thresholds",
  title: "Thresholds, by cross-validation over the phrases",
  async run({ knowledge }) {
    const lexicon = createLexicon(knowledge, compileLexicon(knowledge));
    const topics = scoreTopics(knowledge, lexicon);
    const alarms = scoreAlarms(knowledge, lexicon);
    return {
      text: `${topicTable(topics)}\n\n${alarmTable(alarms)}`,
      aims: [],
      results: { topics: topicFigures(topics), alarms: alarmFigures(alarms) },
    };
  },
};

interface Scored {
  readonly row: Row;
  readonly probabilities: Float32Array;
}

/** Every row with the probabilities of a model trained without it. */
function crossValidate(
  rows: readonly Row[],
  classes: number,
  lexicon: Lexicon,
  learn: (rows: readonly Row[]) => Classifier,
): Scored[] {
  const scored: Scored[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const training = rows.filter((_, at) => foldOf(at) !== fold);
    const model = learn(training);
    const known = new Set(training.flatMap(({ marks }) => marks));
    rows.forEach((row, at) => {
      if (foldOf(at) !== fold) return;
      const probabilities = new Float32Array(classes);
      const marks = row.marks.map((mark) => (known.has(mark) ? mark : UNKNOWN));
      classify(model, featuresOf(marks, lexicon.groups), probabilities);
      scored.push({ row, probabilities });
    });
  }
  return scored;
}

/** Neighbouring rows are of one topic and often alike: a multiplicative hash deals them evenly. */
function foldOf(at: number): number {
  return ((at * 2654435761) >>> 0) % FOLDS;
}

interface TopicScore {
  readonly kind: "article" | "open" | "other";
  readonly mass: number;
  readonly best: number;
  /** Whether the best article topic shows a passage that the right one shows. */
  readonly right: boolean;
  readonly top: boolean;
}

function scoreTopics(knowledge: Knowledge, lexicon: Lexicon): TopicScore[] {
  const labels = labelsOf(knowledge);
  const topics = new Map(knowledge.topics.map((topic) => [topic.id, topic]));
  const topicOf = labels.map((label) => (label.kind === "topic" ? topics.get(label.id) : undefined));
  const kinds = labels.map((label, at): TopicScore["kind"] => {
    if (label.kind === "asks-if-helps") return "open";
    const topic = topicOf[at];
    return topic === undefined ? "other" : topic.open ? "open" : "article";
  });
  return crossValidate(topicRows(knowledge, labels, lexicon), labels.length, lexicon, (rows) =>
    learnTopics(rows, labels.length, lexicon),
  ).map(({ row, probabilities }) => {
    let mass = 0;
    let best = -1;
    let top = 0;
    probabilities.forEach((probability, at) => {
      if (probability > (probabilities[top] ?? 0)) top = at;
      if (kinds[at] !== "article") return;
      mass += probability;
      if (best < 0 || probability > (probabilities[best] ?? 0)) best = at;
    });
    const shown = topicOf[best]?.passages.map(({ text }) => text) ?? [];
    const meant = topicOf[row.label]?.passages.map(({ text }) => text) ?? [];
    return {
      kind: kinds[row.label] ?? "other",
      mass,
      best: probabilities[best] ?? 0,
      right: shown.some((text) => meant.includes(text)),
      top: top === row.label,
    };
  });
}

function topicFigures(scores: readonly TopicScore[]) {
  const of = (kind: TopicScore["kind"]) => scores.filter((score) => score.kind === kind);
  return [0.4, 0.5, 0.55, 0.6, 0.65, 0.7].flatMap((mass) =>
    [0, 0.06, 0.12, 0.2].map((best) => {
      const answers = (score: TopicScore) => score.mass >= mass && score.best >= best;
      const article = of("article");
      return {
        mass,
        best,
        answered: share(article, (score) => answers(score) && score.right),
        wrong: share(article, (score) => answers(score) && !score.right),
        refused: share(of("open"), (score) => !answers(score)),
      };
    }),
  );
}

function topicTable(scores: readonly TopicScore[]): string {
  const rows = topicFigures(scores).map(({ mass, best, answered, wrong, refused }) => [
    `${mass} and ${best}${mass === THRESHOLDS.answer && best === THRESHOLDS.best ? " (in use)" : ""}`,
    percent(answered),
    percent(wrong),
    percent(refused),
  ]);
  const top = percent(share(scores, (score) => score.top));
  return `Right label first: ${top} of ${scores.length}.\n\n${table(["mass and best", "answered", "wrong passage", "open refused"], rows)}`;
}

interface AlarmScore {
  readonly kind: (typeof ALARM_CLASSES)[number];
  readonly probability: number;
}

function scoreAlarms(knowledge: Knowledge, lexicon: Lexicon): AlarmScore[] {
  return crossValidate(alarmRows(knowledge, lexicon), ALARM_CLASSES.length, lexicon, (rows) =>
    learnAlarms(rows, lexicon),
  ).map(({ row, probabilities }) => ({
    kind: ALARM_CLASSES[row.label] ?? "none",
    probability: 1 - (probabilities[0] ?? 1),
  }));
}

function alarmFigures(scores: readonly AlarmScore[]) {
  return [0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((threshold) => {
    const taken = (of: AlarmScore["kind"]) =>
      share(
        scores.filter(({ kind }) => kind === of),
        ({ probability }) => probability >= threshold,
      );
    return { threshold, medical: taken("medical"), crisis: taken("crisis"), falseAlarms: taken("none") };
  });
}

function alarmTable(scores: readonly AlarmScore[]): string {
  const { medical: body, crisis: mind } = ALARM_THRESHOLDS;
  const rows = alarmFigures(scores).map(({ threshold, medical, crisis, falseAlarms }) => [
    digits(threshold),
    `${percent(medical)}${threshold === body.least ? " (in use)" : ""}`,
    `${percent(crisis)}${threshold === mind.least ? " (in use)" : ""}`,
    percent(falseAlarms),
  ]);
  return table(["alarm threshold", "medical recognised", "crisis recognised", "false alarms"], rows);
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / Math.max(1, items.length);
}
