import type { Knowledge } from "../core/knowledge.ts";
import { findAlikePhrases } from "./alike.ts";
import { type ReadArticle, readArticle } from "./article.ts";
import { readReplies } from "./bot-replies.ts";
import { readChecks } from "./checks.ts";
import { KNOWLEDGE_FILES, type KnowledgeFile } from "./files.ts";
import { findDuplicatePhrases } from "./phrases.ts";
import { createFileReport, type FileReport, type Problem } from "./problem.ts";
import { createQuotes } from "./quotes.ts";
import { readSafety } from "./safety.ts";
import { compareWithSource } from "./source.ts";
import { readTopics } from "./topics.ts";
import type { Tree } from "./tree.ts";
import { versionOf } from "./version.ts";
import { isReadable, readYamlFile } from "./whole-file.ts";
import { readWords } from "./words.ts";

export interface ParseOptions {
  /** The day that review dates are compared with, YYYY-MM-DD. */
  readonly today: string;
  /** Frequent English words, from `commonWords()`; none when left out. */
  readonly commonWords?: readonly string[];
}

export type Parsed =
  | { readonly knowledge: Knowledge; readonly problems: Problem[] }
  | { readonly knowledge: undefined; readonly problems: Problem[] };

/**
 * Reads the texts of a knowledge folder. One pass collects every problem; nothing is thrown, whatever the texts hold.
 *
 * @param texts contents by file name, as `readKnowledgeFolder` gives them; other names are ignored
 * @returns the knowledge, unless a problem is an error; problems by file, line and column
 */
export function parseKnowledge(texts: Readonly<Record<string, string>>, options: ParseOptions): Parsed {
  const problems: Problem[] = [];
  const report = (file: KnowledgeFile): FileReport => createFileReport(file, problems);
  const readable = new Set(KNOWLEDGE_FILES.filter((file) => isReadable(texts[file], report(file))));
  const textOf = (file: KnowledgeFile): string | undefined =>
    readable.has(file) ? texts[file]?.replace(/^\ufeff/, "") : undefined;
  const read = <Value>(
    file: KnowledgeFile,
    reader: (tree: Tree, report: FileReport) => Value,
  ): Value | undefined => {
    const text = textOf(file);
    const tree = text === undefined ? undefined : readYamlFile(text, report(file));
    return tree === undefined ? undefined : reader(tree, report(file));
  };

  const article = readArticleFiles(textOf("article.md"), textOf("source.txt"), options.today, report);
  // Without sentences every quote would be complained of; the article's own problem says enough.
  const quotable = article !== undefined && article.sentences.length > 0 ? article : undefined;
  const quotes = createQuotes(quotable);
  const topics = read("topics.yaml", (tree, own) => readTopics(tree, quotes, own));
  const topicIds = topics?.topics.map(({ id }) => id);
  const context = { article: quotable, topics: topicIds };
  const safety = read("safety.yaml", (tree, own) => readSafety(tree, context, quotes, own));
  const replies = read("replies.yaml", readReplies);
  const words = read("words.yaml", (tree, own) => readWords(tree, options.commonWords ?? [], own));
  const known = {
    topics: topicIds,
    conditions: safety?.safety.conditions.map(({ id }) => id),
  };
  const checks = read("checks.yaml", (tree, own) => readChecks(tree, known, own));
  const phrases = [topics, replies, safety].flatMap((each) => each?.phrases ?? []);
  problems.push(...findDuplicatePhrases(phrases), ...findAlikePhrases(topics?.phrases ?? []));
  problems.sort(byPlace);
  if (!article || !topics || !safety || !replies || !words || !checks || problems.some(isError)) {
    return { knowledge: undefined, problems };
  }
  const knowledge: Knowledge = {
    version: versionOf(texts),
    article: article.article,
    topics: topics.topics,
    safety: safety.safety,
    replies: replies.replies,
    words,
    checks,
  };
  return { knowledge, problems };
}

function readArticleFiles(
  text: string | undefined,
  source: string | undefined,
  today: string,
  report: (file: KnowledgeFile) => FileReport,
): ReadArticle | undefined {
  if (text === undefined) return undefined;
  const article = readArticle(text, today, report("article.md"));
  if (article !== undefined && source !== undefined && article.sentences.length > 0) {
    compareWithSource(article, source, { article: report("article.md"), source: report("source.txt") });
  }
  return article;
}

const isError = ({ severity }: Problem): boolean => severity === "error";

const order = (file: string): number => KNOWLEDGE_FILES.indexOf(file as KnowledgeFile);

function byPlace(left: Problem, right: Problem): number {
  return order(left.file) - order(right.file) || left.line - right.line || left.column - right.column;
}
