import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stem } from "../../../src/core/text/stem.ts";

describe("stem", () => {
  it.each([
    ["massages", "massage"],
    ["massaging", "massaged"],
    ["sessions", "session"],
    ["swelling", "swell"],
    ["benefits", "benefit"],
    ["draining", "drained"],
  ])("gives %s and %s one stem", (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  it("leaves short words, numbers and other scripts as they are", () => {
    for (const word of ["is", "its", "30", "2nd", "血", "рака", "überall"]) expect(stem(word)).toBe(word);
  });

  it("never gives an empty stem or a longer one", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
        expect(stem(word).length).toBeGreaterThan(0);
        expect(stem(word).length).toBeLessThanOrEqual(word.length + 1);
      }),
    );
  });
});
