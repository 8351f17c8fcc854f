import { boundMessage, type Message } from "./message.ts";
import type { Pseudonyms } from "./privacy/pseudonyms.ts";
import { RETENTION } from "./retention.ts";
import type { EntryNames, Finish, LedgerEntry, LedgerState, Store } from "./store.ts";

/**
 * The ledger's promise: nothing is lost once it is in the ledger; a double is possible only where the process died between
 * the platform's acceptance and our record. What that means for each state stands in docs/ledger.md.
 */
export interface Ledger {
  /** Enters a message. A second delivery of its id, or of the same post by another event, finds the first. */
  receive(message: Message, at: number): Promise<Received>;
  /** Takes an entered message for answering; false where it is answered, or somebody else took it. */
  claim(entry: Entry, at: number): Promise<boolean>;
  finish(
    end: Omit<Finish, "answer" | "receipt"> & { readonly answer: string | undefined },
    entry: Entry,
  ): Promise<void>;
  /** What an earlier run left unanswered and is not stale, the oldest first. */
  leftOver(platform: string, at: number): Promise<Entry[]>;
  /** The entry of a post, or of an answer, by the platform's ids. */
  find(
    platform: string,
    by: { readonly post: string } | { readonly answer: string },
  ): Promise<Found | undefined>;
}

export interface Entry {
  readonly id: string;
  readonly message: Message;
  /** When it was last changed: a claim by somebody else since shows by it. */
  readonly seen: number;
}

export type Received =
  | { readonly kind: "entered"; readonly entry: Entry }
  | { readonly kind: "known"; readonly state: LedgerState };

export interface Found {
  readonly id: string;
  readonly state: LedgerState;
  readonly person: string;
  /** Where the answer went, as the adapter gave it. */
  readonly answer: string | undefined;
}

export function createLedger(store: Store, pseudonyms: Pseudonyms): Ledger {
  const postNames = (platform: string, post: string): string[] => pseudonyms.hashes("post", platform, post);
  const toEntry = (row: LedgerEntry): Entry | undefined => {
    const message = parseMessage(row.payload === null ? undefined : pseudonyms.open(row.payload));
    return message === undefined ? undefined : { id: row.id, message, seen: row.changedAt };
  };
  return {
    async receive(incoming, at) {
      const message = boundMessage(incoming);
      const { platform, id, post, person } = message;
      const ids = pseudonyms.hashes("event", platform, id);
      const posts = post === undefined ? [] : postNames(platform, post);
      const entry: LedgerEntry = {
        id: ids[0] ?? "",
        post: posts[0] ?? null,
        platform,
        person: pseudonyms.hash("person", platform, person),
        state: "received",
        receivedAt: at,
        changedAt: at,
        payload: pseudonyms.seal(JSON.stringify(message)),
        answer: null,
        receipt: null,
      };
      const known = await store.receive(entry, { ids, posts, answers: [] });
      if (known === undefined) return { kind: "entered", entry: { id: entry.id, message, seen: at } };
      // What failed was not accepted by the platform, and somebody asks for it again.
      if (known.state === "failed" && known.payload !== null && at - known.receivedAt <= RETENTION.payload) {
        return { kind: "entered", entry: { id: known.id, message, seen: known.changedAt } };
      }
      return { kind: "known", state: known.state };
    },
    claim: (entry, at) => store.claim(entry.id, entry.seen, at),
    async finish({ answer, ...end }, { message }) {
      await store.finish({
        ...end,
        answer: answer === undefined ? null : pseudonyms.hash("answer", message.platform, answer),
        receipt: answer === undefined ? null : pseudonyms.seal(answer),
      });
    },
    async leftOver(platform, at) {
      const rows = await store.unanswered(platform);
      return rows
        .filter(({ receivedAt }) => at - receivedAt <= RETENTION.payload)
        .flatMap((row) => toEntry(row) ?? []);
    },
    async find(platform, by) {
      const names: Partial<EntryNames> =
        "post" in by
          ? { posts: postNames(platform, by.post) }
          : { answers: pseudonyms.hashes("answer", platform, by.answer) };
      const row = await store.findEntry(names);
      if (row === undefined) return undefined;
      const answer = row.receipt === null ? undefined : pseudonyms.open(row.receipt);
      return { id: row.id, state: row.state, person: row.person, answer };
    },
  };
}

/** A message that was kept; undefined where an earlier version of this program kept it in another shape. */
function parseMessage(text: string | undefined): Message | undefined {
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) return undefined;
  const { platform, id, place, person, request } = value as Record<string, unknown>;
  const isWhole =
    [platform, id, place, person].every((each) => typeof each === "string") &&
    typeof request === "object" &&
    request !== null &&
    "kind" in request;
  // The seal has shown that this program wrote it; a field that a later version adds may be missing.
  return isWhole ? (value as Message) : undefined;
}
