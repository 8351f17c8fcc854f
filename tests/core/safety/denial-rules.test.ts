import { describe, expect, it } from "vitest";
import { isDenied } from "../../../src/core/safety/denial.ts";
import { takesBack, takesBackEarlier } from "../../../src/core/safety/take-back.ts";
import { condition, mentionsIn, read, smallLexicon } from "../lexicon.ts";

// Illnesses that nobody has, so that every rule is met by words alone.
const lexicon = smallLexicon({
  conditions: [
    condition("zork", ["zork"]),
    condition("glim", ["glim", "glim remission"]),
    condition("quav", ["quav"]),
  ],
  known: [
    "no not never without nor neither none zero free negative of for with a an any the have has had having got do does did i he",
    "it this that there is are am was were my mum dad but or and why if whether what how can should would think sure since now yet",
    "ago more longer anymore history signs diagnosed problems issues thanks please hope maybe great tested definitely certainly",
    "blue tall house very so ok one them sits runs other to in on they get be done well lately years just actually jk wrong wish ruled out once those these them any all nothing lying there test apply",
  ].join(" "),
});

/** What a message says of the conditions it names: "+" there or not to be relied on, "-" denied. */
const said = (message: string) =>
  mentionsIn(message, lexicon)
    .map(({ denied, condition: named }) => `${denied ? "-" : "+"}${named?.id}`)
    .join(" ");

describe("a word that denies", () => {
  it.each(["no", "never", "without", "nor", "neither", "zero", "none of", "free of", "negative for"])(
    "denies what follows: %s zork",
    (word) => {
      expect(said(`${word} zork`)).toBe("-zork");
    },
  );

  it.each(["none zork", "free zork", "negative zork", "blue zork", "none for zork", "negative of zork"])(
    "is no other: %s",
    (message) => {
      expect(said(message)).toBe("+zork");
    },
  );

  it.each([
    "no history of any zork",
    "never had a zork",
    "no known signs of the zork",
    "never been diagnosed with zork",
    "no problems with zork",
    "no issues with zork",
    "negative for any zork",
  ])("reaches over words of having: %s", (message) => {
    expect(said(message)).toBe("-zork");
  });

  it.each([
    "no blue zork",
    "no my zork",
    "never with zork",
    "no history with zork",
    "no it zork",
    "no for zork",
  ])("does not reach over others: %s", (message) => {
    expect(said(message)).toBe("+zork");
  });

  it("reaches within its clause", () => {
    expect(said("no, zork")).toBe("+zork");
    expect(said("no. zork")).toBe("+zork");
    expect(said("blue house, no zork")).toBe("-zork");
  });

  it("stands behind only as “negative”", () => {
    expect(said("tested zork negative")).toBe("-zork");
    expect(said("tested zork blue")).toBe("+zork");
    expect(said("what of zork. negative of it")).toBe("+zork");
    expect(said("tested zork blue negative")).toBe("+zork");
  });
});

describe("a denial that is none", () => {
  it.each(["not sure of zork", "never think of zork", "no longer have zork", "no more zork", "no yet zork"])(
    "is doubted by the word behind it: %s",
    (message) => {
      expect(said(message)).toBe("+zork");
    },
  );

  it("is hedged up to five words before, in its clause", () => {
    expect(said("hope no zork")).toBe("+zork");
    expect(said("hope house blue tall very no zork")).toBe("+zork");
    expect(said("hope house blue tall very so no zork")).toBe("-zork");
    expect(said("hope, no zork")).toBe("-zork");
    expect(said("no zork hope")).toBe("-zork");
  });

  it.each(["not free of zork", "never without zork", "not never zork"])("is denied itself: %s", (message) => {
    expect(said(message)).toBe("+zork");
  });

  it("answers a question with “no”", () => {
    for (const verb of ["have", "has", "had", "having", "got", "get", "am", "is", "are", "was"])
      expect(said(`no ${verb} zork`)).toBe("+zork");
    expect(said("never had zork")).toBe("-zork");
    expect(said("no been zork")).toBe("-zork");
  });

  it("asks, its verb before its subject", () => {
    expect(said("is there no zork")).toBe("+zork");
    expect(said("there is no zork")).toBe("-zork");
    expect(said("are they without zork")).toBe("+zork");
    expect(said("runs he without zork")).toBe("-zork");
  });

  it.each([
    ["i do not have zork", "-zork"],
    ["he is not zork", "-zork"],
    ["i am not zork", "-zork"],
    ["definitely not zork", "-zork"],
    ["certainly not zork", "-zork"],
    ["do not have zork", "-zork"],
    ["have not had zork", "-zork"],
    ["does not get zork", "-zork"],
    ["house, have not any zork", "-zork"],
    ["blue not zork", "+zork"],
    ["not zork", "+zork"],
    ["can not zork", "+zork"],
    ["do not zork", "+zork"],
    ["is not zork", "+zork"],
    ["why do not have zork", "+zork"],
    ["what have not had zork", "+zork"],
    ["if is not zork", "+zork"],
    ["so do not have zork", "-zork"],
    ["house do not zork", "-zork"],
  ])("“not” denies behind a verb that is stated: %s", (message, expected) => {
    expect(said(message)).toBe(expected);
  });

  it.each([
    ["have it without zork", "+zork"],
    ["done without zork", "+zork"],
    ["blue without zork", "-zork"],
    ["have it no zork", "+zork"],
    ["with or without zork", "+zork"],
    ["how no zork", "+zork"],
    ["if no zork", "+zork"],
    ["with no zork", "-zork"],
    ["or never zork", "-zork"],
    ["is no zork", "+zork"],
    ["house is no zork", "-zork"],
    ["but is no zork", "+zork"],
    ["house, is no zork", "+zork"],
  ])("asks or advises: %s", (message, expected) => {
    expect(said(message)).toBe(expected);
  });
});

