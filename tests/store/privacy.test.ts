import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { createPinoLog } from "../../src/conversation/pino-log.ts";
import { createPseudonyms } from "../../src/conversation/privacy/pseudonyms.ts";
import { createQuestionLog } from "../../src/conversation/questions/question-log.ts";
import { createLimits } from "../../src/conversation/rate-limits.ts";
import { MOST_HISTORY, RETENTION, readDays } from "../../src/conversation/retention.ts";
import { createSturdyStore } from "../../src/conversation/sturdy-store.ts";
import { openDatabase, openSqliteStore } from "../../src/store/sqlite.ts";
import { messageOf, testClock, testService } from "../conversation/service.ts";
import { temporaryFile } from "./files.ts";

const PRIVACY = readFileSync(new URL("../../PRIVACY.md", import.meta.url), "utf8");

/** What a run is told and must not keep: ids and names of people, of places and posts, and what they write. */
const SECRETS = [
  "U0PERSONID",
  "Zebulon",
  "C0PLACEID",
  "Ev0EVENTID",
  "1795000000.000100",
  "token-of-an-interaction",
  "how often must I feed",
  "celiac",
  "I cannot breathe",
  "zorbulosis",
  "answer-id",
];

/** One of everything that can happen to a message, with the log at its most talkative. */
async function wholeRun(most = 9) {
  const file = temporaryFile();
  const lines: string[] = [];
  const log = createPinoLog("trace", { write: (line) => lines.push(line) });
  const clock = testClock();
  const pseudonyms = createPseudonyms(
    { current: { id: "k", secret: randomBytes(32) }, earlier: [] },
    randomBytes,
  );
  const store = createSturdyStore({
    store: await openSqliteStore(file),
    reopen: async (before) => before,
    log,
    clock,
  });
  const limits = createLimits({
    person: { points: most, duration: 60 },
    place: { points: 1000, duration: 60 },
    all: { points: 1000, duration: 1 },
  });
  const questionLog = createQuestionLog(pseudonyms);
  const { conversation } = testService({ store, log, clock, pseudonyms, limits, questionLog });
  const speaker = { person: "U0PERSONID", place: "C0PLACEID", delivery: "token-of-an-interaction" };
  let events = 0;
  const message = (request: Parameters<typeof messageOf>[0]) => {
    events += 1;
    return messageOf(request, { ...speaker, id: `Ev0EVENTID${events}`, post: `1795000000.000100${events}` });
  };
  const deliver = async (): Promise<{ answer: string }> => ({ answer: `answer-id ${events}` });
  const ask = (request: Parameters<typeof messageOf>[0]) => conversation.answer(message(request), deliver);

  await ask("how much is a loaf for 12 people, <@U0PERSONID>? mail me at zebulon@example.org");
  await ask("how often must I feed my starter, asks Zebulon");
  await ask("I have celiac disease");
  await ask("is it safe with zorbulosis");
  await ask("I cannot breathe");
  await ask({ kind: "feedback", exchange: "x".repeat(22), topic: "feeding", helpful: false });
  await conversation.answer(message("how often must I feed my starter"), async () => {
    throw Object.assign(new Error("could not post: how often must I feed"), { code: "U0PERSONID says" });
  });
  await conversation.receive(message("how often must I feed a starter that nobody answers for"));
  await conversation.withdraw("test", "1795000000.0001001");
  await conversation.changeSettings("test", "server-1", { privateByDefault: false });
  for (let at = 0; at < 5; at += 1) await ask("hello Zebulon");
  await conversation.sweep();
  return { file, lines, store, conversation, ask };
}

function bytesOf(file: string): string {
  return ["", "-wal", "-shm"]
    .map((end) => `${file}${end}`)
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, "latin1"))
    .join("");
}

