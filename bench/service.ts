import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConversation } from "../src/conversation/conversation.ts";
import { noLimits } from "../src/conversation/limits.ts";
import { noLog } from "../src/conversation/log.ts";
import { createMemoryStore } from "../src/conversation/memory-store.ts";
import { createPseudonyms } from "../src/conversation/privacy/pseudonyms.ts";
import { createQuestionLog } from "../src/conversation/questions/question-log.ts";
import { RETENTION } from "../src/conversation/retention.ts";
import type { Store } from "../src/conversation/store.ts";
import { createSturdyStore } from "../src/conversation/sturdy-store.ts";
import { EMPTY_CONTEXT } from "../src/core/context.ts";
import type { Guide } from "../src/core/guide.ts";
import { openDatabase, openSqliteStore } from "../src/store/sqlite.ts";

export interface Row {
  readonly what: string;
  readonly figure: number;
  readonly unit: "ms" | "rows" | "bytes";
}

const QUESTIONS = 1000;
const WARM_UP = 300;
const TABLES = ["ledger", "contexts", "questions", "feedback", "settings", "knowledge_history"] as const;

/**
 * What the service adds to a reply of the core, with and without the store, and what a thousand questions leave in the
 * store before and after the times for which things are kept.
 */
export async function measureService(guide: Guide): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "riverguide-bench-"));
  const open = async (name: string): Promise<Store> => {
    const store = await openSqliteStore(join(folder, name));
    return createSturdyStore({ store, reopen: async (before) => before, log: noLog, clock: Date.now });
  };
  try {
    const core = timesOf(
      await timeEach(async (text) => void guide.reply(text, EMPTY_CONTEXT, 0), guide, WARM_UP),
    );
    const memory = timesOf(await timeService(guide, createMemoryStore(), WARM_UP));
    const timed = await open("timed.sqlite");
    const sqlite = timesOf(await timeService(guide, timed, WARM_UP));
    await timed.close();
    // Weighed on a store of its own, which no warm-up has filled.
    const weighed = await open("weighed.sqlite");
    await timeService(guide, weighed, 0);
    await weighed.close();
    const file = join(folder, "weighed.sqlite");
    const before = await weigh(file);
    const after = await weighAfterRetention(file);
    const ms = (what: string, figure: number): Row => ({ what, figure, unit: "ms" });
    return [
      ms("the core's reply, p50", core.p50),
      ms("the core's reply, p99", core.p99),
      ms("the service adds without a store, p50", memory.p50 - core.p50),
      ms("the service adds without a store, p99", memory.p99 - core.p99),
      ms("the service adds with SQLite, p50", sqlite.p50 - core.p50),
      ms("the service adds with SQLite, p99", sqlite.p99 - core.p99),
      { what: `rows that ${QUESTIONS} questions leave`, figure: before.rows, unit: "rows" },
      { what: `bytes that ${QUESTIONS} questions leave`, figure: before.bytes, unit: "bytes" },
      { what: "rows after the times for which things are kept", figure: after.rows, unit: "rows" },
      { what: "bytes after the times for which things are kept", figure: after.bytes, unit: "bytes" },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each of a thousand people asks once, in a place of their own, with the question log on. */
async function timeService(guide: Guide, store: Store, warmUp: number): Promise<number[]> {
  const secret = randomBytes(32);
  const pseudonyms = createPseudonyms({ current: { id: "bench", secret }, earlier: [] }, randomBytes);
  const conversation = createConversation({
    guide: () => guide,
    store,
    pseudonyms,
    limits: noLimits,
    questionLog: createQuestionLog(pseudonyms),
    keepQuestions: RETENTION.questions,
    clock: Date.now,
    log: noLog,
  });
  const ask = async (text: string, at: number): Promise<void> => {
    const id = String(at);
    await conversation.answer(
      {
        platform: "bench",
        id,
        post: `post ${id}`,
        home: null,
        place: `place ${id}`,
        person: `person ${id}`,
        privacy: "private",
        typed: true,
        request: { kind: "question", text },
      },
      async () => ({ answer: id }),
    );
  };
  return await timeEach(ask, guide, warmUp);
}

/** Milliseconds of each of a thousand questions, after some that are not counted. */
async function timeEach(
  ask: (text: string, at: number) => Promise<void>,
  guide: Guide,
  warmUp: number,
): Promise<number[]> {
  const texts = guide.knowledge.checks.map(({ question }) => question);
  const times: number[] = [];
  for (let at = -warmUp; at < QUESTIONS; at += 1) {
    const text = texts[(at + warmUp) % texts.length] ?? "";
    const begun = performance.now();
    await ask(text, at);
    if (at >= 0) times.push(performance.now() - begun);
  }
  return times;
}

function timesOf(times: readonly number[]): { readonly p50: number; readonly p99: number } {
  const sorted = [...times].sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

async function weigh(file: string): Promise<{ readonly rows: number; readonly bytes: number }> {
  const { db } = await openDatabase(file);
  let rows = 0;
  for (const table of TABLES) {
    const { count } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    rows += Number(count);
  }
  await db.destroy();
  return { rows, bytes: statSync(file).size };
}

async function weighAfterRetention(file: string): Promise<{ readonly rows: number; readonly bytes: number }> {
  const store = await openSqliteStore(file);
  const later = Date.now() + RETENTION.questions + 1;
  await store.expire({
    payloads: later,
    ledger: later,
    contexts: later,
    questions: later - RETENTION.questions,
  });
  await store.close();
  return await weigh(file);
}
