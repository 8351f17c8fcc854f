import type { Context } from "../../core/context.ts";
import type { Knowledge, Level } from "../../core/knowledge.ts";
import type { Part } from "../parts.ts";
import { type Response, type Turn, tell } from "../turn.ts";
import { chooseTopic } from "./questions.ts";

/** A whole section of the article, paragraph by paragraph. */
export function readSection(slug: string, turn: Turn): Response {
  const { guide, notices, context } = turn;
  const { article, safety } = guide.knowledge;
  const section = article.sections.find((each) => each.slug === slug);
  if (section === undefined) return tell(notices.notice("too-old"));
  const levels = levelsOf(context, guide.knowledge);
  // The reply contract holds here too: beside a condition to be avoided, or one the article is silent about, no dose and
  // no benefit stands; and what praises safety stands beside no condition at all.
  const isBarred = (levels.has("avoid") || levels.has("unlisted")) && !safety.sections.includes(slug);
  if (isBarred) return chooseTopic(safety.general, turn);
  const own = article.sentences.filter((sentence) => sentence.section === slug);
  const shown =
    levels.size === 0 ? own : own.filter(({ text }) => !safety.praise.some((words) => text.includes(words)));
  const paragraphs = new Map<number, string[]>();
  for (const { paragraph, text } of shown)
    paragraphs.set(paragraph, [...(paragraphs.get(paragraph) ?? []), text]);
  const quoted = [...paragraphs.values()].map(
    (texts): Part => ({
      kind: "passage",
      text: texts.join(" "),
      heading: section.heading,
      precaution: false,
    }),
  );
  const parts = [...precautionsFor(levels, guide.knowledge), ...quoted];
  return tell(notices.notice("section", { heading: section.heading }, parts));
}

/** All that can be asked, by the section that answers; what the article leaves open apart. */
export function listTopics({ guide, notices }: Turn): Response {
  const { topics, article } = guide.knowledge;
  const list = (heading: string, titles: readonly string[]): Part[] =>
    titles.length === 0 ? [] : [{ kind: "list", heading, items: titles }];
  const answered = article.sections.flatMap(({ slug, heading }) =>
    list(
      heading,
      topics.filter(({ open, passages }) => !open && passages[0]?.section === slug).map(({ title }) => title),
    ),
  );
  const open = list(
    notices.say("topics-open"),
    topics.filter((topic) => topic.open).map(({ title }) => title),
  );
  return tell(notices.notice("topics", {}, [...answered, ...open]));
}

/** The conditions that the article's precautions name, each level under its precaution. */
export function listConditions({ guide, notices }: Turn): Response {
  const { safety } = guide.knowledge;
  const parts = (["avoid", "caution"] as const).flatMap((level): Part[] => {
    const names = safety.conditions.filter((condition) => condition.level === level).map(({ name }) => name);
    const { text, heading } = safety.precautions[level].sentence;
    return [
      { kind: "passage", text, heading, precaution: true },
      { kind: "list", heading: "", items: names },
    ];
  });
  return tell(notices.notice("conditions", {}, parts));
}

function levelsOf(context: Context, { safety }: Knowledge): ReadonlySet<Level> {
  const named = context.conditions.flatMap(
    (id) => safety.conditions.find((condition) => condition.id === id) ?? [],
  );
  const levels = new Set(named.map(({ level }) => level));
  return context.unknownCondition ? levels.add("unlisted") : levels;
}

/** The list items that remind of a precaution, for the conditions somebody has named. */
function precautionsFor(levels: ReadonlySet<Level>, { safety }: Knowledge): Part[] {
  return (["avoid", "caution"] as const)
    .filter((level) => levels.has(level))
    .map((level) => safety.precautions[level].item)
    .map(({ text, heading }) => ({ kind: "passage", text, heading, precaution: true }));
}
