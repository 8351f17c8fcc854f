import { isWord } from "./features.ts";

/**
 * A linear classifier over hashed features (multinomial logistic regression), trained when knowledge is compiled. Its
 * weights live in typed arrays filed by feature, so that scoring a message touches only the weights of its own features,
 * and a model can be kept on disk as it is.
 */

/** One message as the classifier sees it: hashes of its features, each once. */
export type Features = Uint32Array;

export interface Example {
  readonly features: Features;
  readonly label: number;
  /** How much it counts; 1 where nothing is said. */
  readonly weight?: number;
}

export interface LinearModel {
  readonly classes: number;
  /** Open-addressing table, a power of two long: the feature's hash, 0 where the slot is free. */
  readonly keys: Uint32Array;
  /** Row of the feature in the same slot. */
  readonly rowOf: Uint32Array;
  /** Where each row's weights start; one more entry than rows. */
  readonly starts: Uint32Array;
  /** Class of each weight; one byte each where there are few classes. */
  readonly classOf: Uint8Array | Uint16Array;
  /** Weights in steps of `step`. */
  readonly weights: Int8Array;
  readonly step: number;
  /** Inverse document frequency of each row. */
  readonly idf: Float32Array;
  readonly bias: Float32Array;
}

export interface TrainingOptions {
  readonly epochs?: number;
  readonly rate?: number;
  /** L2 penalty per update of a weight. */
  readonly decay?: number;
  /** Pairs and pieces seen in fewer examples are dropped; words are kept, or a phrase of its own words were not learned. */
  readonly minimum?: number;
}

/** Most classes one feature keeps weights for: bounds memory and time where there are thousands of topics. */
const ROW_CAPACITY = 160;
/** Classes besides the right one that an example teaches, best-scoring first. */
const COMPETITORS = 24;
/** Weights below this are dropped after training. They change no decision that a probability of 1% would not. */
const NEGLIGIBLE = 0.12;

/** Scale of the unit-length feature vector: lets weights of order 1 reach scores that saturate the softmax. */
const SCALE = 3;

export function train(
  examples: readonly Example[],
  classes: number,
  options: TrainingOptions = {},
): LinearModel {
  const { epochs = 5, rate = 0.15, decay = 1e-5, minimum = 2 } = options;
  const table = fileFeatures(examples, minimum);
  const { keys, rowOf, idf } = table;
  const capacity = Math.min(classes, ROW_CAPACITY);
  const dense = capacity === classes;
  const weights = new Float32Array(table.rows * capacity);
  const squares = new Float32Array(table.rows * capacity);
  const owners = dense ? undefined : new Uint16Array(table.rows * capacity).fill(0xffff);
  const bias = new Float32Array(classes);
  const biasSquares = new Float32Array(classes);

  const prepared = examples.map(({ features, label, weight = 1 }) => {
    const rows = rowsOf(features, keys, rowOf);
    return { rows, values: valuesOf(rows, features.length, idf), label, weight };
  });
  const scores = new Float32Array(classes);
  const random = seeded(20);
  const order = prepared.map((_, at) => at);

  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const example = prepared[at];
      if (example === undefined) continue;
      const { rows, values, label, weight } = example;
      scores.set(bias);
      for (let index = 0; index < rows.length; index += 1) {
        const from = (rows[index] ?? 0) * capacity;
        const value = values[index] ?? 0;
        if (owners === undefined) {
          for (let slot = 0; slot < capacity; slot += 1)
            scores[slot] = (scores[slot] ?? 0) + value * (weights[from + slot] ?? 0);
        } else {
          for (let slot = 0; slot < capacity; slot += 1) {
            const owner = owners[from + slot] ?? 0xffff;
            if (owner === 0xffff) break;
            scores[owner] = (scores[owner] ?? 0) + value * (weights[from + slot] ?? 0);
          }
        }
      }
      softmax(scores);
      for (const taught of teach(scores, label)) {
        const error = ((taught === label ? 1 : 0) - (scores[taught] ?? 0)) * weight;
        if (Math.abs(error) < 0.004) continue;
        biasSquares[taught] = (biasSquares[taught] ?? 0) + error * error;
        bias[taught] = (bias[taught] ?? 0) + (rate * error) / Math.sqrt((biasSquares[taught] ?? 0) + 1);
        for (let index = 0; index < rows.length; index += 1) {
          const slot = slotOf(rows[index] ?? 0, taught, capacity, owners, weights, squares);
          const gradient = error * (values[index] ?? 0) - decay * (weights[slot] ?? 0);
          squares[slot] = (squares[slot] ?? 0) + gradient * gradient;
          weights[slot] = (weights[slot] ?? 0) + (rate * gradient) / Math.sqrt((squares[slot] ?? 0) + 1e-4);
        }
      }
    }
  }
  return pack({ classes, keys, rowOf, idf, bias }, table.rows, capacity, weights, owners);
}

