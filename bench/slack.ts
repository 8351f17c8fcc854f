import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startSlack } from "../adapters/slack/start.ts";
import { createConversation } from "../src/conversation/conversation.ts";
import { noLimits } from "../src/conversation/limits.ts";
import { noLog } from "../src/conversation/log.ts";
import { createPseudonyms } from "../src/conversation/privacy/pseudonyms.ts";
import { noQuestionLog } from "../src/conversation/questions/question-log.ts";
import { RETENTION } from "../src/conversation/retention.ts";
import { parseRows } from "../src/evaluation/rows.ts";
import { openSqliteStore } from "../src/store/sqlite.ts";
import type { Section, Setting } from "./section.ts";
import { startSlackServer, type Taken } from "./slack-server.ts";
import { digits, table } from "./table.ts";
import { quantile } from "./timing.ts";

const MENTIONS = 400;
const A_SECOND = 40;
/** Mentions before those that count, while the compiler warms. */
const WARMING = 80;
/** Milliseconds: far below the 3 seconds that Slack waits, and what a person notices. */
const MOST = { acknowledged: 50, handedOver: 100 } as const;

/** From an event on its socket to its acknowledgement there, and to the call that posts the answer: real Bolt, embedded store. */
export const slack: Section = {
  name: "slack",
  title: "Slack, from a mention to its acknowledgement and to the hand-over of its answer",
  async run(setting) {
    const taken = await measure(setting);
    const acknowledged = sorted(taken.map((each) => each.acknowledged));
    const handedOver = sorted(taken.map((each) => each.handedOver));
    const row = (what: string, times: Float64Array): string[] => [
      what,
      ...[quantile(times, 0.5), quantile(times, 0.99), times.at(-1) ?? Number.NaN].map(digits),
    ];
    return {
      text: [
        `${MENTIONS} mentions over ${MENTIONS} channels at ${A_SECOND} a second, by the real Bolt app over Socket Mode and the embedded store; the other side runs in the same process, and its time counts.`,
        table(
          ["milliseconds", "p50", "p99", "most"],
          [row("event to acknowledgement", acknowledged), row("event to Web API", handedOver)],
        ),
      ].join("\n\n"),
      aims: [
        {
          what: "Slack, event to acknowledgement, p99, ms",
          measured: quantile(acknowledged, 0.99),
          most: MOST.acknowledged,
        },
        {
          what: "Slack, event to Web API, p99, ms",
          measured: quantile(handedOver, 0.99),
          most: MOST.handedOver,
        },
      ],
      results: {
        mentions: MENTIONS,
        aSecond: A_SECOND,
        acknowledged: { p50: quantile(acknowledged, 0.5), p99: quantile(acknowledged, 0.99) },
        handedOver: { p50: quantile(handedOver, 0.5), p99: quantile(handedOver, 0.99) },
      },
    };
  },
};

async function measure({ guide, files }: Setting): Promise<Taken[]> {
  const questions = await readQuestions(files);
  const server = await startSlackServer();
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
  const ended = startSlack({
    settings: {
      botToken: "xoxb-bench",
      transport: { kind: "socket", appToken: "xapp-bench" },
      api: server.api,
    },
    conversation,
    guide: () => guide,
    clock: Date.now,
    log: noLog,
    stop: stop.signal,
  });
  await server.ready;
  await pause(500);
  const all: Promise<Taken>[] = [];
  const begun = performance.now();
  for (let at = 0; at < WARMING + MENTIONS; at += 1) {
    all.push(server.mention(questions[at % questions.length] ?? "", `C${at % MENTIONS}`, at));
    await pause(Math.max(0, begun + ((at + 1) * 1000) / A_SECOND - performance.now()));
  }
  const taken = (await Promise.all(all)).slice(WARMING);
  stop.abort();
  await ended;
  await server.stop();
  await store.close();
  await rm(folder, { recursive: true, force: true });
  return taken;
}

function sorted(times: readonly number[]): Float64Array {
  return Float64Array.from(times).sort();
}

async function readQuestions(files: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(
    files.map(async (file) => parseRows(file, await readFile(file, "utf8")).rows),
  );
  return texts.flat().map(({ question }) => question);
}
