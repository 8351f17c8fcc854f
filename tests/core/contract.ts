import type { Knowledge, Passage } from "../../src/core/knowledge.ts";
import type { Reply } from "../../src/core/reply/reply.ts";

/** Bounds of the reply contract, section 2: written out here, so that no test leans on the constants it holds to account. */
const MOST_PASSAGES = 3;
const MOST_CHARACTERS = 900;
const NAME = /^[\p{L}\p{M} -]{1,60}$/u;
const NAME_WORDS = 6;
const SUGGESTIONS = 3;

/** What a reply breaks of the contract that holds for every reply, whatever was asked; empty for a good one. */
export function breachesOf(reply: Reply, knowledge: Knowledge): string[] {
  const breaches: string[] = [];
  const hold = (holds: boolean, rule: string) => {
    if (!holds) breaches.push(rule);
  };
  const { article } = knowledge;
  const { kind, passages, conditions, text, suggestions } = reply;
  hold(reply.disclaimer === article.disclaimer, "the disclaimer is the article's own");
  hold(text.endsWith(article.disclaimer), "the text ends with the disclaimer");
  hold(passages.length <= MOST_PASSAGES, "at most three passages");
  hold(
    passages.reduce((sum, passage) => sum + passage.text.length, 0) <= MOST_CHARACTERS,
    "at most 900 characters of passages",
  );
  for (const passage of passages) {
    hold(isVerbatim(passage, knowledge), `verbatim, one sentence or two of a paragraph: ${passage.text}`);
    hold(text.includes(passage.text), `the text holds the passage: ${passage.text}`);
  }
  const shown = passages.flatMap((passage) => sentencesIn(passage, knowledge));
  hold(new Set(shown).size === shown.length, "no sentence twice");
  hold(
    praiseIsKept(reply, knowledge),
    "“generally safe” never without the sentence after it, and never with conditions or under a refusal",
  );
  hold(suggestions.length <= SUGGESTIONS, "at most three suggestions");
  hold(
    new Set(suggestions).size === suggestions.length && !suggestions.includes(""),
    "no suggestion twice or empty",
  );
  hold(kind !== "caution" || conditions.length > 0, "a caution names what it is about");
  hold(
    kind !== "not-covered" ||
      passages.length > 0 === reply.lead.endsWith(knowledge.replies.nearby?.text ?? ""),
    "what stands nearby is said to be no answer, and said to be there only where it is",
  );
  hold(kind !== "answer" || passages.length > 0, "an answer holds a passage");
  hold(kind !== "clarify" || suggestions.length >= 2, "a clarification offers two readings or more");
  for (const { id, name, level } of conditions) {
    hold(id !== null || level === "unlisted", `a condition without an id is unlisted: ${name}`);
    hold(
      id !== null || (NAME.test(name) && name.trim().split(/\s+/).length <= NAME_WORDS),
      `the name fits its bound: ${name}`,
    );
  }
  breaches.push(...breachesOfLevel(reply, knowledge), ...breachesOfCard(reply));
  return breaches;
}

/** What stands beside a condition. */
function breachesOfLevel({ kind, conditions, passages }: Reply, { safety }: Knowledge): string[] {
  const levels = new Set(conditions.map(({ level }) => level));
  const breaches: string[] = [];
  if (kind === "caution") {
    const listed = levels.has("avoid") ? "avoid" : levels.has("caution") ? "caution" : undefined;
    if (listed !== undefined) {
      const { sentence, item } = safety.precautions[listed];
      const first = passages[0]?.text;
      if (first !== sentence.text && first !== item.text)
        breaches.push(`the precaution of ${listed} is the first passage`);
    }
  }
  if (levels.has("avoid") || levels.has("unlisted")) {
    const others = passages.filter(({ section }) => !safety.sections.includes(section));
    breaches.push(...others.map(({ text }) => `no dose and no benefit beside the condition: ${text}`));
  }
  return breaches;
}

function breachesOfCard(reply: Reply): string[] {
  if (reply.kind !== "urgent") return [];
  const alone =
    reply.passages.length === 0 &&
    reply.suggestions.length === 0 &&
    reply.conditions.length === 0 &&
    reply.text === `${reply.lead}\n\n${reply.disclaimer}` &&
    reply.lead !== "";
  return alone ? [] : ["an emergency card stands alone"];
}

/** The article's sentences that a passage holds. */
export function sentencesIn({ text }: Passage, { article }: Knowledge): number[] {
  return article.sentences.filter((sentence) => text.includes(sentence.text)).map(({ index }) => index);
}

function isVerbatim(passage: Passage, { article }: Knowledge): boolean {
  return article.sentences.some((first, at) => {
    if (first.section !== passage.section || first.heading !== passage.heading) return false;
    if (first.text === passage.text && first.line === passage.line) return true;
    const second = article.sentences[at + 1];
    return second?.paragraph === first.paragraph && passage.text === `${first.text} ${second.text}`;
  });
}

function praiseIsKept({ kind, passages, conditions }: Reply, { article, safety }: Knowledge): boolean {
  return article.sentences.every((sentence, at) => {
    if (!safety.praise.some((excerpt) => sentence.text.includes(excerpt))) return true;
    const holding = passages.filter(({ text }) => text.includes(sentence.text));
    if (conditions.length > 0 || kind === "not-covered") return holding.length === 0;
    if (!safety.neverAlone.some((excerpt) => sentence.text.includes(excerpt))) return true;
    const after = article.sentences[at + 1]?.text ?? "";
    return holding.every(({ text }) => text.includes(`${sentence.text} ${after}`));
  });
}
