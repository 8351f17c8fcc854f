import { describe, expect, it } from "vitest";
import type { KnowledgeFile } from "../../src/knowledge/files.ts";
import { bakery, brief, broken, problemsOf } from "./bakery.ts";

/** A rule, the edits that break it (▶ marks the place that must be named), and words that message or remedy must hold. */
type Case = readonly [rule: string, file: KnowledgeFile, from: string, to: string, says: string];

const errors: readonly Case[] = [
  // quotes
  [
    "quote-verbatim",
    "topics.yaml",
    "- a loaf raised by wild yeast",
    "- ▶a loaf raised with wild yeasts",
    '(article.md:13): "…bread is a loaf raised by wild yeast and…"',
  ],
  ["quote-verbatim", "topics.yaml", "- the bacteria make acids", "- ▶Xylophone zebra", "letter for letter"],
  ["quote-verbatim", "safety.yaml", "provider: Ask a doctor", "provider: ▶Ask the doctor", "article.md:31"],
  [
    "quote-verbatim",
    "safety.yaml",
    "praise:\n  - is generally safe",
    "praise:\n  - ▶is always safe",
    "is generally safe",
  ],
  ["quote-twice", "topics.yaml", "- the bacteria make acids", "- ▶bacteria", "more than once"],
  ["quote-twice", "topics.yaml", "- Feed the starter once a day", "- ▶starter", "line 13, 17, 25, 37"],
  [
    "quote-span",
    "topics.yaml",
    "- easier to digest than quickly risen bread. Small studies suggest # two",
    "- ▶easier to digest than quickly risen bread. Small studies suggest that it raises blood sugar more slowly than white bread does. More # two",
    "two that follow",
  ],
  [
    "quote-span",
    "topics.yaml",
    "- Feed the starter once a day",
    '- ▶"closed pot. A finished loaf"',
    "article.md:25",
  ],
  [
    "no-sentence-after",
    "safety.yaml",
    "never-alone:\n  - is generally safe",
    "never-alone:\n  - ▶Ask a doctor",
    "no sentence follows",
  ],
  // topics
  [
    "topic-without-phrase",
    "topics.yaml",
    "- id: price\n  title: What does a loaf cost?\n  open: true\n  next: [what-it-is]\n  phrases:\n",
    "- id: price\n  title: What does a loaf cost?\n  open: true\n  next: [what-it-is]\n  phrases: ▶[]\n- id: spare\n  title: Spare?\n  open: true\n  phrases:\n",
    '"price"',
  ],
  [
    "topic-without-phrase",
    "topics.yaml",
    "- id: freezing",
    "- id: ▶empty\n  title: Empty?\n  open: true\n- id: freezing",
    '"empty"',
  ],
  [
    "topic-without-quote",
    "topics.yaml",
    "- id: price\n  title: What does a loaf cost?\n  open: true",
    "- id: ▶price\n  title: What does a loaf cost?",
    "open: true",
  ],
  [
    "open-with-quote",
    "topics.yaml",
    "open: true\n  next: [what-it-is]",
    "open: true\n  quotes:\n    ▶- once a day\n  next: [what-it-is]",
    "open topic",
  ],
  ["duplicate-topic", "topics.yaml", "- id: price", "- id: ▶feeding", "topics.yaml:37:7"],
  [
    "unknown-topic",
    "topics.yaml",
    "next: [feeding, benefits]",
    "next: [▶feedings, benefits]",
    'Was "feeding" meant?',
  ],
  [
    "unknown-topic",
    "topics.yaml",
    "next: [feeding, benefits]",
    "next: [feeding, benefits]\n  why: ▶how-so",
    "Write one of",
  ],
  [
    "unknown-topic",
    "topics.yaml",
    "open: true\n  next: [what-it-is]",
    "open: true\n  near: [▶feedings]\n  next: [what-it-is]",
    'Was "feeding" meant?',
  ],
  [
    "near-topic",
    "topics.yaml",
    "open: true\n  next: [what-it-is]",
    "open: true\n  near: [▶freezing]\n  next: [what-it-is]",
    "the open topic",
  ],
  [
    "near-topic",
    "topics.yaml",
    "next: [feeding, benefits]",
    "next: [feeding, benefits]\n  near: [▶feeding]",
    "is not open",
  ],
  ["unknown-topic", "safety.yaml", "general: is-it-safe", "general: ▶safe", 'Was "is-it-safe" meant?'],
  ["unknown-topic", "safety.yaml", "next: [is-it-safe]", "next: [▶nothing-here]", "Write one of"],
  ["unknown-topic", "checks.yaml", "topic: feeding", "topic: ▶feed", 'Was "feeding" meant?'],
  [
    "unknown-condition",
    "checks.yaml",
    "condition: celiac-disease",
    "condition: ▶celiac",
    'Was "celiac-disease" meant?',
  ],
  ["unknown-kind", "checks.yaml", "kind: urgent", "kind: ▶urgently", 'Was "urgent" meant?'],
  ["bad-id", "topics.yaml", "- id: price", "- id: ▶What Price", 'as in "what-price"'],
  ["bad-id", "replies.yaml", "goodbye:", "▶Good_Bye:", "good-bye"],
  ["bad-id", "words.yaml", "  es:", "  ▶Spanish:", "language"],
  // phrases
  [
    "duplicate-phrase",
    "topics.yaml",
    "- what is the price",
    "- ▶HOW often, do i feed the starter?!",
    "topics.yaml:43:7",
  ],
  [
    "duplicate-phrase",
    "topics.yaml",
    "- what is a starter\n",
    "- what is a starter\n    - ▶What is a starter?\n",
    "stands twice under",
  ],
  ["duplicate-phrase", "replies.yaml", "how are you]", "how are you, ▶is it safe]", 'topic "is-it-safe"'],
  ["duplicate-phrase", "safety.yaml", "- my dough is dying", "- ▶I cannot breathe!", 'emergencies "medical"'],
  ["empty-text", "topics.yaml", "- what is the price", '- ▶"?!"', "no word"],
  ["empty-text", "topics.yaml", "- what is the price", '- ▶" "', "blank"],
  // safety
  ["condition-two-levels", "safety.yaml", "[diabetes, diabetic", "[diabetes, ▶IBS", "caution"],
  [
    "duplicate-name",
    "safety.yaml",
    "[wheat allergy, allergic",
    "[wheat allergy, ▶Coeliac, allergic",
    "celiac-disease",
  ],
  ["duplicate-condition", "safety.yaml", "- id: wheat-allergy", "- id: ▶celiac-disease", "safety.yaml:17:9"],
  ["no-signs", "safety.yaml", "crisis: [kill myself, end my life]", "crisis: ▶[]", "signs"],
  [
    "no-signs",
    "safety.yaml",
    "  crisis:\n    - I want to kill myself\n    - I do not want to live any more\n",
    "  crisis: ▶[]\n",
    "emergencies",
  ],
  ["unknown-section", "safety.yaml", "health-risks]", "▶health-risk]", 'Was "health-risks" meant?'],
  ["unknown-level", "safety.yaml", "level: unlisted", "level: ▶unlist", 'Was "unlisted" meant?'],
  ["phrase-without-x", "safety.yaml", "- is it good for X", "- ▶is it good for Xavier or x", "capital X"],
  // shapes
  [
    "unknown-key",
    "topics.yaml",
    "open: true\n  near: [feeding]",
    "open: true\n  ▶phrase: []\n  near: [feeding]",
    'Was "phrases" meant?',
  ],
  ["missing-key", "topics.yaml", "- id: price\n  title: What does a loaf cost?", "- ▶id: price", '"title"'],
  ["missing-key", "topics.yaml", "title: What does a loaf cost?", "▶title:", '"title"'],
  ["missing-key", "safety.yaml", "provider: Ask a doctor or dietitian\n", "", '"provider"'],
  [
    "missing-key",
    "checks.yaml",
    "question: I cannot breathe\n  kind: urgent",
    "question: ▶I cannot breathe",
    "expects nothing",
  ],
  ["wrong-type", "topics.yaml", "- what is the price", "- ▶007", 'Put it in quotes: "007"'],
  ["wrong-type", "topics.yaml", "- what is the price", "- ▶true", 'Put it in quotes: "true"'],
  ["wrong-type", "topics.yaml", "- what is the price", "- ▶price: of it", "colon"],
  [
    "wrong-type",
    "topics.yaml",
    "title: What does a loaf cost?",
    "title: ▶[What does a loaf cost?]",
    "without a dash",
  ],
  [
    "wrong-type",
    "topics.yaml",
    "open: true\n  next: [what-it-is]",
    "open: ▶yes\n  quotes: [closed pot]\n  next: [what-it-is]",
    "true or false",
  ],
  ["wrong-type", "topics.yaml", "next: [benefits]", "next: ▶benefits", "dash"],
  ["wrong-type", "words.yaml", "  whats: what is", "  ▶2: to", 'for example "2"'],
  [
    "empty-list",
    "safety.yaml",
    "names: [wheat allergy, allergic to wheat, allergy to wheat]",
    "names: ▶[]",
    "at least one",
  ],
  // replies
  ["missing-reply", "replies.yaml", "greeting:", "greetings:", 'Was "greetings" meant'],
  [
    "unknown-placeholder",
    "replies.yaml",
    "text: I can only speak about {names}.",
    "text: ▶I can only speak about {name}.",
    'Was "{names}" meant?',
  ],
  // broken YAML
  [
    "broken-yaml",
    "topics.yaml",
    "next: [feeding, benefits]",
    "next: [feeding, benefits",
    "Close the bracket",
  ],
  [
    "broken-yaml",
    "topics.yaml",
    "- is frozen dough any good",
    '- ▶"is frozen dough any good',
    "quotation mark",
  ],
  ["broken-yaml", "topics.yaml", "- what is the price", "- what: ▶is: the price", "colon"],
  [
    "broken-yaml",
    "topics.yaml",
    "  open: true\n  next: [what-it-is]",
    "  open: true\n  ▶open: true\n  next: [what-it-is]",
    "Keep one",
  ],
  ["broken-yaml", "words.yaml", "  starter: [starter, levain", "▶\tstarter: [starter, levain", ""],
  [
    "broken-yaml",
    "checks.yaml",
    "- question: I cannot breathe\n  kind: urgent",
    "- ▶*elsewhere",
    "Write the text out",
  ],
  // article
  ["broken-markdown", "article.md", "compared: 2026-06-01\n---", "compared: 2026-06-01", "not closed"],
  ["broken-markdown", "article.md", "## Baking", "▶### Baking", "Use ##"],
  ["broken-markdown", "article.md", "## Baking", "▶# Baking", "second title"],
  ["broken-markdown", "article.md", "Feed the starter once", "Feed the starter ▶<b>once</b>", "HTML"],
  ["broken-markdown", "article.md", "Bake the loaf", "Bake ▶[the](http://example.com) loaf", "a link"],
  ["broken-markdown", "article.md", "Bake the loaf", "Bake ▶`the` loaf", "code"],
  ["broken-markdown", "article.md", "Bake the loaf", "Bake ▶*the* loaf", "italics"],
  ["broken-markdown", "article.md", "A finished loaf", "▶> A finished loaf", "quotation"],
  ["broken-markdown", "article.md", "- Mold on", "  ▶- Mold on", "list inside"],
  ["broken-markdown", "article.md", "## Disclaimer", "▶## Disclaimer\n\nNone.\n\n## More", "last section"],
  ["broken-markdown", "article.md", "- Mold on", "▶- 1. - 1. - 1. - 1. Mold on", "inside each other"],
  ["duplicate-section", "article.md", "## Health Risks", "▶## How it works", "line 15"],
  ["missing-disclaimer", "article.md", "## Disclaimer", "## Note", "no disclaimer"],
  [
    "title-differs",
    "article.md",
    "title: Sourdough bread for everyday eating",
    "title: ▶Sourdough",
    "line 11",
  ],
  ["bad-date", "article.md", "2026-06-01", "▶2026-02-30", "2026-03-31"],
  ["missing-key", "article.md", "source: The Village Oven\n", "", '"source"'],
  ["not-utf-8", "words.yaml", "cuánto", "cu▶\ufffdnto", "UTF-8"],
];

