import { type Context, EMPTY_CONTEXT } from "../../../src/core/context.ts";
import { decide } from "../../../src/core/decision/decide.ts";
import {
  type Asked,
  type Lookup,
  NO_LABEL,
  NO_QUESTION,
  type Situation,
} from "../../../src/core/decision/state.ts";
import type { Condition, Knowledge, Level, Passage, Topic } from "../../../src/core/knowledge.ts";
import type { Mention } from "../../../src/core/safety/conditions.ts";
import type { Alarm } from "../../../src/core/safety/emergency.ts";
import { condition, read, shippedKnowledge } from "../lexicon.ts";

/** A small folder made by hand, so that every value of a decision can be told: nothing in it hangs on the shipped one. */

export const passage = (text: string, section = "s"): Passage => ({ section, heading: "S", text, line: 1 });

export const topic = (id: string, texts: readonly string[], rest: Partial<Topic> = {}): Topic => ({
  id,
  title: `What of ${id}?`,
  open: false,
  passages: texts.map((text) => passage(text)),
  phrases: [],
  next: [],
  why: null,
  near: null,
  thing: false,
  ...rest,
});

const TOPICS: readonly Topic[] = [
  topic("length", ["L1", "L2", "L3"], { next: ["rhythm", "length", "price", "short"], why: "short" }),
  topic("rhythm", ["R1", "R2", "R3"], { next: ["length"] }),
  topic("shared", ["L2", "S2", "S3"]),
  topic("short", ["O1"], { next: ["rhythm"] }),
  topic("price", [], { open: true, next: ["short", "gone"] }),
  topic("colour", [], { open: true }),
  topic("machine", [], { open: true, thing: true }),
  topic("risk", [], {
    passages: [passage("K1", "risks"), passage("K2 praised", "risks"), passage("K3", "elsewhere")],
    next: ["short"],
  }),
  topic("general", [], { passages: [passage("G1", "risks")] }),
];

export const CONDITIONS: readonly Condition[] = [
  condition("clots", ["blood clots", "dvt"]),
  condition("skin", ["skin trouble", "rash"], { level: "caution" }),
  condition("pacemaker", ["a pacemaker"], { level: "unlisted" }),
  condition("asthma", ["asthma"], { level: "unlisted" }),
  condition("allergy", ["an allergy"], { level: "unlisted", topic: "short" }),
  condition("moon", ["a full moon"], { level: "unlisted", topic: "price" }),
  condition("ailment", ["an ailment"], { level: "unlisted", inGeneral: true }),
];

const shipped = shippedKnowledge().knowledge;

const knowledge: Knowledge = {
  ...shipped,
  article: { ...shipped.article, title: "The Article" },
  topics: TOPICS,
  safety: {
    ...shipped.safety,
    conditions: CONDITIONS,
    precautions: {
      avoid: { sentence: passage("AVOID", "risks"), item: passage("avoid item", "risks") },
      caution: { sentence: passage("CARE", "risks"), item: passage("care item", "risks") },
    },
    provider: passage("PROVIDER"),
    next: ["risk", "general", "length"],
    general: "general",
    sections: ["risks"],
    praise: ["praised"],
  },
  replies: Object.fromEntries(["off-topic", "hello", "thanks"].map((id) => [id, { text: id, phrases: [] }])),
};

export const lookup: Lookup = {
  knowledge,
  topics: new Map(TOPICS.map((each) => [each.id, each])),
  conditions: new Map(CONDITIONS.map((each) => [each.id, each])),
  foreign: new Set(["donde", "esta", "la"]),
  plain: new Set(["massag", "lymph", "safe"]),
  therapy: new Set(["massag", "lymph"]),
  inGeneral: new Set(["is", "it", "safe", "that", "thei", "massag", "lymph"]),
  say: (name, values = {}) => [name, ...Object.values(values)].join(":"),
};

/** A question with the probabilities of its labels; what they leave is nobody's. */
export function asked(
  shares: Readonly<Record<string, number>>,
  { parts = [], ...scores }: Partial<Asked["scores"]> & { readonly parts?: readonly Asked[] } = {},
): Asked {
  const ranked = Object.entries(shares)
    .map(([id, probability]) => ({ id, probability }))
    .sort((left, right) => right.probability - left.probability);
  const massOf = (open: boolean) =>
    ranked.reduce(
      (sum, { id, probability }) => sum + (lookup.topics.get(id)?.open === open ? probability : 0),
      0,
    );
  return {
    ...NO_QUESTION,
    scores: { ...NO_QUESTION.scores, article: massOf(false), open: massOf(true), ...scores },
    ranked,
    best: ranked[0] ?? NO_LABEL,
    parts,
  };
}

/** A message as the decisions see it. */
export function situation({
  message = "a question",
  asked: questions = [asked({})],
  mentions = [],
  context = {},
  healthTold = 0,
}: {
  readonly message?: string;
  readonly asked?: readonly Asked[];
  readonly mentions?: readonly Mention[];
  readonly context?: Partial<Context>;
  readonly healthTold?: number;
} = {}): Situation {
  return {
    question: message,
    utterance: read(message),
    mentions,
    asked: questions,
    last: questions.at(-1) ?? NO_QUESTION,
    context: { ...EMPTY_CONTEXT, ...context },
    healthTold: () => healthTold,
  };
}

/** A condition of the folder as a message names it. */
export function mentioned(id: string, { name, denied = false, from = 0 }: Partial<Mention> = {}): Mention {
  const found = lookup.conditions.get(id);
  if (found === undefined) throw new Error(`The kit has no condition “${id}”`);
  return { condition: found, level: found.level, name: name ?? found.name, from, to: from + 1, denied };
}

/** A condition that the folder does not list. */
export const strange = (name: string, rest: Partial<Mention> = {}): Mention => ({
  condition: undefined,
  level: "unlisted",
  name,
  from: 0,
  to: (rest.from ?? 0) + 1,
  denied: false,
  ...rest,
});

export const named = (id: string | null, name: string, level: Level) => ({ id, name, level });
export const CLOTS = named("clots", "blood clots", "avoid");
export const SKIN = named("skin", "skin trouble", "caution");
export const PACEMAKER = named("pacemaker", "a pacemaker", "unlisted");
export const ASTHMA = named("asthma", "asthma", "unlisted");
export const textsOf = (passages: readonly Passage[] | undefined) => passages?.map(({ text }) => text);

export type Given = NonNullable<Parameters<typeof situation>[0]>;
export const NOW = 1_000_000;
export const decideOn = (given: Given, alarm?: Alarm, at = NOW) =>
  decide(situation(given), alarm, at, lookup);
