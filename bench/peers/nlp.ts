import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LangEn } from "@nlpjs/lang-en-min";
import { Nlp } from "@nlpjs/nlp";
import type { Knowledge } from "../../src/core/knowledge.ts";
import { NOTHING, type Peer } from "./peer.ts";
import { type Phrase, passagesByLabel, phrasesOf } from "./phrases.ts";

/** A trained nlp.js. */
export type TrainedNlp = Pick<Nlp, "process">;

/**
 * Trains nlp.js on the phrases. It takes most of a minute, so what it learned is kept below node_modules until a phrase
 * changes.
 */
export async function trainNlp(
  knowledge: Knowledge,
  root: string,
  note: (text: string) => void,
): Promise<TrainedNlp> {
  const phrases = phrasesOf(knowledge);
  const folder = join(root, "node_modules", ".cache", "riverguide-bench");
  const file = join(folder, `nlpjs-${hashOf(phrases)}.json`);
  const nlp = createNlp();
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept !== undefined) {
    nlp.fromJSON(JSON.parse(kept));
    return nlp;
  }
  note("nlp.js is learning the phrases; this takes most of a minute, once …");
  for (const { text, label } of phrases) nlp.addDocument("en", text, label);
  await nlp.train();
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(nlp.toJSON()));
  return nlp;
}

export function nlpOverPhrases(knowledge: Knowledge, nlp: TrainedNlp): Peer {
  const passages = passagesByLabel(knowledge);
  return {
    name: "nlp.js over phrases",
    async ask(question) {
      const best = (await nlp.process("en", question)).classifications[0];
      if (best === undefined || !best.intent.includes(" ")) return NOTHING;
      return { passages: passages.get(best.intent) ?? [], score: best.score };
    },
  };
}

function createNlp(): Nlp {
  const nlp = new Nlp({
    languages: ["en"],
    autoSave: false,
    autoLoad: false,
    threshold: 0,
    nlu: { log: false, useNoneFeature: false },
  });
  nlp.container.use(LangEn);
  nlp.addLanguage("en");
  return nlp;
}

function hashOf(phrases: readonly Phrase[]): string {
  const hash = createHash("sha256");
  for (const { text, label } of phrases) hash.update(`${label}\0${text}\0`);
  return hash.digest("hex").slice(0, 12);
}
