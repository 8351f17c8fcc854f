import type { KeptQuestion } from "../../src/conversation/questions/likeness.ts";
import type { EntryNames, Feedback, Finish, KeptContext, LedgerEntry } from "../../src/conversation/store.ts";

export const AT = 1_795_000_000_000;

export function entry(id: string, other: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id,
    post: null,
    platform: "test",
    person: "person",
    state: "received",
    receivedAt: AT,
    changedAt: AT,
    payload: "sealed",
    answer: null,
    receipt: null,
    ...other,
  };
}

export function names(...ids: readonly string[]): EntryNames {
  return { ids, posts: [], answers: [] };
}

export function finish(id: string, other: Partial<Finish> = {}): Finish {
  return {
    id,
    state: "answered",
    at: AT + 1,
    answer: null,
    receipt: null,
    context: null,
    question: null,
    ...other,
  };
}

export function context(key: string, other: Partial<KeptContext> = {}): KeptContext {
  return { key, person: "person", value: "sealed", changedAt: AT, ...other };
}

export function question(id: string, other: Partial<KeptQuestion> = {}): KeptQuestion {
  return {
    id,
    person: "person",
    platform: "test",
    text: "what does it cost",
    reason: "not-covered",
    topic: null,
    version: "v1",
    askedAt: AT,
    ...other,
  };
}

export function feedback(id: string, other: Partial<Feedback> = {}): Feedback {
  return {
    id,
    person: "person",
    platform: "test",
    topic: "a-topic",
    verdict: "helpful",
    version: "v1",
    givenAt: AT,
    ...other,
  };
}