const warnings: readonly Case[] = [
  [
    "title-not-a-question",
    "topics.yaml",
    "title: What does a loaf cost?",
    "title: ▶The cost of a loaf",
    "question mark",
  ],
  [
    "same-sentence",
    "topics.yaml",
    "- More research is needed",
    "- ▶Small studies suggest that it",
    "topics.yaml:23:7",
  ],
  [
    "alike-phrases",
    "topics.yaml",
    "- freezer storage",
    "- ▶so what is this, the price?",
    '"what is the price"',
  ],
  ["duplicate-name", "safety.yaml", "diabetic,", "diabetic, ▶Diabetic,", "twice in its condition"],
  ["old-review", "article.md", "2026-06-01", "▶2025-11-21", "twelve months"],
  ["future-date", "article.md", "2026-06-01", "▶2026-11-23", "to come"],
  ["empty-section", "article.md", "## Health Risks", "▶## Storage\n\n## Health Risks", '"Storage"'],
  ["source-differs", "article.md", "A finished loaf keeps", "▶A finished loaf stays", "not in source.txt"],
  ["source-differs", "source.txt", "Bake the loaf for 40", "▶Bake the loaf for 45", "not in article.md"],
  ["source-differs", "source.txt", "- Mold on a starter", "- ▶Mould on a starter", "not in article.md"],
  ["yaml-style", "words.yaml", "groups:\n  starter: [starter,", "groups:\n▶  starter: [  starter,", "--fix"],
];

