import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { worstLevel } from "../../../src/core/safety/conditions.ts";
import { condition, mentionsIn, shippedKnowledge, smallLexicon } from "../lexicon.ts";

const CONDITIONS = [
  condition("infections", ["covid", "flu", "fever", "infection"]),
  condition("vaccination", ["covid vaccine", "flu shot", "flu jab"], { level: "unlisted" }),
  condition("clots", ["blood clot", "clot", "deep vein thrombosis", "dvt"]),
  condition("heart", ["heart failure", "weak heart"]),
  condition("skin", ["sore", "eczema", "allergy", "rash"], { level: "caution", together: ["skin crack"] }),
  condition("immune", ["immune disorder"], { level: "unlisted" }),
];
const lexicon = smallLexicon({
  conditions: CONDITIONS,
  known: "i have a the my is it safe with and or no not in leg after what about skin keeps cracking got hard",
  guarded: ["cloths", "slots", "sores"],
  everyday: ["fever pitch"],
});
const namesIn = (message: string) =>
  mentionsIn(message, lexicon).map((mention) => mention.condition?.id ?? `?${mention.name}`);

describe("conditions in a message", () => {
  it("are found by any of their names, in the order of the message", () => {
    expect(namesIn("a dvt and eczema and covid")).toEqual(["clots", "skin", "infections"]);
  });

  it("are found in the singular and the plural, the plural of -y and -sh too", () => {
    expect(namesIn("clots")).toEqual(["clots"]);
    expect(namesIn("blood clots")).toEqual(["clots"]);
    expect(namesIn("allergies")).toEqual(["skin"]);
    expect(namesIn("rashes")).toEqual(["skin"]);
  });

  it("are the ones of the longest name", () => {
    expect(namesIn("i have covid")).toEqual(["infections"]);
    expect(namesIn("after my covid vaccine")).toEqual(["vaccination"]);
    expect(namesIn("a flu shot")).toEqual(["vaccination"]);
    expect(namesIn("a flu shot and flu")).toEqual(["vaccination", "infections"]);
  });

  it("are none in an everyday expression that holds a name", () => {
    expect(namesIn("it got to fever pitch")).toEqual([]);
    expect(namesIn("a fever")).toEqual(["infections"]);
  });

  it("are not reached from another word by its stem", () => {
    expect(namesIn("is it safe with an immunization disorder")).not.toContain("immune");
    expect(namesIn("clotting")).not.toContain("clots");
    expect(namesIn("infectious")).not.toContain("infections");
  });

  it("are not reached from a guarded word, however near it is", () => {
    expect(namesIn("what about cloths")).toEqual([]);
    expect(namesIn("slots")).toEqual([]);
  });

  it("are found in words that name them only together, near each other, in any order", () => {
    expect(namesIn("my skin keeps cracking")).toEqual(["skin"]);
    expect(namesIn("cracking of the skin")).toEqual(["skin"]);
    expect(namesIn("my skin is hard")).toEqual([]);
    const denied = (message: string) => mentionsIn(message, lexicon).map((mention) => mention.denied);
    expect(denied("no cracking, skin is hard")).toEqual([true]);
    expect(denied("skin not cracking")).toEqual([false]);
    expect(namesIn("the skin. it keeps cracking")).toEqual([]);
    expect(namesIn(`skin ${"and ".repeat(20)} cracking`)).toEqual([]);
  });

  it("are found in misspelled names", () => {
    expect(namesIn("i have exzema")).toEqual(["skin"]);
    expect(namesIn("deep vain thrombosys")).toEqual(["clots"]);
    expect(namesIn("hart failure")).toEqual(["heart"]);
    expect(namesIn("blod clott")).toEqual(["clots"]);
  });

  it("are unlisted ones where a word the folder does not hold ends like an illness, an operation or a medicine", () => {
    const [mention] = mentionsIn("i have zyzzyvitis", lexicon);
    expect(mention).toMatchObject({ condition: undefined, level: "unlisted", name: "zyzzyvitis" });
    expect(namesIn("i have zyzzyva")).toEqual([]);
  });

  it("are none where nothing is named", () => {
    expect(namesIn("")).toEqual([]);
    expect(namesIn("is it safe with my leg")).toEqual([]);
  });
});

