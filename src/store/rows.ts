import type { Selectable } from "kysely";
import type { KeptQuestion, MissReason } from "../conversation/questions/likeness.ts";
import type { LedgerEntry, LedgerState } from "../conversation/store.ts";
import type { Tables } from "./tables.ts";

const STATES: readonly string[] = ["received", "answering", "answered", "failed"] satisfies LedgerState[];
const REASONS: readonly string[] = ["not-covered", "none-of-these", "not-helpful"] satisfies MissReason[];

const isState = (text: string): text is LedgerState => STATES.includes(text);
const isReason = (text: string): text is MissReason => REASONS.includes(text);

/** Numbers come back from PostgreSQL's bigint as text. */
export function toEntry(row: Selectable<Tables["ledger"]>): LedgerEntry {
  return {
    id: row.id,
    post: row.post,
    platform: row.platform,
    person: row.person,
    // A state of a later version is none that this one may answer.
    state: isState(row.state) ? row.state : "answered",
    receivedAt: Number(row.received_at),
    changedAt: Number(row.changed_at),
    payload: row.payload,
    answer: row.answer,
    receipt: row.receipt,
  };
}

export function toQuestion({ asked_at, reason, ...row }: Selectable<Tables["questions"]>): KeptQuestion {
  return { ...row, reason: isReason(reason) ? reason : "not-covered", askedAt: Number(asked_at) };
}
