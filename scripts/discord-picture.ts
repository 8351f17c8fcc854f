import { drawMessages, type Pictured } from "../adapters/discord/picture.ts";
import { createDiscordPlatform } from "../adapters/discord/render.ts";
import { createConversation } from "../src/conversation/conversation.ts";
import { createGate } from "../src/conversation/gate/gate.ts";
import { noLimits } from "../src/conversation/limits.ts";
import { noLog } from "../src/conversation/log.ts";
import { createMemoryStore } from "../src/conversation/memory-store.ts";
import { createPseudonyms } from "../src/conversation/privacy/pseudonyms.ts";
import { noQuestionLog } from "../src/conversation/questions/question-log.ts";
import { RETENTION } from "../src/conversation/retention.ts";
import type { Guide } from "../src/core/guide.ts";

/** A question, a condition of one's own in public, and an emergency. */
export const PICTURED = [
  "how often should I have it?",
  "I have a blood clot, is it ok?",
  "I have crushing chest pain",
];

/** The replies to some questions as Discord shows them: real payloads, by the way that every answer takes. */
export async function pictureReplies(guide: Guide, questions: readonly string[]): Promise<string> {
  const at = Date.parse("2026-11-22T12:00:00Z");
  const secret = Buffer.alloc(32);
  const conversation = createConversation({
    guide: () => guide,
    store: createMemoryStore(),
    pseudonyms: createPseudonyms({ current: { id: "picture", secret }, earlier: [] }, (bytes) =>
      Buffer.alloc(bytes),
    ),
    limits: noLimits,
    questionLog: noQuestionLog,
    keepQuestions: RETENTION.questions,
    clock: () => at,
    log: noLog,
  });
  const gate = createGate({ platform: createDiscordPlatform(() => at) });
  const pictured: Pictured[] = [];
  for (const [number, text] of questions.entries()) {
    const message = {
      platform: "discord",
      id: `${number}`,
      home: "home",
      person: `${number}`,
      place: "place",
    } as const;
    await conversation.answer(
      { ...message, privacy: "public", request: { kind: "question", text } },
      async (outgoing) => {
        pictured.push({ asked: `@Riverguide ${text}`, payload: gate.prepare(outgoing) });
      },
    );
  }
  return drawMessages(pictured, `Riverguide on Discord answers: ${questions.join(" ")}`);
}
