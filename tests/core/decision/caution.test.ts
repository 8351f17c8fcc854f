import { describe, expect, it } from "vitest";
import { caution, type Occasion } from "../../../src/core/decision/caution.ts";
import type { Situation } from "../../../src/core/decision/state.ts";
import {
  ASTHMA,
  asked,
  CLOTS,
  lookup,
  mentioned,
  named,
  PACEMAKER,
  passage,
  SKIN,
  situation,
  textsOf,
  topic,
} from "./kit.ts";

const cautionOf = (occasion: Partial<Occasion>, given: Situation = situation()) =>
  caution(given, { named: [], remembered: [], ...occasion }, lookup);
const passagesOf = (occasion: Partial<Occasion>, given?: Situation) =>
  textsOf(cautionOf(occasion, given).draft.passages);

describe("a caution", () => {
  it("of a condition to be avoided is the precaution, the provider, and what is said of safety", () => {
    expect(cautionOf({ named: [CLOTS] })).toEqual({
      draft: {
        kind: "caution",
        question: "a question",
        topic: undefined,
        conditions: [CLOTS],
        passages: [lookup.knowledge.safety.precautions.avoid.sentence, lookup.knowledge.safety.provider],
        lead: "caution-avoid:blood clots",
        closing: "caution-closing",
        suggestions: ["What of risk?", "What of general?", "What of length?"],
      },
      context: { ...situation().context, conditions: ["clots"], offered: ["risk", "general", "length"] },
      because: "condition",
    });
  });

  it("of a condition named earlier gives the list item", () => {
    const decision = cautionOf({ remembered: [SKIN] });
    expect(textsOf(decision.draft.passages)).toEqual(["care item", "PROVIDER"]);
    expect(decision.draft.lead).toBe("caution-caution:skin trouble");
    expect(decision.because).toBe("condition named earlier");
    expect(decision.context.conditions).toEqual([]);
  });

  it("puts what is to be avoided before what asks for care, and what is named now by its sentence", () => {
    expect(passagesOf({ named: [SKIN, CLOTS] })).toEqual(["AVOID", "CARE", "PROVIDER"]);
    expect(passagesOf({ named: [SKIN], remembered: [CLOTS] })).toEqual(["avoid item", "CARE", "PROVIDER"]);
    expect(cautionOf({ named: [SKIN, CLOTS] }).draft.conditions).toEqual([CLOTS, SKIN]);
  });

  it("of what the article does not mention names it and gives no precaution that is none", () => {
    const { draft } = cautionOf({ named: [PACEMAKER] });
    expect(textsOf(draft.passages)).toEqual(["PROVIDER"]);
    expect(draft.lead).toBe("caution-unlisted:a pacemaker");
  });

  it("says nothing of conditions that are not named, unless that is surely asked", () => {
    const care = topic("care", [], { passages: [passage("CARE", "risks"), passage("K1", "risks")] });
    const withCare = { ...lookup, topics: new Map([...lookup.topics, ["care", care]]) };
    const shownAt = (probability: number, condition = PACEMAKER) =>
      textsOf(
        caution(
          situation({ asked: [asked({ care: probability }, { article: probability })] }),
          { named: [condition], remembered: [] },
          withCare,
        ).draft.passages,
      );
    expect(shownAt(0.79)).toEqual(["PROVIDER", "K1"]);
    expect(shownAt(0.8)).toEqual(["PROVIDER", "CARE", "K1"]);
    expect(shownAt(0.6, SKIN)).toEqual(["CARE", "CARE", "K1", "PROVIDER"]);
  });

  it("names what is not mentioned before what is", () => {
    expect(cautionOf({ named: [SKIN, PACEMAKER, ASTHMA] }).draft.lead).toBe(
      "caution-unlisted:a pacemaker and asthma caution-caution:skin trouble",
    );
    expect(cautionOf({ named: [CLOTS, SKIN] }).draft.lead).toBe("caution-avoid:blood clots and skin trouble");
  });

  it("says what the person called it", () => {
    const given = situation({ mentions: [mentioned("clots", { name: "dvt" })] });
    expect(cautionOf({ named: [CLOTS] }, given).draft.lead).toBe(
      "you-mention:“dvt” caution-avoid:blood clots",
    );
  });

  it("remembers what the folder does not list", () => {
    expect(cautionOf({ named: [named(null, "glow", "unlisted")] }).context.unknownCondition).toBe(true);
  });
});

