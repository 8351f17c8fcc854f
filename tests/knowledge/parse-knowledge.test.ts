import { describe, expect, it } from "vitest";
import { parseKnowledge } from "../../src/knowledge/parse-knowledge.ts";
import { REQUIRED_REPLIES } from "../../src/knowledge/replies.ts";
import { bakery, brief, broken, problemsOf, TODAY } from "./bakery.ts";

function knowledgeOf(texts: Readonly<Record<string, string>>) {
  const { knowledge } = parseKnowledge(texts, { today: TODAY, commonWords: ["bread"] });
  if (knowledge === undefined) throw new Error("the folder has errors");
  return knowledge;
}

describe("the knowledge of a folder", () => {
  const knowledge = knowledgeOf(bakery());

  it("holds the article's front matter, sections and disclaimer", () => {
    const { title, names, source, compared, sections, disclaimer } = knowledge.article;
    expect({ title, names, source, compared }).toEqual({
      title: "Sourdough bread for everyday eating",
      names: ["sourdough bread", "sourdough", "naturally leavened bread"],
      source: "The Village Oven",
      compared: "2026-06-01",
    });
    expect(sections.map(({ slug, line }) => `${slug}:${line}`)).toEqual([
      "overview:11",
      "how-it-works:15",
      "what-it-does-for-you:19",
      "baking-at-home:23",
      "who-should-be-careful:29",
      "health-risks:33",
      "disclaimer:39",
    ]);
    expect(disclaimer).toBe(
      "The Village Oven writes for general interest and gives no medical advice. Talk to your doctor before you change your diet.",
    );
  });

  it("cuts the article into sentences that stand in it letter for letter, on their line", () => {
    const lines = bakery()["article.md"].split("\n");
    const { sentences } = knowledge.article;
    expect(sentences).toHaveLength(19);
    for (const [at, { text, line, index }] of sentences.entries()) {
      expect(lines[line - 1]).toContain(text);
      expect(index).toBe(at);
    }
    expect(sentences[0]).toEqual({
      section: "overview",
      heading: "Sourdough bread for everyday eating",
      text: "Sourdough bread is a loaf raised by wild yeast and lactic acid bacteria instead of baker's yeast.",
      line: 13,
      index: 0,
      paragraph: 0,
    });
    const risks = sentences.filter(({ section }) => section === "health-risks");
    expect(risks.map(({ text, paragraph }) => [text, paragraph])).toEqual([
      ["Should be avoided in celiac disease or wheat allergy", 6],
      ["Caution advised for people with irritable bowel syndrome", 7],
      ["Mold on a starter can make people ill", 8],
    ]);
  });

  it("gives a quote within a sentence that sentence, and a quote across two both of them", () => {
    const benefits = knowledge.topics.find(({ id }) => id === "benefits");
    expect(benefits?.passages.map(({ text }) => text)).toEqual([
      "Many people find sourdough easier to digest than quickly risen bread. Small studies suggest that it raises blood sugar more slowly than white bread does.",
      "More research is needed before anybody can promise these effects.",
    ]);
    expect(benefits).toMatchObject({
      title: "What is it good for?",
      open: false,
      next: ["is-it-safe", "what-it-is"],
    });
    expect(knowledge.topics.filter(({ open }) => open).map(({ id }) => id)).toEqual(["price", "freezing"]);
  });

  it("joins a condition's names of all languages", () => {
    expect(knowledge.safety.conditions[0]).toEqual({
      id: "celiac-disease",
      name: "celiac disease",
      level: "avoid",
      names: [
        "celiac disease",
        "coeliac disease",
        "celiac",
        "coeliac",
        "gluten intolerance",
        "celiaquía",
        "maladie cœliaque",
      ],
      together: [],
      onlyAsked: false,
      inGeneral: false,
      topic: null,
    });
    expect(knowledge.safety.precautions.avoid.item.text).toBe(
      "Should be avoided in celiac disease or wheat allergy",
    );
    expect(knowledge.safety.provider.section).toBe("who-should-be-careful");
  });

  it("holds replies, words and checks", () => {
    expect(Object.keys(knowledge.replies)).toEqual(expect.arrayContaining([...REQUIRED_REPLIES]));
    expect(knowledge.replies.thanks).toEqual({
      text: "You are welcome.",
      phrases: ["thanks", "thank you", "cheers"],
    });
    expect(knowledge.words.misspelled).toEqual({ sourdoh: "sourdough", whats: "what is" });
    expect(knowledge.words.common).toEqual(["bread"]);
    expect(knowledge.checks[2]).toEqual({
      question: "I have celiac disease, can I eat it?",
      expect: { condition: "celiac-disease", kind: "caution" },
      line: 5,
    });
  });

  it("is plain data, the same after being kept as JSON", () => {
    expect(JSON.parse(JSON.stringify(knowledge))).toEqual(knowledge);
  });

  it("has a version that any change of a file changes, and no other file", () => {
    expect(knowledge.version).toMatch(/^[0-9a-f]{12}$/);
    expect(knowledgeOf({ ...bakery(), "README.md": "how to" }).version).toBe(knowledge.version);
    const { texts } = broken("checks.yaml", ["how much is a loaf", "how much is one loaf"]);
    expect(knowledgeOf(texts).version).not.toBe(knowledge.version);
  });

  it("is the same with Windows line ends and a byte order mark", () => {
    const texts = Object.entries(bakery()).map(([file, text]) => [
      file,
      `\ufeff${text.replaceAll("\n", "\r\n")}`,
    ]);
    const { version, ...rest } = knowledgeOf(Object.fromEntries(texts));
    expect({ ...rest, version: knowledge.version }).toEqual(knowledge);
    expect(version).not.toBe(knowledge.version);
  });

  it("reads a paragraph broken over lines as one, with the line of each sentence", () => {
    const { texts } = broken("article.md", ["closed pot.", "closed\npot. Let it cool."]);
    const added = knowledgeOf(texts).article.sentences.filter(({ section }) => section === "baking-at-home");
    expect(added.map(({ text, line }) => `${line} ${text}`).slice(1, 3)).toEqual([
      "25 Bake the loaf for 40 to 50 minutes in a hot, closed pot.",
      "26 Let it cool.",
    ]);
  });
});

