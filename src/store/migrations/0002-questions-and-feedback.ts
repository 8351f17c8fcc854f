import type { Kysely } from "kysely";

/** What moderators look at: questions that were missed, redacted, and verdicts on answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("questions")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("topic", "text")
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("asked_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("questions_person").on("questions").column("person").execute();
  await db.schema
    .createTable("feedback")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("topic", "text")
    .addColumn("verdict", "text", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("given_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("feedback_person").on("feedback").column("person").execute();
}
