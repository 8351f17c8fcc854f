import type { Safety } from "../knowledge.ts";
import { wordsOf } from "../matching/vocabulary.ts";
import type { Utterance } from "../text/analyse.ts";
import { stem } from "../text/stem.ts";
import { sameClause, takenBy, typedOf } from "../text/tokens.ts";
import { type Match, PhraseTrie } from "../text/trie.ts";
import type { Mention } from "./conditions.ts";
import { mayNameBack } from "./slots.ts";

/** Parts of the body, and ways of saying that one is out of order, by their stems. */
export interface Ailing {
  readonly parts: PhraseTrie<true>;
  readonly words: PhraseTrie<true>;
}

/** Most words between a part and what is said of it: "my liver has been really playing up". */
const MOST_BETWEEN = 4;

export function createAiling({ ailing }: Pick<Safety, "ailing">): Ailing {
  return { parts: runsOf(ailing.parts), words: runsOf(ailing.words) };
}

function runsOf(texts: readonly string[]): PhraseTrie<true> {
  const trie = new PhraseTrie<true>();
  for (const text of texts) trie.add(wordsOf(text).map(stem), true);
  return trie;
}

/**
 * Parts of the body that are said to be out of order, whatever is the matter with them: "my thyroid is shot", "a dodgy liver".
 *
 * @param mentions what was found by name: nothing is found there again
 */
export function findAiling(
  { tokens, stems }: Utterance,
  mentions: readonly Mention[],
  { parts, words }: Ailing,
): Mention[] {
  const found: Mention[] = [];
  const taken = takenBy(mentions, tokens.length);
  for (const part of parts.findAll(stems)) {
    if (taken.subarray(part.from, part.to).includes(1)) continue;
    const said = saidBehind(part) ?? saidBefore(part);
    if (said === undefined) continue;
    const from = Math.min(part.from, said.from);
    const to = Math.max(part.to, said.to);
    const whole = typedOf(tokens.slice(from, to));
    const name = mayNameBack(whole) ? whole : typedOf(tokens.slice(part.from, part.to));
    found.push({ condition: undefined, level: "unlisted", name, from, to, denied: false });
  }
  return found;

  function saidBehind(part: Match<true>): Match<true> | undefined {
    for (let at = part.to; at <= part.to + MOST_BETWEEN && sameClause(tokens, at, part.from); at += 1) {
      const match = words.longestAt(stems, at);
      if (match !== undefined) return match;
    }
    return undefined;
  }

  /** Right before it: "is it bad for the liver" says nothing of anybody's. */
  function saidBefore(part: Match<true>): Match<true> | undefined {
    const at = part.from - 1;
    const match = sameClause(tokens, at, part.from) ? words.longestAt(stems, at) : undefined;
    return match?.to === part.from ? match : undefined;
  }
}
