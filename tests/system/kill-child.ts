/** The program that the kill test ends at random instants: the service over the SQLite store, and a platform by messages. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize } from "node:v8";
import { createConversation } from "../../src/conversation/conversation.ts";
import type { Deliver } from "../../src/conversation/exchange.ts";
import { noLimits } from "../../src/conversation/limits.ts";
import type { Message } from "../../src/conversation/message.ts";
import { createPseudonyms } from "../../src/conversation/privacy/pseudonyms.ts";
import { createQuestionLog } from "../../src/conversation/questions/question-log.ts";
import { RETENTION } from "../../src/conversation/retention.ts";
import { createSturdyStore } from "../../src/conversation/sturdy-store.ts";
import { createGuide } from "../../src/core/guide.ts";
import type { Knowledge } from "../../src/core/knowledge.ts";
import type { Model } from "../../src/core/matching/model.ts";
import { openKeyRing } from "../../src/store/privacy-keys.ts";
import { openSqliteStore } from "../../src/store/sqlite.ts";
import { NOTICE_TEXTS } from "../conversation/notice-texts.ts";
import type { FromPlatform, ToPlatform } from "./talk.ts";

const [, , folder = "", compiled = ""] = process.argv;
const tell = (message: ToPlatform): void => void process.send?.(message);

const kept = deserialize(readFileSync(compiled)) as { knowledge: Knowledge; model: Model };
const notices = Object.fromEntries(
  Object.entries(NOTICE_TEXTS).map(([name, text]) => [name, { text, phrases: [] }]),
);
const knowledge = { ...kept.knowledge, replies: { ...notices, ...kept.knowledge.replies } };
const guide = createGuide(knowledge, kept.model);
const ring = openKeyRing({ folder, secret: undefined, retention: RETENTION.questions, at: Date.now() });
const pseudonyms = createPseudonyms(ring, randomBytes);
const file = join(folder, "riverguide.sqlite");
const store = createSturdyStore({
  store: await openSqliteStore(file),
  reopen: async (before) => {
    await before.close();
    return await openSqliteStore(file);
  },
  log: (_level, event, fields) => tell({ kind: "fault", message: `${event} ${JSON.stringify(fields)}` }),
  clock: Date.now,
});
const conversation = createConversation({
  guide: () => guide,
  store,
  pseudonyms,
  limits: noLimits,
  questionLog: createQuestionLog(pseudonyms),
  keepQuestions: RETENTION.questions,
  clock: Date.now,
  log: (level, event) => {
    if (level === "error") tell({ kind: "fault", message: event });
  },
});

const accepting = new Map<number, () => void>();
let posts = 0;

const deliverAs =
  (left: boolean): Deliver =>
  async (_outgoing, { id }) => {
    posts += 1;
    const post = posts;
    await new Promise<void>((resolve) => {
      accepting.set(post, resolve);
      tell({ kind: "post", post, id, left });
    });
    return { answer: `answer ${id}` };
  };

async function meet({ id, text, person }: Extract<FromPlatform, { kind: "event" }>): Promise<void> {
  const message: Message = {
    platform: "test",
    id,
    post: `post ${id}`,
    home: "home",
    place: `place ${person}`,
    person,
    privacy: "public",
    request: { kind: "question", text },
    delivery: id,
  };
  const ticket = await conversation.receive(message);
  tell({ kind: "acknowledged", id });
  await conversation.answer(ticket, deliverAs(false));
  tell({ kind: "recorded", id });
}

process.on("message", (message: FromPlatform) => {
  switch (message.kind) {
    case "event":
      meet(message).catch((error: unknown) => tell({ kind: "fault", message: String(error) }));
      break;
    case "accepted":
      accepting.get(message.post)?.();
      accepting.delete(message.post);
      break;
    case "stop":
      void store.close().then(() => process.disconnect());
      break;
    default:
      message satisfies never;
  }
});

await conversation.sweep();
tell({ kind: "ready" });
const left = await conversation.takeUp("test", deliverAs(true));
tell({ kind: "took-up", messages: left.length });
