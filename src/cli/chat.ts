import { EMPTY_CONTEXT } from "../core/context.ts";
import type { Guide } from "../core/guide.ts";
import { EXIT } from "./fault.ts";
import { readLines } from "./lines.ts";
import { loadGuide } from "./load-guide.ts";
import { type Session, showsColor } from "./surroundings.ts";

/** A conversation: in a terminal with all its comforts, and otherwise a reply in plain lines to every line. */
export async function chat(session: Session): Promise<number> {
  const guide = await loadGuide(session);
  const { stdin, stdout, env, now } = session;
  if (stdin.isTTY !== true || stdout.isTTY !== true) return answerLines(guide, session);
  const { startTerminal } = await import("../../adapters/terminal/start.ts");
  await startTerminal({ guide, input: stdin, output: stdout, color: showsColor(stdout, env), now });
  return EXIT.fine;
}

/** Every line is a question of one conversation; blank lines are none. */
async function answerLines(guide: Guide, session: Session): Promise<number> {
  let context = EMPTY_CONTEXT;
  for await (const line of readLines(session.stdin)) {
    if (line.trim() === "") continue;
    const outcome = guide.reply(line, context, session.now());
    context = outcome.context;
    await session.print(`${outcome.reply.text}\n\n`);
  }
  return EXIT.fine;
}
