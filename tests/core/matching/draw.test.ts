import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oneIn, orderOf, partnersFrom } from "../../../src/core/matching/draw.ts";

const texts = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 60 });

describe("what is left to chance", () => {
  it("is drawn the same for a text whatever else stands in the list", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 5 }), (list, many) => {
        const [, ...others] = list;
        const drawn = oneIn(many, list);
        expect(oneIn(many, others)).toEqual(others.filter((text) => drawn.includes(text)));
      }),
    );
  });

  it("takes about one in so many", () => {
    const many = Array.from({ length: 3000 }, (_, at) => `text ${at}`);
    expect(oneIn(3, many).length / 1000).toBeCloseTo(1, 0);
    expect(oneIn(1, many)).toEqual(many);
  });

  it("leaves a text its partner unless that one is gone", () => {
    fc.assert(
      fc.property(texts, fc.string(), (list, text) => {
        const partner = partnersFrom(list)(text);
        const [first, ...others] = list;
        if (partner !== first) expect(partnersFrom(others)(text)).toBe(partner);
        expect(list).toContain(partner);
      }),
    );
    expect(partnersFrom([])("text")).toBeUndefined();
  });

  it("leaves examples in their order when another comes in, and orders them anew each round", () => {
    const draws = Uint32Array.from({ length: 500 }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 0);
    const order = [...orderOf(draws, 1)];
    expect(order.toSorted((left, right) => left - right)).toEqual([...draws.keys()]);
    expect([...orderOf(draws.subarray(0, 499), 1)]).toEqual(order.filter((at) => at !== 499));
    expect([...orderOf(draws, 2)]).not.toEqual(order);
  });
});
