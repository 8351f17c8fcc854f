import { homeOf } from "../home-of.ts";

/** A run of words that a trie knows, and what it was filed with. */
export interface Match<Value> {
  readonly value: Value;
  /** Index of the first word of the run. */
  readonly from: number;
  /** Index behind the last word of the run. */
  readonly to: number;
}

/** What a trie holds, as plain data that can be kept on disk. */
export interface Runs<Value> {
  /** Every word of a run once; its place here is its number. */
  readonly words: readonly string[];
  /** Open-addressing table of `EDGE` numbers a slot: a node, a word, the node they lead to; the last is 0 where the slot is free. */
  readonly edges: Uint32Array;
  /** By node: place in `values` of what was filed there, plus 1; 0 where a run only begins. */
  readonly filed: Uint32Array;
  readonly values: readonly Value[];
}

const EDGE = 3;
const ROOT = 0;
/** Slots of an empty table. */
const FEWEST_SLOTS = 16;
/** Slots a node of a table that grows no more: two thirds are full. */
const SLOTS_OF_NODE = 1.5;

/**
 * Finds runs of words in a text, each look-up as long as the longest run filed from that word on. Nodes and words are
 * numbers in flat tables: as joined strings in a map, forty thousand names took three times the memory and the time.
 */
export class PhraseTrie<Value extends NonNullable<unknown>> {
  readonly #numbers: Map<string, number>;
  readonly #values: Value[];
  #edges: Uint32Array;
  #filed: Uint32Array;
  #nodes: number;
  /**
   * By number of a word, the node that it leads to from the root: most of what is looked up goes no further. This and what
   * follows are found when first asked for, and anew once a run was added.
   */
  #firsts: Uint32Array | undefined;
  /** By number of a word, whether it stands second in a run: 1 where it does. As a set it took thirteen times the memory. */
  #seconds: Uint8Array | undefined;

  /** @param runs what another trie's `runs` gave; nothing for an empty one */
  constructor(runs?: Runs<Value>) {
    this.#numbers = new Map(runs?.words.map((word, at) => [word, at]));
    this.#values = [...(runs?.values ?? [])];
    this.#edges = runs?.edges.slice() ?? new Uint32Array(FEWEST_SLOTS * EDGE);
    this.#filed = runs?.filed.slice() ?? new Uint32Array(1);
    this.#nodes = this.#filed.length;
  }

