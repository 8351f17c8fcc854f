import type { Kysely } from "kysely";

/** What servers decide, which knowledge answered when, and where answers went, so that they can be taken away. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("settings")
    .addColumn("home", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("knowledge_history")
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("since", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("knowledge_history_key", ["version", "since"])
    .execute();
  // One column at a time: SQLite adds no more with one statement.
  await db.schema.alterTable("ledger").addColumn("answer", "text").execute();
  await db.schema.alterTable("ledger").addColumn("receipt", "text").execute();
  await db.schema.createIndex("ledger_answer").on("ledger").column("answer").execute();
}
