import type { Part } from "../../src/conversation/parts.ts";
import type { Trace } from "../../src/core/guide.ts";
import type { Knowledge, Topic } from "../../src/core/knowledge.ts";
import { findTopics } from "./topics.ts";

const COMMANDS: Readonly<Record<string, string>> = {
  "/topics": "everything that can be asked; /topics WORD searches",
  "/why": "why the last reply was what it was",
  "/help": "these commands",
  "/quit": "ends; so do Ctrl-C and Ctrl-D",
};

/** What a command shows, and the topics that can be chosen by number after it; null leaves those as they were. */
export interface Shown {
  readonly parts: readonly Part[];
  readonly offered: readonly string[] | null;
}

/**
 * Does what a line that starts with a slash asks for.
 *
 * @param trace of the last reply; null before the first
 * @returns undefined for `/quit`
 */
export async function obey(
  line: string,
  knowledge: Knowledge,
  trace: Trace | null,
): Promise<Shown | undefined> {
  const [, name = "", argument = ""] = /^(\S+)\s*(.*)$/su.exec(line.trim()) ?? [];
  const show = (...parts: readonly Part[]): Shown => ({ parts, offered: null });
  switch (name.toLowerCase()) {
    case "/quit":
      return undefined;
    case "/help":
      return show(words("Type a question, or the number of one that was offered."), commands());
    case "/why":
      return show(why(trace, knowledge));
    case "/topics":
      return argument === "" ? show(...allTopics(knowledge)) : await search(argument, knowledge);
    default:
      return show(words(`There is no ${name.slice(0, 30)}. There is:`), commands());
  }
}

function words(text: string): Part {
  return { kind: "words", text, alarm: false };
}

function commands(): Part {
  return {
    kind: "list",
    heading: "",
    items: Object.entries(COMMANDS).map(([name, does]) => `${name}: ${does}`),
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** What was shown and what was met, then topic, score, runner-up, the words that were read, and the reason. */
function why(trace: Trace | null, { topics }: Knowledge): Part {
  if (trace === null) return words("Nothing has been asked yet.");
  const titles = new Map(topics.map(({ id, title }) => [id, title]));
  const [first = "none", second = "none"] = trace.ranked.map(
    ({ id, probability }) => `${id} (${percent(probability)}) ${titles.get(id) ?? ""}`,
  );
  const rows = [
    ...(trace.alarm > 0 ? [["emergency", percent(trace.alarm)]] : []),
    ...(trace.conditions.length > 0 ? [["conditions", trace.conditions.join(", ")]] : []),
    ...(trace.shown === undefined ? [] : [["shown", titles.get(trace.shown) ?? trace.shown]]),
    ["topic", first],
    ["next", second],
    ["words", trace.words.join(", ")],
    ["since", trace.because],
  ];
  return words(rows.map(([what, is]) => `${what}: ${is}`.trimEnd()).join("\n"));
}

/** All titles, by the section that answers; those that the article leaves open apart. */
function allTopics({ topics, article }: Knowledge): Part[] {
  const list = (heading: string, own: readonly Topic[]): Part[] =>
    own.length === 0 ? [] : [{ kind: "list", heading, items: own.map(({ title }) => title) }];
  const answered = article.sections.flatMap(({ slug, heading }) =>
    list(
      heading,
      topics.filter(({ open, passages }) => !open && passages[0]?.section === slug),
    ),
  );
  const open = topics.filter((topic) => topic.open);
  return [...answered, ...list("The article leaves open", open)];
}

async function search(text: string, knowledge: Knowledge): Promise<Shown> {
  const { answered, open, listed, unlisted } = await findTopics(text, knowledge);
  const list = (heading: string, items: readonly string[]): Part[] =>
    items.length === 0 ? [] : [{ kind: "list", heading, items }];
  const parts: Part[] = [
    ...(answered.length === 0
      ? []
      : [
          words("The article speaks of"),
          { kind: "choices" as const, titles: answered.map(({ title }) => title) },
        ]),
    ...list("Its precautions name", listed),
    ...list(
      "It leaves open",
      open.map(({ title }) => title),
    ),
    ...list("It does not mention", unlisted),
  ];
  return {
    parts: parts.length === 0 ? [words("Nothing like it. /topics lists everything.")] : parts,
    offered: answered.length === 0 ? null : answered.map(({ id }) => id),
  };
}
