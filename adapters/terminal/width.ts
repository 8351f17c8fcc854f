const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Takes no column: marks that sit on the letter before, and characters that steer the direction or the joining. */
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/** Takes two columns in every terminal that follows Unicode's East Asian Width (UAX #11): wide scripts and emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\ufe0f/u;

/** A text's characters as a person counts them. */
export function splitGraphemes(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** How many columns a text takes in a terminal. */
export function widthOf(text: string): number {
  // Most texts hold printable ASCII only, and need no segmenting.
  if (/^[ -~]*$/.test(text)) return text.length;
  return splitGraphemes(text).reduce(
    (sum, grapheme) => sum + (ZERO.test(grapheme) ? 0 : WIDE.test(grapheme) ? 2 : 1),
    0,
  );
}
