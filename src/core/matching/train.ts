import { mix } from "../hash.ts";
import { type Classifier, type Features, IDF_STEP, scaleOf } from "./classifier.ts";
import { isWord } from "./features.ts";
import { pack } from "./pack.ts";
import { trainDeep } from "./train-deep.ts";
import { trainWide } from "./train-wide.ts";

export interface Example {
  readonly features: Features;
  readonly label: number;
  /** How much it counts; 1 where nothing is said. */
  readonly weight?: number;
}

/** An example as it is learned from. */
export interface Prepared {
  /** Rows of its features that are learned. */
  readonly rows: Uint32Array;
  readonly values: Float32Array;
  readonly label: number;
  readonly weight: number;
  /** A number of its own: by it falls what is left to chance. */
  readonly draw: number;
}

export interface TrainingOptions {
  /** Pairs and pieces seen in fewer examples are dropped; words are kept, or a phrase of its own words were not learned. */
  readonly minimum?: number;
  /** Length of a feature's vector; 0 for no deep half. */
  readonly dimensions?: number;
  /** Weights below this are dropped after training. */
  readonly negligible?: number;
  /** Trainings of the wide half whose mean is taken. */
  readonly trainings?: number;
}

/** Weights below this change no decision that a probability of 1% would not. */
const NEGLIGIBLE = 0.16;

/**
 * Learns a classifier from examples. The same examples always give the same model.
 *
 * @param classes how many there are: labels are numbers below it
 */
export function train(
  examples: readonly Example[],
  classes: number,
  { minimum = 2, dimensions = 0, trainings = 1, negligible = NEGLIGIBLE }: TrainingOptions = {},
): Classifier {
  const table = fileFeatures(examples, minimum);
  const prepared = prepare(examples, table);
  const wide = trainWide(prepared, table.idf.length, classes, trainings);
  const deep = dimensions === 0 ? undefined : trainDeep(prepared, table.idf.length, classes, dimensions);
  return pack(table, classes, { wide, deep, negligible });
}

/** Features by row, and each row's inverse document frequency as it will be kept: in whole steps. */
export interface FeatureRows {
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

function prepare(examples: readonly Example[], { rowOf, idf }: FeatureRows): Prepared[] {
  const equals = new Map<number, number>();
  return examples.map(({ features, label, weight = 1 }) => {
    // Equal examples are not to be met one right behind the other.
    const own = features.reduce(mix, label);
    const before = equals.get(own) ?? 0;
    equals.set(own, before + 1);
    const rows = Uint32Array.from([...features].flatMap((feature) => rowOf.get(feature) ?? []));
    const values = Float32Array.from(rows, (row) => (idf[row] ?? 0) * IDF_STEP);
    const scale = scaleOf(
      values.reduce((sum, value) => sum + value * value, 0),
      features.length - rows.length,
    );
    return {
      rows,
      values: values.map((value) => value * scale),
      label,
      weight,
      draw: mix(own, before),
    };
  });
}
