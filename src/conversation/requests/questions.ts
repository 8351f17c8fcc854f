import { EMPTY_CONTEXT } from "../../core/context.ts";
import type { Outcome } from "../../core/guide.ts";
import type { Topic } from "../../core/knowledge.ts";
import { createReplyMaker } from "../../core/reply/make.ts";
import { controlsOf } from "../controls-of.ts";
import type { Request } from "../message.ts";
import { type Response, type Turn, tell } from "../turn.ts";

/** From this probability on, the understood question is named above the answer. A wrong one would be "did you mean". */
const SURE = 0.8;

type Question = Extract<Request, { kind: "question" }>;

/** Answers a question in a person's own words. */
export function answerQuestion({ text, cut }: Question, turn: Turn): Response {
  const { guide, context, at, notices } = turn;
  const outcome = guide.reply(text, context, at);
  // A long text is not answered from its two ends, but what they say of a condition or an emergency is met.
  const { kind } = outcome.reply;
  if (cut && kind !== "urgent" && kind !== "caution") return tell(notices.notice("too-long"));
  return respond(outcome, titleOf(outcome, turn), turn);
}

/** Answers one of the questions that were offered, in the conversation as it stands: conditions named before still count. */
export function chooseTopic(id: string, turn: Turn): Response {
  const { guide, context, at, notices } = turn;
  const topic = findTopic(id, turn);
  if (topic === undefined) return tell(notices.notice("too-old"));
  const outcome = guide.reply(topic.title, { ...context, offered: [id] }, at);
  return respond(outcome, outcome.reply.kind === "answer" ? topic.title : null, turn);
}

/** What the article says about a condition that is looked up, and is nobody's: it leaves the context as it was. */
export function askIfSafe(condition: string, turn: Turn): Response {
  const { guide, at } = turn;
  const frame = guide.knowledge.safety.asksIfSafe[0] ?? "X";
  const outcome = guide.reply(
    frame.replace(/\bX\b/u, () => condition),
    EMPTY_CONTEXT,
    at,
  );
  return { ...respond(outcome, null, turn), context: null, miss: null };
}

/** A topic's answer for everybody to see: made of the topic alone, so that nothing of whoever shares it goes with it. */
export function shareTopic(id: string, turn: Turn): Response {
  const { guide, notices, message } = turn;
  const topic = findTopic(id, turn);
  if (topic === undefined || topic.open) return tell(notices.notice("too-old"));
  const next = topic.next.flatMap((other) => findTopic(other, turn) ?? []).filter(({ open }) => !open);
  const reply = createReplyMaker(guide.knowledge)({
    kind: "answer",
    question: topic.title,
    topic: id,
    passages: topic.passages,
    lead: notices.say("shared"),
    suggestions: next.map(({ title }) => title),
  });
  const controls = controlsOf(
    reply,
    next.map((other) => other.id),
    { ...turn, message: { ...message, privacy: "public" } },
  );
  return { outgoing: { says: reply, title: topic.title, controls }, context: null, miss: null, trace: null };
}

/** None of the readings offered: said plainly, and kept for moderators. */
export function noneOfThese(exchange: string, turn: Turn): Response {
  const { guide, notices, context } = turn;
  const other = guide.knowledge.topics
    .filter(({ id, open }) => !open && !context.offered.includes(id))
    .slice(0, 3);
  const reply = createReplyMaker(guide.knowledge)({
    kind: "small-talk",
    question: "",
    lead: notices.say("none-of-these"),
    suggestions: other.map(({ title }) => title),
  });
  const offered = other.map(({ id }) => id);
  return {
    outgoing: { says: reply, title: null, controls: controlsOf(reply, offered, turn) },
    context: { ...context, offered },
    miss: { exchange, reason: "none-of-these", topic: null, version: guide.knowledge.version },
    trace: null,
  };
}

function respond({ reply, context, trace }: Outcome, title: string | null, turn: Turn): Response {
  const { exchange, guide } = turn;
  return {
    outgoing: { says: reply, title, controls: controlsOf(reply, context.offered, turn) },
    context,
    miss:
      reply.kind === "not-covered"
        ? { exchange, reason: "not-covered", topic: reply.topic, version: guide.knowledge.version }
        : null,
    trace,
  };
}

function titleOf({ reply, trace }: Outcome, turn: Turn): string | null {
  const [best] = trace.ranked;
  if (reply.kind !== "answer" || reply.topic === null || best === undefined) return null;
  const isSure = best.id === reply.topic && best.probability >= SURE;
  return isSure ? (findTopic(reply.topic, turn)?.title ?? null) : null;
}

function findTopic(id: string, { guide }: Turn): Topic | undefined {
  return guide.knowledge.topics.find((topic) => topic.id === id);
}
