import { type FileReport, type Located, quoted } from "./problem.ts";

/**
 * Checks the day on which somebody last compared the article with its source: a real day, not to come, not older than
 * twelve months.
 *
 * @param today YYYY-MM-DD
 */
export function checkReviewDate({ text, place }: Located, today: string, report: FileReport): void {
  if (!isDay(text)) {
    const remedy = "Write year, month and day with hyphens, as in 2026-03-31.";
    report.error(place, "bad-date", `not a day: ${quoted(text)}`, remedy);
  } else if (text > today) {
    const remedy = "Write the day on which somebody last compared the article with its source.";
    report.warning(place, "future-date", `day is still to come: ${text}`, remedy);
  } else if (text < yearBefore(today)) {
    const remedy =
      "Compare article.md with what its source says today, sentence by sentence, then write today's date here.";
    report.warning(place, "old-review", `last compared more than twelve months ago: ${text}`, remedy);
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const yearBefore = (day: string): string =>
  `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;
