/** A run of words that a trie knows, and what it was filed with. */
export interface Match<Value> {
  readonly value: Value;
  /** Index of the first word of the run. */
  readonly from: number;
  /** Index behind the last word of the run. */
  readonly to: number;
}

/** Every run, and null for what only begins one, words joined by a blank: plain data. */
export type RunMap<Value> = ReadonlyMap<string, Value | null>;

/** Joins words to a key; no word holds it. */
const GAP = " ";

/** Finds runs of words in a text, each look-up as long as the longest run filed from that word on. */
export class PhraseTrie<Value extends NonNullable<unknown>> {
  /** One flat map is filled in a third of the time of nested ones, and can be kept on disk as it is. */
  readonly #runs: Map<string, Value | null>;

  /** @param runs what another trie's `runs` gave; nothing for an empty one */
  constructor(runs: RunMap<Value> = new Map()) {
    this.#runs = runs as Map<string, Value | null>;
  }

  get runs(): RunMap<Value> {
    return this.#runs;
  }

  /** Files a run of words; a run filed twice keeps its first value. */
  add(words: readonly string[], value: Value): void {
    if (words.length === 0) return;
    let key = words[0] ?? "";
    for (let at = 1; at < words.length; at += 1) {
      if (!this.#runs.has(key)) this.#runs.set(key, null);
      key += GAP + words[at];
    }
    if ((this.#runs.get(key) ?? null) === null) this.#runs.set(key, value);
  }

  /** The longest run that starts at a word, if any. */
  longestAt(words: readonly string[], from: number): Match<Value> | undefined {
    let best: Match<Value> | undefined;
    let key = words[from] ?? "";
    for (let to = from + 1; to <= words.length; to += 1) {
      const found = this.#runs.get(key);
      if (found === undefined) break;
      if (found !== null) best = { value: found, from, to };
      key += GAP + words[to];
    }
    return best;
  }

  /** All runs, left to right, the longest from each start and none that overlaps one before it. */
  findAll(words: readonly string[]): Match<Value>[] {
    const found: Match<Value>[] = [];
    for (let from = 0; from < words.length; ) {
      const match = this.longestAt(words, from);
      if (match !== undefined) found.push(match);
      from = match?.to ?? from + 1;
    }
    return found;
  }

  /** Whether words are a run or the beginning of one: used to mend a word only where its neighbour asks for it. */
  continues(words: readonly string[]): boolean {
    return this.#runs.has(words.join(GAP));
  }
}
