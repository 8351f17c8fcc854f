import { describe, expect, it } from "vitest";
import { featuresOf, marksOf } from "../../../src/core/matching/features.ts";
import { fileKnownPhrases } from "../../../src/core/matching/known-phrases.ts";
import { train } from "../../../src/core/matching/train.ts";
import {
  ALARM_CLASSES,
  findAlarm,
  findSign,
  surest,
  thresholdOf,
  thresholdWithSign,
} from "../../../src/core/safety/emergency.ts";
import { stretchesOf, toldIn } from "../../../src/core/safety/stretches.ts";
import { PhraseTrie } from "../../../src/core/text/trie.ts";
import { read, smallLexicon } from "../lexicon.ts";

/** No emergency of a folder's own. */
const NOTHING_KNOWN = { hashes: new Uint32Array(), labels: new Uint16Array() };

/** Nothing calm and no condition beside it. */
const BESIDE = { calm: 0, named: false };

describe("an alarm", () => {
  const lexicon = smallLexicon({
    known:
      "chest pain cannot breathe hello how long is a session i want to die now thanks what does it cost can do this at home",
  });
  const groups = new PhraseTrie<readonly string[]>();
  groups.add(["chest"], ["body"]);
  const marks = (text: string) => marksOf(read(text, lexicon).tokens, []);
  const taught: Readonly<Record<number, readonly string[]>> = {
    0: [
      "hello",
      "how long is a session",
      "thanks",
      "what does it cost",
      "can i do this at home",
      "what is a session",
    ],
    1: ["chest pain now", "cannot breathe", "chest pain cannot breathe now"],
    2: ["i want to die", "want to die now"],
  };
  const examples = Object.entries(taught).flatMap(([label, texts]) =>
    Array.from({ length: 20 }, () => texts)
      .flat()
      .map((text) => ({ features: featuresOf(marks(text), groups), label: Number(label) })),
  );
  const alarms = {
    model: train(examples, ALARM_CLASSES.length),
    known: NOTHING_KNOWN,
    groups,
    signs: [{ kind: "medical", words: ["@body", "pain"] }] as const,
  };

  it("says which of the two kinds it is, and how sure", () => {
    expect(findAlarm(read("chest pain now", lexicon), alarms, BESIDE)).toMatchObject({ kind: "medical" });
    expect(findAlarm(read("i want to die", lexicon), alarms, BESIDE)).toMatchObject({ kind: "crisis" });
    const probability = findAlarm(read("chest pain now", lexicon), alarms, BESIDE)?.probability ?? 0;
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThanOrEqual(1);
    expect(findAlarm(read("how long is a session", lexicon), alarms, BESIDE)).toBeUndefined();
  });

  it("is one of the folder's own whatever the classifier says, and never an empty message", () => {
    const known = fileKnownPhrases([
      { marks: ["thanks", "what", "does", "it", "cost"], label: 2 },
      { marks: ["chest", "pain"], label: 0 },
    ]);
    const taughtAlarms = { ...alarms, known };
    const alarmOf = (text: string) => findAlarm(read(text, lexicon), taughtAlarms, { calm: 1, named: true });
    expect(alarmOf("thanks what does it cost")).toEqual({ kind: "crisis", probability: 1 });
    for (const other of ["chest pain", "how long is a session", "qwe rty uio", "thanks what did it cost", ""])
      expect(alarmOf(other)).toBeUndefined();
  });

  it("finds a sign by its words or by words of a group, in any order, near each other only", () => {
    expect(findSign(marks("pain now now chest"), alarms)?.kind).toBe("medical");
    expect(findSign(marks("chest pain"), alarms)?.kind).toBe("medical");
    expect(findSign(marks(`chest ${"now ".repeat(30)} pain`), alarms)).toBeUndefined();
    expect(findSign(marks("chest now"), alarms)).toBeUndefined();
  });
});

describe("how sure an alarm must be", () => {
  it("is more the calmer the rest of the message is, and for three words or fewer", () => {
    const calms = [0, 0.74, 0.75, 0.94, 0.95, 1];
    expect(calms.map((calm) => thresholdOf("medical", 4, calm))).toEqual([0.4, 0.4, 0.6, 0.6, 0.7, 0.7]);
    expect(calms.map((calm) => thresholdOf("crisis", 4, calm))).toEqual([0.25, 0.25, 0.3, 0.3, 0.6, 0.6]);
    expect(thresholdOf("medical", 3, 0)).toBe(0.7);
    expect(thresholdOf("crisis", 3, 0)).toBe(0.7);
    expect(thresholdOf("medical", 3, 0.95)).toBe(0.7);
  });

  it("is asked of each kind, so that a louder one which is not sure drowns none", () => {
    const medical = { kind: "medical", probability: 0.55 } as const;
    const crisis = { kind: "crisis", probability: 0.35 } as const;
    expect(surest([medical, crisis], 4, 0)).toBe(medical);
    expect(surest([medical, crisis], 4, 0.75)).toBe(crisis);
    expect(surest([medical, crisis], 4, 0.95)).toBeUndefined();
  });

  it("is the same in every story, however calmly it ends by asking", () => {
    expect([0, 0.95].map((calm) => thresholdOf("medical", 40, calm))).toEqual([0.7, 0.7]);
    expect([0, 0.95].map((calm) => thresholdOf("crisis", 40, calm))).toEqual([0.6, 0.6]);
    expect(thresholdOf("medical", 39, 0)).toBe(0.4);
  });

  it("is less with a sign of the list, but in a story, and beside what is surely asked calmly", () => {
    expect(thresholdWithSign(4, 0.74)).toBe(0.2);
    expect(thresholdWithSign(39, 0)).toBe(0.2);
    expect(thresholdWithSign(40, 0)).toBeGreaterThan(1);
    expect(thresholdWithSign(3, 0)).toBe(0.3);
    expect(thresholdWithSign(4, 0.75)).toBe(0.3);
    expect(thresholdWithSign(4, 0.95)).toBeGreaterThan(1);
  });
});