describe("a whole run", () => {
  it("leaves no id, no name and no words in the database file, except a redacted question", async () => {
    const { file, conversation } = await wholeRun();
    const bytes = bytesOf(file);
    expect(bytes.length).toBeGreaterThan(10_000);
    for (const secret of [...SECRETS, "example.org"])
      expect(bytes.toLowerCase()).not.toContain(secret.toLowerCase());
    expect((await conversation.misses()).map(({ text }) => text)).toEqual([
      "how much is a loaf for [number] people, [mention]? mail me at [e-mail]",
    ]);
  });

  it("leaves no id, no name and no words in the logs, at any level", async () => {
    const { lines } = await wholeRun();
    expect(lines.length).toBeGreaterThan(10);
    const text = lines.join("").toLowerCase();
    for (const secret of [...SECRETS, "example.org", "loaf", "hello", "secret"]) {
      expect(text).not.toContain(secret.toLowerCase());
    }
    for (const line of lines) {
      const { msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
      expect(msg).toMatch(/^[a-z ;]+$/);
      for (const value of Object.values(fields))
        if (typeof value === "string") expect(value).toMatch(/^[\w.:-]{1,48}$|^\(left out\)$/);
    }
  });

  it("leaves no row of a person who wants to be forgotten, and says what there was", async () => {
    const { file, store, ask } = await wholeRun(1000);
    expect(bytesOf(file)).toContain("how much is a loaf");
    const outcome = await ask({ kind: "forget-me" });
    const says = outcome.kind === "answered" ? outcome.outgoing.says.text : "";
    expect(says).toContain("conversations 1, answered messages 13, ratings 1, questions 1");
    expect(await store.questions()).toEqual([]);
    expect(await store.unanswered("test")).toEqual([]);
    // Not even in what the file and its log no longer use.
    expect(bytesOf(file)).not.toContain("how much is a loaf");
  });
});

describe("PRIVACY.md", () => {
  it("names every table and every column there is, and no other", async () => {
    const file = temporaryFile();
    await (await openSqliteStore(file)).close();
    const { db } = await openDatabase(file);
    const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
      db,
    );
    const actual: Record<string, string[]> = {};
    for (const { name } of rows.filter((row) => !/^(sqlite|kysely)_/.test(row.name))) {
      const columns = await sql<{ name: string }>`select name from pragma_table_info(${name})`.execute(db);
      actual[name] = columns.rows.map((column) => column.name).sort();
    }
    await db.destroy();
    const stated: Record<string, string[]> = {};
    for (const [, table = "", columns = ""] of PRIVACY.matchAll(/^\| `(\w+)` \|[^|]*\|([^|]*)\|/gm)) {
      stated[table] = [...columns.matchAll(/`(\w+)`/g)].map(([, column = ""]) => column).sort();
    }
    expect(stated).toEqual(actual);
  });

  it("states the times for which things are kept", () => {
    expect(RETENTION).toEqual({
      context: 30 * 60_000,
      payload: 10 * 60_000,
      ledger: 7 * 24 * 60 * 60_000,
      questions: 90 * 24 * 60 * 60_000,
    });
    for (const stated of [
      "7 days; the payload",
      "10 minutes at most",
      "30 minutes from the last",
      "90 days unless set",
    ]) {
      expect(PRIVACY).toContain(stated);
    }
    expect(PRIVACY).toContain(`the last ${MOST_HISTORY} |`);
  });
});

it("reads QUESTION_LOG_DAYS as days, and nothing else", () => {
  expect(readDays(undefined)).toBe(RETENTION.questions);
  expect(readDays("")).toBe(RETENTION.questions);
  expect(readDays("7")).toBe(7 * 24 * 60 * 60_000);
  for (const wrong of ["0", "-1", "1.5", "ninety", "3651", "1e3"]) expect(readDays(wrong)).toBeUndefined();
});

it("names the levels where LOG_LEVEL is none", () => {
  expect(() => createPinoLog("loud", { write: () => {} })).toThrow(
    /LOG_LEVEL is "loud"; choose one of trace, debug/,
  );
});
