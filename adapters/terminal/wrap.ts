import { splitGraphemes, widthOf } from "./width.ts";

/**
 * A text in lines no wider than a number of columns. Lines end between words; a word that is wider than a line is broken.
 * Line breaks of the text are kept, runs of spaces are not.
 *
 * @param width in columns; a single character that is wider still gets a line of its own
 */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => wrapLine(withoutControls(line), width));
}

/** As `wrap`, with something before the first line and as much space, or something else, before the others. */
export function hang(
  text: string,
  width: number,
  first: string,
  rest = " ".repeat(widthOf(first)),
): string[] {
  return wrap(text, width - widthOf(first)).map((line, at) => `${at === 0 ? first : rest}${line}`);
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let taken = 0;
  for (const piece of text
    .split(" ")
    .filter((word) => word !== "")
    .flatMap((word) => breakWord(word, width))) {
    const wide = widthOf(piece);
    if (line !== "" && taken + 1 + wide > width) {
      lines.push(line);
      line = "";
      taken = 0;
    }
    taken += wide + (line === "" ? 0 : 1);
    line = line === "" ? piece : `${line} ${piece}`;
  }
  return [...lines, line];
}

/** A word in pieces that each fit a line. */
function breakWord(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  let taken = 0;
  for (const grapheme of splitGraphemes(word)) {
    const wide = widthOf(grapheme);
    if (piece !== "" && taken + wide > width) {
      pieces.push(piece);
      piece = "";
      taken = 0;
    }
    piece += grapheme;
    taken += wide;
  }
  return [...pieces, piece];
}

/** A terminal obeys control characters, so none of a text's own gets there. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, " ");
}
