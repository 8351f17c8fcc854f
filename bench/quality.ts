import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Guide } from "../src/core/guide.ts";
import { judge } from "../src/evaluation/judge.ts";
import { parseRows, type Row } from "../src/evaluation/rows.ts";
import { fuseOverArticle, fuseOverPhrases } from "./peers/fuse.ts";
import { miniSearchOverPhrases } from "./peers/minisearch.ts";
import { nlpOverPhrases, trainNlp } from "./peers/nlp.ts";
import { type Match, NOTHING, type Peer } from "./peers/peer.ts";
import { partsOf, phrasesOf } from "./peers/phrases.ts";
import { remember } from "./peers/remember.ts";
import { plotQuality } from "./plots/quality.ts";
import { type Answered, atBestThreshold, type Quality } from "./quality-score.ts";
import type { Section, Setting } from "./section.ts";
import { digits, percent, table } from "./table.ts";

/** A row of the comparison. */
export interface Compared extends Quality {
  readonly name: string;
}

/**
 * Right passages and refusals, ours at its fixed thresholds and each peer at its own best one. A peer's open topics
 * count as refusals. Ours is judged as `riverguide eval` judges it, which is stricter: an outside question that
 * gets a precaution or is taken for another subject counts as wrong.
 */
export const quality: Section = {
  name: "quality",
  title: "Quality against peers: same phrases, same questions",
  async run(setting) {
    const rows = await readQuestions(setting.files);
    const compared: Compared[] = [];
    for (const peer of await createPeers(setting)) {
      const matches = await askAll(peer, rows, setting);
      const answers = rows.map((row, at): Answered => ({ row, match: matches[at] ?? NOTHING }));
      compared.push({ name: peer.name, ...atBestThreshold(answers) });
    }
    compared.push({ name: "Riverguide", ...judgeOurs(rows, setting.guide) });
    const counts = {
      article: rows.filter(({ expectation }) => expectation === "article").length,
      outside: rows.filter(({ expectation }) => expectation === "outside").length,
    };
    const cells = compared.map(({ name, first, answered, refused, threshold }) => [
      name,
      percent(first),
      percent(answered),
      percent(refused),
      percent((answered + refused) / 2),
      threshold === null ? "its own" : digits(threshold),
    ]);
    const head = ["matcher", "right passage first", "answered", "refused", "mean", "best threshold"];
    const text = `${counts.article} article questions, ${counts.outside} outside questions.\n\n${table(head, cells)}`;
    return {
      text,
      aims: [],
      results: { files: setting.files.map((file) => basename(file)), counts, compared },
      plots: { "docs/quality.svg": plotQuality(compared) },
    };
  },
};

/** Fuse.js takes minutes over the phrases, and peers answer the same the next time: their matches are kept. */
async function askAll(
  peer: Peer,
  rows: readonly Row[],
  { knowledge, root, note }: Setting,
): Promise<Match[]> {
  const parts = [
    peer.name,
    VERSION,
    ...knowledge.article.sentences.map(({ text }) => text),
    ...knowledge.topics.flatMap(({ id, passages }) => [id, ...passages.map(({ text }) => text)]),
    ...partsOf(phrasesOf(knowledge)),
    ...rows.map(({ question }) => question),
  ];
  return remember(root, "matches", parts, async () => {
    note(`quality: asking ${peer.name} …`);
    const matches: Match[] = [];
    for (const { question } of rows) matches.push(await peer.ask(question));
    return matches;
  });
}

/** To be counted up whenever the peers are set up otherwise or their packages change: what was kept is then forgotten. */
const VERSION = "1";

async function createPeers({ knowledge, root, note }: Setting): Promise<Peer[]> {
  return [
    fuseOverArticle(knowledge),
    fuseOverPhrases(knowledge),
    miniSearchOverPhrases(knowledge),
    nlpOverPhrases(knowledge, await trainNlp(knowledge, root, note)),
  ];
}

/** Single article and outside questions: what peers can be asked, which know neither conversations nor conditions. */
async function readQuestions(files: readonly string[]): Promise<Row[]> {
  const read = await Promise.all(
    files.map(async (file) => parseRows(file, await readFile(file, "utf8")).rows),
  );
  return read
    .flat()
    .filter(({ expectation, before }) => before.length === 0 && ["article", "outside"].includes(expectation));
}

function judgeOurs(rows: readonly Row[], guide: Guide): Quality {
  const article = rows.filter(({ expectation }) => expectation === "article");
  const outside = rows.filter(({ expectation }) => expectation === "outside");
  const isRight = (row: Row) => judge(row, guide.reply(row.question).reply, guide.knowledge.article).right;
  const answered = article.filter(isRight).length / Math.max(1, article.length);
  const first = article.filter((row) => {
    // What it would show if it never refused: the best topic that the article answers.
    const best = guide.reply(row.question).trace.ranked[0]?.id;
    const passages = guide.knowledge.topics.find(({ id }) => id === best)?.passages ?? [];
    return passages.some(({ text }) => row.gold.some((excerpt) => text.includes(excerpt)));
  }).length;
  return {
    first: first / Math.max(1, article.length),
    answered,
    refused: outside.filter(isRight).length / Math.max(1, outside.length),
    threshold: null,
  };
}

/** The questions shipped for measuring. */
export function defaultFiles(root: string): string[] {
  return ["questions", "everyday-questions"].map((name) => join(root, "tests", "fixtures", `${name}.jsonl`));
}
