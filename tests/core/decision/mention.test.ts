import { describe, expect, it } from "vitest";
import { mention } from "../../../src/core/decision/mention.ts";
import type { Mention } from "../../../src/core/safety/conditions.ts";
import { CLOTS, lookup, mentioned, PACEMAKER, SKIN, situation, strange } from "./kit.ts";

const said = (...mentions: readonly Mention[]) =>
  mention(situation({ mentions }), [CLOTS, SKIN, PACEMAKER], lookup);

describe("reading a name back", () => {
  it("says what a person called a condition, each name once", () => {
    const dvt = mentioned("clots", { name: "dvt" });
    expect(said(dvt)).toBe("you-mention:“dvt” ");
    expect(said(dvt, dvt, mentioned("skin", { name: "rash" }))).toBe("you-mention:“dvt” and “rash” ");
  });

  it("says nothing where it is the guide's own name, or begins like a word of it", () => {
    expect(said(mentioned("clots"))).toBe("");
    expect(said(mentioned("clots", { name: "clotting" }))).toBe("");
    expect(said(mentioned("pacemaker", { name: "pacemakers" }))).toBe("");
    expect(said(mentioned("clots", { name: "clods" }))).toBe("you-mention:“clods” ");
  });

  it("says nothing of what is denied, is none of the folder's, is not spoken of, or may not be named back", () => {
    expect(said(mentioned("clots", { name: "dvt", denied: true }))).toBe("");
    expect(said(strange("glow"))).toBe("");
    expect(said(mentioned("asthma", { name: "wheeze" }))).toBe("");
    expect(said(mentioned("clots", { name: "dvt2" }))).toBe("");
  });
});
