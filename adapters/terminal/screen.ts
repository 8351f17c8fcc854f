import picocolors from "picocolors";

/** What a rendering needs to know of the terminal. */
export interface Screen {
  /** In columns. */
  readonly width: number;
  readonly color: boolean;
}

/** Lines longer than this are hard to read; a wider window is left empty on the right. In columns. */
const WIDEST = 88;
/** Windows narrower than this are written to as if they were this wide. In columns. */
const NARROWEST = 10;
/** Of a terminal that does not tell. In columns. */
const USUAL = 80;

/** How wide to write in a window, in columns. */
export function readingWidth(columns: number | undefined): number {
  return Math.max(NARROWEST, Math.min(columns || USUAL, WIDEST));
}

/** How parts of a message are painted; without colours every function gives back what it is given. */
export function createPaint(color: boolean) {
  const { bold, cyan, dim, red, yellow } = picocolors.createColors(color);
  return {
    alarm: (text: string) => bold(red(text)),
    precaution: (text: string) => bold(yellow(text)),
    number: cyan,
    name: bold,
    faint: dim,
  } as const;
}
