const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * A text that is escaped already, on one line of at most so many characters (UTF-16 units): cut between words where there
 * is a space, never within a character or an entity.
 */
export function shorten(text: string, most: number): string {
  const line = text.toWellFormed().replace(/\s+/gu, " ").trim();
  if (line.length <= most) return line;
  let kept = "";
  for (const piece of line.split(/(&(?:amp|lt|gt);)/g).flatMap(charactersOf)) {
    if (kept.length + piece.length > most - 1) break;
    kept += piece;
  }
  const space = kept.lastIndexOf(" ");
  // Half a title still says what it is about; one word of it may not.
  return `${(space > most / 2 ? kept.slice(0, space) : kept).trimEnd()}…`;
}

function charactersOf(piece: string): string[] {
  if (/^&(?:amp|lt|gt);$/.test(piece)) return [piece];
  return Array.from(graphemes.segment(piece), ({ segment }) => segment);
}
