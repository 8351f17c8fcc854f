import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Classifier, classify } from "../../../src/core/matching/classifier.ts";
import { type Example, train } from "../../../src/core/matching/train.ts";

const features = (...numbers: number[]) => Uint32Array.from(numbers);

/** A problem of so many classes: each has two features of its own, and all share one that says nothing. */
function toy(classes: number, copies = 6): Example[] {
  return Array.from({ length: classes * copies }, (_, at) => {
    const label = at % classes;
    const own = 1000 + label * 10;
    return { features: at % 2 === 0 ? features(7, own, own + 1) : features(7, own, own + 2), label };
  });
}

function probabilities(model: Classifier, given: Uint32Array): Float32Array {
  const out = new Float32Array(model.classes);
  classify(model, given, out);
  return out;
}

function best(model: Classifier, given: Uint32Array): number {
  const found = probabilities(model, given);
  return found.indexOf(Math.max(...found));
}

describe("a trained classifier", () => {
  it.each([2, 3, 40, 160, 161, 300])("learns a problem of %i classes", (classes) => {
    const examples = toy(classes);
    const model = train(examples, classes);
    for (const { features: given, label } of examples) expect(best(model, given)).toBe(label);
  });

  it("knows a class by one of its features alone, and gives it most of the probability", () => {
    const model = train(toy(5), 5);
    expect(best(model, features(1030))).toBe(3);
    expect(probabilities(model, features(1030, 1031))[3]).toBeGreaterThan(0.5);
  });

  it("tells apart classes beyond the numbers of one byte", () => {
    const model = train(toy(300), 300);
    expect(best(model, features(1000 + 299 * 10))).toBe(299);
    expect(best(model, features(1000 + 43 * 10))).toBe(43);
  });

  it("gives an example of more weight more say", () => {
    const contested = (weight: number): Example[] => [
      ...Array.from({ length: 4 }, () => ({ features: features(11), label: 0 })),
      ...Array.from({ length: 4 }, () => ({ features: features(11), label: 1, weight })),
    ];
    const light = probabilities(train(contested(0.1), 2), features(11))[1] ?? 0;
    const heavy = probabilities(train(contested(3), 2), features(11))[1] ?? 0;
    expect(heavy).toBeGreaterThan(light);
  });

  it("learns the same model from the same examples, bit for bit", () => {
    expect(train(toy(12), 12)).toEqual(train(toy(12), 12));
    expect(train(toy(170), 170)).toEqual(train(toy(170), 170));
  });

  it("survives being kept as plain data", () => {
    const model = train(toy(9), 9);
    const kept = structuredClone(model);
    for (const { features: given } of toy(9))
      expect(probabilities(kept, given)).toEqual(probabilities(model, given));
  });

  it("keeps its weights in a byte each and drops what decides nothing, without changing a decision", () => {
    const model = train(toy(20), 20);
    expect(model.rows).toBeInstanceOf(Int8Array);
    // The shared feature stands in every class: what it says is little beside the features that decide.
    const spread = (given: Uint32Array) => {
      const found = probabilities(model, given);
      return Math.max(...found) - Math.min(...found);
    };
    expect(spread(features(1050))).toBeGreaterThan(spread(features(7)) * 4);
    for (const { features: given, label } of toy(20)) expect(best(model, given)).toBe(label);
  });

  it("is less sure of a message that is mostly unknown than of the same words alone", () => {
    const model = train(toy(4), 4);
    const alone = probabilities(model, features(1020, 1021))[2] ?? 0;
    const drowned = probabilities(model, features(1020, 1021, 1, 2, 3, 4, 5, 6))[2] ?? 0;
    expect(drowned).toBeLessThan(alone);
  });
});

describe("probabilities", () => {
  const models = [train(toy(3), 3), train(toy(170), 170), train([], 4)];
  const anyFeatures = fc.uniqueArray(
    fc.oneof(fc.integer({ min: 1, max: 2800 }), fc.integer({ min: 1, max: 0xffffffff })),
    {
      maxLength: 60,
    },
  );

  it("sum to 1 and are none of them negative, whatever the message", () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), anyFeatures, (model, given) => {
        const found = [...probabilities(model, Uint32Array.from(given))];
        expect(found.every((probability) => probability >= 0 && probability <= 1)).toBe(true);
        expect(found.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 4);
      }),
    );
  });

  it("do not hang on the order of the features", () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), anyFeatures, (model, given) => {
        const forward = probabilities(model, Uint32Array.from(given));
        const backward = probabilities(model, Uint32Array.from([...given].reverse()));
        forward.forEach((probability, at) => {
          expect(backward[at]).toBeCloseTo(probability, 4);
        });
      }),
    );
  });

  it("are even where nothing was learned", () => {
    expect([...probabilities(train([], 4), features(1, 2, 3))]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});