describe("a denial of what is past, or of one of two people", () => {
  it.each(["since", "for", "now", "yet", "ago", "anymore", "any more", "no longer", "blue tall now"])(
    "is none: no zork %s",
    (behind) => {
      expect(said(`no zork ${behind}`)).toBe("+zork");
    },
  );

  it("is one where that stands further off, or in another clause", () => {
    expect(said("no zork blue tall house now")).toBe("-zork");
    expect(said("no zork, now blue")).toBe("-zork");
    expect(said("blue no zork, since yet ago")).toBe("-zork");
  });

  it("is none in a name that says it went away, or before “free”", () => {
    expect(said("never glim remission")).toBe("+glim");
    expect(said("never glim")).toBe("-glim");
    expect(said("not zork free")).toBe("+zork");
    expect(said("never zork free")).toBe("+zork");
    expect(said("never zork blue free")).toBe("-zork");
    expect(said("free house, never zork")).toBe("-zork");
  });

  it.each([
    ["never zork but my mum does", "+zork"],
    ["never zork house tall but he has", "+zork"],
    ["never zork blue house tall but he has", "-zork"],
    ["never zork but my blue tall has", "+zork"],
    ["never zork but my blue tall house has", "-zork"],
    ["never zork but blue house does", "-zork"],
    ["never zork but my mum sits", "-zork"],
    ["never zork but does", "-zork"],
    ["never zork but", "-zork"],
    ["never zork he has", "-zork"],
  ])("is none where somebody else has it: %s", (message, expected) => {
    expect(said(message)).toBe(expected);
  });
});

describe("a list of what is denied", () => {
  it.each([
    ["no zork or glim", "-zork -glim"],
    ["no zork nor a glim", "-zork -glim"],
    ["no zork or any other glim", "-zork +glim"],
    ["no zork or an glim", "-zork -glim"],
    ["no zork any glim", "-zork -glim"],
    ["no zork a glim", "-zork +glim"],
    ["no zork and glim", "-zork +glim"],
    ["no zork glim", "-zork -glim"],
    ["zork or glim", "+zork +glim"],
    ["no zork, glim or quav", "-zork -glim -quav"],
    ["no zork, glim, quav", "-zork +glim +quav"],
    ["no zork, glim nor quav", "-zork -glim -quav"],
    ["no zork, glim blue tall house or quav", "-zork -glim +quav"],
    ["no zork, glim blue tall house very or quav", "-zork +glim +quav"],
    ["no zork, glim can or quav", "-zork +glim +quav"],
    ["no zork, glim or can quav", "-zork -glim +quav"],
    ["no zork. glim or quav", "-zork -glim -quav"],
    ["no zork, glim", "-zork +glim"],
    ["no zork or blue glim", "-zork +glim"],
  ])("goes on by “or”, and by commas where an “or” ends it: %s", (message, expected) => {
    expect(said(message)).toBe(expected);
  });
});

