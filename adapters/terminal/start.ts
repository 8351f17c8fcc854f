import { randomBytes } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import { type Conversation, createConversation } from "../../src/conversation/conversation.ts";
import { noLimits } from "../../src/conversation/limits.ts";
import { noLog } from "../../src/conversation/log.ts";
import { createMemoryStore } from "../../src/conversation/memory-store.ts";
import type { Part } from "../../src/conversation/parts.ts";
import { createPseudonyms } from "../../src/conversation/privacy/pseudonyms.ts";
import { noQuestionLog } from "../../src/conversation/questions/question-log.ts";
import { RETENTION } from "../../src/conversation/retention.ts";
import { plain } from "../../src/conversation/turn.ts";
import type { Guide, Trace } from "../../src/core/guide.ts";
import { obey } from "./commands.ts";
import { listen } from "./listen.ts";
import { render } from "./render.ts";
import { createPaint, readingWidth, type Screen } from "./screen.ts";

export interface TerminalOptions {
  readonly guide: Guide;
  readonly input: Readable;
  /** Its `columns` are read anew for every message, so that a resized window is written to in its new width. */
  readonly output: Writable & { readonly columns?: number };
  readonly color: boolean;
  /** The time, in milliseconds since 1970. */
  now(): number;
}

const SPEAKER = { platform: "terminal", place: "window", person: "person" } as const;

/** Holds a conversation in a terminal; settles when the person ends it. */
export async function startTerminal({ guide, input, output, color, now }: TerminalOptions): Promise<void> {
  const { knowledge } = guide;
  const conversation = rememberNothing(guide, now);
  const say = (says: Parameters<typeof render>[0]): void => {
    const screen: Screen = { width: readingWidth(output.columns), color };
    output.write(`\n${render(says, screen)}\n\n`);
  };
  const tell = (parts: readonly Part[]): void => say(plain(conversation.notices().own(parts)).says);
  let trace: Trace | null = null;
  let lines = 0;

  tell(greeting(guide));
  const listener = listen(input, output, createPaint(color).number("> "));
  listener.prompt();
  for await (const line of listener.lines) {
    lines += 1;
    if (line.trimStart().startsWith("/")) {
      const shown = await obey(line, knowledge, trace);
      if (shown === undefined) break;
      if (shown.offered !== null) await conversation.offer(SPEAKER, shown.offered);
      tell(shown.parts);
    } else if (line.trim() !== "") {
      const outcome = await conversation.answer(
        {
          ...SPEAKER,
          id: String(lines),
          home: null,
          privacy: "private",
          typed: true,
          request: { kind: "question", text: line },
        },
        async ({ says }) => {
          say(says);
          return undefined;
        },
      );
      if (outcome.kind === "answered") trace = outcome.trace;
    }
    listener.prompt();
  }
  listener.close();
  output.write("\n");
}

/** The service for one person at their own window: no limits, no log, and nothing kept when it closes. */
function rememberNothing(guide: Guide, clock: () => number): Conversation {
  const secret = randomBytes(32);
  return createConversation({
    guide: () => guide,
    store: createMemoryStore(),
    pseudonyms: createPseudonyms({ current: { id: "window", secret }, earlier: [] }, randomBytes),
    limits: noLimits,
    questionLog: noQuestionLog,
    keepQuestions: RETENTION.questions,
    clock,
    log: noLog,
  });
}

function greeting({ knowledge }: Guide): Part[] {
  const { title, source, compared } = knowledge.article;
  const about = `Answers come word for word from this article (${source}, last compared with its source on ${compared}). Type a question, or the number of one that is offered; /help lists the commands, /quit ends.`;
  return [
    { kind: "title", text: title },
    { kind: "words", text: about, alarm: false },
  ];
}
