import { LangEn } from "@nlpjs/lang-en-min";
import { Nlp } from "@nlpjs/nlp";
import type { Knowledge } from "../../src/core/knowledge.ts";
import { NOTHING, type Peer } from "./peer.ts";
import { partsOf, passagesByLabel, phrasesOf } from "./phrases.ts";
import { remember } from "./remember.ts";

/** A trained nlp.js, at its own settings of training: those for the network do not reach it through its options. */
export type TrainedNlp = Pick<Nlp, "process">;

/**
 * Trains nlp.js on the phrases. It takes most of a minute, so what it learned is kept until a phrase changes.
 */
export async function trainNlp(
  knowledge: Knowledge,
  root: string,
  note: (text: string) => void,
): Promise<TrainedNlp> {
  const phrases = phrasesOf(knowledge);
  const learned = await remember(root, "nlpjs", partsOf(phrases), async () => {
    note("nlp.js is learning the phrases; this takes a minute or two, once …");
    const nlp = createNlp();
    for (const { text, label } of phrases) nlp.addDocument("en", text, label);
    await nlp.train();
    return nlp.toJSON();
  });
  const nlp = createNlp();
  nlp.fromJSON(learned);
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
