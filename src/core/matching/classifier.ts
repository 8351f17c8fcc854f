/**
 * A classifier over hashed features, wide and deep (Cheng et al. 2016), trained when knowledge is compiled (`train.ts`). The
 * wide half is a multinomial logistic regression: a weight for each feature and class. The deep half sums up a short vector
 * for each feature, and so knows what features have in common. A score is the mean of theirs. Both lie in typed arrays filed
 * by feature, so that scoring a message touches only its own features, and a model can be kept on disk as it is.
 */

import { homeOf } from "../home-of.ts";

/** One message as the classifier sees it: hashes of its features, each once and none of them 0. */
export type Features = Uint32Array;

export interface Classifier {
  readonly classes: number;
  /**
   * Open-addressing table, two numbers a slot: the feature's hash (0 where the slot is free), and where its row starts. It
   * ends where the next slot's starts; one slot more, never looked up, closes the last. Side by side, since what a look-up
   * costs is the memory it reaches for. A row of at most four bytes (`isNarrow`) stands in place of where it starts: the inverse
   * document frequency in the lowest byte, then a weight for each class.
   */
  readonly slots: Uint32Array;
  /**
   * Rows: first the feature's inverse document frequency, in steps of `IDF_STEP` and without a sign; then its vector, where
   * there is a deep half; then its weights. Weights that are as many as there are
   * classes stand in their order; fewer, of a feature that few classes owe anything, stand each behind the bytes of its
   * class, the lower first.
   */
  readonly rows: Int8Array;
  /** What 1 in a weight stands for. */
  readonly step: number;
  readonly bias: Float32Array;
  /** The deep half; undefined where there is none. */
  readonly deep: Deep | undefined;
}

export interface Deep {
  /** Length of a feature's vector; a multiple of four, for so many numbers are added up at a time. */
  readonly dimensions: number;
  /** What 1 in a vector stands for. */
  readonly step: number;
  /** What each class owes to each dimension, class after class. */
  readonly output: Float32Array;
  readonly bias: Float32Array;
}

/** An inverse document frequency is kept in a byte: 1 is 255 of these steps. */
export const IDF_STEP = 1 / 255;

/** Scale of the unit-length feature vector: lets weights of order 1 reach scores that saturate the softmax. */
const SCALE = 3;

/** Bytes of a class and its weight in a row of few. */
export function entryBytes(classes: number): number {
  return classes <= 256 ? 2 : 3;
}

/** Runs of bytes to be added up: where each starts and what it is multiplied by. */
interface Runs {
  starts: Uint32Array;
  values: Int32Array;
  count: number;
}

const noRuns = (): Runs => ({ starts: new Uint32Array(1024), values: new Int32Array(1024), count: 0 });

/**
 * Vectors and whole rows of weights of the message at hand, and their sums, in whole steps, since fractions would cost a
 * conversion each. Used again by every call: this is the inner loop of a reply.
 */
const vectors = noRuns();
const wholes = noRuns();
let hidden = new Int32Array(64);
let fractions = new Float64Array(64);
let sums = new Int32Array(256);

/** Runs that are added up at once: a sum is read and written once for all of them, which halves the time. */
const AT_ONCE = 4;

/**
 * Probability of each class for a message.
 *
 * @param out filled with one probability a class; as long as the model has classes
 */
export function classify(model: Classifier, features: Features, out: Float32Array): void {
  const scale = isNarrow(model) ? addNarrow(model, features) : addRows(model, features);
  const weight = scale * model.step;
  for (let owner = 0; owner < model.classes; owner += 1)
    out[owner] = (model.bias[owner] ?? 0) + weight * (sums[owner] ?? 0);
  if (model.deep !== undefined) meanWith(model.deep, scale * model.deep.step, out);
  softmax(out);
}

/** Whether a feature's row fits into a number of the table. */
export function isNarrow({ classes, deep }: { classes: number; deep: object | undefined }): boolean {
  return classes <= NARROW && deep === undefined;
}

/** Weights that fit into a number of the table beside an inverse document frequency. */
const NARROW = 3;

/** Sums up the rows of a narrow table; gives what a step of an inverse document frequency stands for in them. */
function addNarrow({ slots }: Classifier, features: Features): number {
  const seen = lookUp(slots, features);
  let [first, second, third, squares] = [0, 0, 0, 0];
  for (let at = 0; at < seen; at += 1) {
    const row = slots[(found[at] ?? 0) + 1] ?? 0;
    const value = row & 0xff;
    squares += value * value;
    first += Math.imul(value, (row << 16) >> 24);
    second += Math.imul(value, (row << 8) >> 24);
    third += Math.imul(value, row >> 24);
  }
  [sums[0], sums[1], sums[2]] = [first, second, third];
  return scaleIn(squares, features.length - seen);
}

/** The same for rows that stand apart, and for the vectors in them. */
function addRows({ classes, slots, rows, deep }: Classifier, features: Features): number {
  const dimensions = deep?.dimensions ?? 0;
  if (sums.length < classes) sums = new Int32Array(classes);
  if (hidden.length < dimensions) {
    hidden = new Int32Array(dimensions);
    fractions = new Float64Array(dimensions);
  }
  sums.fill(0, 0, classes);
  hidden.fill(0, 0, dimensions);
  empty(vectors, features.length);
  empty(wholes, features.length);
  const seen = lookUp(slots, features);
  let squares = 0;
  for (let at = 0; at < seen; at += 1) {
    const slot = found[at] ?? 0;
    const row = slots[slot + 1] ?? 0;
    const end = slots[slot + 3] ?? 0;
    const value = (rows[row] ?? 0) & 0xff;
    squares += value * value;
    const start = row + 1;
    push(vectors, start, value);
    if (end - start - dimensions === classes) push(wholes, start + dimensions, value);
    else addEntries(rows, classes, start + dimensions, end, value);
  }
  addUp(rows, vectors, hidden, dimensions);
  addUp(rows, wholes, sums, classes);
  return scaleIn(squares, features.length - seen);
}