describe("what was asked beside a condition", () => {
  const asking = (id: string, probability = 0.9, context = {}) =>
    situation({ asked: [asked({ [id]: probability })], context });

  it("is answered beside one that asks for care, with two passages at most", () => {
    const decision = cautionOf({ named: [SKIN] }, asking("length"));
    expect(textsOf(decision.draft.passages)).toEqual(["CARE", "L1", "L2", "PROVIDER"]);
    expect(decision.draft).toMatchObject({ topic: "length", closing: "caution-closing" });
    expect(decision.context).toMatchObject({ topic: "length", shown: ["length"] });
  });

  it("is held back beside one to be avoided, said so, and offered as a general question first", () => {
    const { draft, context } = cautionOf({ named: [CLOTS] }, asking("length"));
    expect(textsOf(draft.passages)).toEqual(["AVOID", "PROVIDER"]);
    expect(draft.closing).toBe("caution-closing caution-held");
    expect(draft.suggestions).toEqual(["What of length?", "What of risk?", "What of general?"]);
    expect(context.offered).toEqual(["length", "risk", "general"]);
  });

  it("is held back beside one that the article does not mention, also where another asks for care", () => {
    expect(passagesOf({ named: [PACEMAKER] }, asking("length"))).toEqual(["PROVIDER"]);
    expect(passagesOf({ named: [SKIN, PACEMAKER] }, asking("length"))).toEqual(["CARE", "PROVIDER"]);
  });

  it("of safety is answered beside one to be avoided, without praise and without other sections", () => {
    const { draft } = cautionOf({ named: [CLOTS] }, asking("risk"));
    expect(textsOf(draft.passages)).toEqual(["AVOID", "K1", "PROVIDER"]);
    expect(draft.closing).toBe("caution-closing");
    expect(draft.suggestions).toEqual(["What of general?", "What of length?", "What of short?"]);
  });

  it("holds back praise beside one that asks for care, too", () => {
    expect(passagesOf({ named: [SKIN] }, asking("risk"))).toEqual(["CARE", "K1", "K3", "PROVIDER"]);
  });

  it("is not offered again where the condition was named earlier, or it was chosen from what was offered", () => {
    const given = asking("length");
    expect(cautionOf({ remembered: [CLOTS] }, given).context.offered).toEqual(["risk", "general", "rhythm"]);
    const chosen = lookup.topics.get("rhythm");
    const decision = cautionOf({ named: [CLOTS], chosen }, given);
    expect(decision.draft.topic).toBe("rhythm");
    expect(decision.draft.closing).toBe("caution-closing caution-held");
    expect(decision.context.offered).toEqual(["risk", "general", "length"]);
  });

  it("is offered behind what was not shown yet", () => {
    const given = asking("short", 0.1, { shown: ["risk"] });
    expect(cautionOf({ named: [CLOTS] }, given).context.offered).toEqual(["general", "length", "risk"]);
  });

  it("is found where the article's topics have half of the mass, and one a quarter", () => {
    expect(cautionOf({ named: [SKIN] }, asking("length", 0.5)).draft.topic).toBe("length");
    expect(cautionOf({ named: [SKIN] }, asking("length", 0.49)).draft.topic).toBeUndefined();
    const spread = (best: number) =>
      situation({ asked: [asked({ price: 0.3, length: best, rhythm: 0.24 }, { article: 0.6 })] });
    expect(cautionOf({ named: [SKIN] }, spread(0.25)).draft.topic).toBe("length");
    expect(cautionOf({ named: [SKIN] }, spread(0.249)).draft.topic).toBeUndefined();
  });

  it("is looked for in every question", () => {
    const given = situation({ asked: [asked({ price: 0.9 }), asked({ short: 0.9 })] });
    expect(cautionOf({ named: [SKIN] }, given).draft.topic).toBe("short");
  });
});
