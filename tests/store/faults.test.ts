import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import Libsql from "libsql";
import { describe, expect, it } from "vitest";
import { FIRST_REST } from "../../src/conversation/rest.ts";
import { createSturdyStore } from "../../src/conversation/sturdy-store.ts";
import { migrate } from "../../src/store/migrate.ts";
import { createSqlStore } from "../../src/store/sql-store.ts";
import { openDatabase, openSqliteStore } from "../../src/store/sqlite.ts";
import { testClock, testService } from "../conversation/service.ts";
import { temporaryFile, temporaryFolder } from "./files.ts";
import { entry, names } from "./rows.ts";

const asRoot = process.getuid?.() === 0;

async function filled(): Promise<string> {
  const file = temporaryFile();
  const store = await openSqliteStore(file);
  for (let at = 0; at < 200; at += 1)
    await store.receive(entry(`e${at}`, { payload: "x".repeat(200) }), names(`e${at}`));
  await store.close();
  return file;
}

describe("on start", () => {
  it.each([
    ["no database at all", () => Buffer.from("this is a letter to my aunt. ".repeat(300))],
    ["damaged in its middle", (bytes: Buffer) => Buffer.from(bytes).fill(0xff, 4096, 4096 * 4)],
    ["cut off", (bytes: Buffer) => bytes.subarray(0, 4096 * 3 + 17)],
  ])("a file that is %s is an error with the way out, and is left as it is", async (_what, damage) => {
    const file = await filled();
    const damaged = damage(readFileSync(file));
    writeFileSync(file, damaged);
    const opening = openSqliteStore(file);
    await expect(opening).rejects.toMatchObject({ name: "StoreFault", code: "corrupt" });
    await expect(opening).rejects.toThrow(/Move the file away .* Nothing was overwritten\.$/);
    expect(readFileSync(file).equals(damaged)).toBe(true);
  });

  it("a folder that is a file is an error with the way out", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "data"), "");
    await expect(openSqliteStore(join(folder, "data", "store.sqlite"))).rejects.toThrow(
      /cannot be written\. Make the folder .*RIVERGUIDE_DATA_DIR/,
    );
  });

  it("a file that is a folder is one too", async () => {
    const file = temporaryFile();
    mkdirSync(file);
    await expect(openSqliteStore(file)).rejects.toMatchObject({ code: "unwritable" });
  });

  it.skipIf(asRoot)("a file that may not be written is one too", async () => {
    const file = await filled();
    chmodSync(file, 0o400);
    await expect(openSqliteStore(file)).rejects.toMatchObject({ code: "unwritable" });
  });

  it("a file that another program holds is one too", async () => {
    const file = await filled();
    const other = new Libsql(file);
    other.exec("begin exclusive");
    await expect(openSqliteStore(file)).rejects.toThrow(/locked by another program/);
    other.exec("rollback");
    other.close();
    await (await openSqliteStore(file)).close();
  });

  it("an empty file becomes a store", async () => {
    const file = temporaryFile();
    writeFileSync(file, "");
    await (await openSqliteStore(file)).close();
    expect(statSync(file).size).toBeGreaterThan(0);
  });
});

describe("under way", () => {
  async function running() {
    const file = temporaryFile();
    const clock = testClock();
    const logged: unknown[] = [];
    const store = createSturdyStore({
      store: await openSqliteStore(file),
      reopen: async (before) => {
        await before.close();
        return await openSqliteStore(file);
      },
      log: (_level, event, fields) => logged.push([event, fields]),
      clock,
    });
    const service = testService({ store, clock });
    const comeBack = async (): Promise<void> => {
      clock.pass(FIRST_REST);
      await store.history();
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    return { ...service, clock, file, store, logged, comeBack };
  }

  it("a lock holds an answer up for a moment and no more, and what it kept out is written after it", async () => {
    const { ask, file, store, comeBack } = await running();
    await ask("hello");
    const other = new Libsql(file);
    other.exec("begin immediate");
    const begun = performance.now();
    for (const id of ["a", "b", "c"])
      expect(await ask("what is it?", { id })).toMatchObject({ kind: "answered" });
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(store.health().well).toBe(false);
    other.exec("rollback");
    other.close();
    await comeBack();
    expect(store.health()).toEqual({ well: true, waiting: 0, dropped: 0 });
    await store.close();
    const again = testService({ store: await openSqliteStore(file) });
    expect(await again.ask("what is it?", { id: "b" })).toMatchObject({ kind: "already" });
  });

  it("a file that is deleted is noticed, answering goes on, and a new one is made", async () => {
    const { ask, file, store, logged, comeBack } = await running();
    await ask("hello");
    for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect(await ask("what is it?", { id: "after" })).toMatchObject({ kind: "answered" });
    expect(logged[0]).toEqual([expect.stringContaining("in trouble"), { error: "StoreFault", code: "gone" }]);
    await comeBack();
    expect(store.health().well).toBe(true);
    await store.close();
    const again = testService({ store: await openSqliteStore(file) });
    expect(await again.ask("what is it?", { id: "after" })).toMatchObject({ kind: "already" });
  });

  it("a full disk does not keep anybody from an answer", async () => {
    const file = temporaryFile();
    const clock = testClock();
    const { db, upkeep } = await openDatabase(file);
    await migrate(db);
    // SQLite's own way to be full: the file may not grow.
    await sql`pragma max_page_count = 1`.execute(db);
    const logged: unknown[] = [];
    const store = createSturdyStore({
      store: createSqlStore(db, upkeep),
      reopen: async (before) => before,
      log: (_level, _event, fields) => logged.push(fields),
      clock,
    });
    const { ask } = testService({ store, clock });
    for (let at = 0; at < 300; at += 1) {
      expect(await ask("how often must I feed my starter")).toMatchObject({ kind: "answered" });
    }
    expect(logged[0]).toMatchObject({ code: "SQLITE_FULL" });
    expect(store.health().waiting).toBeGreaterThan(0);
  });
});