/** `scaleOf`, given and giving steps of an inverse document frequency. */
function scaleIn(squares: number, unseen: number): number {
  return scaleOf(squares * IDF_STEP * IDF_STEP, unseen) * IDF_STEP;
}

/** Places in the table of the features that training has seen; used again by every call. */
let found = new Uint32Array(1024);

/**
 * Finds the features of a message in the table, all before the first row is read: so the processor waits for many places in
 * memory at once, and for none of them alone.
 *
 * @returns how many of `found` are filled
 */
function lookUp(slots: Uint32Array, features: Features): number {
  // One slot more closes the last.
  const size = slots.length / 2 - 1;
  if (found.length < features.length) found = new Uint32Array(2 * features.length);
  let seen = 0;
  for (let at = 0; at < features.length; at += 1) {
    const feature = features[at] ?? 0;
    let slot = 2 * homeOf(feature, size);
    let there = slots[slot];
    while (there !== feature && there !== 0) {
      slot = slot + 2 === 2 * size ? 0 : slot + 2;
      there = slots[slot];
    }
    // Written in any case and kept where it was found: no branch that the processor could guess wrong.
    found[seen] = slot;
    seen += there === feature ? 1 : 0;
  }
  return seen;
}

function empty(runs: Runs, most: number): void {
  runs.count = 0;
  if (runs.starts.length >= most + AT_ONCE) return;
  runs.starts = new Uint32Array(2 * most + AT_ONCE);
  runs.values = new Int32Array(2 * most + AT_ONCE);
}

function push(runs: Runs, start: number, value: number): void {
  runs.starts[runs.count] = start;
  runs.values[runs.count] = value;
  runs.count += 1;
}

function addEntries(rows: Int8Array, classes: number, from: number, end: number, value: number): void {
  const bytes = entryBytes(classes);
  for (let entry = from; entry < end; entry += bytes) {
    const high = bytes === 2 ? 0 : ((rows[entry + 1] ?? 0) & 0xff) << 8;
    const owner = ((rows[entry] ?? 0) & 0xff) | high;
    sums[owner] = (sums[owner] ?? 0) + Math.imul(value, rows[entry + bytes - 1] ?? 0);
  }
}

/** Adds runs of a length, each times its value, to what stands in `into`. */
function addUp(rows: Int8Array, { starts, values, count }: Runs, into: Int32Array, length: number): void {
  // Runs that count nothing make the last ones as many as are added at once.
  values.fill(0, count, count + AT_ONCE);
  starts.fill(0, count, count + AT_ONCE);
  for (let run = 0; run < count; run += AT_ONCE) {
    // By places: taking them apart as lists made an eighth of all that a reply throws away.
    const a = starts[run] ?? 0;
    const b = starts[run + 1] ?? 0;
    const c = starts[run + 2] ?? 0;
    const d = starts[run + 3] ?? 0;
    const timesA = values[run] ?? 0;
    const timesB = values[run + 1] ?? 0;
    const timesC = values[run + 2] ?? 0;
    const timesD = values[run + 3] ?? 0;
    for (let at = 0; at < length; at += 1) {
      into[at] =
        (into[at] ?? 0) +
        Math.imul(timesA, rows[a + at] ?? 0) +
        Math.imul(timesB, rows[b + at] ?? 0) +
        Math.imul(timesC, rows[c + at] ?? 0) +
        Math.imul(timesD, rows[d + at] ?? 0);
    }
  }
}

/** The mean of the scores of both halves: the same as the geometric mean of their probabilities. */
function meanWith({ dimensions, output, bias }: Deep, scale: number, scores: Float32Array): void {
  // As fractions once, and not again for each class.
  for (let at = 0; at < dimensions; at += 1) fractions[at] = scale * (hidden[at] ?? 0);
  for (let owner = 0; owner < scores.length; owner += 1) {
    // Four sums side by side: one alone waits for each of its additions, which takes a third longer, two a sixth.
    let first = bias[owner] ?? 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    const row = owner * dimensions;
    for (let at = 0; at < dimensions; at += 4) {
      first += (output[row + at] ?? 0) * (fractions[at] ?? 0);
      second += (output[row + at + 1] ?? 0) * (fractions[at + 1] ?? 0);
      third += (output[row + at + 2] ?? 0) * (fractions[at + 2] ?? 0);
      fourth += (output[row + at + 3] ?? 0) * (fractions[at + 3] ?? 0);
    }
    scores[owner] = ((scores[owner] ?? 0) + first + second + third + fourth) / 2;
  }
}

/**
 * What every value of a message is multiplied by: unit length over all of its features, known or not, so that a message that
 * is mostly unknown keeps a low score.
 *
 * @param squares sum of the squared inverse document frequencies of the features that training has seen
 * @param unseen how many others there are; each is as rare as can be, and counts 1
 */
export function scaleOf(squares: number, unseen: number): number {
  return squares + unseen > 0 ? SCALE / Math.sqrt(squares + unseen) : 0;
}

/** Scores to probabilities, in place. */
export function softmax(scores: Float32Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < scores.length; index += 1) most = Math.max(most, scores[index] ?? 0);
  let sum = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const under = (scores[index] ?? 0) - most;
    // Of thousands of classes most are this far below: their share is lost in the rounding of the rest.
    const value = under < -17 ? 0 : Math.exp(under);
    scores[index] = value;
    sum += value;
  }
  const scale = 1 / sum;
  for (let index = 0; index < scores.length; index += 1) scores[index] = (scores[index] ?? 0) * scale;
}
