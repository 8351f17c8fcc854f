import type { Kysely } from "kysely";
import type { KeptQuestion } from "../conversation/questions/likeness.ts";
import { MOST_HISTORY } from "../conversation/retention.ts";
import {
  type EntryNames,
  type Feedback,
  type Finish,
  type KeptContext,
  type LedgerEntry,
  type Store,
  WELL,
} from "../conversation/store.ts";
import { toEntry, toQuestion } from "./rows.ts";
import type { Tables } from "./tables.ts";

type Database = Kysely<Tables>;

/** What a store does in its database's own way. */
export interface Upkeep {
  /** Throws where the database cannot be written at present. */
  check(): Promise<void>;
  /** Gives back the room of removed rows, and what is left of them with it. */
  tidy(): Promise<void>;
}

/** The store over any database that Kysely speaks to. Throws what the database throws. */
export function createSqlStore(db: Database, { check, tidy }: Upkeep): Store {
  return {
    check,
    async receive(entry, names) {
      const known = await findEntry(db, names);
      if (known !== undefined) return known;
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto("ledger")
        .values({
          id: entry.id,
          post: entry.post,
          platform: entry.platform,
          person: entry.person,
          state: entry.state,
          received_at: entry.receivedAt,
          changed_at: entry.changedAt,
          payload: entry.payload,
          answer: entry.answer,
          receipt: entry.receipt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      // Another process may have entered it since.
      return numInsertedOrUpdatedRows > 0n ? undefined : await findEntry(db, names);
    },
    async claim(id, seen, at) {
      const { numUpdatedRows } = await db
        .updateTable("ledger")
        .set({ state: "answering", changed_at: at })
        .where("id", "=", id)
        .where("state", "!=", "answered")
        .where("changed_at", "=", seen)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    finish: (end) => finish(db, end),
    async unanswered(platform) {
      const rows = await db
        .selectFrom("ledger")
        .selectAll()
        .where("platform", "=", platform)
        .where("state", "!=", "answered")
        .where("payload", "is not", null)
        .orderBy("received_at")
        .execute();
      return rows.map(toEntry);
    },
    findEntry: (names) => findEntry(db, names),
    async readContext(keys) {
      const row = await db.selectFrom("contexts").selectAll().where("key", "in", keys).executeTakeFirst();
      return row && { key: row.key, person: row.person, value: row.value, changedAt: Number(row.changed_at) };
    },
    keepContext: (context) => keepContext(db, context),
    async readSettings(home) {
      const row = await db.selectFrom("settings").select("value").where("home", "=", home).executeTakeFirst();
      return row?.value;
    },
    async keepSettings(home, value, at) {
      await db
        .insertInto("settings")
        .values({ home, value, changed_at: at })
        .onConflict((conflict) => conflict.column("home").doUpdateSet({ value, changed_at: at }))
        .execute();
    },
    addFeedback: (feedback) => addFeedback(db, feedback),
    addQuestion: (question) => addQuestion(db, question),
    questions: async () =>
      (await db.selectFrom("questions").selectAll().orderBy("asked_at").execute()).map(toQuestion),
    async addHistory({ version, since }) {
      await db
        .insertInto("knowledge_history")
        .values({ version, since })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async history() {
      const rows = await db
        .selectFrom("knowledge_history")
        .selectAll()
        .orderBy("since", "desc")
        .limit(MOST_HISTORY)
        .execute();
      return rows.map(({ version, since }) => ({ version, since: Number(since) }));
    },
    async forget(persons) {
      const forgotten = await db.transaction().execute(async (within) => {
        const remove = async (table: "contexts" | "ledger" | "feedback" | "questions"): Promise<number> => {
          const { numDeletedRows } = await within
            .deleteFrom(table)
            .where("person", "in", persons)
            .executeTakeFirst();
          return Number(numDeletedRows);
        };
        return {
          contexts: await remove("contexts"),
          messages: await remove("ledger"),
          ratings: await remove("feedback"),
          questions: await remove("questions"),
        };
      });
      await tidy();
      return forgotten;
    },
    async expire(before) {
      const expired = await db.transaction().execute(async (within) => {
        const stale = await within
          .updateTable("ledger")
          .set({ state: "failed", payload: null })
          .where("payload", "is not", null)
          .where("received_at", "<", before.payloads)
          .executeTakeFirst();
        const removals = [
          within.deleteFrom("ledger").where("received_at", "<", before.ledger),
          within.deleteFrom("contexts").where("changed_at", "<", before.contexts),
          within.deleteFrom("feedback").where("given_at", "<", before.questions),
          within.deleteFrom("questions").where("asked_at", "<", before.questions),
        ];
        let rows = 0;
        for (const removal of removals) rows += Number((await removal.executeTakeFirst()).numDeletedRows);
        return { stale: Number(stale.numUpdatedRows), rows };
      });
      if (expired.stale + expired.rows > 0) await tidy();
      return expired;
    },
    close: () => db.destroy(),
    health: () => WELL,
  };
}

async function findEntry(db: Database, names: Partial<EntryNames>): Promise<LedgerEntry | undefined> {
  const { ids = [], posts = [], answers = [] } = names;
  // PostgreSQL knows no empty list.
  const lists = (
    [
      ["id", ids],
      ["post", posts],
      ["answer", answers],
    ] as const
  ).filter(([, values]) => values.length > 0);
  if (lists.length === 0) return undefined;
  const row = await db
    .selectFrom("ledger")
    .selectAll()
    .where((where) => where.or(lists.map(([column, values]) => where(column, "in", values))))
    .limit(1)
    .executeTakeFirst();
  return row && toEntry(row);
}

/** All or nothing: an answer without its context would let the next "yes" mean something else. */
async function finish(db: Database, end: Finish): Promise<void> {
  const { id, state, at, answer, receipt, context, question } = end;
  await db.transaction().execute(async (within) => {
    await within
      .updateTable("ledger")
      .set({ state, changed_at: at, answer, receipt, ...(state === "answered" ? { payload: null } : {}) })
      .where("id", "=", id)
      .execute();
    if (context !== null) await keepContext(within, context);
    if (question !== null) await addQuestion(within, question);
  });
}

async function keepContext(db: Database, { key, person, value, changedAt }: KeptContext): Promise<void> {
  await db
    .insertInto("contexts")
    .values({ key, person, value, changed_at: changedAt })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value, changed_at: changedAt }))
    .execute();
}

async function addQuestion(db: Database, question: KeptQuestion): Promise<void> {
  const { askedAt, ...row } = question;
  await db
    .insertInto("questions")
    .values({ ...row, asked_at: askedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function addFeedback(db: Database, { givenAt, ...row }: Feedback): Promise<void> {
  const { verdict } = row;
  await db
    .insertInto("feedback")
    .values({ ...row, given_at: givenAt })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ verdict, given_at: givenAt }))
    .execute();
}