/**
 * Probability of each class for a message.
 *
 * @param out filled with one probability a class; as long as the model has classes
 */
export function classify(model: LinearModel, features: Features, out: Float32Array): void {
  const rows = rowsOf(features, model.keys, model.rowOf);
  const values = valuesOf(rows, features.length, model.idf);
  out.set(model.bias);
  const { starts, classOf, weights, step } = model;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const value = (values[index] ?? 0) * step;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const owner = classOf[at] ?? 0;
      out[owner] = (out[owner] ?? 0) + value * (weights[at] ?? 0);
    }
  }
  softmax(out);
}

/** Share of a message's features that training has seen, 0 to 1. */
export function coverage(model: LinearModel, features: Features): number {
  return features.length === 0 ? 0 : rowsOf(features, model.keys, model.rowOf).length / features.length;
}

/** What a class owes to each feature, best first: for explaining a decision. */
export function contributions(
  model: LinearModel,
  features: Features,
  label: number,
): { feature: number; weight: number }[] {
  const found: { feature: number; weight: number }[] = [];
  for (const feature of features) {
    const [row] = rowsOf(Uint32Array.of(feature), model.keys, model.rowOf);
    if (row === undefined) continue;
    for (let at = model.starts[row] ?? 0; at < (model.starts[row + 1] ?? 0); at += 1) {
      if (model.classOf[at] === label)
        found.push({ feature, weight: (model.weights[at] ?? 0) * model.step * (model.idf[row] ?? 0) });
    }
  }
  return found.sort((left, right) => right.weight - left.weight);
}

interface FeatureTable {
  keys: Uint32Array;
  rowOf: Uint32Array;
  idf: Float32Array;
  rows: number;
}

