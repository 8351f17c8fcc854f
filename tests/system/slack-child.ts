/** The program that the kill test ends at random instants: the Slack adapter over the SQLite store, as `serve` composes it. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize } from "node:v8";
import { startSlack } from "../../adapters/slack/start.ts";
import { createConversation } from "../../src/conversation/conversation.ts";
import { noLimits } from "../../src/conversation/limits.ts";
import type { Log } from "../../src/conversation/log.ts";
import { createPseudonyms } from "../../src/conversation/privacy/pseudonyms.ts";
import { noQuestionLog } from "../../src/conversation/questions/question-log.ts";
import { RETENTION } from "../../src/conversation/retention.ts";
import { createSturdyStore } from "../../src/conversation/sturdy-store.ts";
import { createGuide } from "../../src/core/guide.ts";
import type { Knowledge } from "../../src/core/knowledge.ts";
import type { Model } from "../../src/core/matching/model.ts";
import { openKeyRing } from "../../src/store/privacy-keys.ts";
import { openSqliteStore } from "../../src/store/sqlite.ts";
import { NOTICE_TEXTS } from "../conversation/notice-texts.ts";
import { APP_TOKEN, BOT_TOKEN } from "../slack/stand-in/ids.ts";

const [, , folder = "", compiled = "", api = ""] = process.argv;

const kept = deserialize(readFileSync(compiled)) as { knowledge: Knowledge; model: Model };
const notices = Object.fromEntries(
  Object.entries(NOTICE_TEXTS).map(([name, text]) => [name, { text, phrases: [] }]),
);
const knowledge = { ...kept.knowledge, replies: { ...notices, ...kept.knowledge.replies } };
const guide = createGuide(knowledge, kept.model);
const log: Log = (level, event, fields) => {
  if (level === "error") process.send?.({ fault: `${event} ${JSON.stringify(fields)}` });
};
const ring = openKeyRing({ folder, secret: undefined, retention: RETENTION.questions, at: Date.now() });
const file = join(folder, "riverguide.sqlite");
const store = createSturdyStore({
  store: await openSqliteStore(file),
  reopen: async (before) => {
    await before.close();
    return await openSqliteStore(file);
  },
  log,
  clock: Date.now,
});
const conversation = createConversation({
  guide: () => guide,
  store,
  pseudonyms: createPseudonyms(ring, randomBytes),
  limits: noLimits,
  questionLog: noQuestionLog,
  keepQuestions: RETENTION.questions,
  clock: Date.now,
  log,
});
const stop = new AbortController();
process.once("message", () => stop.abort());
await startSlack({
  settings: { botToken: BOT_TOKEN, transport: { kind: "socket", appToken: APP_TOKEN }, api },
  conversation,
  guide: () => guide,
  clock: Date.now,
  log,
  stop: stop.signal,
});
await store.close();
process.disconnect();