describe("the stretches in which a message is read", () => {
  const lexicon = smallLexicon({ known: "word" });
  /** A message of sentences of so many words. */
  const stretches = (...sentences: readonly number[]) => {
    const message = sentences.map((words) => `${"word ".repeat(words).trim()}.`).join(" ");
    return [...stretchesOf(read(message, lexicon).tokens)].map(({ from, to, least }) => [from, to, least]);
  };

  it("are the whole message up to 39 words, and windows of 26 that overlap by half beyond 26", () => {
    expect(stretches(26)).toEqual([[0, 26, 0]]);
    expect(stretches(27)).toEqual([
      [0, 27, 0],
      [0, 26, 0],
      [13, 27, 0],
    ]);
    expect(stretches(39)).toEqual([
      [0, 39, 0],
      [0, 26, 0],
      [13, 39, 0],
    ]);
    expect(stretches(40)).toEqual([
      [0, 26, 0],
      [13, 39, 0],
      [26, 40, 0],
    ]);
  });

  it("are the sentences of a window's length at most, where there are several", () => {
    expect(stretches(5, 3)).toEqual([
      [0, 8, 0],
      [0, 5, 0.88],
      [5, 8, 0.88],
    ]);
    expect(stretches(26, 1).slice(-2)).toEqual([
      [0, 26, 0.88],
      [26, 27, 0.88],
    ]);
    expect(stretches(27, 2).slice(-2)).toEqual([
      [13, 29, 0],
      [27, 29, 0.88],
    ]);
  });

  it("are one of nothing in a message without words", () => {
    expect([...stretchesOf([])]).toEqual([{ from: 0, to: 0, least: 0 }]);
  });
});

describe("what a message tells beside what it asks", () => {
  const lexicon = smallLexicon({ known: "my calf is hot does it help how long so thanks" });
  const told = (message: string) => {
    const { tokens } = read(message, lexicon);
    return [...toldIn(tokens)].map(({ from, to, least }) => {
      expect(least).toBe(0);
      return tokens
        .slice(from, to)
        .map(({ word }) => word)
        .join(" ");
    });
  };

  it("ends where a question begins, with a comma or without", () => {
    expect(told("my calf is hot, does it help")).toEqual(["my calf is hot"]);
    expect(told("my calf is hot does it help")).toEqual(["my calf is hot"]);
    expect(told("my calf is hot. how so?")).toEqual(["my calf is hot"]);
    expect(told("my calf is hot, am i ok")).toEqual(["my calf is hot"]);
    expect(told("my calf is hot. ok to go?")).toEqual(["my calf is hot"]);
    expect(told("my calf is hot, safe?")).toEqual(["my calf is hot"]);
    expect(told("ok so my calf is hot, does it help")).toEqual(["ok so my calf is hot"]);
    // "Is hot" begins no question inside a clause.
    expect(told("does it help, my calf is hot")).toEqual(["my calf is hot"]);
  });

  it("goes over clauses and begins again behind a question's", () => {
    expect(told("my calf, my calf is hot, how long, my calf is hot, thanks")).toEqual([
      "my calf my calf is hot",
      "my calf is hot thanks",
    ]);
  });

  it("is nothing where all is asked or all is told, and no word or two", () => {
    expect(told("how long is it")).toEqual([]);
    expect(told("my calf is hot, thanks")).toEqual([]);
    expect(told("my calf, does it help, thanks")).toEqual([]);
    expect(told("")).toEqual([]);
  });
});