describe("one pass", () => {
  it("collects the problems of all files, in the order of files and lines", () => {
    const texts = {
      ...bakery(),
      ...pick(broken("article.md", ["2026-06-01", "yesterday"]).texts, "article.md"),
      ...pick(
        broken("topics.yaml", ["id: price", "id: Price"], ["    - starter maintenance", "    - 12"]).texts,
        "topics.yaml",
      ),
      ...pick(broken("words.yaml", ["groups:", "gruops:"]).texts, "words.yaml"),
      "checks.yaml": "- [",
    };
    expect(problemsOf(texts).map(brief)).toEqual([
      "error bad-date article.md:8:11",
      "error wrong-type topics.yaml:50:7",
      "error bad-id topics.yaml:67:7",
      "error missing-key words.yaml:1:1",
      "error unknown-key words.yaml:2:1",
      "error broken-yaml checks.yaml:1:4",
    ]);
  });

  it("names ten rows that one wrong mark made unreadable, and counts the rest", () => {
    const rows = Array.from({ length: 40 }, (_, at) => `  - row ${at + 1}`);
    const found = problemsOf({ ...bakery(), "words.yaml": ["*therapy:", ...rows].join("\n") });
    expect(found.map(brief).slice(0, 10)).toEqual(
      Array.from({ length: 10 }, (_, at) =>
        expect.stringMatching(`^error broken-yaml words.yaml:${at + 1}:`),
      ),
    );
    expect(found.slice(10)).toMatchObject([
      { line: 11, message: "not readable from here on in 31 more lines" },
    ]);
  });

  it("does not complain of quotes and ids whose file cannot be read", () => {
    const texts = { ...bakery(), "article.md": "---\n", "topics.yaml": "- [" };
    expect(new Set(problemsOf(texts).map(({ file }) => file))).toEqual(
      new Set(["article.md", "topics.yaml"]),
    );
  });

  it("lets a message that only looks like an emergency stand under a topic too", () => {
    expect(problemsOf(broken("safety.yaml", ["- my dough is dying", "- is it safe"]).texts)).toEqual([]);
  });

  it("takes spellings of one name that only differ in accents and hyphens for no fault", () => {
    const { texts } = broken("safety.yaml", [
      "coeliac disease, celiac,",
      "coeliac disease, coeliac-disease, celiac,",
    ]);
    expect(problemsOf(texts)).toEqual([]);
  });

  it("takes a review one year ago to the day for recent", () => {
    expect(problemsOf(bakery(), "2027-06-01")).toEqual([]);
    expect(problemsOf(bakery(), "2027-06-02").map(brief)).toEqual(["warning old-review article.md:8:11"]);
  });

  it("refuses a file of more than four million characters unread", () => {
    const problems = problemsOf({ ...bakery(), "words.yaml": `# ${"x".repeat(4_000_000)}` });
    expect(problems.map(brief)).toEqual(["error file-too-long words.yaml:1:1"]);
  });
});

function pick<Key extends string>(texts: Record<Key, string>, file: Key) {
  return { [file]: texts[file] };
}
