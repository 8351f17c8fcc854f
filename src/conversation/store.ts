import type { KeptQuestion } from "./questions/likeness.ts";

/**
 * What the conversation service keeps. It owns this interface; SQLite and PostgreSQL stand behind it (src/store), and a
 * bounded memory. People, conversations, events and posts are hashes here, and payloads, contexts and receipts are sealed:
 * a store never sees who wrote or what.
 *
 * Every write can be done twice without harm, so that what was buffered while a store was away can simply be done again.
 */
export interface Store {
  /** Throws where the store cannot be read and written at present. */
  check(): Promise<void>;
  /**
   * Enters an event, unless one of its ids or posts is known.
   *
   * @returns what is known of it; undefined when it was entered
   */
  receive(entry: LedgerEntry, names: EntryNames): Promise<LedgerEntry | undefined>;
  /** Takes an entry for answering; false where somebody else did since `seen`, or it is answered. */
  claim(id: string, seen: number, at: number): Promise<boolean>;
  /** What became of an entry, together with what its answer leaves behind: all of it or nothing. */
  finish(end: Finish): Promise<void>;
  /** Entries not answered, the oldest first. */
  unanswered(platform: string): Promise<LedgerEntry[]>;
  findEntry(names: Partial<EntryNames>): Promise<LedgerEntry | undefined>;
  /** The context kept under one of the keys. */
  readContext(keys: readonly string[]): Promise<KeptContext | undefined>;
  keepContext(context: KeptContext): Promise<void>;
  readSettings(home: string): Promise<string | undefined>;
  keepSettings(home: string, value: string, at: number): Promise<void>;
  /** A person's second verdict on an answer takes the place of the first. */
  addFeedback(feedback: Feedback): Promise<void>;
  addQuestion(question: KeptQuestion): Promise<void>;
  questions(): Promise<KeptQuestion[]>;
  addHistory(entry: HistoryEntry): Promise<void>;
  /** The latest first. */
  history(): Promise<HistoryEntry[]>;
  /** Removes every row of a person, in one transaction. */
  forget(persons: readonly string[]): Promise<Forgotten>;
  /** Removes what is past its time. */
  expire(before: Expiry): Promise<Expired>;
  close(): Promise<void>;
  health(): StoreHealth;
}

export interface StoreHealth {
  /** False while the store is away and the memory answers. */
  readonly well: boolean;
  /** Writes waiting for the store to come back. */
  readonly waiting: number;
  /** Writes given up because too many waited, since the start. */
  readonly dropped: number;
}

/** Of a store that is there or throws. */
export const WELL: StoreHealth = { well: true, waiting: 0, dropped: 0 };

/** received → answering → answered or failed; what is not answered may be claimed again while its payload is there. */
export type LedgerState = "received" | "answering" | "answered" | "failed";

export interface LedgerEntry {
  readonly id: string;
  readonly post: string | null;
  readonly platform: string;
  readonly person: string;
  readonly state: LedgerState;
  readonly receivedAt: number;
  readonly changedAt: number;
  /** Sealed; null once it is answered or stale. */
  readonly payload: string | null;
  /** Hash of where the answer went. */
  readonly answer: string | null;
  /** Where the answer went, sealed. */
  readonly receipt: string | null;
}

/** Hashes an entry may be known by, under each privacy key. */
export interface EntryNames {
  readonly ids: readonly string[];
  readonly posts: readonly string[];
  readonly answers: readonly string[];
}

export interface Finish {
  readonly id: string;
  readonly state: "answered" | "failed";
  readonly at: number;
  readonly answer: string | null;
  readonly receipt: string | null;
  readonly context: KeptContext | null;
  readonly question: KeptQuestion | null;
}

export interface KeptContext {
  readonly key: string;
  readonly person: string;
  /** Sealed. */
  readonly value: string;
  readonly changedAt: number;
}

export interface Feedback {
  readonly id: string;
  readonly person: string;
  readonly platform: string;
  readonly topic: string | null;
  readonly verdict: "helpful" | "not-helpful";
  /** Of the knowledge that was rated. */
  readonly version: string;
  readonly givenAt: number;
}

/** A version of the knowledge, and since when it answered. */
export interface HistoryEntry {
  readonly version: string;
  readonly since: number;
}

/** Rows removed. */
export interface Forgotten {
  readonly contexts: number;
  readonly messages: number;
  readonly ratings: number;
  readonly questions: number;
}

/** Times before which rows are past their time, in milliseconds since 1970. */
export interface Expiry {
  readonly payloads: number;
  readonly ledger: number;
  readonly contexts: number;
  readonly questions: number;
}

export interface Expired {
  /** Messages that nobody answered in time. */
  readonly stale: number;
  readonly rows: number;
}
