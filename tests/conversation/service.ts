import { randomBytes } from "node:crypto";
import { type ConversationOptions, createConversation } from "../../src/conversation/conversation.ts";
import type { Deliver, Outcome } from "../../src/conversation/exchange.ts";
import { noLimits } from "../../src/conversation/limits.ts";
import { noLog } from "../../src/conversation/log.ts";
import { createMemoryStore } from "../../src/conversation/memory-store.ts";
import type { Message, Request } from "../../src/conversation/message.ts";
import type { Outgoing } from "../../src/conversation/parts.ts";
import { createPseudonyms, type Pseudonyms } from "../../src/conversation/privacy/pseudonyms.ts";
import { noQuestionLog } from "../../src/conversation/questions/question-log.ts";
import { RETENTION } from "../../src/conversation/retention.ts";
import type { Guide } from "../../src/core/guide.ts";
import { bakeryGuide } from "../support/guide.ts";
import { NOTICE_TEXTS } from "./notice-texts.ts";

export const START = Date.parse("2026-11-22T12:00:00Z");
export const MINUTE = 60_000;

/** A guide whose folder holds the notices too; its own where it has them. */
export function withNotices(guide: Guide): Guide {
  const texts = Object.entries(NOTICE_TEXTS).map(([name, text]) => [name, { text, phrases: [] }]);
  const replies = { ...Object.fromEntries(texts), ...guide.knowledge.replies };
  return { ...guide, knowledge: { ...guide.knowledge, replies } };
}

export function testPseudonyms(secret = "key"): Pseudonyms {
  return createPseudonyms({ current: testKey(secret), earlier: [] }, randomBytes);
}

export function testKey(secret: string): { id: string; secret: Buffer } {
  return { id: secret, secret: Buffer.from(secret.padEnd(32, ".")) };
}

/** A clock that stands until it is moved. */
export function testClock(): { (): number; pass(milliseconds: number): void } {
  let now = START;
  return Object.assign(() => now, {
    pass(milliseconds: number) {
      now += milliseconds;
    },
  });
}

export interface Sent {
  readonly outgoing: Outgoing;
  readonly message: Message;
}

/** A service over the small folder, what it delivered, and a short way to ask it. */
export function testService(options: Partial<ConversationOptions> = {}) {
  const clock = testClock();
  const sent: Sent[] = [];
  const guide = withNotices(bakeryGuide());
  const conversation = createConversation({
    guide: () => guide,
    store: createMemoryStore(),
    pseudonyms: testPseudonyms(),
    limits: noLimits,
    questionLog: noQuestionLog,
    keepQuestions: RETENTION.questions,
    clock,
    log: noLog,
    ...options,
  });
  const deliver: Deliver = async (outgoing, message) => {
    sent.push({ outgoing, message });
    return { answer: `answer to ${message.id}` };
  };
  const ask = (request: Request | string, other: Partial<Message> = {}): Promise<Outcome> =>
    conversation.answer(messageOf(request, other), deliver);
  return { conversation, clock, sent, deliver, ask, knowledge: guide.knowledge };
}

export type TestService = ReturnType<typeof testService>;

let events = 0;

export function messageOf(request: Request | string, other: Partial<Message> = {}): Message {
  events += 1;
  return {
    platform: "test",
    id: `event ${events}`,
    home: "home",
    place: "place",
    person: "person",
    privacy: "public",
    request: typeof request === "string" ? { kind: "question", text: request } : request,
    ...other,
  };
}

/** What was said; fails where nothing was. */
export function said(outcome: Outcome): Outgoing["says"] {
  if (outcome.kind !== "answered") throw new Error(`not answered: ${outcome.kind}`);
  return outcome.outgoing.says;
}
