import { FNV_START, finish, mix } from "../hash.ts";
import { homeOf } from "../home-of.ts";

/**
 * Mends unknown words against a known vocabulary. Every known word is filed under each string that one deletion leaves of it
 * (the symmetric-delete index of Garbe, 2012), so that a look-up costs the word's length and not the vocabulary's.
 */
export interface Speller {
  /**
   * The known word meant by a misspelled one, or undefined where none is near enough: one edit (insertion, deletion,
   * substitution, swap of neighbours) from four letters on, two from eight where they meet after one deletion each, and
   * words that sound alike. Of several, the more frequent wins. Two words run together ("howlong", "bloodclot") give both, with a
   * blank between them: before anything else where both are frequent, and otherwise where no word is near; three and more
   * ("howlongdoesittake") give all where nothing else is found.
   */
  mend(word: string): string | undefined;
  /** Every known word near enough, best first. */
  near(word: string): readonly string[];
}

/** From this length on one edit is forgiven; three-letter words are one edit away from too many others. */
const ONE_EDIT = 4;
/** From this length on two edits are forgiven. */
const TWO_EDITS = 8;
/** Longer words are not mended: nothing that long is in a vocabulary, and the work grows with the length squared. */
const LONGEST = 24;

/** Words run together are told apart from this length on; shorter ones are as likely misspelled. */
const SHORTEST_JOINED = 6;
/** Two words that the folder holds this often each are what was meant, whatever else is near. */
const FREQUENT = 300;
const SHORTEST_FREQUENT = 2;
/** Of rarer words run together, the fewest letters each. */
const SHORTEST_HALF = 3;

/** From three words on, run together: the fewest letters and the most of all, and the most of one of them. */
const SHORTEST_RUN = 8;
const LONGEST_RUN = 48;
const LONGEST_PART = 16;
/** How often the folder must hold a part of two and of three letters, which stand in any word by chance; longer ones as any. */
const FEWEST_OF: readonly number[] = [0, 0, FREQUENT, 30];
/** Words of one letter, which are not held; of two in a row one is none. */
const LETTER = /(?:^| )[ai]$/;
/** What a word of a run costs, less the magnitude of how often the folder holds it: so few words are better than many. */
const COST = 7;
/** What a word of one letter costs: it stands in any word by chance. */
const LETTER_COST = 6;

/** Words shorter than this are not compared by sound: too many share one. */
const SOUNDS = 5;
/** Sounds of no more letters than this are shared by too many words. */
const SHORTEST_SOUND = 3;
/** A word that the folder holds less often than this is not reached by its sound: rare names sound like anything. */
const COMMON = 3;
/** Most edits between two words that sound alike. */
const SOUND_EDITS = 3;

/**
 * @param vocabulary known words with how often each occurs
 */
export function createSpeller(vocabulary: ReadonlyMap<string, number>): Speller {
  // No function here may hold on to the vocabulary: what one of them holds lives as long as the speller, a megabyte of it.
  const entries = [...vocabulary].filter(
    ([word]) => word.length >= SHORTEST_FREQUENT && word.length <= LONGEST && PLAIN.test(word),
  );
  const words = entries.map(([word]) => word);
  const counts = Uint32Array.from(entries, ([, count]) => count);
  const index = createIndex(words);

  const near = (word: string): readonly string[] => {
    if (word.length < ONE_EDIT || word.length > LONGEST || !PLAIN.test(word)) return [];
    const costs = new Map<string, number>();
    const consider = (hash: number, most: number, extra: number, fewest = 1) => {
      for (const at of index.under(hash)) {
        const known = words[at] ?? "";
        const count = counts[at] ?? 0;
        if (count < fewest) continue;
        const edits = distance(word, known, most);
        if (edits > most) continue;
        // The first letter is seldom mistyped: an edit there counts half as much again.
        const first = known[0] === word[0] ? 0 : 0.5;
        const cost = edits + extra + first - Math.min(0.4, Math.log10(count) / 10);
        if (cost < (costs.get(known) ?? Number.POSITIVE_INFINITY)) costs.set(known, cost);
      }
    };
    const most = word.length >= TWO_EDITS ? 2 : 1;
    for (let without = -1; without < word.length; without += 1) consider(hashWithout(word, without), most, 0);
    const sound = soundOf(word);
    if (word.length >= SOUNDS && sound.length > SHORTEST_SOUND)
      consider(hashWithout(sound, -1), SOUND_EDITS, -0.5, COMMON);
    return [...costs].sort((left, right) => left[1] - right[1]).map(([known]) => known);
  };
  const countOf = (word: string): number => {
    for (const at of index.under(hashWithout(word, -1))) if (words[at] === word) return counts[at] ?? 0;
    return 0;
  };
  /** Two known words that a word is run together from, the evenest pair; undefined where there are none. */
  const split = (word: string, shortest: number, fewest: number): string | undefined => {
    if (word.length < SHORTEST_JOINED || word.length > LONGEST || !PLAIN.test(word)) return undefined;
    const halves = Array.from({ length: word.length - 2 * shortest + 1 }, (_, at) => at + shortest)
      .sort((left, right) => Math.abs(2 * left - word.length) - Math.abs(2 * right - word.length))
      .map((at) => [word.slice(0, at), word.slice(at)] as const);
    return halves.find((pair) => pair.every((half) => countOf(half) >= fewest))?.join(" ");
  };
  const costOf = (part: string): number => {
    if (LETTER.test(part)) return LETTER_COST;
    const count = countOf(part);
    return count < (FEWEST_OF[part.length] ?? COMMON) ? Number.POSITIVE_INFINITY : COST - Math.log10(count);
  };
  /** All known words that a word is run together from, by the cheapest way to cut it; undefined where there is none. */
  const cut = (word: string): string | undefined => {
    if (word.length < SHORTEST_RUN || word.length > LONGEST_RUN || !PLAIN.test(word)) return undefined;
    const ways: { readonly cost: number; readonly words: string }[] = [{ cost: 0, words: "" }];
    for (let end = 1; end <= word.length; end += 1) {
      let best = { cost: Number.POSITIVE_INFINITY, words: "" };
      for (let start = Math.max(0, end - LONGEST_PART); start < end; start += 1) {
        const before = ways[start];
        if (before === undefined || before.cost >= best.cost) continue;
        const part = word.slice(start, end);
        if (LETTER.test(part) && LETTER.test(before.words)) continue;
        const cost = before.cost + costOf(part);
        if (cost < best.cost) best = { cost, words: `${before.words} ${part}` };
      }
      ways.push(best);
    }
    return ways[word.length]?.words.trim() || undefined;
  };
  return {
    near,
    mend: (word) =>
      split(word, SHORTEST_FREQUENT, FREQUENT) ??
      near(word)[0] ??
      split(word, SHORTEST_HALF, COMMON) ??
      cut(word),
  };
}

