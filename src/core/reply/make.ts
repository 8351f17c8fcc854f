import type { Knowledge, Passage, Safety } from "../knowledge.ts";
import { mayNameBack } from "../safety/slots.ts";
import type { NamedCondition, Reply, ReplyKind } from "./reply.ts";

/** What a decision asks the constructor for; the constructor holds it to the contract. */
export interface Draft {
  readonly kind: ReplyKind;
  /** Which card, for an urgent reply. */
  readonly card?: "medical" | "crisis";
  readonly question: string;
  readonly topic?: string | undefined;
  readonly conditions?: readonly NamedCondition[];
  readonly passages?: readonly Passage[];
  readonly lead?: string;
  readonly closing?: string;
  readonly suggestions?: readonly string[];
}

/** Bounds on a reply: reply contract, section 2. */
export const MOST_PASSAGES = 3;
export const MOST_CHARACTERS = 900;
/** Controls hold two or three follow-up questions on every platform. */
export const MOST_SUGGESTIONS = 3;

/**
 * The only constructor of replies: whatever was decided, the reply keeps the contract, passages under a refusal are said to be
 * no answer, and the disclaimer stands at the end.
 *
 * @returns a function from drafts to replies
 */
export function createReplyMaker(knowledge: Knowledge): (draft: Draft) => Reply {
  const { disclaimer } = knowledge.article;
  const sentencesIn = createFinder(knowledge);
  return (draft) => {
    const urgent = draft.kind === "urgent";
    const conditions = urgent
      ? []
      : (draft.conditions ?? []).map((condition) => nameable(condition, knowledge));
    const passages = urgent
      ? []
      : fitPassages(permitted(draft.passages ?? [], conditions, draft.kind, knowledge), sentencesIn);
    const suggestions = urgent
      ? []
      : [...new Set(draft.suggestions ?? [])].filter((title) => title !== "").slice(0, MOST_SUGGESTIONS);
    const nearby = draft.kind === "not-covered" && passages.length > 0;
    const lead = [draft.lead ?? "", nearby ? (knowledge.replies.nearby?.text ?? "") : ""]
      .filter((part) => part !== "")
      .join(" ");
    const closing = urgent ? "" : (draft.closing ?? "");
    const reply = {
      question: draft.question.toWellFormed(),
      kind: draft.kind,
      topic: draft.topic ?? null,
      conditions,
      passages,
      lead,
      closing,
      suggestions,
      disclaimer,
      text: compose(lead, passages, closing, suggestions, disclaimer),
      ...(urgent ? { card: draft.card ?? "medical" } : {}),
    };
    // The brand exists for the type checker alone; this is the one place that gives it.
    return reply as unknown as Reply;
  };
}

/** The reply as other programs read it (reply contract, section 2): exactly these keys, in this order. */
export function toJson(reply: Reply): Record<string, unknown> {
  const { question, kind, topic, conditions, passages, text, suggestions, disclaimer } = reply;
  return {
    question,
    kind,
    topic,
    conditions,
    passages: passages.map(({ section, heading, text: words, line }) => ({
      section,
      heading,
      text: words,
      line,
    })),
    text,
    suggestions,
    disclaimer,
  };
}

function permitted(
  passages: readonly Passage[],
  conditions: readonly NamedCondition[],
  kind: ReplyKind,
  { article, safety }: Knowledge,
): readonly Passage[] {
  const ofSafety = ({ section }: Passage) => safety.sections.includes(section);
  const levels = new Set(conditions.map(({ level }) => level));
  let allowed = passages
    .map((passage) => neverAlone(passage, article.sentences, safety.neverAlone))
    .filter((passage) => passage !== undefined);
  if (conditions.length > 0 || kind === "not-covered")
    allowed = allowed.filter((passage) => !praises(passage, safety));
  if (levels.has("avoid") || levels.has("unlisted")) allowed = allowed.filter(ofSafety);
  if (kind !== "caution") return allowed;
  const listed = levels.has("avoid") ? "avoid" : levels.has("caution") ? "caution" : undefined;
  if (listed === undefined) return allowed;
  const { sentence, item } = safety.precautions[listed];
  // Where the sentence stands first already, it is shown once all the same.
  return allowed[0]?.text === item.text ? allowed : [sentence, ...allowed];
}

/** Whether a passage praises safety: such a one stands neither beside a condition nor under a refusal. */
export function praises({ text }: Passage, { praise }: Safety): boolean {
  return praise.some((excerpt) => text.includes(excerpt));
}

/** A sentence that must not stand alone, with the one after it; left out where that one is in another paragraph. */
function neverAlone(
  passage: Passage,
  sentences: Knowledge["article"]["sentences"],
  excerpts: readonly string[],
): Passage | undefined {
  const excerpt = excerpts.find((words) => passage.text.includes(words));
  if (excerpt === undefined) return passage;
  const at = sentences.findIndex(({ text }) => text.includes(excerpt));
  const sentence = sentences[at];
  const next = sentences[at + 1];
  if (sentence === undefined || next === undefined || next.paragraph !== sentence.paragraph) return undefined;
  return passage.text.includes(next.text) ? passage : { ...passage, text: `${sentence.text} ${next.text}` };
}

/** Finds which sentences a passage holds; each passage is looked through once, for every reply shows some of the same few. */
function createFinder({ article }: Knowledge): (passage: Passage) => readonly number[] {
  const found = new Map<string, readonly number[]>();
  return ({ text }) => {
    const known = found.get(text);
    if (known !== undefined) return known;
    const held = article.sentences
      .filter((sentence) => text.includes(sentence.text))
      .map(({ index }) => index);
    found.set(text, held);
    return held;
  };
}

/** As many whole passages as the bounds hold, in order, none that repeats a sentence shown before it. */
function fitPassages(
  passages: readonly Passage[],
  sentencesIn: (passage: Passage) => readonly number[],
): Passage[] {
  const kept: Passage[] = [];
  const shown = new Set<number>();
  let characters = 0;
  for (const passage of passages) {
    if (kept.length === MOST_PASSAGES) break;
    const own = sentencesIn(passage);
    if (own.some((index) => shown.has(index)) || characters + passage.text.length > MOST_CHARACTERS) continue;
    kept.push(passage);
    characters += passage.text.length;
    for (const index of own) shown.add(index);
  }
  return kept;
}

/** A condition the folder does not list goes by the person's word for it only where the contract lets that be named back. */
function nameable(condition: NamedCondition, { replies }: Knowledge): NamedCondition {
  if (condition.id !== null || mayNameBack(condition.name)) return condition;
  return { ...condition, name: replies["what-you-describe"]?.text ?? "" };
}

function compose(
  lead: string,
  passages: readonly Passage[],
  closing: string,
  suggestions: readonly string[],
  disclaimer: string,
): string {
  const parts = [
    lead,
    ...passages.map(({ text, heading }) => `“${text}” (${heading})`),
    closing,
    suggestions.map((title, at) => `${at + 1}. ${title}`).join("\n"),
    disclaimer,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
