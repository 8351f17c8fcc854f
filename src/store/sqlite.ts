import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely, type SqliteDatabase, SqliteDialect } from "kysely";
import Libsql from "libsql";
import type { Store } from "../conversation/store.ts";
import { StoreFault } from "./fault.ts";
import { migrate } from "./migrate.ts";
import { createSqlStore, type Upkeep } from "./sql-store.ts";
import { cachingStatements } from "./statements.ts";
import type { Tables } from "./tables.ts";

/**
 * Milliseconds to wait for another process that writes. libsql works on the thread that answers, so that this is also the
 * longest that a lock can hold up everybody else; after it, answering goes on from memory.
 */
const BUSY_TIMEOUT = 100;
/** How often it is looked whether the file is still there, in milliseconds: SQLite itself writes on into a deleted one. */
const LOOK_INTERVAL = 1000;

const REMEDIES = {
  corrupt:
    "Move the file away (or restore a copy of it) and start again: a new one is made, and only contexts, settings, feedback and logged questions are missed. Nothing was overwritten.",
  unwritable:
    "Make the folder and the file writable for this program, or set RIVERGUIDE_DATA_DIR to a folder that is.",
} as const;

/**
 * Opens the embedded store: Kysely 0.28 (0.29 wants Node 22, and this program still runs on 20) over libsql, whose binaries
 * come inside its package and whose interface Kysely's SQLite dialect takes. Makes its file where there is none, and brings it to the newest version.
 *
 * @throws StoreFault for a file that is damaged, cannot be written, or is a newer program's; nothing is overwritten
 */
export async function openSqliteStore(file: string): Promise<Store> {
  const { db, upkeep } = await openDatabase(file);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw toFault(error, file);
  }
  return createSqlStore(db, upkeep);
}

/** Opens the file without looking at its version. */
export async function openDatabase(file: string): Promise<{ db: Kysely<Tables>; upkeep: Upkeep }> {
  const raw = openFile(file);
  const isThere = createLook(file);
  const database: SqliteDatabase = cachingStatements(raw, isThere);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  const upkeep: Upkeep = {
    async check() {
      isThere(0);
      // Writes nothing, but takes the lock that a write would.
      database.prepare("begin immediate").run([]);
      database.prepare("rollback").run([]);
    },
    async tidy() {
      raw.pragma("incremental_vacuum");
      // The write-ahead log still holds what was removed, until it is written over.
      raw.pragma("wal_checkpoint(TRUNCATE)");
    },
  };
  return { db, upkeep };
}

function openFile(file: string): Libsql.Database {
  let raw: Libsql.Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    raw = new Libsql(file, { timeout: BUSY_TIMEOUT });
    prepare(raw, file);
    return raw;
  } catch (error) {
    raw?.close();
    throw toFault(error, file);
  }
}

function prepare(raw: Libsql.Database, file: string): void {
  // Of a new file only: room of removed rows can be given back.
  raw.pragma("auto_vacuum = INCREMENTAL");
  raw.pragma("journal_mode = WAL");
  // Each commit is with the operating system before it returns, so that no end of this process loses it; only a power cut
  // may take the last moments. FULL would wait for the disk: 4 ms a commit here, against 0.01 ms, on the answering thread.
  raw.pragma("synchronous = NORMAL");
  // What is removed is overwritten with zeros: forgotten means gone from the file as well.
  raw.pragma("secure_delete = ON");
  const [{ quick_check: verdict } = { quick_check: "no answer" }] = raw.pragma("quick_check(1)") as {
    quick_check: string;
  }[];
  if (verdict !== "ok") throw new StoreFault("corrupt", `The store ${file} is damaged.`, REMEDIES.corrupt);
  // Fails where the file cannot be written, which opening and reading do not tell.
  raw.exec("begin immediate; rollback");
}

/** Throws when the file is no longer the one that was opened; looks at most once in `interval` milliseconds. */
function createLook(file: string): (interval?: number) => void {
  const inode = statSync(file).ino;
  let last = 0;
  return (interval = LOOK_INTERVAL) => {
    const now = performance.now();
    if (now - last < interval) return;
    last = now;
    if (existsSync(file) && statSync(file).ino === inode) return;
    last = 0;
    throw new StoreFault("gone", `The store ${file} was deleted or replaced under way.`, "It is made anew.");
  };
}

/** SQLite's result codes (https://www.sqlite.org/rescode.html) as something that a person can put right. */
function toFault(error: unknown, file: string): unknown {
  if (error instanceof StoreFault || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  const options = { cause: error };
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return new StoreFault(
      "corrupt",
      `The store ${file} is damaged or no SQLite file.`,
      REMEDIES.corrupt,
      options,
    );
  }
  // libsql tells of a file that it cannot open in its message alone; 14 is SQLITE_CANTOPEN.
  const isShut =
    /^(SQLITE_(READONLY|CANTOPEN|PERM|IOERR)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST)/.test(code) ||
    /: 14"?\)?$/.test(error.message);
  if (isShut)
    return new StoreFault("unwritable", `The store ${file} cannot be written.`, REMEDIES.unwritable, options);
  if (/^SQLITE_BUSY/.test(code)) {
    return new StoreFault(
      "unwritable",
      `The store ${file} is locked by another program.`,
      "End that program, or set RIVERGUIDE_DATA_DIR to another folder.",
      options,
    );
  }
  if (/^SQLITE_FULL/.test(code) || code === "ENOSPC") {
    return new StoreFault(
      "unwritable",
      `The disk that holds ${file} is full.`,
      "Make room on it, or set RIVERGUIDE_DATA_DIR to a folder on another.",
      options,
    );
  }
  return error;
}