describe("an alarm by a classifier made by hand", () => {
  const lexicon = smallLexicon({ known: "fire rope dull and the word very" });
  // One feature a word: "fire" is medical, "rope" is crisis, "dull" is neither.
  const examples = ["dull and the word very", "fire", "rope"].flatMap((words, label) =>
    Array.from({ length: 40 }, () => words.split(" "))
      .flat()
      .map((word) => ({
        features: featuresOf(marksOf(read(word, lexicon).tokens, []), new PhraseTrie()),
        label,
      })),
  );
  const alarms = {
    model: train(examples, ALARM_CLASSES.length),
    known: NOTHING_KNOWN,
    groups: new PhraseTrie<readonly string[]>(),
    signs: [
      { kind: "crisis", words: ["word", "veri"] },
      { kind: "medical", words: ["and", "the", "word"] },
    ] as const,
  };
  const alarmOf = (message: string, calm = 0, named = false) =>
    findAlarm(read(message, lexicon), alarms, { calm, named });
  const probabilityOf = (message: string) => alarmOf(message)?.probability ?? 0;

  it("is of the kind that is likelier, and as sure as the surest stretch", () => {
    expect(alarmOf("fire and the fire")?.kind).toBe("medical");
    expect(alarmOf("rope and the rope")?.kind).toBe("crisis");
    expect(alarmOf("dull and the dull")).toBeUndefined();
    const dull = "dull dull dull dull dull dull dull dull dull dull";
    expect(probabilityOf(`fire fire fire fire. ${dull}`)).toBe(probabilityOf("fire fire fire fire"));
    expect(alarmOf(`rope rope rope rope. ${dull}`)?.kind).toBe("crisis");
    expect(alarmOf(`${dull}. rope rope rope rope`)?.kind).toBe("crisis");
  });

  it("is none beside what is calmer than it is sure", () => {
    expect(probabilityOf("fire fire fire fire")).toBeGreaterThan(0.88);
    expect(alarmOf("fire fire fire fire", 1)).toBeDefined();
    expect(probabilityOf("fire and the fire")).toBeGreaterThan(0.3);
    expect(probabilityOf("fire and the fire")).toBeLessThan(0.6);
    expect(alarmOf("fire and the fire", 0.75)).toBeUndefined();
  });

  it("is of its sign's kind where it is too little sure without", () => {
    // "Word" and "very" are the first sign of the list; "word" alone is none.
    expect(alarmOf("fire fire word very")?.kind).toBe("crisis");
    expect(alarmOf("fire fire word very")?.probability).toBeLessThan(0.3);
    expect(alarmOf("fire fire word dull")).toBeUndefined();
    expect(alarmOf("fire fire word very", 0.75)).toBeUndefined();
    expect(alarmOf("dull dull word very")).toBeUndefined();
  });

  it("is found in what is told beside a calm question, surer where a condition is named", () => {
    const asked = "does it dull dull dull dull dull dull dull dull";
    const toldOf = (told: string, named = false) => alarmOf(`${told} ${asked}`, 1, named);
    expect(toldOf("fire fire the")?.probability).toBeGreaterThan(0.4);
    expect(toldOf("fire fire the")?.probability).toBeLessThan(0.85);
    expect(toldOf("fire fire the", true)).toBeUndefined();
    expect(toldOf("fire fire fire fire", true)?.kind).toBe("medical");
    expect(toldOf("fire the")).toBeUndefined();
    expect(toldOf("dull dull dull")).toBeUndefined();
    // A story is read in windows.
    expect(alarmOf(`fire fire the ${asked} ${asked} ${asked} ${asked}`, 1)).toBeUndefined();
  });

  it("is found in a story only by a sure stretch of it", () => {
    const dull = (words: number) => "dull ".repeat(words).trim();
    expect(alarmOf(`${dull(30)} fire ${dull(30)}`)).toBeUndefined();
    expect(alarmOf(`${dull(30)}. fire fire fire. ${dull(30)}`)?.kind).toBe("medical");
    expect(alarmOf(`${dull(13)} ${"fire ".repeat(26)} ${dull(13)}`)?.kind).toBe("medical");
  });
});

describe("a sign of the list", () => {
  const groups = new PhraseTrie<readonly string[]>();
  groups.add(["hot"], ["warm", "red"]);
  groups.add(["very", "hot"], ["warm"]);
  const signs = [
    { kind: "medical", words: ["@warm", "leg"] },
    { kind: "crisis", words: ["a", "b", "c"] },
    { kind: "medical", words: ["alone"] },
  ] as const;
  const kindIn = (text: string) => findSign(text.split(" "), { signs, groups })?.kind;

  it("stands in a message where all of its words do, ten words apart at most", () => {
    expect(kindIn("hot leg")).toBe("medical");
    expect(kindIn("leg very hot")).toBe("medical");
    expect(kindIn("leg red")).toBeUndefined();
    expect(kindIn("c x b x a")).toBe("crisis");
    expect(kindIn("c x b x b")).toBeUndefined();
    expect(kindIn("a b")).toBeUndefined();
    expect(kindIn("alone")).toBe("medical");
    expect(kindIn(`leg ${"x ".repeat(9)}hot`)).toBe("medical");
    expect(kindIn(`leg ${"x ".repeat(10)}hot`)).toBeUndefined();
    expect(kindIn(`hot ${"x ".repeat(10)}leg x hot`)).toBe("medical");
    expect(kindIn(`hot ${"x ".repeat(9)}leg`)).toBe("medical");
    expect(kindIn(`hot ${"x ".repeat(10)}leg`)).toBeUndefined();
    expect(kindIn("x")).toBeUndefined();
  });

  it("is the first of the list", () => {
    expect(kindIn("c b a hot leg")).toBe("medical");
    expect(findSign(["a", "b", "c", "alone"], { signs, groups })?.words).toEqual(["a", "b", "c"]);
  });
});
