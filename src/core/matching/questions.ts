import type { Utterance } from "../text/analyse.ts";
import { sameClause, wordsOf } from "../text/tokens.ts";
import { onlyConfirms } from "./confirmation.ts";
import { asksOfBefore } from "./ellipsis.ts";

/** A run of words of a message. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A question of a message, and the questions it joins. */
export interface QuestionSpan extends Span {
  readonly parts: readonly Span[];
  /** What stands around it, where that is short enough to say what its "it" is; undefined where it stands alone. */
  readonly around: Span | undefined;
}

/** A message of more words than this is looked through for its question, also where none of its sentences asks. */
export const SHORT = 18;
/** Most words of one question: of a sentence that runs on, the end asks. */
const LONGEST = 40;
/** Most sentences of one message that are read as questions, the last ones. */
const MOST = 3;
/** Fewest words of a sentence that is a question by itself. */
const SHORTEST_ALONE = 3;
/** Fewest words of a question that another joins. */
const SHORTEST_PART = 3;

/** How a question begins in English. */
const BEGINS =
  /^(?:what|whats|how|why|who|when|where|which|is|are|can|could|should|would|will|do|does|did|has|have|am|any|anyone|anybody|tell|explain|describe|wondering)$/;
/** What may stand before that. */
const LEADS = /^(?:so|and|or|but|also|ok|okay|hi|hey|hello|please|well)$/;
/** What announces a question inside a sentence. */
const ANNOUNCES =
  /\b(?:wondering|wonder|question|anyone know|any idea|curious|want to know|wanted to ask|can i|should i|is it|does it|do i|how long|how often|what is|tell me)\b/;
/** How the second of two joined questions begins, behind "and". */
const JOINED =
  /^(?:what|how|why|who|when|where|which|is|are|can|could|should|would|will|do|does|did|may|am)$/;
/** And behind a comma, where "does it work" may well go on from what stands before it. */
const ASKS_ALONE = /^(?:what|how|why|who|when|where)$/;
/** "Or" is none: "is it cheap or is that a con" offers another answer to one question. A new one begins with "or how long". */
const JOINS = /^(?:and|also|plus|then)$/;

/** The questions of a message, in order; at least one. A story is passed over where a sentence of it asks. */
export function findQuestions(utterance: Utterance): QuestionSpan[] {
  const { tokens } = utterance;
  const sentences = withoutConfirmation(sentencesOf(utterance), utterance);
  const end = sentences.at(-1)?.to ?? tokens.length;
  // "Correct?" and "Coincidence?" ask what stands before them.
  const asking = sentences.filter(({ asks, from, to }) => asks && to - from >= SHORTEST_ALONE);
  const short = end <= SHORT && (asking.length === 0 || end < tokens.length);
  if (short || sentences.length <= 1)
    return [{ ...split(utterance, tail({ from: 0, to: end })), around: undefined }];
  const chosen = asking.length > 0 ? asking.slice(-MOST) : sentences.slice(-1);
  const around = tokens.length <= LONGEST ? { from: 0, to: tokens.length } : undefined;
  return chosen.map((sentence) => ({ ...split(utterance, tail(sentence)), around }));
}

/** "… Why is that?" asks for the reason of what stands before it. */
const ASKS_WHY =
  /^(?:(?:and|but|so|any idea) )*(?:why|how come)(?: (?:is|was|does|do|did|would) (?:that|this|it|they)(?: (?:be|do that|do this|happen|so))?)?(?: then| though)?$/;

/** "She says it takes an hour. My brother laughed. Who is right?": what was claimed may stand in either. */
const ASKS_WHO = /^(?:and |so |but )?(?:who|which)\b/;
const CLAIMING_SENTENCES = 2;

/**
 * Sentences up to those that only ask whether or why it is so, the last of them then what is asked, and the one before it where it
 * is asked who is right; all where every one is such.
 */
function withoutConfirmation(sentences: readonly Sentence[], { tokens }: Utterance): readonly Sentence[] {
  if (sentences.length < 2) return sentences;
  const last = sentences.findLastIndex(({ from, to }) => {
    const words = wordsOf(tokens.slice(from, to));
    return (
      words.length > 1 && !onlyConfirms(words) && !asksOfBefore(words) && !ASKS_WHY.test(words.join(" "))
    );
  });
  if (last === -1 || last === sentences.length - 1) return sentences;
  const asksWho = sentences
    .slice(last + 1)
    .some(({ from, to }) => ASKS_WHO.test(wordsOf(tokens.slice(from, to)).join(" ")));
  const claims = asksWho ? CLAIMING_SENTENCES : 1;
  return sentences.slice(0, last + 1).map((one, at) => (at > last - claims ? { ...one, asks: true } : one));
}

function tail({ from, to }: Span): Span {
  return { from: Math.max(from, to - LONGEST), to };
}

/** Before "not how" these state something ("that is not how it goes"); and to whom the one was said asks for the other. */
const STATES = /^(?:is|was|are|were|am|do|does|did|know|knew|told|tells?|says?|said|read|explains?|but)$/;

