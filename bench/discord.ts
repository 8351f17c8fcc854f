import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startDiscord } from "../adapters/discord/start.ts";
import { createConversation } from "../src/conversation/conversation.ts";
import { noLimits } from "../src/conversation/limits.ts";
import { noLog } from "../src/conversation/log.ts";
import { createPseudonyms } from "../src/conversation/privacy/pseudonyms.ts";
import { noQuestionLog } from "../src/conversation/questions/question-log.ts";
import { RETENTION } from "../src/conversation/retention.ts";
import { parseRows } from "../src/evaluation/rows.ts";
import { openSqliteStore } from "../src/store/sqlite.ts";
import { BOT, startDiscordServer } from "./discord-server.ts";
import type { Section, Setting } from "./section.ts";
import { digits, table } from "./table.ts";
import { quantile } from "./timing.ts";

const MENTIONS = 400;
/** Below Discord's 50 requests a second, at which the library begins to wait. */
const A_SECOND = 40;
/** Mentions before those that count, while the compiler warms. */
const WARMING = 80;
/** Milliseconds; Discord shows "is typing" and patience for far longer, so this is about not being slow for no reason. */
const MOST = 50;

/** From the dispatch on the gateway's socket to the arrival of the answer's REST request, over the real client and the embedded store. */
export const discord: Section = {
  name: "discord",
  title: "Discord, from a mention to the hand-over of its answer",
  async run(setting) {
    const times = await measure(setting);
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
    const rows = [["milliseconds", digits(p50), digits(p99), digits(times.at(-1) ?? Number.NaN)]];
    return {
      text: [
        `${MENTIONS} mentions over ${MENTIONS} channels at ${A_SECOND} a second, by the real client and the embedded store; the other side runs in the same process, and its time counts.`,
        table(["dispatch to REST", "p50", "p99", "most"], rows),
      ].join("\n\n"),
      aims: [{ what: "Discord, dispatch to REST, p99, ms", measured: p99, most: MOST }],
      results: { mentions: MENTIONS, aSecond: A_SECOND, p50, p99, most: times.at(-1) ?? null },
    };
  },
};

async function measure({ guide, files }: Setting): Promise<Float64Array> {
  const questions = await readQuestions(files);
  const channels = Array.from({ length: MENTIONS }, (_, at) =>
    String(1_350_000_000_000_000_000n + BigInt(at)),
  );
  const server = await startDiscordServer(channels);
  const folder = await mkdtemp(join(tmpdir(), "riverguide-bench-"));
  const store = await openSqliteStore(join(folder, "store.sqlite"));
  const secret = randomBytes(32);
  const conversation = createConversation({
    guide: () => guide,
    store,
    pseudonyms: createPseudonyms({ current: { id: "bench", secret }, earlier: [] }, randomBytes),
    limits: noLimits,
    questionLog: noQuestionLog,
    keepQuestions: RETENTION.questions,
    clock: Date.now,
    log: noLog,
  });
  const stop = new AbortController();
  const settings = { token: "a.b.c", applicationId: BOT, api: server.api };
  const ended = startDiscord({
    settings,
    conversation,
    guide: () => guide,
    clock: Date.now,
    log: noLog,
    stop: stop.signal,
  });
  await server.ready;
  await pause(500);
  const all: Promise<number>[] = [];
  const begun = performance.now();
  for (let at = 0; at < WARMING + MENTIONS; at += 1) {
    all.push(
      server.mention(questions[at % questions.length] ?? "", channels[at % channels.length] ?? "", at),
    );
    await pause(Math.max(0, begun + ((at + 1) * 1000) / A_SECOND - performance.now()));
  }
  const times = Float64Array.from((await Promise.all(all)).slice(WARMING)).sort();
  stop.abort();
  await ended;
  await server.stop();
  await store.close();
  await rm(folder, { recursive: true, force: true });
  return times;
}

async function readQuestions(files: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(
    files.map(async (file) => parseRows(file, await readFile(file, "utf8")).rows),
  );
  return texts.flat().map(({ question }) => question);
}