describe("taking back", () => {
  const words = (message: string) => read(message, lexicon).tokens;

  it("is a word of it anywhere in the message", () => {
    expect(takesBack(words("no zork, jk"))).toBe(true);
    expect(takesBack(words("i wish"))).toBe(true);
    expect(takesBack(words("no zork, thanks"))).toBe(false);
    expect(said("no zork jk")).toBe("+zork");
  });

  it.each(["no zork but me", "i had none, my mum does", "none, well i do", "would be great"])(
    "is a run of words: %s",
    (message) => {
      expect(takesBack(words(message))).toBe(true);
    },
  );

  it.each(["how can i do it", "i do not have it", "what should i do"])(
    "is not asking what to do: %s",
    (message) => {
      expect(takesBack(words(message))).toBe(false);
    },
  );

  it("of what was said earlier is all that a message says, or names whose it is", () => {
    expect(takesBackEarlier(words("actually blue tall house ok"))).toBe(true);
    expect(takesBackEarlier(words("actually blue tall house ok thanks"))).toBe(false);
    expect(takesBackEarlier(words("thanks"))).toBe(false);
    expect(takesBackEarlier(words("actually i did have one in my house"))).toBe(true);
    expect(takesBackEarlier(words("actually my mum has it in that house"))).toBe(true);
    expect(takesBackEarlier(words("well i do have one in my blue tall house"))).toBe(true);
    expect(takesBackEarlier(words("i did have one in my blue tall house"))).toBe(false);
    expect(takesBackEarlier(words("thanks how long is one in my house"))).toBe(false);
    expect(takesBackEarlier(words("actually is the house of my mum very tall"))).toBe(false);
    expect(takesBackEarlier(words("scratch that"))).toBe(true);
    expect(takesBackEarlier(words("only my blue tall house"))).toBe(true);
    expect(takesBackEarlier(words("only my blue tall house ok"))).toBe(false);
    expect(takesBackEarlier(words("jk my blue tall house"))).toBe(true);
    expect(takesBackEarlier(words("jk my blue tall house ok"))).toBe(false);
    expect(takesBackEarlier(words("i lied about my blue tall house"))).toBe(true);
  });

  it("asks for tokens only", () => {
    expect(isDenied([], 0, 0, undefined)).toBe(false);
  });
});

describe("what was ruled out", () => {
  it.each([
    ["the test ruled out a zork", "-zork"],
    ["zork was ruled out", "-zork"],
    ["zork has been ruled out", "-zork"],
    ["zork ruled out", "-zork"],
    ["have not ruled out zork", "+zork"],
    ["zork not ruled out", "+zork"],
    ["zork is to be ruled out", "+zork"],
    ["once zork is ruled out", "+zork"],
    ["if they ruled out zork", "+zork"],
    ["ruled in zork", "+zork"],
    ["zork ruled in", "+zork"],
  ])("is denied where it is said and not awaited: %s", (message, expected) => {
    expect(said(message)).toBe(expected);
  });
});

describe("not being on something", () => {
  it.each([
    ["not on zork", "-zork"],
    ["blue, not on zork, house", "-zork"],
    ["why not on zork", "+zork"],
    ["not on zork yet", "+zork"],
    ["not on zork anymore", "+zork"],
  ])("is denied where nothing stands before it: %s", (message, expected) => {
    expect(said(message)).toBe(expected);
  });
});

describe("a list that is denied together", () => {
  it.each([
    ["zork, glim, quav: i have none of those", "-zork -glim -quav"],
    ["zork and glim, none of them", "-zork -glim"],
    ["zork, glim: none of these apply to me, house", "-zork -glim"],
    ["zork, i do not have any of them", "-zork"],
    ["blue house. zork, glim: none of those", "-zork -glim"],
  ])("is denied: %s", (message, expected) => {
    expect(said(message)).toBe(expected);
  });

  it.each([
    ["my mum has zork and glim, i have none of those", "+zork +glim"],
    ["zork, glim: none of those are well", "+zork +glim"],
    ["zork, glim: none of those yet", "+zork +glim"],
    ["i have zork. none of those", "+zork"],
    ["zork, blue house, glim: none of those", "+zork +glim"],
    ["zork, glim: i have all of those", "+zork +glim"],
  ])("is not, where more is said or it may be somebody's: %s", (message, expected) => {
    expect(said(message)).toBe(expected);
  });
});

describe("words that take back only in some places", () => {
  it.each([
    ["no zork, i was lying", "+zork"],
    ["no zork, how long lying there", "-zork"],
    ["no zork, that is wrong", "+zork"],
    ["no zork, nothing wrong", "-zork"],
    ["no zork, actually", "+zork"],
    ["no zork, does it actually do that", "-zork"],
  ])("%s", (message, expected) => {
    expect(said(message)).toBe(expected);
  });
});
