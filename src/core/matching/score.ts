import type { Knowledge } from "../knowledge.ts";
import type { Mention } from "../safety/conditions.ts";
import type { Utterance } from "../text/analyse.ts";
import { wordsOf } from "../text/tokens.ts";
import { classify } from "./classifier.ts";
import { blend, isAboutWhat, join, namesNothing } from "./ellipsis.ts";
import { CONDITION, featuresOf, hashOfMarks, type Mark, UNKNOWN } from "./features.ts";
import { labelOfPhrase } from "./known-phrases.ts";
import { type Lexicon, maskedMarks, readMarks } from "./lexicon.ts";
import type { Label, Model } from "./model.ts";
import { findQuestions, type Span } from "./questions.ts";

/** What a message, or one question in it, may be about: a probability for every label. */
export interface Scores {
  readonly probabilities: Float32Array;
  /** Probability mass of the topics that the article answers. */
  readonly article: number;
  /** Of the topics it leaves open, and of asking whether it helps with something. */
  readonly open: number;
  /** Of asking whether it is safe with something. */
  readonly safety: number;
  /** Of everything else: greetings, thanks, other subjects. */
  readonly chat: number;
}

export interface Scorer {
  /**
   * Scores of a run of marks, and of what stands around it where that is given.
   *
   * @param vague whether the run names nothing itself
   */
  score(marks: readonly Mark[], around?: Question["around"], vague?: boolean): Scores;
  /** The questions a message asks, in order; one entry for most messages. */
  questionsOf(utterance: Utterance, mentions: readonly Mention[]): Question[];
  /**
   * Scores of a message that goes on from a topic's question.
   *
   * @param pointsBack whether it names nothing itself
   */
  scoreAfter(topic: string, marks: readonly Mark[], pointsBack?: boolean): Scores;
  readonly labels: readonly Label[];
}

/** A question of a message, and where it stands in it. */
export interface Question {
  readonly marks: readonly Mark[];
  readonly from: number;
  readonly to: number;
  /** The questions it joins ("how long is it, and does it hurt?"); empty where it is one. */
  readonly parts: readonly Question[];
  /** Reads the marks of the short message it stands in; undefined where it stands alone, or in a story. */
  readonly around: (() => readonly Mark[]) | undefined;
  /** Whether it names nothing that it asks of ("what is that about?"), where something stands around it that may. */
  readonly vague: boolean;
}

/** A question with a label of this probability needs nothing around it to be understood. */
const CLEAR = 0.9;

/** Kinds of labels, in the order in which their masses are added up. */
const KINDS = ["article", "open", "safety", "chat"] as const;

function kindOf(label: Label, open: ReadonlySet<string>): (typeof KINDS)[number] {
  if (label.kind === "topic") return open.has(label.id) ? "open" : "article";
  if (label.kind === "asks-if-helps") return "open";
  return label.kind === "asks-if-safe" ? "safety" : "chat";
}

export function createScorer(knowledge: Knowledge, model: Model, lexicon: Lexicon): Scorer {
  // Only these are held: the rest of a model is what the lexicon was made from.
  const { labels, topics: classifier, phrases } = model;
  const open = new Set(knowledge.topics.filter((topic) => topic.open).map(({ id }) => id));
  const kinds = Uint8Array.from(labels, (label) => KINDS.indexOf(kindOf(label, open)));
  const topics = new Map(knowledge.topics.map((topic) => [topic.id, topic]));

  const probabilitiesOf = (marks: readonly Mark[]): Float32Array => {
    const probabilities = new Float32Array(labels.length);
    classify(classifier, featuresOf(marks, lexicon.groups), probabilities);
    const same = marks.includes(UNKNOWN) ? undefined : labelOfPhrase(phrases, hashOfMarks(marks));
    return same === undefined
      ? probabilities
      : probabilities.map((share, at) => share / 10 + (at === same ? 0.9 : 0));
  };
  const weigh = (probabilities: Float32Array): Scores => {
    const mass = new Float64Array(KINDS.length);
    for (let at = 0; at < kinds.length; at += 1) {
      const kind = kinds[at] ?? 0;
      mass[kind] = (mass[kind] ?? 0) + (probabilities[at] ?? 0);
    }
    const [article = 0, open = 0, safety = 0, chat = 0] = mass;
    return { probabilities, article, open, safety, chat };
  };

  return {
    score: (marks, around, vague = false) => {
      if (vague && around !== undefined) return weigh(probabilitiesOf(around()));
      const own = probabilitiesOf(marks);
      // What stands around a question is read only where that leaves open what is meant.
      const alone = around === undefined || own.some((probability) => probability >= CLEAR);
      return weigh(alone ? own : join(own, probabilitiesOf(around())));
    },
    scoreAfter(topic, marks, pointsBack = false) {
      const { title, passages } = topics.get(topic) ?? { title: "", passages: [] };
      const whole = probabilitiesOf([...readMarks(title, lexicon), ...marks]);
      const said = () => passages.flatMap(({ text }) => readMarks(text, lexicon));
      return weigh(pointsBack || isAboutWhat(marks, said()) ? whole : blend(probabilitiesOf(marks), whole));
    },
    labels,
    questionsOf(utterance, mentions) {
      const read = ({ from, to }: Span): Question => {
        const marks = maskedMarks(
          { ...utterance, tokens: utterance.tokens.slice(from, to), stems: utterance.stems.slice(from, to) },
          mentions
            .filter((mention) => mention.from >= from && mention.to <= to)
            .map((mention) => ({ from: mention.from - from, to: mention.to - from })),
          lexicon,
        );
        return { marks, from, to, parts: [], around: undefined, vague: false };
      };
      return findQuestions(utterance).map(({ around, parts, ...span }) => ({
        ...read(span),
        parts: parts.map(read),
        around: around && (() => read(around).marks),
        vague: around !== undefined && namesNothing(wordsOf(utterance.tokens.slice(span.from, span.to))),
      }));
    },
  };
}

/** Share of a question's words that the folder does not hold; one such word alone is a slip, and none. */
export function strangeness(marks: readonly Mark[]): number {
  const unknown = marks.filter((mark) => mark === UNKNOWN).length;
  return unknown < 2 ? 0 : unknown / marks.filter((mark) => mark !== CONDITION).length;
}
