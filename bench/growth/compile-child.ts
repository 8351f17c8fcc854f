/**
 * A process of its own for `npm run bench -- growth`: generates a knowledge folder, loads it from its texts and keeps what
 * was compiled. Prints one line of JSON. Arguments: number of subjects, folder to begin with, folder for the bundle.
 */
import { performance } from "node:perf_hooks";
import { bundleKey } from "../../src/cli/bundle.ts";
import { saveBundle } from "../../src/cli/bundle-store.ts";
import { compileModel } from "../../src/core/matching/model.ts";
import { commonWords } from "../../src/knowledge/common-words.ts";
import { parseKnowledge } from "../../src/knowledge/parse-knowledge.ts";
import { readKnowledgeFolder } from "../../src/knowledge/read-folder.ts";
import { addSubjects } from "./folder.ts";
import { generateSubjects } from "./generate.ts";

/** What the process prints; times in milliseconds. */
export interface Compiled {
  readonly key: string;
  readonly parse: number;
  readonly compile: number;
  /** Most memory the process held, in bytes. */
  readonly peak: number;
}

await main(process.argv.slice(2));

async function main([count = "", from = "", to = ""]: readonly string[]): Promise<void> {
  const texts = addSubjects(await readKnowledgeFolder(from), generateSubjects(Number(count)));
  const common = commonWords();
  const start = performance.now();
  const { knowledge, problems } = parseKnowledge(texts, { today: "2026-06-01", commonWords: common });
  if (knowledge === undefined) {
    const errors = problems.filter(({ severity }) => severity === "error");
    throw new Error(
      `generated knowledge is broken: ${errors
        .map(({ message }) => message)
        .slice(0, 3)
        .join("; ")}`,
    );
  }
  const parsed = performance.now();
  const model = compileModel(knowledge);
  const compiled = performance.now();
  const key = bundleKey("growth", knowledge.version);
  await saveBundle({ key, knowledge, model }, to, 10);
  const said: Compiled = {
    key,
    parse: parsed - start,
    compile: compiled - parsed,
    peak: process.resourceUsage().maxRSS * 1024,
  };
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
