/**
 * A linear classifier over hashed features (multinomial logistic regression), trained when knowledge is compiled
 * (`train.ts`). Its weights live in typed arrays filed by feature, so that scoring a message touches only the weights of its
 * own features, and a model can be kept on disk as it is.
 */

/** One message as the classifier sees it: hashes of its features, each once and none of them 0. */
export type Features = Uint32Array;

export interface LinearModel {
  readonly classes: number;
  /**
   * Open-addressing table, two numbers a slot: the feature's hash (0 where the slot is free), and where its weights start.
   * They end where the next slot's start; one slot more, never looked up, closes the last. Side by side, since what a
   * look-up costs is the memory it reaches for.
   */
  readonly slots: Uint32Array;
  /** Inverse document frequency of each slot's feature, in steps of `IDF_STEP`. */
  readonly idf: Uint8Array;
  /**
   * Weights in steps of `step`, a byte each. A row as long as there are classes holds one for each; a shorter one, of a
   * feature that few classes owe anything, holds each weight behind the bytes of its class, the lower first.
   */
  readonly weights: Int8Array;
  readonly step: number;
  readonly bias: Float32Array;
}

/** An inverse document frequency is kept in a byte: 1 is 255 of these steps. */
export const IDF_STEP = 1 / 255;

/** Scale of the unit-length feature vector: lets weights of order 1 reach scores that saturate the softmax. */
const SCALE = 3;

/** Bytes of a class and its weight in a short row. */
export function entryBytes(classes: number): number {
  return classes <= 256 ? 2 : 3;
}

/**
 * Whole rows of the message at hand, where each starts and what it is multiplied by; and the sums of the classes, in whole
 * steps, since fractions would cost a conversion each. Used again by every call: this is the inner loop of a reply.
 */
let starts = new Uint32Array(1024);
let values = new Int32Array(1024);
let sums = new Int32Array(256);

/** Rows that are added up at once: a sum is read and written once for all of them, which halves the time. */
const AT_ONCE = 4;

/**
 * Probability of each class for a message.
 *
 * @param out filled with one probability a class; as long as the model has classes
 */
export function classify(model: LinearModel, features: Features, out: Float32Array): void {
  const { classes, slots, idf, bias } = model;
  const mask = idf.length - 1;
  if (starts.length < features.length + AT_ONCE) {
    starts = new Uint32Array(2 * features.length + AT_ONCE);
    values = new Int32Array(2 * features.length + AT_ONCE);
  }
  if (sums.length < classes) sums = new Int32Array(classes);
  sums.fill(0, 0, classes);
  let rows = 0;
  let unseen = 0;
  let squares = 0;
  for (let at = 0; at < features.length; at += 1) {
    const feature = features[at] ?? 0;
    let slot = feature & mask;
    while (slots[2 * slot] !== feature && slots[2 * slot] !== 0) slot = (slot + 1) & mask;
    if (slots[2 * slot] !== feature) {
      unseen += 1;
      continue;
    }
    const value = idf[slot] ?? 0;
    squares += value * value;
    const from = slots[2 * slot + 1] ?? 0;
    const end = slots[2 * slot + 3] ?? 0;
    if (end - from < classes) {
      addShortRow(model, from, end, value);
      continue;
    }
    starts[rows] = from;
    values[rows] = value;
    rows += 1;
  }
  addWholeRows(model, rows);
  const scale = scaleOf(squares * IDF_STEP * IDF_STEP, unseen) * IDF_STEP * model.step;
  for (let owner = 0; owner < classes; owner += 1)
    out[owner] = (bias[owner] ?? 0) + scale * (sums[owner] ?? 0);
  softmax(out);
}

function addShortRow({ classes, weights }: LinearModel, from: number, end: number, value: number): void {
  const bytes = entryBytes(classes);
  for (let entry = from; entry < end; entry += bytes) {
    const high = bytes === 2 ? 0 : ((weights[entry + 1] ?? 0) & 0xff) << 8;
    const owner = ((weights[entry] ?? 0) & 0xff) | high;
    sums[owner] = (sums[owner] ?? 0) + Math.imul(value, weights[entry + bytes - 1] ?? 0);
  }
}

function addWholeRows({ classes, weights }: LinearModel, rows: number): void {
  // Rows of no weight make the last ones as many as are added at once.
  values.fill(0, rows, rows + AT_ONCE);
  starts.fill(0, rows, rows + AT_ONCE);
  for (let row = 0; row < rows; row += AT_ONCE) {
    const [a = 0, b = 0, c = 0, d = 0] = starts.subarray(row, row + AT_ONCE);
    const [timesA = 0, timesB = 0, timesC = 0, timesD = 0] = values.subarray(row, row + AT_ONCE);
    for (let owner = 0; owner < classes; owner += 1) {
      sums[owner] =
        (sums[owner] ?? 0) +
        Math.imul(timesA, weights[a + owner] ?? 0) +
        Math.imul(timesB, weights[b + owner] ?? 0) +
        Math.imul(timesC, weights[c + owner] ?? 0) +
        Math.imul(timesD, weights[d + owner] ?? 0);
    }
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
