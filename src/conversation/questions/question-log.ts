import { createBoundedMap } from "../bounded-map.ts";
import type { Message } from "../message.ts";
import type { Pseudonyms } from "../privacy/pseudonyms.ts";
import { redact } from "../privacy/redact.ts";
import { RETENTION } from "../retention.ts";
import type { KeptQuestion, MissReason } from "./likeness.ts";

/** A question that was missed: why, and what was answered to it. */
export interface Miss {
  /** The exchange in which it was asked. */
  readonly exchange: string;
  readonly reason: MissReason;
  readonly topic: string | null;
  readonly version: string;
}

export interface QuestionLog {
  /** Holds a question in memory, redacted, until its answer may have been rated. */
  remember(exchange: string, text: string, person: string, at: number): void;
  /** What to keep of a missed question; null where the log is off, or the question is no longer known. */
  toKeep(miss: Miss, message: Message, at: number): KeptQuestion | null;
  /** @param persons hashes of one person */
  forget(persons: readonly string[]): void;
}

/** Answers that somebody may still rate. */
const MOST_RECENT = 2_000;

/** The log that is off: it holds nothing, in memory neither. */
export const noQuestionLog: QuestionLog = { remember() {}, toKeep: () => null, forget() {} };

/** The log of questions that moderators should see, for QUESTION_LOG=on. */
export function createQuestionLog(pseudonyms: Pseudonyms): QuestionLog {
  const recent = createBoundedMap<{ readonly text: string; readonly person: string; readonly at: number }>(
    MOST_RECENT,
  );
  return {
    remember: (exchange, text, person, at) => recent.set(exchange, { text: redact(text), person, at }),
    toKeep({ exchange, reason, topic, version }, { platform, person }, at) {
      const question = recent.get(exchange);
      if (question === undefined || question.text === "" || at - question.at > RETENTION.context) return null;
      return {
        // The same miss told twice is one row.
        id: pseudonyms.hash("row", exchange, reason),
        person: pseudonyms.hash("person", platform, person),
        platform,
        text: question.text,
        reason,
        topic,
        version,
        askedAt: at,
      };
    },
    forget(persons) {
      for (const [exchange, { person }] of [...recent.entries()])
        if (persons.includes(person)) recent.delete(exchange);
    },
  };
}
