import { readFile } from "node:fs/promises";
import { parseRows } from "../src/evaluation/rows.ts";
import { runChild } from "./child.ts";
import type { Opened } from "./open-child.ts";
import { searchSentences } from "./peers/fuse.ts";
import { trainNlp } from "./peers/nlp.ts";
import type { Report, Section, Setting } from "./section.ts";
import { digits, spread, table } from "./table.ts";
import { middlesOf, type Round, ratioOf, type Side, steadyP99, timeInTurns } from "./timing.ts";

const ROUNDS = 15;
/** Bytes. */
const MOST_MEMORY = 20 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

const OURS = "Riverguide, a whole reply";
const FUSE = "Fuse.js, one token search over the article";
const NLP = "nlp.js, process()";

/** Time of a whole reply against one raw search of Fuse.js and against nlp.js, in one process, and memory of the knowledge. */
export const speed: Section = {
  name: "speed",
  title: "Speed, one process, one core",
  async run(setting) {
    const questions = await readMessages(setting.files);
    const times = await timeInTurns(await createSides(setting, questions), ROUNDS);
    // Of some length, misspelled and plain, so that everything made at first use is made.
    const memory = await runChild<Opened>("open-child", [
      setting.bundle.folder,
      setting.bundle.key,
      JSON.stringify([...questions.slice(0, 100), "hwo ofetn shuold i hvae a sesssion"]),
    ]);
    return reportSpeed(times, memory, questions.length);
  },
};

async function createSides(
  { guide, knowledge, root, note }: Setting,
  questions: readonly string[],
): Promise<Side[]> {
  const fuse = searchSentences(knowledge.article.sentences.map(({ text }) => text));
  const nlp = await trainNlp(knowledge, root, note);
  return [
    { name: OURS, questions, ask: (question) => guide.reply(question) },
    { name: FUSE, questions, ask: (question) => fuse.search(question) },
    { name: NLP, questions, ask: (question) => nlp.process("en", question) },
  ];
}

/** Every message that is labelled, whatever its kind. */
async function readMessages(files: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(
    files.map(async (file) => parseRows(file, await readFile(file, "utf8")).rows),
  );
  return texts.flat().map(({ question }) => question);
}

function reportSpeed(
  times: ReadonlyMap<string, readonly Round[]>,
  memory: Opened,
  questions: number,
): Report {
  const roundsOf = (name: string) => times.get(name) ?? [];
  const ours = roundsOf(OURS);
  const fuse = roundsOf(FUSE);
  const nlp = roundsOf(NLP);
  const rows = [...times].map(([name, rounds]) => {
    const { p50, p99, mean } = middlesOf(rounds);
    return [name, spread(p50), spread(p99), digits(steadyP99(rounds)), spread(mean)];
  });
  const ratios = {
    "p50, of Fuse.js's p50": ratioOf(ours, fuse, "p50"),
    "p99, of Fuse.js's p50": ratioOf(ours, fuse, "p99", "p50"),
    "p50, of nlp.js's p50": ratioOf(ours, nlp, "p50"),
    "p99, of nlp.js's p99": ratioOf(ours, nlp, "p99"),
    "mean, of nlp.js's mean": ratioOf(ours, nlp, "mean"),
  };
  const perSecond = 1000 / middlesOf(ours).mean.median;
  const held = memory.heapUsed + memory.arrayBuffers;
  const text = [
    `${questions} messages a side, ${ROUNDS} rounds in turns; milliseconds, median of rounds (lowest–highest).`,
    table(["side", "p50", "p99", "steady p99", "mean"], rows),
    "The steady p99 takes each question at its median over the rounds, so that a processor taken away by others does not count.",
    table(
      ["Riverguide as a share", "median of rounds (lowest–highest)"],
      Object.entries(ratios).map(([name, ratio]) => [name, spread(ratio)]),
    ),
    `Replies a second on one core: ${Math.round(perSecond)}.`,
    `Memory of the loaded knowledge: ${digits(held / MEGABYTE)} MiB (heap ${digits(memory.heapUsed / MEGABYTE)}, array buffers ${digits(memory.arrayBuffers / MEGABYTE)}), after a full collection.`,
  ].join("\n\n");
  return {
    text,
    aims: [
      { what: "p50, of Fuse.js's p50", measured: ratios["p50, of Fuse.js's p50"].median, most: 0.1 },
      { what: "p99, of Fuse.js's p50", measured: ratios["p99, of Fuse.js's p50"].median, most: 1 / 3 },
      {
        what: "steady p99, of Fuse.js's p50",
        measured: steadyP99(ours) / middlesOf(fuse).p50.median,
        most: 1 / 3,
      },
      { what: "p50, of nlp.js's p50", measured: ratios["p50, of nlp.js's p50"].median, most: 1 },
      { what: "memory of the knowledge, MiB", measured: held / MEGABYTE, most: MOST_MEMORY / MEGABYTE },
    ],
    results: {
      rounds: ROUNDS,
      questions,
      sides: Object.fromEntries(
        [...times].map(([name, rounds]) => [name, { ...middlesOf(rounds), steady: steadyP99(rounds) }]),
      ),
      ratios,
      perSecond,
      memory,
    },
  };
}
