import { describe, expect, it } from "vitest";
import { distinct, listNames, nameOfMention } from "../../../src/core/decision/state.ts";
import { ASTHMA, CLOTS, mentioned, named, PACEMAKER, SKIN, strange } from "./kit.ts";

describe("a condition's name", () => {
  it("is the guide's where the folder lists it, and the person's where it does not", () => {
    expect(nameOfMention(mentioned("clots", { name: "dvt" }))).toEqual(CLOTS);
    expect(nameOfMention(strange("glow"))).toEqual(named(null, "glow", "unlisted"));
  });
});

describe("conditions once each", () => {
  it("stand by how serious they are, in the order in which they came", () => {
    expect(distinct([PACEMAKER, SKIN, ASTHMA, CLOTS])).toEqual([CLOTS, SKIN, PACEMAKER, ASTHMA]);
    expect(distinct([SKIN, CLOTS])).toEqual([CLOTS, SKIN]);
  });

  it("are the same by id, and without one by name", () => {
    const renamed = { ...CLOTS, name: "clots" };
    expect(distinct([CLOTS, renamed])).toEqual([CLOTS]);
    const glow = named(null, "glow", "unlisted");
    expect(distinct([glow, named(null, "hum", "unlisted"), glow])).toEqual([
      glow,
      named(null, "hum", "unlisted"),
    ]);
  });
});

describe("names in a sentence", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
    [["a", "b", "c", "d"], "a, b, c and d"],
    [["a", "b", "c", "d", "e"], "a, b, c and d"],
  ])("%j is %j", (names, sentence) => {
    expect(listNames(names)).toBe(sentence);
  });
});