describe.each([
  ["error", errors],
  ["warning", warnings],
] as const)("an %s names its rule and its exact place", (severity, cases) => {
  it.each(cases)("%s in %s: %s", (rule, file, from, to, says) => {
    const { texts, place } = broken(file, [from, to]);
    const problems = problemsOf(texts);
    const found = problems.filter((problem) => problem.rule === rule && problem.severity === severity);
    const places = found.map(({ file, line, column }) => `${file}:${line}:${column}`);
    if (place === undefined) expect(places.length).toBeGreaterThan(0);
    else expect(places).toContain(place);
    expect(found.map(({ message, remedy }) => `${message} ${remedy}`).join("\n")).toContain(says);
  });
});

describe("a folder without a fault", () => {
  it("gives no problem", () => {
    expect(problemsOf(bakery())).toEqual([]);
  });

  it.each(Object.keys(bakery()))("is at fault once %s is missing, and only there", (file) => {
    const { [file as KnowledgeFile]: _, ...texts } = bakery();
    expect(problemsOf(texts).map(brief)).toEqual([`error missing-file ${file}:1:1`]);
  });

  it.each(Object.keys(bakery()))("is at fault once %s is empty", (file) => {
    const problems = problemsOf({ ...bakery(), [file]: "" });
    expect(problems.length).toBeGreaterThan(0);
    expect(new Set(problems.map((problem) => problem.file)).has(file) || file === "source.txt").toBe(true);
  });
});
