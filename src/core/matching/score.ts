import type { Knowledge } from "../knowledge.ts";
import type { Mention } from "../safety/conditions.ts";
import type { Utterance } from "../text/analyse.ts";
import { classify } from "./classifier.ts";
import { CONDITION, featuresOf, type Mark, UNKNOWN } from "./features.ts";
import { blend } from "./ellipsis.ts";
import { type Label, type Lexicon, type Model, maskedMarks, readMarks } from "./model.ts";

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
  /** Scores of a run of marks. */
  score(marks: readonly Mark[]): Scores;
  /** The questions a message asks, each as marks, in order; one entry for most messages. */
  questionsOf(utterance: Utterance, mentions: readonly Mention[]): Mark[][];
  /** Scores of a message that goes on from a topic's question. */
  scoreAfter(topic: string, marks: readonly Mark[]): Scores;
  readonly labels: readonly Label[];
}

/** A message of more words than this is looked through for its question. */
const SHORT = 18;
/** Most words of one question; more add noise. */
const LONGEST = 40;
/** Most questions of one message that are answered. */
export const MOST_QUESTIONS = 2;

export function createScorer(knowledge: Knowledge, model: Model, lexicon: Lexicon): Scorer {
  const open = new Set(knowledge.topics.filter((topic) => topic.open).map(({ id }) => id));
  const kinds = model.labels.map((label): keyof Omit<Scores, "probabilities"> => {
    if (label.kind === "topic") return open.has(label.id) ? "open" : "article";
    if (label.kind === "asks-if-helps") return "open";
    return label.kind === "asks-if-safe" ? "safety" : "chat";
  });
  const titles = new Map(knowledge.topics.map(({ id, title }) => [id, title]));

  const probabilitiesOf = (marks: readonly Mark[]): Float32Array => {
    const probabilities = new Float32Array(model.labels.length);
    classify(model.topics, featuresOf(marks, lexicon.groups), probabilities);
    return probabilities;
  };
  const weigh = (probabilities: Float32Array): Scores => {
    const mass = { article: 0, open: 0, safety: 0, chat: 0 };
    for (let at = 0; at < kinds.length; at += 1) mass[kinds[at] ?? "chat"] += probabilities[at] ?? 0;
    return { probabilities, ...mass };
  };

  return {
    score: (marks) => weigh(probabilitiesOf(marks)),
    scoreAfter: (topic, marks) =>
      weigh(blend(probabilitiesOf(marks), probabilitiesOf([...readMarks(titles.get(topic) ?? "", lexicon), ...marks]))),
    labels: model.labels,
    questionsOf(utterance, mentions) {
      const marksIn = (from: number, to: number) =>
        maskedMarks(
          { ...utterance, tokens: utterance.tokens.slice(from, to), stems: utterance.stems.slice(from, to) },
          mentions.filter((mention) => mention.from >= from && mention.to <= to).map((mention) => ({ from: mention.from - from, to: mention.to - from })),
          lexicon,
        );
      const { tokens } = utterance;
      const sentences = sentencesOf(utterance);
      if (sentences.length === 1 && tokens.length <= LONGEST) return [marksIn(0, tokens.length)];
      const asking = sentences.filter(({ asks }) => asks);
      if (tokens.length <= SHORT && asking.length <= 1) return [marksIn(0, tokens.length)];
      const chosen = asking.length > 0 ? asking.slice(-3) : [sentences.at(-1) ?? { from: 0, to: tokens.length }];
      return chosen.map(({ from, to }) => marksIn(from, Math.min(to, from + LONGEST)));
    },
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly asks: boolean;
}

/** How a question begins, or what announces one, in English. */
const BEGINS = /^(?:what|whats|how|hows|why|who|whos|when|where|which|is|are|can|could|should|would|will|do|does|did|has|have|am|any|anyone|anybody|tell|explain|describe|wondering|also|and|so|or|but)$/;
const ANNOUNCES = /\b(?:wondering|wonder|question|anyone know|any idea|curious|want to know|wanted to ask|can i|should i|is it|does it|do i|how long|how often|what is|tell me)\b/;

function sentencesOf({ tokens, text }: Utterance): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    while (to < tokens.length && tokens[to]?.typed.sentence === tokens[from]?.typed.sentence) to += 1;
    const end = tokens[to - 1]?.typed.end ?? 0;
    const mark = /^\s*["')\]]*\s*([?.!])/.exec(text.slice(end, end + 8))?.[1];
    const words = tokens.slice(from, to).map(({ word }) => word);
    const asks = mark === "?" || (BEGINS.test(words[0] ?? "") && words.length > 2 && mark !== "!") || ANNOUNCES.test(words.join(" "));
    spans.push({ from, to, asks });
    from = to;
  }
  return spans.length === 0 ? [{ from: 0, to: 0, asks: false }] : spans;
}

/** Share of a question's words that the folder does not hold. */
export function strangeness(marks: readonly Mark[]): number {
  const words = marks.filter((mark) => mark !== CONDITION);
  return words.length === 0 ? 0 : words.filter((mark) => mark === UNKNOWN).length / words.length;
}
