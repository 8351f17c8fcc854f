import { describe, expect, it } from "vitest";
import { asksOfMore, asksOfOpen, withoutGeneral } from "../../../src/core/decision/safety-question.ts";
import { asked, lookup, situation } from "./kit.ts";

/** A question that stands over some words of a message. */
const over = (from: number, to: number, shares: Readonly<Record<string, number>> = { general: 0.6 }) => ({
  ...asked(shares),
  from,
  to,
});

describe("a question that asks of more than safety in general", () => {
  const more = (message: string, from: number, to: number) =>
    asksOfMore(over(from, to), situation({ message }), lookup);

  it("holds a word in which nobody asks that, and ten words at most", () => {
    expect(more("is it safe", 0, 3)).toBe(false);
    expect(more("is lymph massage safe everyone", 0, 5)).toBe(false);
    expect(more("is it safe friend", 0, 4)).toBe(false);
    expect(more("is skating safe", 0, 3)).toBe(true);
    expect(more(`skating ${"is it safe ".repeat(3)}`, 0, 10)).toBe(true);
    expect(more(`skating ${"is it safe ".repeat(3)}is`, 0, 11)).toBe(false);
  });

  it("or points at something else in its message", () => {
    expect(more("skating skates. is that safe", 2, 5)).toBe(true);
    expect(more("is that safe. skating skates", 0, 3)).toBe(true);
    expect(more("skating skates. is it safe", 2, 5)).toBe(true);
    expect(more("skating skates skating skates skates. is it safe", 5, 8)).toBe(false);
    expect(more("massage. is it safe", 1, 4)).toBe(false);
    expect(more("skating skates skating skates skates. is that massage safe", 5, 9)).toBe(false);
    expect(more("is it safe. is that safe", 3, 6)).toBe(false);
  });

  it("is not answered by that, nor are its parts", () => {
    const part = over(0, 3, { general: 0.5, rhythm: 0.2 });
    const whole = { ...over(0, 6, { general: 0.6, length: 0.3 }), parts: [part, over(3, 6)] };
    const given = situation({ message: "is skating safe is it safe", asked: [whole] });
    const { asked: held, last } = withoutGeneral(given, lookup);
    expect(held[0]).toBe(last);
    expect(last.best).toEqual({ id: "length", probability: 0.3 });
    expect(last.ranked).toEqual([last.best]);
    expect(last.scores.article).toBeCloseTo(0.3);
    expect(last.parts.map(({ best }) => best.id)).toEqual(["rhythm", "general"]);
  });

  it("is left as it is where it has no such label", () => {
    const given = situation({ message: "is skating safe", asked: [over(0, 3, { length: 0.9 })] });
    expect(withoutGeneral(given, lookup).last).toEqual(given.last);
  });
});

describe("a question of safety that points back", () => {
  const left = (
    message: string,
    context: Parameters<typeof situation>[0],
    shares: Readonly<Record<string, number>> = { general: 0.5 },
  ) => asksOfOpen(situation({ message, asked: [over(0, 3, shares)], ...context }), lookup)?.best;

  it("asks of what was spoken of last, where the article leaves that open", () => {
    const context = { context: { topic: "price" } };
    for (const word of ["that", "this", "those", "both", "they"])
      expect(left(`is ${word} safe`, context)).toEqual({ id: "price", probability: 1 });
    expect(left("is it safe", context)).toBeUndefined();
    expect(left("is this massage safe", context)).toBeUndefined();
    expect(left("is that safe", { context: { topic: "length" } })).toBeUndefined();
    // The likeliest of all, or half of the mass.
    expect(left("is that safe", context, { general: 0.4 })).toEqual({ id: "price", probability: 1 });
    expect(left("is that safe", context, { general: 0.49, length: 0.5 })).toBeUndefined();
  });

  it("asks of nothing that can be named, where it points at somebody or nothing was spoken of", () => {
    const nothing = { id: "", probability: 0 };
    expect(left("is it safe for her", { context: { topic: "price" } })).toEqual(nothing);
    expect(left("is it safe for her", { context: { topic: "length" } })).toBeUndefined();
    expect(left("is that safe", { context: { offered: ["length"] } })).toEqual(nothing);
    expect(left("is this safe", { context: { offered: ["length"] } })).toBeUndefined();
    expect(left("is that safe", {})).toBeUndefined();
  });
});