/** "How long, not how often" asks the first, "not how often but how long" the second. */
function withoutDenied({ tokens }: Utterance, { from, to }: Span): Span {
  const words = wordsOf(tokens.slice(from, to));
  const denied = words.findIndex((word, at) => word === "not" && ASKS_ALONE.test(words[at + 1] ?? ""));
  if (denied === -1 || words.slice(0, denied).some((word) => STATES.test(word))) return { from, to };
  const but = words.indexOf("but", denied);
  if (but !== -1 && but + 1 < words.length) return { from: from + but + 1, to };
  return denied >= SHORTEST_PART - 1 ? { from, to: from + denied } : { from, to };
}

/** "My nose ran the whole time, what is that about" asks of what it tells, and nothing else beside it. */
const ASKS_THAT =
  /^(?:and )?(?:what (?:is|was) (?:that|this|it)(?: (?:all )?(?:about|for))?|why (?:does|did|do|would|is|was) (?:it|that|this|they) (?:do (?:that|this|it)|happen|so))(?: then| though)?$/;

/** "…, true?" and "…, is she right" ask what stands before the comma. */
function withoutTag({ tokens }: Utterance, { from, to }: Span): Span {
  let tag = to - 1;
  while (tag > from && sameClause(tokens, tag - 1, to - 1)) tag -= 1;
  return tag - from >= SHORTEST_PART && onlyConfirms(wordsOf(tokens.slice(tag, to)))
    ? { from, to: tag }
    : { from, to };
}

/** Cuts a sentence where a second question begins behind "and" or a comma. */
function split(utterance: Utterance, span: Span): Omit<QuestionSpan, "around"> {
  const { tokens } = utterance;
  const { from, to } = withoutTag(utterance, withoutDenied(utterance, span));
  const cuts: number[] = [];
  for (let at = from + SHORTEST_PART; at < to - 1; at += 1) {
    const { word = "", typed } = tokens[at] ?? {};
    const before = tokens[at - 1];
    const opens = before?.word === "or" || before?.typed.clause !== typed?.clause;
    if (JOINS.test(before?.word ?? "") ? JOINED.test(word) : opens && ASKS_ALONE.test(word)) cuts.push(at);
  }
  const last = cuts.at(-1);
  if (last !== undefined && ASKS_THAT.test(wordsOf(tokens.slice(last, to)).join(" "))) cuts.pop();
  if (cuts.length === 0) return { from, to, parts: runOn(utterance, { from, to }) };
  const edges = [from, ...cuts, to];
  const parts = edges.slice(0, -1).map((edge, at) => ({ from: edge, to: edges[at + 1] ?? to }));
  return { from, to, parts };
}

/** How a question goes on that nobody set apart from what stands before it. */
const OPENS =
  /^(?:(?:does|do|did|can|could|will|would|may) (?:it|i|this|that|they|we|u|you|the|these|there|a)|(?:is|are|should) (?:it|i|they|we|u|you|these|there)|(?:what|whats|how|when|which|where|why|who) (?:is|are|was|does|do|did|can|could|should|will|would|long|often|much|many))$/;

/**
 * The question of a sentence that tells something first, without so much as a comma between ("got a deadline and a comfy sofa does
 * it pep you up"), as its only part; none where the sentence asks from its beginning.
 */
function runOn({ tokens }: Utterance, { from, to }: Span): Span[] {
  const words = wordsOf(tokens.slice(from, to));
  const begin = words.findIndex((word) => !LEADS.test(word));
  if (BEGINS.test(words[begin] ?? "")) return [];
  const at = words.findIndex(
    (word, place) =>
      place >= SHORTEST_PART &&
      OPENS.test(`${word} ${words[place + 1] ?? ""}`) &&
      !STATES.test(words[place - 1] ?? "") &&
      !STATES.test(words[place - 2] ?? ""),
  );
  // Behind a comma it may well go on from what stands before it: "…, is that why".
  const runsOn = at !== -1 && sameClause(tokens, from + at, from + at - 1);
  return runsOn && words.length - at >= SHORTEST_PART ? [{ from: from + at, to }] : [];
}

interface Sentence extends Span {
  readonly asks: boolean;
}

function sentencesOf({ tokens, text }: Utterance): Sentence[] {
  const sentences: Sentence[] = [];
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    while (to < tokens.length && tokens[to]?.typed.sentence === tokens[from]?.typed.sentence) to += 1;
    const end = tokens[to - 1]?.typed.end ?? 0;
    const mark = /^\s*["')\]]*\s*([?.!])/.exec(text.slice(end, end + 8))?.[1];
    const words = wordsOf(tokens.slice(from, to));
    const first = LEADS.test(words[0] ?? "") ? words[1] : words[0];
    const begins = BEGINS.test(first ?? "") && words.length > 2 && mark !== "!";
    sentences.push({ from, to, asks: mark === "?" || begins || ANNOUNCES.test(words.join(" ")) });
    from = to;
  }
  return sentences;
}
