import type { Context } from "../../src/core/context.ts";
import type { Trace } from "../../src/core/guide.ts";
import type { Knowledge, Topic } from "../../src/core/knowledge.ts";
import { numbered, stack } from "./render.ts";
import { createPaint, type Screen } from "./screen.ts";
import { findTopics } from "./topics.ts";
import { hang, wrap } from "./wrap.ts";

const COMMANDS: Readonly<Record<string, string>> = {
  "/topics": "everything that can be asked; /topics WORD searches",
  "/why": "why the last reply was what it was",
  "/help": "these commands",
  "/quit": "ends; so do Ctrl-C and Ctrl-D",
};

/** What the commands look at. */
export interface Dialogue {
  readonly knowledge: Knowledge;
  readonly context: Context;
  /** Of the last reply; undefined before the first. */
  readonly trace: Trace | undefined;
}

/** What a command shows, and the context after it: listed questions can be chosen by number. */
export interface Shown {
  readonly text: string;
  readonly context: Context;
}

/**
 * Does what a line that starts with a slash asks for.
 *
 * @returns undefined for `/quit`
 */
export async function obey(line: string, dialogue: Dialogue, screen: Screen): Promise<Shown | undefined> {
  const [, name = "", argument = ""] = /^(\S+)\s*(.*)$/su.exec(line.trim()) ?? [];
  const { knowledge, context, trace } = dialogue;
  const show = (blocks: readonly (readonly string[])[]): Shown => ({
    text: stack(blocks, knowledge.article.disclaimer, screen),
    context,
  });
  switch (name.toLowerCase()) {
    case "/quit":
      return undefined;
    case "/help":
      return show([
        wrap("Type a question, or the number of one that was offered.", screen.width),
        listCommands(screen),
      ]);
    case "/why":
      return show([why(trace, knowledge, screen)]);
    case "/topics":
      return argument === "" ? show(allTopics(knowledge, screen)) : search(argument, dialogue, screen);
    default:
      return show([wrap(`There is no ${name.slice(0, 30)}. There is:`, screen.width), listCommands(screen)]);
  }
}

function listCommands({ width }: Screen): string[] {
  const widest = Math.max(...Object.keys(COMMANDS).map((name) => name.length)) + 2;
  return Object.entries(COMMANDS).flatMap(([name, does]) => hang(does, width, name.padEnd(widest)));
}

/** Topic, score, runner-up, the words that were read, and the reason. */
function why(trace: Trace | undefined, { topics }: Knowledge, { width }: Screen): string[] {
  if (trace === undefined) return wrap("Nothing has been asked yet.", width);
  const titles = new Map(topics.map(({ id, title }) => [id, title]));
  const [first, second] = trace.ranked.map(
    ({ id, probability }) => `${id} (${(100 * probability).toFixed(1)}%) ${titles.get(id) ?? ""}`,
  );
  return [
    ...hang(first ?? "none", width, "topic: "),
    ...hang(second ?? "none", width, "next:  "),
    ...hang(trace.words.join(", "), width, "words: "),
    ...hang(trace.because, width, "since: "),
  ];
}

/** All titles, by the section that answers; those that the article leaves open apart. */
function allTopics({ topics, article }: Knowledge, { width, color }: Screen): string[][] {
  const { name } = createPaint(color);
  const block = (heading: string, own: readonly Topic[]): string[] =>
    own.length === 0
      ? []
      : [...wrap(heading, width).map(name), ...own.flatMap(({ title }) => hang(title, width, "- "))];
  const answered = article.sections.map(({ slug, heading }) =>
    block(
      heading,
      topics.filter(({ open, passages }) => !open && passages[0]?.section === slug),
    ),
  );
  return [
    ...answered,
    block(
      "The article leaves open",
      topics.filter(({ open }) => open),
    ),
  ];
}

async function search(text: string, { knowledge, context }: Dialogue, screen: Screen): Promise<Shown> {
  const { width, color } = screen;
  const { name } = createPaint(color);
  const { answered, open, listed, unlisted } = await findTopics(text, knowledge);
  const list = (heading: string, entries: readonly string[]): string[] =>
    entries.length === 0
      ? []
      : [...wrap(heading, width).map(name), ...entries.flatMap((entry) => hang(entry, width, "- "))];
  const titles = answered.map(({ title }) => title);
  const blocks = [
    answered.length === 0
      ? []
      : [...wrap("The article speaks of", width).map(name), ...numbered(titles, screen)],
    list("Its precautions name", listed),
    list(
      "It leaves open",
      open.map(({ title }) => title),
    ),
    list("It does not mention", unlisted),
  ];
  const none = blocks.every((lines) => lines.length === 0);
  const shown = none ? [wrap("Nothing like it. /topics lists everything.", width)] : blocks;
  return {
    text: stack(shown, knowledge.article.disclaimer, screen),
    context: answered.length === 0 ? context : { ...context, offered: answered.map(({ id }) => id) },
  };
}
