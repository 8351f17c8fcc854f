import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBundle } from "../../src/cli/bundle-store.ts";
import { createGuide } from "../../src/core/guide.ts";
import { runChild } from "../child.ts";
import type { Opened } from "../open-child.ts";
import { searchSentences } from "../peers/fuse.ts";
import { plotGrowth } from "../plots/growth.ts";
import type { Report, Section } from "../section.ts";
import { digits, spread, table } from "../table.ts";
import { type Middle, middlesOf, type Round, type Side, steadyP99, timeInTurns } from "../timing.ts";
import type { Compiled } from "./compile-child.ts";
import { generateQuestions, generateSubjects } from "./generate.ts";

/** Passages of the generated knowledge, one topic and ten phrases to each. */
const SIZES = [40, 400, 4_000] as const;
const QUESTIONS = 2_000;
/** Fuse.js looks at every passage for every question: fewer questions keep the bench short. */
const FUSE_QUESTIONS = 20;
const ROUNDS = 5;
/** How much the p99 may grow over the range. */
const MOST = 5;
const MEGABYTE = 1024 * 1024;

/** One side at one size. */
export interface Grown {
  readonly side: "Riverguide" | "Fuse.js";
  readonly passages: number;
  /** Milliseconds from the texts of a folder to compiled knowledge; for Fuse.js from passages to an index. */
  readonly load: number;
  /** Milliseconds from what was kept on disk to a guide; for Fuse.js the same as `load`. */
  readonly open: number;
  /** Bytes in memory once loaded. */
  readonly memory: number;
  /** Milliseconds a reply; for Fuse.js a search. */
  readonly p50: Middle;
  readonly p99: Middle;
  /** The p99 of questions at their medians. */
  readonly steady: number;
}

/** Load time, memory and reply times against the size of generated knowledge. */
export const growth: Section = {
  name: "growth",
  title: "Growth: knowledge of 40, 400 and 4,000 passages",
  async run({ root, note }) {
    const folder = await mkdtemp(join(tmpdir(), "riverguide-bench-"));
    try {
      const loads = new Map<string, Pick<Grown, "load" | "open" | "memory">>();
      const sides: Side[] = [];
      for (const size of SIZES) {
        note(`growth: compiling ${size} passages …`);
        const questions = generateQuestions(generateSubjects(size), QUESTIONS);
        const compiled = await runChild<Compiled>("growth/compile-child", [
          String(size),
          join(root, "tests", "fixtures", "bakery"),
          folder,
        ]);
        const opened = await runChild<Opened>("open-child", [
          folder,
          compiled.key,
          JSON.stringify(questions.slice(0, 50)),
        ]);
        const fuse = await runChild<Opened>("growth/fuse-child", [String(size)]);
        loads.set(nameOf("Riverguide", size), { ...costOf(opened), load: compiled.parse + compiled.compile });
        loads.set(nameOf("Fuse.js", size), { ...costOf(fuse), load: fuse.open });
        sides.push(await openOurs(folder, compiled.key, size, questions), createFuse(size, questions));
      }
      note("growth: asking …");
      return reportGrowth(loads, await timeInTurns(sides, ROUNDS));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const nameOf = (side: Grown["side"], size: number): string => `${side} ${size}`;

function costOf({ open, heapUsed, arrayBuffers }: Opened): Pick<Grown, "open" | "memory"> {
  return { open, memory: heapUsed + arrayBuffers };
}

async function openOurs(
  folder: string,
  key: string,
  size: number,
  questions: readonly string[],
): Promise<Side> {
  const bundle = await openBundle(key, [folder]);
  if (bundle === undefined) throw new Error(`what was compiled for ${size} passages cannot be opened`);
  const guide = createGuide(bundle.knowledge, bundle.model);
  return { name: nameOf("Riverguide", size), questions, ask: (question) => guide.reply(question) };
}

function createFuse(size: number, questions: readonly string[]): Side {
  const fuse = searchSentences(generateSubjects(size).map(({ passage }) => passage));
  const asked = questions.slice(0, FUSE_QUESTIONS);
  return { name: nameOf("Fuse.js", size), questions: asked, ask: (question) => fuse.search(question) };
}

function steadyFactor(grown: readonly Grown[]): number {
  const own = grown.filter(({ side }) => side === "Riverguide");
  return (own.at(-1)?.steady ?? Number.NaN) / (own[0]?.steady ?? Number.NaN);
}

function reportGrowth(
  loads: ReadonlyMap<string, Pick<Grown, "load" | "open" | "memory">>,
  times: ReadonlyMap<string, readonly Round[]>,
): Report {
  const grown = (["Riverguide", "Fuse.js"] as const).flatMap((side) =>
    SIZES.map((passages): Grown => {
      const rounds = times.get(nameOf(side, passages)) ?? [];
      const { p50, p99 } = middlesOf(rounds);
      const costs = loads.get(nameOf(side, passages)) ?? { load: 0, open: 0, memory: 0 };
      return { side, passages, ...costs, p50, p99, steady: steadyP99(rounds) };
    }),
  );
  const rows = grown.map(({ side, passages, load, open, memory, p50, p99, steady }) => [
    side,
    passages.toLocaleString("en"),
    digits(load / 1000),
    digits(open),
    digits(memory / MEGABYTE),
    spread(p50),
    spread(p99),
    digits(steady),
  ]);
  const factor = (side: Grown["side"], of: "p50" | "p99") => {
    const own = grown.filter((each) => each.side === side);
    return (own.at(-1)?.[of].median ?? Number.NaN) / (own[0]?.[of].median ?? Number.NaN);
  };
  const factors = {
    p50: factor("Riverguide", "p50"),
    p99: factor("Riverguide", "p99"),
    fuseP50: factor("Fuse.js", "p50"),
    fuseP99: factor("Fuse.js", "p99"),
    steady: steadyFactor(grown),
  };
  const head = [
    "side",
    "passages",
    "load, s",
    "open, ms",
    "memory, MiB",
    "p50, ms",
    "p99, ms",
    "steady p99, ms",
  ];
  const text = [
    `${QUESTIONS} questions a round (Fuse.js: ${FUSE_QUESTIONS}), ${ROUNDS} rounds in turns; median of rounds (lowest–highest).`,
    table(head, rows),
    "The steady p99 takes each question at its median over the rounds, so that a processor taken away by others does not count.",
    `From ${SIZES[0]} to ${SIZES[2].toLocaleString("en")} passages the p99 grows ${digits(factors.p99)} times (steady p99 ${digits(factors.steady)}, p50 ${digits(factors.p50)}), Fuse.js's ${digits(factors.fuseP99)} times (p50 ${digits(factors.fuseP50)}).`,
  ].join("\n\n");
  return {
    text,
    aims: [
      { what: "growth of the p99, 40 to 4,000 passages", measured: factors.p99, most: MOST },
      { what: "growth of the steady p99, 40 to 4,000 passages", measured: factors.steady, most: MOST },
    ],
    results: { rounds: ROUNDS, questions: QUESTIONS, fuseQuestions: FUSE_QUESTIONS, grown, factors },
    plots: { "docs/growth.svg": plotGrowth(grown) },
  };
}
