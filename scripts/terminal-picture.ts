import { PassThrough, Writable } from "node:stream";

/** Columns of the window in the picture: the widest the terminal adapter writes. */
const COLUMNS = 88;
const FONT_SIZE = 13;
const LINE_HEIGHT = 18;
const MARGIN = 24;
/** Height of the bar with the three dots. */
const BAR = 32;
export const WIDTH = 760;

/** A dark window of its own, so that it reads alike on light and dark pages. Every colour has 4.5:1 or more on it. */
const STYLE = [
  `text{font:${FONT_SIZE}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#d9e2e8;white-space:pre}`,
  ".bold{font-weight:700}.dim{fill:#8fa1ad}.red{fill:#ff8f88}.yellow{fill:#f2cc60}.cyan{fill:#6fcbe6}",
].join("");

/** What the program paints with (adapters/terminal/screen.ts), by SGR code; each ends what stands behind it. */
const STARTS: Readonly<Record<string, string>> = { 1: "bold", 2: "dim", 31: "red", 33: "yellow", 36: "cyan" };
const ENDS: Readonly<Record<string, readonly string[]>> = {
  0: ["bold", "dim", "red", "yellow", "cyan"],
  22: ["bold", "dim"],
  39: ["red", "yellow", "cyan"],
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are steered by control characters
const ESCAPES = /\u001b\[([\d;?]*)([A-Za-z])/g;

/** What is asked in the picture: a question, a follow-up that keeps its context, and a condition. */
export const PICTURED = ["how often should i have it?", "and how long?", "i have a blood clot, ok?"];

/** A conversation that reads what is typed and writes to a window; settles when it ends. */
export type Converse = (streams: { readonly input: Keyboard; readonly output: Window }) => Promise<unknown>;

/** Somebody at a terminal. */
export class Keyboard extends PassThrough {
  readonly isTTY = true;
}

/** The window of a terminal, which keeps all that is written to it. */
export class Window extends Writable {
  readonly isTTY = true;
  readonly columns = COLUMNS;
  text = "";

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

/**
 * Types lines, each once the program waits for it, and gives what the window shows from the first of them to the last reply.
 *
 * @returns lines with their colours as SGR codes
 */
export async function recordConversation(lines: readonly string[], converse: Converse): Promise<string[]> {
  const input = new Keyboard();
  const output = new Window();
  const ended = converse({ input, output });
  /** Waits until the program asks for a line; a program that never does must still end the test. */
  const ready = async (after: number): Promise<void> => {
    const asks = (): boolean => output.text.length > after && output.text.replace(ESCAPES, "").endsWith("> ");
    for (let waited = 0; waited < 10_000 && !asks(); waited += 5)
      await new Promise((done) => setTimeout(done, 5));
  };
  await ready(0);
  for (const line of lines) {
    const before = output.text.length + line.length;
    input.write(`${line}\r`);
    await ready(before);
  }
  input.write("/quit\r");
  await ended;
  const shown = output.text
    .replace(ESCAPES, (code, _numbers, letter) => (letter === "m" ? code : ""))
    .split(/\r?\n/);
  const isPrompt = (line: string, typed = ""): boolean => line.replace(ESCAPES, "").endsWith(`> ${typed}`);
  const from = shown.findIndex((line) => isPrompt(line, lines[0]));
  const to = shown.findIndex((line) => isPrompt(line, "/quit"));
  return shown.slice(from, to - 1);
}

/** Lines of a terminal as a picture. */
export function drawTerminal(lines: readonly string[]): string {
  const title = `A conversation with Riverguide in a terminal: ${PICTURED.join(" ")}`;
  const height = BAR + lines.length * LINE_HEIGHT + 2 * MARGIN;
  const painted = new Set<string>();
  const rows = lines.map((line, at) => {
    const y = BAR + MARGIN + at * LINE_HEIGHT + FONT_SIZE;
    const spans = drawLine(line, painted);
    return spans === "" ? "" : `<text x="${MARGIN}" y="${y}" xml:space="preserve">${spans}</text>\n`;
  });
  const dots = [0, 1, 2].map(
    (at) => `<circle cx="${MARGIN + 5 + at * 18}" cy="${BAR / 2 + 2}" r="5" fill="#3a4c58"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">\n`,
    `<title>${escaped(title)}</title>\n<style>${STYLE}</style>\n`,
    `<rect x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="9" fill="#14212b" stroke="#3a4c58"/>\n`,
    `${dots.join("")}\n`,
    ...rows,
    "</svg>\n",
  ].join("");
}

/** One line in pieces of one look each. Looks last over line ends, as in a terminal. */
function drawLine(line: string, painted: Set<string>): string {
  const span = (text: string): string => {
    if (text === "") return "";
    return painted.size === 0
      ? escaped(text)
      : `<tspan class="${[...painted].join(" ")}">${escaped(text)}</tspan>`;
  };
  let spans = "";
  let read = 0;
  for (const { 0: code, 1: numbers = "", index } of line.matchAll(ESCAPES)) {
    spans += span(line.slice(read, index));
    read = index + code.length;
    for (const number of (numbers || "0").split(";")) {
      for (const ended of ENDS[number] ?? []) painted.delete(ended);
      const start = STARTS[number];
      if (start !== undefined) painted.add(start);
    }
  }
  return spans + span(line.slice(read));
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
