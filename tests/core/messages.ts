import fc from "fast-check";
import type { Condition, Knowledge, Level } from "../../src/core/knowledge.ts";

/** Ways people name a condition in a question or beside one, X standing for it. */
const FRAMES = [
  "is it safe with X?",
  "can i have it with X",
  "can my mum go if she has X",
  "I have X, how often should I go?",
  "I have X. What are the benefits?",
  "my dad has X and wants to know how long a session takes",
  "does it help with X?",
  "X ok?",
  "what about X",
  "hello, i was wondering about X, thanks!",
  "diagnosed with X last month. can i do it at home?",
  "X",
];

/** What people put around a question. */
const NOISE = [
  "lol",
  "pls help",
  "🙂",
  "<@U012ABCDEF>",
  "asap!!!",
  "(sorry for my english)",
  "…",
  "ok so",
  "https://example.com",
  "1)",
];

export interface Named {
  readonly message: string;
  readonly condition: Condition;
  readonly name: string;
}

const cased = (text: string): fc.Arbitrary<string> =>
  fc.constantFrom(text, text, text.toUpperCase(), text.slice(0, 1).toUpperCase() + text.slice(1));

/** A name of a condition, in any case; a listed one's of one word now and then with the plural's s. */
function nameOf(condition: Condition): fc.Arbitrary<string> {
  const takesPlural = (name: string) => condition.level !== "unlisted" && /^[a-z]{3,}[a-gi-rt-w]$/.test(name);
  const plural = (name: string) =>
    fc.boolean().map((more) => (more && takesPlural(name) ? `${name}s` : name));
  return fc
    .constantFrom(...condition.names)
    .chain(plural)
    .chain(cased);
}

export function conditionOf({ safety }: Knowledge, ...levels: readonly Level[]): fc.Arbitrary<Condition> {
  return fc.constantFrom(...safety.conditions.filter(({ level }) => levels.includes(level)));
}

/** Messages that name a condition of some levels. */
export function naming(knowledge: Knowledge, ...levels: readonly Level[]): fc.Arbitrary<Named> {
  const frame = fc.constantFrom(...FRAMES);
  return conditionOf(knowledge, ...levels).chain((condition) =>
    fc
      .tuple(nameOf(condition), frame)
      .map(([name, pattern]) => ({ message: pattern.replace("X", () => name), condition, name })),
  );
}

/** What people ask: titles and example phrasings of topics. */
export function asking({ topics }: Knowledge, open?: boolean): fc.Arbitrary<string> {
  const chosen = topics.filter((topic) => open === undefined || topic.open === open);
  return fc.constantFrom(...chosen.flatMap(({ title, phrases }) => [title, ...phrases.slice(0, 40)]));
}

/** What people say in an emergency. */
export function alarming({ safety }: Knowledge): fc.Arbitrary<string> {
  return fc.constantFrom(...safety.emergencies.medical, ...safety.emergencies.crisis);
}

/** Messages put together of everything the folder knows, in any order, with noise between. */
export function mixed(knowledge: Knowledge): fc.Arbitrary<string> {
  const part = fc.oneof(
    { weight: 3, arbitrary: naming(knowledge, "avoid", "caution", "unlisted").map(({ message }) => message) },
    { weight: 3, arbitrary: asking(knowledge) },
    { weight: 1, arbitrary: alarming(knowledge) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...Object.values(knowledge.replies).flatMap(({ phrases }) => phrases.slice(0, 40)),
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom(...knowledge.safety.ordinary) },
    { weight: 2, arbitrary: fc.constantFrom(...NOISE) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
  );
  return fc
    .tuple(
      fc.array(part, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(" ", ". ", ", ", "\n", " and ", "; "),
    )
    .map(([parts, glue]) => parts.join(glue));
}

/** Anything at all that can be typed, pasted or made to hurt. */
export function anything(): fc.Arbitrary<string> {
  const fragment = fc.constantFrom(
    ..."<@|>`*_~[](){}'\"\\/.,;:!?-–—…&#$%^+=\u0000\u0007\u001b\u200b\u202e\u2066\ufeff\ufe0f\u0301\u0489",
    "\ud83d",
    "\udc00",
    "```",
    "<@U",
    "https://",
    "👩‍👩‍👧‍👦",
    "🏳️‍🌈",
    "שלום",
    "مرحبا",
    "血栓",
    "한국어",
    "ก็็็็็",
    "a\u0301\u0302\u0303\u0304",
    "no ",
    "not ",
    "clot ",
    "$&",
    "{names}",
    "__proto__",
    "constructor",
    "%s",
  );
  return fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join("")),
    fc.tuple(fragment, fc.integer({ min: 1, max: 400 })).map(([part, times]) => part.repeat(times)),
  );
}
