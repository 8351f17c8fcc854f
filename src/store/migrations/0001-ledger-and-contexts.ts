import type { Kysely } from "kysely";

/** Messages and what became of them, and what conversations have come to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("ledger")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("post", "text", (column) => column.unique())
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    // PostgreSQL's integer ends in 1970 plus 24 days of milliseconds.
    .addColumn("received_at", "bigint", (column) => column.notNull())
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .addColumn("payload", "text")
    .execute();
  await db.schema.createIndex("ledger_person").on("ledger").column("person").execute();
  await db.schema.createIndex("ledger_received_at").on("ledger").column("received_at").execute();
  await db.schema
    .createTable("contexts")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("contexts_person").on("contexts").column("person").execute();
}
