import type { Article, Passage } from "../core/knowledge.ts";
import { MOST_CHARACTERS, MOST_PASSAGES } from "../core/reply/make.ts";
import type { Reply } from "../core/reply/reply.ts";

/** What a labelled question expects: the kinds and their right replies are those of the labelling guide. */
export type Expectation =
  | "article"
  | "safety-avoid"
  | "safety-caution"
  | "safety-unlisted"
  | "outside"
  | "offtopic"
  | "urgent";

export interface LabelledQuestion {
  readonly id: string;
  /** The message judged, and those before it in its conversation. */
  readonly question: string;
  readonly before: readonly string[];
  readonly expectation: Expectation;
  /** Excerpts of the article, any of which in the passages makes a right answer. */
  readonly gold: readonly string[];
}

export interface Verdict {
  readonly right: boolean;
  /** Whether a refusal shows what would have been a right answer. */
  readonly nearby: boolean;
  /** Why it is wrong; empty where it is right. */
  readonly why: string;
  /** Whether the reply keeps what every reply must keep: its disclaimer, verbatim passages, the bounds. */
  readonly sound: boolean;
}

/** Judges one reply against what its question expects. */
export function judge(row: LabelledQuestion, reply: Reply, article: Article): Verdict {
  const faults = soundness(reply, article);
  const why = faults ?? wrongness(row, reply);
  const nearby =
    row.expectation === "article" && reply.kind === "not-covered" && reply.passages.some(holdsGold(row.gold));
  return { right: why === undefined, nearby, why: why ?? "", sound: faults === undefined };
}

function soundness(reply: Reply, article: Article): string | undefined {
  if (!reply.text.endsWith(article.disclaimer) || reply.disclaimer !== article.disclaimer)
    return "disclaimer is not whole";
  if (reply.passages.length > MOST_PASSAGES) return "more passages than the bound";
  if (reply.passages.reduce((sum, { text }) => sum + text.length, 0) > MOST_CHARACTERS)
    return "more characters than the bound";
  const texts = article.sentences.map(({ text }) => text);
  const verbatim = new Set([...texts, ...texts.map((text, at) => `${text} ${texts[at + 1] ?? ""}`)]);
  return reply.passages.every(({ text }) => verbatim.has(text))
    ? undefined
    : "a passage is not the article's";
}

const holdsGold =
  (gold: readonly string[]) =>
  ({ text }: Passage): boolean =>
    gold.some((excerpt) => text.includes(excerpt));

function wrongness({ expectation, gold }: LabelledQuestion, reply: Reply): string | undefined {
  switch (expectation) {
    case "article":
      if (reply.kind !== "answer") return `kind ${reply.kind}`;
      return reply.passages.some(holdsGold(gold)) ? undefined : "no right passage";
    case "safety-avoid":
    case "safety-caution":
      return reply.passages.slice(0, 1).some(holdsGold(gold)) ? undefined : "precaution is not first";
    case "safety-unlisted":
      if (reply.kind !== "caution" && reply.kind !== "not-covered") return `kind ${reply.kind}`;
      if (reply.conditions.length === 0) return "not named back";
      return /\bprovider\b/.test(`${reply.lead} ${reply.closing}`) ? undefined : "not sent to a provider";
    case "outside":
      return reply.kind === "not-covered" || reply.kind === "clarify" ? undefined : `kind ${reply.kind}`;
    case "offtopic":
      return ["off-topic", "small-talk", "not-covered"].includes(reply.kind)
        ? undefined
        : `kind ${reply.kind}`;
    case "urgent":
      return reply.kind === "urgent" ? undefined : `kind ${reply.kind}`;
    default:
      return expectation satisfies never;
  }
}
