import { describe, expect, it } from "vitest";
import { joinContexts } from "../../src/conversation/contexts.ts";
import { type Context, EMPTY_CONTEXT } from "../../src/core/context.ts";

const context = (given: Partial<Context>): Context => ({ ...EMPTY_CONTEXT, ...given });

describe("a context with that of another place", () => {
  it("counts what was said of somebody in either, whatever was spoken of", () => {
    const said = {
      conditions: ["clots"],
      denied: ["skin"],
      unknownCondition: true,
      healthHinted: true,
      cards: { medical: 7 },
    };
    for (const topic of [null, "length"]) {
      const own = context({ topic });
      expect(joinContexts(own, context(said))).toMatchObject(said);
      expect(joinContexts(context({ ...said, topic }), EMPTY_CONTEXT)).toMatchObject(said);
    }
  });

  it("goes on from its own topic and offers, and from the other's where it has none", () => {
    const other = context({ topic: "length", shown: ["length"], offered: ["rhythm"] });
    expect(joinContexts(EMPTY_CONTEXT, other)).toEqual(other);
    const own = context({ topic: "price", shown: ["price"], offered: ["length"] });
    expect(joinContexts(own, other)).toEqual(own);
    const offered = context({ offered: ["price"] });
    expect(joinContexts(offered, other)).toEqual(offered);
  });

  it("keeps each condition once, and its own time of a card", () => {
    const joined = joinContexts(
      context({ conditions: ["clots", "skin"], cards: { medical: 2 } }),
      context({ conditions: ["skin", "cancer"], cards: { medical: 1, crisis: 3 } }),
    );
    expect(joined.conditions).toEqual(["clots", "skin", "cancer"]);
    expect(joined.cards).toEqual({ medical: 2, crisis: 3 });
  });
});
