import type { Readable, Writable } from "node:stream";
import { type Context, EMPTY_CONTEXT } from "../../src/core/context.ts";
import type { Guide, Trace } from "../../src/core/guide.ts";
import type { Article } from "../../src/core/knowledge.ts";
import { obey } from "./commands.ts";
import { listen } from "./listen.ts";
import { render, stack } from "./render.ts";
import { createPaint, readingWidth, type Screen } from "./screen.ts";
import { wrap } from "./wrap.ts";

export interface TerminalOptions {
  readonly guide: Guide;
  readonly input: Readable;
  /** Its `columns` are read anew for every message, so that a resized window is written to in its new width. */
  readonly output: Writable & { readonly columns?: number };
  readonly color: boolean;
  /** The time, in milliseconds since 1970. */
  now(): number;
}

/** Holds a conversation in a terminal; settles when the person ends it. */
export async function startTerminal({ guide, input, output, color, now }: TerminalOptions): Promise<void> {
  const { knowledge } = guide;
  const screen = (): Screen => ({ width: readingWidth(output.columns), color });
  const say = (text: string): void => {
    output.write(`\n${text}\n\n`);
  };
  let context: Context = EMPTY_CONTEXT;
  let trace: Trace | undefined;

  say(greeting(knowledge.article, screen()));
  const listener = listen(input, output, createPaint(color).number("> "));
  listener.prompt();
  for await (const line of listener.lines) {
    if (line.trimStart().startsWith("/")) {
      const shown = await obey(line, { knowledge, context, trace }, screen());
      if (shown === undefined) break;
      context = shown.context;
      say(shown.text);
    } else if (line.trim() !== "") {
      const outcome = guide.reply(line, context, now());
      ({ context, trace } = outcome);
      say(render(outcome.reply, screen()));
    }
    listener.prompt();
  }
  listener.close();
  output.write("\n");
}

function greeting({ title, source, compared, disclaimer }: Article, screen: Screen): string {
  const { name } = createPaint(screen.color);
  const about = `Answers come word for word from this article (${source}, last compared with its source on ${compared}). Type a question, or the number of one that is offered; /help lists the commands, /quit ends.`;
  return stack([wrap(title, screen.width).map(name), wrap(about, screen.width)], disclaimer, screen);
}