function fileFeatures(examples: readonly Example[], minimum: number): FeatureTable {
  const counts = new Map<number, number>();
  for (const { features } of examples) {
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const kept = [...counts].filter(([feature, count]) => count >= minimum || isWord(feature));
  const { keys, rowOf } = createTable(kept.length);
  const idf = new Float32Array(kept.length);
  kept.forEach(([feature, count], row) => {
    insert({ keys, rowOf }, feature, row);
    idf[row] = Math.log(1 + examples.length / count) / Math.log(1 + examples.length);
  });
  return { keys, rowOf, idf, rows: kept.length };
}

function rowsOf(features: Features, keys: Uint32Array, rowOf: Uint32Array): Uint32Array {
  const mask = keys.length - 1;
  const rows = new Uint32Array(features.length);
  let found = 0;
  for (const feature of features) {
    let slot = feature & mask;
    while (keys[slot] !== 0 && keys[slot] !== feature) slot = (slot + 1) & mask;
    if (keys[slot] === feature) rows[found++] = rowOf[slot] ?? 0;
  }
  return rows.subarray(0, found);
}

/** Unit length over all features of the message, known or not: a message that is mostly unknown keeps a low score. */
function valuesOf(rows: Uint32Array, features: number, idf: Float32Array): Float32Array {
  const values = new Float32Array(rows.length);
  // A feature that training never saw is as rare as can be: its inverse document frequency is 1.
  let squares = features - rows.length;
  for (let index = 0; index < rows.length; index += 1) {
    const value = idf[rows[index] ?? 0] ?? 0;
    values[index] = value;
    squares += value * value;
  }
  const scale = squares > 0 ? SCALE / Math.sqrt(squares) : 0;
  for (let index = 0; index < values.length; index += 1) values[index] = (values[index] ?? 0) * scale;
  return values;
}

function softmax(scores: Float32Array): void {
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

/** The right class, and those that score best beside it. */
function teach(probabilities: Float32Array, label: number): number[] {
  const taught = [label];
  for (let at = 0; at < probabilities.length; at += 1) {
    if (at !== label && (probabilities[at] ?? 0) > 0.004) taught.push(at);
  }
  if (taught.length <= COMPETITORS + 1) return taught;
  const rest = taught
    .slice(1)
    .sort((left, right) => (probabilities[right] ?? 0) - (probabilities[left] ?? 0));
  return [label, ...rest.slice(0, COMPETITORS)];
}

function slotOf(
  row: number,
  owner: number,
  capacity: number,
  owners: Uint16Array | undefined,
  weights: Float32Array,
  squares: Float32Array,
): number {
  const from = row * capacity;
  if (owners === undefined) return from + owner;
  let least = from;
  for (let slot = from; slot < from + capacity; slot += 1) {
    if (owners[slot] === owner) return slot;
    if (owners[slot] === 0xffff) {
      owners[slot] = owner;
      return slot;
    }
    if (Math.abs(weights[slot] ?? 0) < Math.abs(weights[least] ?? 0)) least = slot;
  }
  owners[least] = owner;
  weights[least] = 0;
  squares[least] = 0;
  return least;
}

/** Drops what decides nothing, and keeps the rest in one byte a weight. */
function pack(
  { classes, keys, rowOf, idf, bias }: Pick<LinearModel, "classes" | "keys" | "rowOf" | "idf" | "bias">,
  rows: number,
  capacity: number,
  weights: Float32Array,
  owners: Uint16Array | undefined,
): LinearModel {
  let most = 0;
  let kept = 0;
  for (const weight of weights) {
    most = Math.max(most, Math.abs(weight));
    if (Math.abs(weight) >= NEGLIGIBLE) kept += 1;
  }
  const step = most === 0 ? 1 : most / 127;
  const classOf = classes <= 256 ? new Uint8Array(kept) : new Uint16Array(kept);
  const packed = new Int8Array(kept);
  const starts = [0];
  const rowsKept: number[] = [];
  let next = 0;
  for (let row = 0; row < rows; row += 1) {
    const first = next;
    for (let slot = 0; slot < capacity; slot += 1) {
      const weight = weights[row * capacity + slot] ?? 0;
      if (Math.abs(weight) < NEGLIGIBLE) continue;
      classOf[next] = owners === undefined ? slot : (owners[row * capacity + slot] ?? 0);
      packed[next] = Math.round(weight / step);
      next += 1;
    }
    if (next === first) continue;
    rowsKept.push(row);
    starts.push(next);
  }
  const renumbered = new Map(rowsKept.map((row, at) => [row, at]));
  const table = createTable(rowsKept.length);
  for (let slot = 0; slot < keys.length; slot += 1) {
    const row = renumbered.get(rowOf[slot] ?? 0);
    if (keys[slot] !== 0 && row !== undefined) insert(table, keys[slot] ?? 0, row);
  }
  const idfKept = Float32Array.from(rowsKept, (row) => idf[row] ?? 0);
  return {
    classes,
    ...table,
    starts: Uint32Array.from(starts),
    classOf,
    weights: packed,
    step,
    idf: idfKept,
    bias,
  };
}

/** An open-addressing table, at most three quarters full. */
function createTable(rows: number): { keys: Uint32Array; rowOf: Uint32Array } {
  let size = 16;
  while (size * 3 < rows * 4) size *= 2;
  return { keys: new Uint32Array(size), rowOf: new Uint32Array(size) };
}

function insert({ keys, rowOf }: { keys: Uint32Array; rowOf: Uint32Array }, key: number, row: number): void {
  let slot = key & (keys.length - 1);
  while (keys[slot] !== 0) slot = (slot + 1) & (keys.length - 1);
  keys[slot] = key;
  rowOf[slot] = row;
}

/** Mulberry32: the same knowledge must give the same model, on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(items: number[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const item = items[at] ?? 0;
    items[at] = items[other] ?? 0;
    items[other] = item;
  }
}
