import { softmax } from "./classifier.ts";
import { orderOf } from "./draw.ts";
import { seeded } from "./random.ts";
import type { Prepared } from "./train.ts";

/** The deep half as it was learned. */
export interface LearnedDeep {
  readonly dimensions: number;
  /** A vector for every row. */
  readonly vectors: Float32Array;
  /** What each class owes to each dimension, class after class. */
  readonly output: Float32Array;
  readonly bias: Float32Array;
}

const EPOCHS = 5;
const RATE = 0.1;
/** The rate falls by this share to the end. */
const COOLING = 0.8;
/**
 * Spread of the numbers that the output starts with; vectors start at zero. The less there is at the start, the less two trainings
 * differ by chance (docs/design.md).
 */
const START = 0.1;
/** Errors below this teach nothing that the next example would not undo. */
const NEGLIGIBLE_ERROR = 0.002;

/** Members of an ensemble, learned apart, each with its share of the dimensions: what one of them has by chance, others have not. */
const MEMBERS = 2;

/**
 * A vector for every feature and one for every class: how far they point the same way is the score (fastText, Joulin et al.
 * 2017). Of several side by side the score is the mean.
 *
 * @param dimensions length of a vector, a multiple of the number of members
 */
export function trainDeep(
  examples: readonly Prepared[],
  rowCount: number,
  classes: number,
  dimensions: number,
): LearnedDeep {
  const length = dimensions / MEMBERS;
  const members = Array.from({ length: MEMBERS }, (_, at) =>
    trainMember(examples, rowCount, classes, length, at + 1),
  );
  const sideBySide = (of: "vectors" | "output", count: number, share: number) => {
    const joined = new Float32Array(count * dimensions);
    members.forEach((member, at) => {
      for (let place = 0; place < count * length; place += 1) {
        const row = Math.floor(place / length);
        joined[row * dimensions + at * length + (place % length)] = (member[of][place] ?? 0) * share;
      }
    });
    return joined;
  };
  return {
    dimensions,
    vectors: sideBySide("vectors", rowCount, 1),
    output: sideBySide("output", classes, 1 / MEMBERS),
    bias: Float32Array.from({ length: classes }, (_, owner) =>
      members.reduce((sum, { bias }) => sum + (bias[owner] ?? 0) / MEMBERS, 0),
    ),
  };
}

function trainMember(
  examples: readonly Prepared[],
  rowCount: number,
  classes: number,
  dimensions: number,
  seed: number,
): LearnedDeep {
  const random = seeded(seed);
  const vectors = new Float32Array(rowCount * dimensions);
  const output = Float32Array.from({ length: classes * dimensions }, () => (random() - 0.5) * START);
  const bias = new Float32Array(classes);
  // One step size a vector and not a number: a third of the memory, and as good.
  const vectorSquares = new Float32Array(rowCount);
  const outputSquares = new Float32Array(classes);
  const hidden = new Float32Array(dimensions);
  const blame = new Float32Array(dimensions);
  const scores = new Float32Array(classes);
  const draws = Uint32Array.from(examples, ({ draw }) => draw);

  const forward = ({ rows, values }: Prepared) => {
    hidden.fill(0);
    for (let index = 0; index < rows.length; index += 1) {
      const from = (rows[index] ?? 0) * dimensions;
      const value = values[index] ?? 0;
      for (let at = 0; at < dimensions; at += 1)
        hidden[at] = (hidden[at] ?? 0) + value * (vectors[from + at] ?? 0);
    }
    for (let owner = 0; owner < classes; owner += 1) {
      let score = bias[owner] ?? 0;
      for (let at = 0; at < dimensions; at += 1)
        score += (output[owner * dimensions + at] ?? 0) * (hidden[at] ?? 0);
      scores[owner] = score;
    }
    softmax(scores);
  };
  const backward = ({ rows, values, label, weight }: Prepared, rate: number) => {
    blame.fill(0);
    for (let owner = 0; owner < classes; owner += 1) {
      const error = ((owner === label ? 1 : 0) - (scores[owner] ?? 0)) * weight;
      if (Math.abs(error) < NEGLIGIBLE_ERROR) continue;
      const squares = (outputSquares[owner] ?? 0) + error * error;
      outputSquares[owner] = squares;
      const step = (rate * error) / Math.sqrt(squares + 1);
      bias[owner] = (bias[owner] ?? 0) + step;
      for (let at = 0; at < dimensions; at += 1) {
        const place = owner * dimensions + at;
        blame[at] = (blame[at] ?? 0) + error * (output[place] ?? 0);
        output[place] = (output[place] ?? 0) + step * (hidden[at] ?? 0);
      }
    }
    let length = 0;
    for (let at = 0; at < dimensions; at += 1) length += (blame[at] ?? 0) ** 2 / dimensions;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] ?? 0;
      const value = values[index] ?? 0;
      const squares = (vectorSquares[row] ?? 0) + value * value * length;
      vectorSquares[row] = squares;
      const step = (rate * value) / Math.sqrt(squares + 1e-3);
      for (let at = 0; at < dimensions; at += 1) {
        const place = row * dimensions + at;
        vectors[place] = (vectors[place] ?? 0) + step * (blame[at] ?? 0);
      }
    }
  };

  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const at of orderOf(draws, seed * EPOCHS + epoch)) {
      const example = examples[at];
      if (example === undefined) continue;
      forward(example);
      backward(example, RATE * (1 - (COOLING * epoch) / EPOCHS));
    }
  }
  return { dimensions, vectors, output, bias };
}
