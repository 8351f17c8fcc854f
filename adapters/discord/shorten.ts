const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A text of at most so many characters (UTF-16 units), cut between words where there is one, and never within a character. */
export function shorten(text: string, most: number): string {
  const line = text.toWellFormed().replace(/\s+/gu, " ").trim();
  if (line.length <= most) return line;
  let kept = "";
  for (const { segment } of graphemes.segment(line)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  const isBetween = line[kept.length] === " ";
  const space = kept.lastIndexOf(" ");
  // Half a title still says what it is about; one word of it may not.
  return `${(isBetween || space <= most / 2 ? kept : kept.slice(0, space)).trimEnd()}…`;
}
