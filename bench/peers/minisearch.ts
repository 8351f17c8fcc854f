import MiniSearch from "minisearch";
import type { Knowledge } from "../../src/core/knowledge.ts";
import { NOTHING, type Peer } from "./peer.ts";
import { type Phrase, passagesByLabel, phrasesOf } from "./phrases.ts";

/** Edits forgiven, as a share of a word's length: what MiniSearch's own documentation suggests. */
const FUZZY = 0.2;

export function miniSearchOverPhrases(knowledge: Knowledge): Peer {
  const passages = passagesByLabel(knowledge);
  const phrases = phrasesOf(knowledge);
  const index = new MiniSearch<Phrase>({ fields: ["text"], searchOptions: { fuzzy: FUZZY } });
  index.addAll(phrases);
  return {
    name: "MiniSearch over phrases",
    ask(question) {
      const best = index.search(question)[0];
      if (best === undefined) return NOTHING;
      return { passages: passages.get(phrases[Number(best.id)]?.label ?? "") ?? [], score: best.score };
    },
  };
}
