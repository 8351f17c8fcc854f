import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blend,
  isAboutWhat,
  isElliptical,
  isFragment,
  namesNothing,
  pointsBack,
} from "../../../src/core/matching/ellipsis.ts";
import { UNKNOWN } from "../../../src/core/matching/features.ts";
import { read } from "../lexicon.ts";

describe("a fragment of a question", () => {
  it.each(["softer then?", "ok so softer then?", "every week?!", "like what, the gym?", "of what tho"])(
    "is known: %s",
    (message) => {
      expect(isFragment(read(message))).toBe(true);
    },
  );

  it.each(["how often?", "is it?", "like what, the gym, yoga?", "softer than in the other one"])(
    "is none that asks for itself, or is longer: %s",
    (message) => {
      expect(isFragment(read(message))).toBe(false);
    },
  );
});

describe("a question that names nothing", () => {
  it.each(["what is that about", "who do i believe", "any reason", "is it doing anything"])(
    "is known: %s",
    (words) => {
      expect(namesNothing(words.split(" "))).toBe(true);
    },
  );

  it.each(["what is it for weekly", "does it hurt", "how often", "is it safe"])(
    "is none that says what of: %s",
    (words) => {
      expect(namesNothing(words.split(" "))).toBe(false);
    },
  );
});

describe("a message that only goes on from the one before", () => {
  it.each([
    "and for chronic conditions?",
    "what about my legs",
    "or twice a week?",
    "ok and the face?",
    "even for beginners?",
    "with oil?",
    "hm. and for somebody with a weak heart?",
    "oh right, thanks. what about my legs",
  ])("is known: %s", (message) => {
    expect(isElliptical(read(message))).toBe(true);
  });

  it.each([
    ["asks for itself", "and how long does it take?"],
    ["asks for itself", "but is it safe?"],
    ["asks for itself", "or should i ask my doctor"],
    ["does not begin like one", "chronic conditions"],
    ["is too long for one", "and then my sister told me about all the things she saw there"],
    ["is empty", ""],
    ["holds no word", "?!"],
  ])("is not one that %s: %s", (_, message) => {
    expect(isElliptical(read(message))).toBe(false);
  });
});

describe("a message that asks of nothing but what was spoken of", () => {
  it.each([
    "does it help with that?",
    "would it work for those",
    "ok, and is it any good for that then?",
    "can it do anything about it",
    "does this really help with them too",
  ])("is known: %s", (message) => {
    expect(pointsBack(read(message))).toBe(true);
  });

  it.each([
    "does it help with sleep?",
    "does it help",
    "is that safe?",
    "does it help with that rash",
    "with that",
  ])("is not one that names something, or asks for itself: %s", (message) => {
    expect(pointsBack(read(message))).toBe(false);
  });
});

describe("blending a fragment with what it goes on from", () => {
  const distribution = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 8 })
    .map((values) => {
      const sum = values.reduce((total, value) => total + value, 0);
      return Float32Array.from(values, (value) => (sum === 0 ? 1 / values.length : value / sum));
    });

  it("gives probabilities that sum to 1", () => {
    fc.assert(
      fc.property(distribution, distribution, (fragment, whole) => {
        fc.pre(fragment.length === whole.length);
        const sum = blend(fragment, whole).reduce((total, value) => total + value, 0);
        expect(sum).toBeCloseTo(1, 3);
      }),
    );
  });

  it("follows what both say, and more the fragment than the whole", () => {
    const [first = 0, second = 0] = blend(Float32Array.of(0.8, 0.2), Float32Array.of(0.2, 0.8));
    expect(first).toBeGreaterThan(second);
    const [, agreed = 0] = blend(Float32Array.of(0.4, 0.6), Float32Array.of(0.4, 0.6));
    expect(agreed).toBeGreaterThan(0.6);
  });

  it("keeps the fragment where the two rule each other out", () => {
    expect([...blend(Float32Array.of(1, 0), Float32Array.of(0, 1))]).toEqual([1, 0]);
  });
});

describe("a fragment about what was said", () => {
  const said = ["weekly", "session", "for", "chronic", "condition"];

  it("goes on asking, whatever leads to it", () => {
    expect(isAboutWhat(["and", "for", "chronic", "condition"], said)).toBe(true);
    expect(isAboutWhat(["chronic"], said)).toBe(true);
  });

  it("is none where something of it was not said, or is not known, or nothing is left of it", () => {
    expect(isAboutWhat(["and", "for", "chronic", "pain"], said)).toBe(false);
    expect(isAboutWhat(["chronic", UNKNOWN], [...said, UNKNOWN])).toBe(false);
    expect(isAboutWhat(["and", "for", "the"], said)).toBe(false);
    expect(isAboutWhat([], said)).toBe(false);
  });
});