const PLAIN = /^[a-z]+$/;

/** Slots of the index a form: three quarters are full at most, and one is free, where a look-up ends. */
const SLOTS_OF_FORM = 4 / 3;

/**
 * Words filed under the hash of each of their forms, in two typed arrays: as strings in a map the same index takes ten times
 * the memory. Two forms of one hash cost a comparison, never a wrong word: every candidate is measured.
 */
function createIndex(words: readonly string[]): { under(hash: number): Generator<number> } {
  const forms = words.reduce((sum, word) => sum + word.length + 2, 0);
  const size = Math.ceil(forms * SLOTS_OF_FORM) + 1;
  const hashes = new Uint32Array(size);
  const owners = words.length < 0x10000 ? new Uint16Array(size) : new Uint32Array(size);
  const file = (hash: number, owner: number) => {
    let slot = homeOf(hash, size);
    while (hashes[slot] !== 0) {
      if (hashes[slot] === hash && owners[slot] === owner) return;
      slot = slot + 1 === size ? 0 : slot + 1;
    }
    hashes[slot] = hash;
    owners[slot] = owner;
  };
  words.forEach((word, owner) => {
    for (let without = -1; without < word.length; without += 1) file(hashWithout(word, without), owner);
    const sound = soundOf(word);
    if (word.length >= SOUNDS && sound.length > SHORTEST_SOUND) file(hashWithout(sound, -1), owner);
  });
  return {
    *under(hash) {
      for (let slot = homeOf(hash, size); hashes[slot] !== 0; slot = slot + 1 === size ? 0 : slot + 1) {
        if (hashes[slot] === hash) yield owners[slot] ?? 0;
      }
    },
  };
}

/** Hash of a word without one of its letters (-1: with all of them), never 0. */
function hashWithout(word: string, without: number): number {
  let hash = FNV_START;
  for (let at = 0; at < word.length; at += 1) if (at !== without) hash = mix(hash, word.charCodeAt(at));
  return finish(hash) || 1;
}

/**
 * How a word sounds, roughly: English spellings of one sound become one letter, vowels fall away but for a first one. So
 * "fotograf" meets "photograph", and "alrite" meets "alright". Marked, so that no sound is taken for a spelling.
 */
function soundOf(word: string): string {
  const sound = word
    .replace(/^ps/, "s")
    .replace(/^kn/, "n")
    .replace(/^wr/, "r")
    .replace(/^wh/, "w")
    .replace(/ph/g, "f")
    .replace(/gh/g, "")
    .replace(/ck/g, "k")
    .replace(/sc(?=[eiy])/g, "s")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/[cq]/g, "k")
    .replace(/x/g, "ks")
    .replace(/z/g, "s")
    .replace(/dg|g(?=[eiy])/g, "j")
    .replace(/y/g, "i");
  return `~${sound.slice(0, 1)}${sound.slice(1).replace(/[aeiouhw]/g, "")}`.replace(/(.)\1+/g, "$1");
}

/** Rows of the distance table, used again by every call: it is the inner loop of mending. */
const rows = [new Uint8Array(LONGEST + 2), new Uint8Array(LONGEST + 2), new Uint8Array(LONGEST + 2)] as const;

/**
 * Optimal string alignment distance between two words of at most 24 letters, given up once it must exceed `most`.
 */
export function distance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let [beforeLast, last, line] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let column = 0; column <= right.length; column += 1) last[column] = column;
  for (let row = 1; row <= left.length; row += 1) {
    line[0] = row;
    let least = row;
    for (let column = 1; column <= right.length; column += 1) {
      const same = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        left.charCodeAt(row - 1) === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === right.charCodeAt(column - 1)
      ) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      line[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [beforeLast, last, line] = [last, line, beforeLast];
  }
  return last[right.length] ?? most + 1;
}
