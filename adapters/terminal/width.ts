const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Takes no column: marks that sit on the letter before, and characters that steer direction or joining. */
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
/** Takes two columns: the blocks of wide scripts, full-width forms and pictures (UAX #11, East Asian Width W and F). */
const WIDE =
  /^[\u1100-\u115f\u2600-\u27bf\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f000}-\u{1faff}\u{20000}-\u{3ffff}]/u;
/** Is drawn as one picture, however many code points it has. */
const PICTURE = /\p{Emoji_Presentation}|\ufe0f/u;

/** A text's characters as a person counts them. */
export function splitGraphemes(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** How many columns a text takes in a terminal; where terminals differ, the larger number. */
export function widthOf(text: string): number {
  // Most texts hold printable ASCII only, and need no segmenting.
  if (/^[ -~]*$/.test(text)) return text.length;
  return splitGraphemes(text).reduce((sum, grapheme) => sum + widthOfGrapheme(grapheme), 0);
}

function widthOfGrapheme(grapheme: string): number {
  if (PICTURE.test(grapheme) || WIDE.test(grapheme)) return 2;
  // Indic letters that are joined into one character still take a column each.
  return Array.from(grapheme).filter((point) => !ZERO.test(point)).length;
}
