import type { SqliteDatabase, SqliteStatement } from "kysely";

/** The statements of this program and room for lists of different lengths. */
const MOST_STATEMENTS = 100;

/**
 * A database that prepares each statement once. Kysely prepares anew every time, and the memory of libsql's statements is
 * out of sight of the garbage collector: 50,000 of them held 190 MB.
 *
 * @param before called before each statement, may throw
 */
export function cachingStatements(database: SqliteDatabase, before: () => void): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      before();
      // A transaction that begins by reading could not be upgraded while another process writes (SQLITE_BUSY_SNAPSHOT).
      const wanted = sql === "begin" ? "begin immediate" : sql;
      const known = prepared.get(wanted);
      if (known !== undefined) return known;
      const statement = database.prepare(wanted);
      prepared.set(wanted, statement);
      if (prepared.size > MOST_STATEMENTS) prepared.delete(prepared.keys().next().value ?? "");
      return statement;
    },
    close() {
      prepared.clear();
      database.close();
    },
  };
}