describe("every name of the shipped folder", () => {
  const { conditions } = shippedKnowledge().knowledge.safety;
  const everyName = conditions.flatMap(({ id, level, names }) => names.map((name) => ({ id, level, name })));

  it("is found in a question, as its own condition or one with a longer name over it", () => {
    const missed = everyName.filter(({ name }) => mentionsIn(`can i go with ${name}?`).length === 0);
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  it.each(["with X", "has X", "have a X", "my X", "after X", "on X", "she had X last year"])(
    "is met by its own level or a more serious one, where the article lists it: %s",
    (frame) => {
      const seriousness = { avoid: 0, caution: 1, unlisted: 2 } as const;
      const missed = everyName
        .filter(({ level }) => level !== "unlisted")
        .filter(
          ({ name, level }) =>
            !mentionsIn(frame.replace("X", () => name)).some(
              (found) => seriousness[found.level] <= seriousness[level],
            ),
        );
      expect(missed.map(({ name }) => name)).toEqual([]);
    },
  );

  it("reaches its own condition when it stands alone, whatever the case", () => {
    const pick = fc.constantFrom(...everyName);
    fc.assert(
      fc.property(pick, fc.boolean(), ({ id, name }, loud) => {
        const found = mentionsIn(loud ? name.toUpperCase() : name).map((mention) => mention.condition?.id);
        expect(found).toContain(id);
      }),
      { numRuns: 400 },
    );
  });

  it("is found at any place of a long message", () => {
    const story = fc.array(fc.constantFrom("We walked home.", "The room was nice.", "It rained a lot."), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.constantFrom(...everyName), story, story, ({ name }, before, after) => {
        const found = mentionsIn([...before, `I have ${name}.`, ...after].join(" "));
        expect(found.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the shipped folder's names", () => {
  const levelsIn = (message: string) => mentionsIn(message).map(({ level }) => level);
  const idsIn = (message: string) => mentionsIn(message).map((mention) => mention.condition?.id);

  it("tell a vaccine from the illness", () => {
    expect(idsIn("i have covid")).toContain("acute-infections");
    expect(idsIn("i had the covid vaccine")).not.toContain("acute-infections");
    expect(idsIn("i just got a flu shot")).not.toContain("acute-infections");
    expect(idsIn("i have the flu")).toContain("acute-infections");
  });

  it("do not take being sore for having a sore", () => {
    expect(idsIn("i am sore after the gym")).not.toContain("skin-conditions");
    expect(idsIn("my muscles are sore")).not.toContain("skin-conditions");
    expect(idsIn("i have open sores")).toContain("skin-conditions");
  });

  it.each([
    "does it boost the immune system",
    "what about immunity",
    "do they use cloths",
    "what clothes do i wear",
    "can i drink water",
  ])("are in no ordinary question: %s", (message) => {
    expect(levelsIn(message)).toEqual([]);
  });

  it.each([
    ["tengo cáncer", "active-cancer"],
    ["j'ai un cancer", "active-cancer"],
    ["ich habe eine thrombose", "blood-clots"],
    ["estou com trombose", "blood-clots"],
    ["我有癌症", "active-cancer"],
  ])("are known in other languages: %s", (message, id) => {
    expect(idsIn(message)).toContain(id);
  });

  it.each([
    ["i have canser", "active-cancer"],
    ["blood cloth in my leg", "blood-clots"],
    ["i have thrombosys", "blood-clots"],
    ["congestive hart failure", "congestive-heart-failure"],
    ["exzema", "skin-conditions"],
    ["i am on chemmo", "active-cancer"],
  ])("are known misspelled: %s", (message, id) => {
    expect(idsIn(message)).toContain(id);
  });
});

describe("a misspelled name that is a word of another language", () => {
  // The folder holds "celulitis infecciosa": its first word is known, and so never mended.
  it("is still the English name", () => {
    expect(mentionsIn("i have celulitis on my leg").map((mention) => mention.condition?.id)).toContain(
      "acute-infections",
    );
  });
});

describe("the worst level", () => {
  it("is avoid before caution before unlisted", () => {
    const level = fc.constantFrom("avoid", "caution", "unlisted");
    fc.assert(
      fc.property(fc.array(level), (levels) => {
        const expected = (["avoid", "caution", "unlisted"] as const).find((each) => levels.includes(each));
        expect(worstLevel(levels.map((each) => ({ level: each })))).toBe(expected);
      }),
    );
  });
});
