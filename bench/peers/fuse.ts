import Fuse from "fuse.js";
import type { Knowledge } from "../../src/core/knowledge.ts";
import { NOTHING, type Peer } from "./peer.ts";
import { passagesByLabel, phrasesOf, withinBounds } from "./phrases.ts";

/** Fuse.js's token search with its own defaults. */
const TOKEN_SEARCH = { useTokenSearch: true, includeScore: true } as const;

/** A raw search over the article's sentences: what speed is measured against. */
export function searchSentences(sentences: readonly string[]): Fuse<string> {
  return new Fuse(sentences, TOKEN_SEARCH);
}

/** Shows the best sentences, as many as a reply may hold. */
export function fuseOverArticle({ article }: Knowledge): Peer {
  const fuse = searchSentences(article.sentences.map(({ text }) => text));
  return {
    name: "Fuse.js over the article",
    ask(question) {
      const found = fuse.search(question);
      const best = found[0];
      if (best === undefined) return NOTHING;
      return { passages: withinBounds(found.map(({ item }) => item)), score: 1 - (best.score ?? 1) };
    },
  };
}

/** It looks at every phrase, which takes most of a second for a question: what it found is kept by the caller. */
export function fuseOverPhrases(knowledge: Knowledge): Peer {
  const passages = passagesByLabel(knowledge);
  const fuse = new Fuse(phrasesOf(knowledge), { ...TOKEN_SEARCH, keys: ["text"] });
  return {
    name: "Fuse.js over phrases",
    ask(question) {
      const best = fuse.search(question, { limit: 1 })[0];
      if (best === undefined) return NOTHING;
      return { passages: passages.get(best.item.label) ?? [], score: 1 - (best.score ?? 1) };
    },
  };
}
