import { describe, expect, it } from "vitest";
import type { Knowledge, Passage } from "../../../src/core/knowledge.ts";
import { createReplyMaker, MOST_CHARACTERS } from "../../../src/core/reply/make.ts";
import { shippedKnowledge } from "../lexicon.ts";

const { knowledge } = shippedKnowledge();
const { safety } = knowledge;
const { sentence, item } = safety.precautions.avoid;

/** The shipped knowledge with another article: paragraphs, each a list of sentences. */
function withArticle(...paragraphs: readonly (readonly string[])[]): Knowledge {
  const sentences = paragraphs
    .flatMap((texts, paragraph) => texts.map((text) => ({ text, paragraph })))
    .map((each, index) => ({ ...each, index, section: "s", heading: "S", line: 1 }));
  return {
    ...knowledge,
    article: { ...knowledge.article, sentences },
    safety: { ...safety, neverAlone: ["mostly fine"], praise: ["mostly fine"] },
  };
}

const passage = (text: string): Passage => ({ section: "s", heading: "S", text, line: 1 });
const shownOf = (folder: Knowledge, ...texts: readonly string[]) =>
  createReplyMaker(folder)({ kind: "answer", question: "?", passages: texts.map(passage) }).passages.map(
    ({ text }) => text,
  );

describe("a draft that asks for nothing more than its kind", () => {
  const make = createReplyMaker(knowledge);

  it("is the disclaimer alone", () => {
    const reply = make({ kind: "off-topic", question: "?" });
    expect(reply).toMatchObject({ text: knowledge.article.disclaimer, lead: "", closing: "", topic: null });
    expect([reply.passages, reply.conditions, reply.suggestions]).toEqual([[], [], []]);
  });

  it("brings the medical card where it is urgent and names no card", () => {
    expect(make({ kind: "urgent", question: "?" })).toMatchObject({ card: "medical" });
    expect(make({ kind: "urgent", question: "?", card: "crisis" })).toMatchObject({ card: "crisis" });
    expect(make({ kind: "answer", question: "?" })).not.toHaveProperty("card");
  });
});

describe("a sentence that must not stand alone", () => {
  it("is shown with the one behind it", () => {
    expect(shownOf(withArticle(["It is mostly fine.", "But not always."]), "It is mostly fine.")).toEqual([
      "It is mostly fine. But not always.",
    ]);
  });

  it("is left out at the end of its paragraph, and what else was to be shown stays", () => {
    const folder = withArticle(["First.", "It is mostly fine."], ["Another paragraph."]);
    expect(shownOf(folder, "It is mostly fine.", "First.")).toEqual(["First."]);
  });

  it("is left out at the end of the article", () => {
    expect(shownOf(withArticle(["First.", "It is mostly fine."]), "It is mostly fine.")).toEqual([]);
  });

  it("is left out where the article no longer holds it", () => {
    expect(shownOf(withArticle(["First.", "Second."]), "It is mostly fine.", "Second.")).toEqual(["Second."]);
  });
});

describe("the bounds", () => {
  const long = (letter: string, length: number) => letter.repeat(length);

  it("hold exactly as many characters as they say, and not one more", () => {
    const [a, b, c] = [long("a", 400), long("b", MOST_CHARACTERS - 400), long("c", MOST_CHARACTERS - 399)];
    const folder = withArticle([a], [b], [c]);
    expect(shownOf(folder, a, b)).toEqual([a, b]);
    expect(shownOf(folder, a, c)).toEqual([a]);
  });

  it("leave out a passage that repeats a sentence, and go on behind it", () => {
    const folder = withArticle(["One.", "Two.", "Three."]);
    expect(shownOf(folder, "One. Two.", "Two. Three.", "Three.")).toEqual(["One. Two.", "Three."]);
  });
});

describe("a condition", () => {
  const make = createReplyMaker(knowledge);

  it("that may not be named back goes by the bot's own words, and keeps its level", () => {
    const reply = make({
      kind: "caution",
      question: "?",
      conditions: [{ id: null, name: "<b>x1</b>", level: "unlisted" }],
    });
    expect(reply.conditions).toEqual([
      { id: null, name: knowledge.replies["what-you-describe"]?.text, level: "unlisted" },
    ]);
  });

  it("has no name where the folder has no words for that", () => {
    const silent = createReplyMaker({ ...knowledge, replies: {} });
    const conditions = [{ id: null, name: "x1", level: "unlisted" }] as const;
    expect(silent({ kind: "caution", question: "?", conditions }).conditions).toEqual([
      { id: null, name: "", level: "unlisted" },
    ]);
  });

  it("brings its precaution to the front of a caution, once, and to no other kind", () => {
    const conditions = [{ id: "blood-clots", name: "blood clots", level: "avoid" }] as const;
    const texts = (kind: "caution" | "not-covered", ...passages: readonly Passage[]) =>
      make({ kind, question: "?", conditions, passages }).passages.map(({ text }) => text);
    expect(texts("caution")).toEqual([sentence.text]);
    expect(texts("caution", sentence, safety.provider)).toEqual([sentence.text, safety.provider.text]);
    expect(texts("caution", item, safety.provider)).toEqual([item.text, safety.provider.text]);
    expect(texts("caution", safety.provider)).toEqual([sentence.text, safety.provider.text]);
    expect(texts("not-covered", safety.provider)).toEqual([safety.provider.text]);
  });
});
