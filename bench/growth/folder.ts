import type { Subject } from "./generate.ts";

/** Where generated sections stand in the article: before what it says of who should be careful. */
const CAREFUL = "## Who Should Be Careful";
const TO_A_SECTION = 10;

/**
 * The texts of a small knowledge folder with generated subjects added to its article and its topics. Safety, replies and
 * words stay as they are: they do not grow with an article.
 */
export function addSubjects(
  texts: Readonly<Record<string, string>>,
  subjects: readonly Subject[],
): Record<string, string> {
  const sections: string[] = [];
  for (let from = 0; from < subjects.length; from += TO_A_SECTION) {
    const own = subjects.slice(from, from + TO_A_SECTION);
    sections.push(
      `## Part ${from / TO_A_SECTION + 1}\n\n${own.map(({ passage }) => passage).join("\n\n")}\n`,
    );
  }
  const article = (texts["article.md"] ?? "").replace(CAREFUL, `${sections.join("\n")}\n${CAREFUL}`);
  const topics = subjects.map(
    ({ id, title, passage, phrases }) =>
      `- id: ${id}\n  title: ${JSON.stringify(title)}\n  quotes:\n    - ${JSON.stringify(passage)}\n  phrases:\n${phrases
        .map((phrase) => `    - ${JSON.stringify(phrase)}\n`)
        .join("")}`,
  );
  return {
    ...texts,
    "article.md": article,
    "topics.yaml": `${texts["topics.yaml"] ?? ""}\n${topics.join("")}`,
  };
}
