import { entryBytes, type Features, IDF_STEP, type LinearModel, scaleOf, softmax } from "./classifier.ts";
import { isWord } from "./features.ts";

export interface Example {
  readonly features: Features;
  readonly label: number;
  /** How much it counts; 1 where nothing is said. */
  readonly weight?: number;
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
const NEGLIGIBLE = 0.16;

/**
 * Learns a classifier from examples (AdaGrad, Duchi et al. 2011). The same examples always give the same model.
 *
 * @param classes how many there are: labels are numbers below it
 */
export function train(
  examples: readonly Example[],
  classes: number,
  options: TrainingOptions = {},
): LinearModel {
  const { epochs = 5, rate = 0.15, decay = 1e-5, minimum = 2 } = options;
  const { rowOf, idf } = fileFeatures(examples, minimum);
  const capacity = Math.min(classes, ROW_CAPACITY);
  const dense = capacity === classes;
  const weights = new Float32Array(idf.length * capacity);
  const squares = new Float32Array(idf.length * capacity);
  const owners = dense ? undefined : new Uint16Array(idf.length * capacity).fill(0xffff);
  const bias = new Float32Array(classes);
  const biasSquares = new Float32Array(classes);

  const prepared = examples.map(({ features, label, weight = 1 }) => {
    const rows = rowsOf(features, rowOf);
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
  return pack({ classes, rowOf, idf, bias, capacity, weights, owners });
}

/** Features by row, and each row's inverse document frequency as it will be kept: in whole steps. */
interface FeatureRows {
  readonly rowOf: ReadonlyMap<number, number>;
  readonly idf: Uint8Array;
}

function fileFeatures(examples: readonly Example[], minimum: number): FeatureRows {
  const counts = new Map<number, number>();
  for (const { features } of examples) {
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const kept = [...counts].filter(([feature, count]) => count >= minimum || isWord(feature));
  const most = Math.log(1 + examples.length);
  return {
    rowOf: new Map(kept.map(([feature], row) => [feature, row])),
    idf: Uint8Array.from(kept, ([, count]) =>
      Math.round(Math.log(1 + examples.length / count) / most / IDF_STEP),
    ),
  };
}

function rowsOf(features: Features, rowOf: FeatureRows["rowOf"]): Uint32Array {
  return Uint32Array.from([...features].flatMap((feature) => rowOf.get(feature) ?? []));
}

function valuesOf(rows: Uint32Array, features: number, idf: Uint8Array): Float32Array {
  const values = Float32Array.from(rows, (row) => (idf[row] ?? 0) * IDF_STEP);
  const scale = scaleOf(
    values.reduce((sum, value) => sum + value * value, 0),
    features - rows.length,
  );
  return values.map((value) => value * scale);
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

interface Trained extends FeatureRows {
  readonly classes: number;
  readonly bias: Float32Array;
  readonly capacity: number;
  readonly weights: Float32Array;
  readonly owners: Uint16Array | undefined;
}

/** Drops what decides nothing, and keeps the rest in one byte a weight. */
function pack({ classes, rowOf, idf, bias, capacity, weights, owners }: Trained): LinearModel {
  const most = weights.reduce((highest, weight) => Math.max(highest, Math.abs(weight)), 0);
  const step = most === 0 ? 1 : most / 127;
  const bytes = entryBytes(classes);
  const counts = Uint16Array.from(idf, (_, row) => {
    let count = 0;
    for (let at = row * capacity; at < (row + 1) * capacity; at += 1)
      if (Math.abs(weights[at] ?? 0) >= NEGLIGIBLE) count += 1;
    return count;
  });
  const table = fileRows([...rowOf].filter(([, row]) => counts[row] !== 0));
  const slots = new Uint32Array(2 * (table.length + 1));
  let length = 0;
  table.forEach((filed, slot) => {
    slots[2 * slot] = filed?.[0] ?? 0;
    slots[2 * slot + 1] = length;
    if (filed !== undefined) length += Math.min(classes, bytes * (counts[filed[1]] ?? 0));
  });
  slots[2 * table.length + 1] = length;
  const packed = new Int8Array(length);
  table.forEach((filed, slot) => {
    if (filed === undefined) return;
    const start = slots[2 * slot + 1] ?? 0;
    const whole = (slots[2 * slot + 3] ?? 0) - start === classes;
    let entry = start;
    for (let place = 0; place < capacity; place += 1) {
      const weight = weights[filed[1] * capacity + place] ?? 0;
      if (Math.abs(weight) < NEGLIGIBLE) continue;
      const owner = owners === undefined ? place : (owners[filed[1] * capacity + place] ?? 0);
      const rounded = Math.round(weight / step);
      if (whole) {
        packed[start + owner] = rounded;
        continue;
      }
      packed[entry] = owner & 0xff;
      if (bytes === 3) packed[entry + 1] = owner >> 8;
      packed[entry + bytes - 1] = rounded;
      entry += bytes;
    }
  });
  const idfAt = Uint8Array.from(table, (filed) => (filed === undefined ? 0 : (idf[filed[1]] ?? 0)));
  return { classes, slots, idf: idfAt, weights: packed, step, bias };
}

/** Features with their rows where an open-addressing table at most three quarters full has them. */
function fileRows(
  features: readonly (readonly [number, number])[],
): readonly (readonly [number, number] | undefined)[] {
  let size = 16;
  while (size * 3 < features.length * 4) size *= 2;
  const table = new Array<readonly [number, number] | undefined>(size).fill(undefined);
  for (const entry of features) {
    let slot = entry[0] & (size - 1);
    while (table[slot] !== undefined) slot = (slot + 1) & (size - 1);
    table[slot] = entry;
  }
  return table;
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
