import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { MIGRATIONS, migrate } from "../../src/store/migrate.ts";
import { openDatabase, openSqliteStore } from "../../src/store/sqlite.ts";
import { temporaryFile } from "./files.ts";
import { AT, context, entry, finish, names } from "./rows.ts";

const VERSIONS = Object.keys(MIGRATIONS);

async function schemaOf(file: string): Promise<unknown[]> {
  const { db } = await openDatabase(file);
  const { rows } =
    await sql`select type, name, tbl_name from sqlite_master where name not like 'sqlite_%' order by name`.execute(
      db,
    );
  const columns: unknown[] = [];
  for (const { name, type } of rows as { name: string; type: string }[]) {
    if (type === "table")
      columns.push([name, (await sql`select name, type from pragma_table_info(${name})`.execute(db)).rows]);
  }
  await db.destroy();
  return [rows, columns];
}

/** A database as a version left it, with a row in each of the tables that every version has. */
async function databaseOf(version: string): Promise<string> {
  const file = temporaryFile();
  const { db } = await openDatabase(file);
  await migrate(db, version);
  await sql`insert into ledger (id, post, platform, person, state, received_at, changed_at, payload)
    values ('a', 'p', 'test', 'person', 'received', ${AT}, ${AT}, 'sealed')`.execute(db);
  await sql`insert into contexts (key, person, value, changed_at) values ('k', 'person', 'sealed', ${AT})`.execute(
    db,
  );
  await db.destroy();
  return file;
}

describe("migrations", () => {
  it("are numbered without a gap", () => {
    expect(VERSIONS.map((name) => Number(name.slice(0, 4)))).toEqual(VERSIONS.map((_, at) => at + 1));
  });

  it.each(VERSIONS)(
    "bring a database of %s to what a new one is, with all that it holds",
    async (version) => {
      const file = await databaseOf(version);
      const store = await openSqliteStore(file);
      expect(await store.unanswered("test")).toEqual([entry("a", { post: "p" })]);
      expect(await store.readContext(["k"])).toEqual(context("k"));
      await store.receive(entry("b"), names("b"));
      await store.finish(finish("a", { answer: "h", receipt: "r" }));
      await store.close();
      const fresh = temporaryFile();
      await (await openSqliteStore(fresh)).close();
      expect(await schemaOf(file)).toEqual(await schemaOf(fresh));
    },
  );

  it("change nothing the second time", async () => {
    const file = await databaseOf(VERSIONS.at(-1) ?? "");
    for (let run = 0; run < 3; run += 1) await (await openSqliteStore(file)).close();
    const store = await openSqliteStore(file);
    expect(await store.unanswered("test")).toHaveLength(1);
    await store.close();
  });

  it("refuse what a newer version has written, and leave it as it is", async () => {
    const file = await databaseOf(VERSIONS.at(-1) ?? "");
    const { db } = await openDatabase(file);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', 'then')`.execute(
      db,
    );
    await db.destroy();
    const before = await schemaOf(file);
    await expect(openSqliteStore(file)).rejects.toMatchObject({ name: "StoreFault", code: "newer" });
    expect(await schemaOf(file)).toEqual(before);
  });
});
