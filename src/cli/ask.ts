import { type Context, EMPTY_CONTEXT } from "../core/context.ts";
import type { Guide } from "../core/guide.ts";
import { toJson } from "../core/reply/make.ts";
import { EXIT } from "./fault.ts";
import { readLines } from "./lines.ts";
import { loadGuide } from "./load-guide.ts";
import { type AskRequest, readRequest } from "./request.ts";
import type { Session } from "./surroundings.ts";

/** Answers one question. */
export async function ask(question: string, format: "text" | "json", session: Session): Promise<number> {
  const guide = await loadGuide(session);
  const { reply } = guide.reply(question, EMPTY_CONTEXT, session.now());
  await session.print(`${format === "json" ? JSON.stringify(toJson(reply)) : reply.text}\n`);
  return EXIT.fine;
}

/**
 * Answers one request a line, each before the next is read. Requests that name the same conversation share its context.
 * Blank lines are no requests; a line that is at fault is told by its number, and the others are still answered.
 */
export async function askLines(session: Session): Promise<number> {
  const guide = await loadGuide(session);
  const contexts = new Map<string, Context>();
  let exitCode: number = EXIT.fine;
  let number = 0;
  for await (const line of readLines(session.stdin)) {
    number += 1;
    if (line.trim() === "") continue;
    const request = readRequest(line);
    if ("fault" in request) {
      exitCode = EXIT.input;
      await session.note(`riverguide: line ${number}: ${request.fault}\n`);
    } else {
      await session.print(`${answer(request, guide, contexts, session.now())}\n`);
    }
  }
  return exitCode;
}

function answer(
  { text, conversation }: AskRequest,
  guide: Guide,
  contexts: Map<string, Context>,
  at: number,
): string {
  const before = conversation === undefined ? undefined : contexts.get(conversation);
  const { reply, context } = guide.reply(text, before ?? EMPTY_CONTEXT, at);
  if (conversation !== undefined) contexts.set(conversation, context);
  return JSON.stringify(toJson(reply));
}
