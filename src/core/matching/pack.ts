import { homeOf } from "../home-of.ts";
import { type Classifier, entryBytes, isNarrow } from "./classifier.ts";
import type { FeatureRows } from "./train.ts";
import type { LearnedDeep } from "./train-deep.ts";
import type { Wide } from "./train-wide.ts";

/** What was learned. */
export interface Learned {
  readonly wide: Wide;
  readonly deep: LearnedDeep | undefined;
  /** Weights below this are dropped. */
  readonly negligible: number;
}

/** What was learned, in one byte a number, without what decides nothing: a feature whose weights are all dropped is, too. */
export function pack(
  { rowOf, idf }: FeatureRows,
  classes: number,
  { wide, deep, negligible }: Learned,
): Classifier {
  const { capacity, weights, owners, bias } = wide;
  const dimensions = deep?.dimensions ?? 0;
  const step = stepOf(weights);
  const vectorStep = stepOf(deep?.vectors ?? []);
  const bytes = entryBytes(classes);
  const counts = Uint16Array.from(idf, (_, row) => {
    let count = 0;
    for (let at = row * capacity; at < (row + 1) * capacity; at += 1)
      if (Math.abs(weights[at] ?? 0) >= negligible) count += 1;
    return count;
  });
  const table = fileRows([...rowOf].filter(([, row]) => counts[row] !== 0));
  const slots = new Uint32Array(2 * (table.length + 1));
  if (isNarrow({ classes, deep })) {
    table.forEach((filed, slot) => {
      if (filed === undefined) return;
      const [feature, row] = filed;
      const kept = Array.from(weights.subarray(row * capacity, (row + 1) * capacity), (weight) =>
        Math.abs(weight) < negligible ? 0 : Math.round(weight / step),
      );
      slots[2 * slot] = feature;
      slots[2 * slot + 1] = narrowRow(idf[row] ?? 0, kept);
    });
    return { classes, slots, rows: new Int8Array(), step, bias, deep: undefined };
  }
  let length = 0;
  table.forEach((filed, slot) => {
    slots[2 * slot] = filed?.[0] ?? 0;
    slots[2 * slot + 1] = length;
    if (filed !== undefined) length += 1 + dimensions + Math.min(classes, bytes * (counts[filed[1]] ?? 0));
  });
  slots[2 * table.length + 1] = length;

  const rows = new Int8Array(length);
  table.forEach((filed, slot) => {
    if (filed === undefined) return;
    const [, row] = filed;
    const start = (slots[2 * slot + 1] ?? 0) + 1;
    rows[start - 1] = idf[row] ?? 0;
    for (let at = 0; at < dimensions; at += 1)
      rows[start + at] = Math.round((deep?.vectors[row * dimensions + at] ?? 0) / vectorStep);
    let entry = start + dimensions;
    const whole = (slots[2 * slot + 3] ?? 0) - entry === classes ? entry : undefined;
    for (let place = row * capacity; place < (row + 1) * capacity; place += 1) {
      const weight = weights[place] ?? 0;
      if (Math.abs(weight) < negligible) continue;
      const owner = owners === undefined ? place - row * capacity : (owners[place] ?? 0);
      const rounded = Math.round(weight / step);
      if (whole !== undefined) {
        rows[whole + owner] = rounded;
        continue;
      }
      rows[entry] = owner & 0xff;
      if (bytes === 3) rows[entry + 1] = owner >> 8;
      rows[entry + bytes - 1] = rounded;
      entry += bytes;
    }
  });
  return {
    classes,
    slots,
    rows,
    step,
    bias,
    deep: deep && { dimensions, step: vectorStep, output: deep.output, bias: deep.bias },
  };
}

/** A row of at most four bytes as one number: the inverse document frequency in the lowest. */
function narrowRow(idf: number, weights: readonly number[]): number {
  return weights.reduce((row, weight, at) => row | ((weight & 0xff) << (8 * (at + 1))), idf) >>> 0;
}

/** The step in which numbers fit into a byte with its sign. */
function stepOf(numbers: ArrayLike<number>): number {
  let most = 0;
  for (let at = 0; at < numbers.length; at += 1) most = Math.max(most, Math.abs(numbers[at] ?? 0));
  return most === 0 ? 1 : most / 127;
}

/** Features with their rows where an open-addressing table two thirds full has them. */
function fileRows(
  features: readonly (readonly [number, number])[],
): readonly (readonly [number, number] | undefined)[] {
  // At least one slot is free: a look-up ends there.
  const size = Math.max(16, Math.ceil(features.length * 1.5));
  const table = new Array<readonly [number, number] | undefined>(size).fill(undefined);
  for (const entry of features) {
    let slot = homeOf(entry[0], size);
    while (table[slot] !== undefined) slot = slot + 1 === size ? 0 : slot + 1;
    table[slot] = entry;
  }
  return table;
}
