import { createBoundedMap } from "./bounded-map.ts";
import type { KeptQuestion } from "./questions/likeness.ts";
import { MOST_HISTORY } from "./retention.ts";
import {
  type EntryNames,
  type Feedback,
  type HistoryEntry,
  type KeptContext,
  type LedgerEntry,
  type Store,
  WELL,
} from "./store.ts";

/** How many rows of each kind a memory holds; the oldest goes first. */
export interface MemoryBounds {
  readonly entries: number;
  readonly contexts: number;
  /** Questions, and as many ratings. */
  readonly rows: number;
  readonly homes: number;
}

/** A few megabytes in all; 2,500 homes are what one Discord connection serves. */
export const MEMORY_BOUNDS: MemoryBounds = { entries: 10_000, contexts: 10_000, rows: 2_000, homes: 2_500 };

/** A store that lasts as long as the process: for the terminal, for tests, and for when the real one is away. */
export function createMemoryStore(bounds = MEMORY_BOUNDS): Store {
  const entries = createBoundedMap<LedgerEntry>(bounds.entries);
  const posts = createBoundedMap<string>(bounds.entries);
  const answers = createBoundedMap<string>(bounds.entries);
  const contexts = createBoundedMap<KeptContext>(bounds.contexts);
  const settings = createBoundedMap<string>(bounds.homes);
  const feedback = createBoundedMap<Feedback>(bounds.rows);
  const questions = createBoundedMap<KeptQuestion>(bounds.rows);
  const history = createBoundedMap<HistoryEntry>(MOST_HISTORY);

  const find = (names: Partial<EntryNames>): LedgerEntry | undefined => {
    const ids = [
      ...(names.ids ?? []),
      ...(names.posts ?? []).map((post) => posts.get(post) ?? ""),
      ...(names.answers ?? []).map((answer) => answers.get(answer) ?? ""),
    ];
    return ids.map((id) => entries.get(id)).find((entry) => entry !== undefined);
  };

  return {
    async check() {},
    async receive(entry, names) {
      const known = find(names);
      if (known !== undefined) return known;
      entries.set(entry.id, entry);
      if (entry.post !== null) posts.set(entry.post, entry.id);
      return undefined;
    },
    async claim(id, seen, at) {
      const entry = entries.get(id);
      if (entry === undefined || entry.state === "answered" || entry.changedAt !== seen) return false;
      entries.set(id, { ...entry, state: "answering", changedAt: at });
      return true;
    },
    async finish({ id, state, at, answer, receipt, context, question }) {
      const entry = entries.get(id);
      if (entry !== undefined) {
        const payload = state === "answered" ? null : entry.payload;
        entries.set(id, { ...entry, state, changedAt: at, payload, answer, receipt });
        if (answer !== null) answers.set(answer, id);
      }
      if (context !== null) contexts.set(context.key, context);
      if (question !== null) questions.set(question.id, question);
    },
    async unanswered(platform) {
      return [...entries.values()]
        .filter(
          (entry) => entry.platform === platform && entry.state !== "answered" && entry.payload !== null,
        )
        .sort((left, right) => left.receivedAt - right.receivedAt);
    },
    findEntry: async (names) => find(names),
    readContext: async (keys) =>
      keys.map((key) => contexts.get(key)).find((context) => context !== undefined),
    async keepContext(context) {
      contexts.set(context.key, context);
    },
    readSettings: async (home) => settings.get(home),
    async keepSettings(home, value) {
      settings.set(home, value);
    },
    async addFeedback(row) {
      feedback.set(row.id, row);
    },
    async addQuestion(row) {
      questions.set(row.id, row);
    },
    questions: async () => [...questions.values()],
    async addHistory(entry) {
      history.set(`${entry.version} ${entry.since}`, entry);
    },
    history: async () => [...history.values()].sort((left, right) => right.since - left.since),
    async forget(persons) {
      const own = ({ person }: { readonly person: string }): boolean => persons.includes(person);
      return {
        contexts: removeFrom(contexts, own),
        messages: removeFrom(entries, own),
        ratings: removeFrom(feedback, own),
        questions: removeFrom(questions, own),
      };
    },
    async expire(before) {
      let stale = 0;
      for (const [id, entry] of [...entries.entries()]) {
        if (entry.payload === null || entry.receivedAt >= before.payloads) continue;
        entries.set(id, { ...entry, state: "failed", payload: null });
        stale += 1;
      }
      const rows =
        removeFrom(entries, ({ receivedAt }) => receivedAt < before.ledger) +
        removeFrom(contexts, ({ changedAt }) => changedAt < before.contexts) +
        removeFrom(feedback, ({ givenAt }) => givenAt < before.questions) +
        removeFrom(questions, ({ askedAt }) => askedAt < before.questions);
      return { stale, rows };
    },
    async close() {},
    health: () => WELL,
  };
}

function removeFrom<Row>(
  map: { entries(): IterableIterator<[string, Row]>; delete(key: string): boolean },
  past: (row: Row) => boolean,
): number {
  const keys = [...map.entries()].filter(([, row]) => past(row)).map(([key]) => key);
  for (const key of keys) map.delete(key);
  return keys.length;
}