  get runs(): Runs<Value> {
    const edges = new Uint32Array(Math.max(FEWEST_SLOTS, Math.ceil(this.#nodes * SLOTS_OF_NODE)) * EDGE);
    refile(this.#edges, edges);
    return {
      words: [...this.#numbers.keys()],
      edges,
      filed: this.#filed.slice(0, this.#nodes),
      values: this.#values,
    };
  }

  /** Files a run of words; a run filed twice keeps its first value. */
  add(words: readonly string[], value: Value): void {
    if (words.length === 0) return;
    this.#firsts = undefined;
    this.#seconds = undefined;
    let node = ROOT;
    for (const word of words) {
      let number = this.#numbers.get(word);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(word, number);
      }
      node = this.#step(node, number) || this.#grow(node, number);
    }
    if (this.#filed[node] === 0) this.#filed[node] = this.#values.push(value);
  }

  /** The longest run that starts at a word, if any. */
  longestAt(words: readonly string[], from: number): Match<Value> | undefined {
    this.#firsts ??= this.#findFirsts();
    let node = ROOT;
    let longest = 0;
    let end = from;
    for (let at = from; at < words.length; at += 1) {
      const number = this.#numbers.get(words[at] ?? "");
      if (number === undefined) break;
      node = at === from ? (this.#firsts[number] ?? ROOT) : this.#step(node, number);
      if (node === ROOT) break;
      const filed = this.#filed[node] ?? 0;
      if (filed === 0) continue;
      longest = filed;
      end = at + 1;
    }
    const value = this.#values[longest - 1];
    return value === undefined ? undefined : { value, from, to: end };
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

  /**
   * All runs, left to right, the longest from each start, but for those that stand within another: where "have a lump" and
   * "lump in my breast" overlap, both are found.
   */
  findOverlapping(words: readonly string[]): Match<Value>[] {
    const found: Match<Value>[] = [];
    let reached = 0;
    for (let from = 0; from < words.length; from += 1) {
      const match = this.longestAt(words, from);
      if (match === undefined || match.to <= reached) continue;
      found.push(match);
      reached = match.to;
    }
    return found;
  }

  /** Whether words are a run or the beginning of one: used to mend a word only where its neighbour asks for it. */
  continues(words: readonly string[]): boolean {
    let node = ROOT;
    for (const word of words) {
      const number = this.#numbers.get(word);
      node = number === undefined ? ROOT : this.#step(node, number);
      if (node === ROOT) return false;
    }
    return words.length > 0;
  }

  /** Whether a word is the second of any run. */
  follows(word: string): boolean {
    const number = this.#numbers.get(word);
    if (number === undefined) return false;
    this.#seconds ??= this.#findSeconds();
    return this.#seconds[number] === 1;
  }

  #findFirsts(): Uint32Array {
    const edges = this.#edges;
    const firsts = new Uint32Array(this.#numbers.size);
    for (let at = 0; at < edges.length; at += EDGE)
      if (edges[at] === ROOT && edges[at + 2] !== 0) firsts[edges[at + 1] ?? 0] = edges[at + 2] ?? ROOT;
    return firsts;
  }

  #findSeconds(): Uint8Array {
    const edges = this.#edges;
    this.#firsts ??= this.#findFirsts();
    const firsts = new Set(this.#firsts);
    const seconds = new Uint8Array(this.#numbers.size);
    for (let at = 0; at < edges.length; at += EDGE) {
      if (edges[at + 2] !== 0 && edges[at] !== ROOT && firsts.has(edges[at] ?? ROOT))
        seconds[edges[at + 1] ?? 0] = 1;
    }
    return seconds;
  }

  /** The node that a word leads to from another; the root, to which nothing leads, where it leads nowhere. */
  #step(node: number, number: number): number {
    const edges = this.#edges;
    let at = slotOf(node, number, edges.length);
    while (edges[at + 2] !== 0) {
      if (edges[at] === node && edges[at + 1] === number) return edges[at + 2] ?? ROOT;
      at = behind(at, edges.length);
    }
    return ROOT;
  }

  #grow(node: number, number: number): number {
    const made = this.#nodes;
    this.#nodes += 1;
    if (this.#nodes > this.#filed.length) {
      const filed = new Uint32Array(this.#filed.length * 2);
      filed.set(this.#filed);
      this.#filed = filed;
    }
    // At most two thirds full.
    if (this.#nodes * EDGE * 3 > this.#edges.length * 2) {
      const before = this.#edges;
      this.#edges = new Uint32Array(before.length * 2);
      refile(before, this.#edges);
    }
    file(this.#edges, [node, number, made]);
    return made;
  }
}

/** Where an edge is looked for first, in a table of any length; the multipliers are large primes, so that neighbours lie apart. */
function slotOf(node: number, number: number, length: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca77);
  const stirred = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae3d) >>> 0;
  return homeOf(stirred, length / EDGE) * EDGE;
}

/** The slot behind one; the first behind the last. */
function behind(at: number, length: number): number {
  return at + EDGE === length ? 0 : at + EDGE;
}

function file(edges: Uint32Array, edge: ArrayLike<number>): void {
  let at = slotOf(edge[0] ?? 0, edge[1] ?? 0, edges.length);
  while (edges[at + 2] !== 0) at = behind(at, edges.length);
  edges.set(edge, at);
}

/** Files every edge of a table in an empty one. */
function refile(from: Uint32Array, into: Uint32Array): void {
  for (let at = 0; at < from.length; at += EDGE)
    if (from[at + 2] !== 0) file(into, from.subarray(at, at + EDGE));
}
