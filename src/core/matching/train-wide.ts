import { softmax } from "./classifier.ts";
import { orderOf } from "./draw.ts";
import type { Prepared } from "./train.ts";

/** The wide half as it was learned: of every row, `capacity` weights. */
export interface Wide {
  readonly capacity: number;
  readonly weights: Float32Array;
  /** Class of each weight, 0xffff where there is none; undefined where every row has a weight for every class, in order. */
  readonly owners: Uint16Array | undefined;
  readonly bias: Float32Array;
}

const EPOCHS = 5;
const RATE = 0.15;
/** L2 penalty per update of a weight. */
const DECAY = 1e-5;
/** Most classes one feature keeps weights for: bounds memory and time where there are thousands of topics. */
const ROW_CAPACITY = 160;
/** Classes besides the right one that an example teaches, best-scoring first. */
const COMPETITORS = 24;

/**
 * Multinomial logistic regression by AdaGrad (Duchi et al. 2011), the mean of some trainings that meet the examples in other
 * orders: what an order brings by chance evens out.
 *
 * @param trainings how many; one where there are more classes than a feature keeps weights for
 */
export function trainWide(
  examples: readonly Prepared[],
  rowCount: number,
  classes: number,
  trainings: number,
): Wide {
  const [first, ...others] = Array.from({ length: classes <= ROW_CAPACITY ? trainings : 1 }, (_, at) =>
    trainOnce(examples, rowCount, classes, at + 1),
  );
  if (first === undefined) throw new RangeError("A classifier takes one training at least");
  for (const { weights, bias } of others) {
    addTo(first.weights, weights);
    addTo(first.bias, bias);
  }
  const share = 1 / (others.length + 1);
  return {
    ...first,
    weights: first.weights.map((weight) => weight * share),
    bias: first.bias.map((weight) => weight * share),
  };
}

function addTo(sum: Float32Array, other: Float32Array): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (other[at] ?? 0);
}

function trainOnce(examples: readonly Prepared[], rowCount: number, classes: number, seed: number): Wide {
  const capacity = Math.min(classes, ROW_CAPACITY);
  const weights = new Float32Array(rowCount * capacity);
  const squares = new Float32Array(rowCount * capacity);
  const owners = capacity === classes ? undefined : new Uint16Array(rowCount * capacity).fill(0xffff);
  const bias = new Float32Array(classes);
  const biasSquares = new Float32Array(classes);
  const scores = new Float32Array(classes);
  const draws = Uint32Array.from(examples, ({ draw }) => draw);

  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const at of orderOf(draws, seed * EPOCHS + epoch)) {
      const example = examples[at];
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
        bias[taught] = (bias[taught] ?? 0) + (RATE * error) / Math.sqrt((biasSquares[taught] ?? 0) + 1);
        for (let index = 0; index < rows.length; index += 1) {
          const slot = slotOf(rows[index] ?? 0, taught, capacity, owners, weights, squares);
          const gradient = error * (values[index] ?? 0) - DECAY * (weights[slot] ?? 0);
          squares[slot] = (squares[slot] ?? 0) + gradient * gradient;
          weights[slot] = (weights[slot] ?? 0) + (RATE * gradient) / Math.sqrt((squares[slot] ?? 0) + 1e-4);
        }
      }
    }
  }
  return { capacity, weights, owners, bias };
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
