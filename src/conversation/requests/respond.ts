import type { Message } from "../message.ts";
import type { Pseudonyms } from "../privacy/pseudonyms.ts";
import type { QuestionLog } from "../questions/question-log.ts";
import type { Store } from "../store.ts";
import { type Response, type Turn, tell } from "../turn.ts";
import { answerQuestion, askIfSafe, chooseTopic, noneOfThese, shareTopic } from "./questions.ts";
import { listConditions, listTopics, readSection } from "./readings.ts";

/** What requests that change something need. */
export interface Keeping {
  readonly store: Store;
  readonly pseudonyms: Pseudonyms;
  readonly questionLog: QuestionLog;
}

/** Does what a message asks for. */
export async function respondTo(turn: Turn, keeping: Keeping): Promise<Response> {
  const { message, notices } = turn;
  const { request } = message;
  switch (request.kind) {
    case "question":
      return answerQuestion(request, turn);
    case "choose":
      return chooseTopic(request.topic, turn);
    case "safety":
      return askIfSafe(request.condition, turn);
    case "share":
      return shareTopic(request.topic, turn);
    case "none-of-these":
      return noneOfThese(request.exchange, turn);
    case "section":
      return readSection(request.section, turn);
    case "topics":
      return listTopics(turn);
    case "conditions":
      return listConditions(turn);
    case "feedback":
      return await rate(request, turn, keeping);
    case "forget-me":
      return await forget(turn, keeping);
    case "private":
      // What was named in public is known where the person goes on.
      return { ...tell(notices.notice("private-here")), context: turn.context };
    case "about":
      return tell(notices.notice("about"));
    case "help":
      return tell(notices.notice("help"));
    case "too-old":
      return tell(notices.notice("too-old"));
    default:
      return request satisfies never;
  }
}

type Rating = Extract<Message["request"], { kind: "feedback" }>;

async function rate(
  { exchange, topic, helpful }: Rating,
  turn: Turn,
  { store, pseudonyms }: Keeping,
): Promise<Response> {
  const { message, at, guide, notices } = turn;
  const { platform, person } = message;
  const { version } = guide.knowledge;
  await store.addFeedback({
    id: pseudonyms.hash("row", exchange, platform, person),
    person: pseudonyms.hash("person", platform, person),
    platform,
    topic,
    verdict: helpful ? "helpful" : "not-helpful",
    version,
    givenAt: at,
  });
  const response = tell(notices.notice(helpful ? "feedback-helpful" : "feedback-not-helpful"));
  return helpful ? response : { ...response, miss: { exchange, reason: "not-helpful", topic, version } };
}

async function forget(
  { message, notices }: Turn,
  { store, pseudonyms, questionLog }: Keeping,
): Promise<Response> {
  const persons = pseudonyms.hashes("person", message.platform, message.person);
  questionLog.forget(persons);
  const { contexts, messages, ratings, questions } = await store.forget(persons);
  if (!store.health().well) return tell(notices.notice("forgotten-later"));
  // The request itself is in the ledger while it is answered.
  const others = Math.max(0, messages - 1);
  if (contexts + others + ratings + questions === 0) return tell(notices.notice("forgotten-nothing"));
  return tell(notices.notice("forgotten", { contexts, messages: others, ratings, questions }));
}
