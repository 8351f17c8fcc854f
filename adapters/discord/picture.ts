import { ButtonStyle, ComponentType } from "discord.js";
import type { DiscordPayload, Row } from "./payload.ts";

/** A message in a picture: what was asked, where somebody asked, and the payload that answers. */
export interface Pictured {
  readonly asked: string | null;
  readonly payload: DiscordPayload;
}

const WIDTH = 620;
const MARGIN = 20;
const INDENT = 14;
/** Average width of a character in the picture's sans-serif, as a share of its size; wide enough for most fonts. */
const CHARACTER = 0.53;

/** Discord's dark theme; every colour of text has 4.5:1 or more on its ground. */
const COLOURS = {
  ground: "#313338",
  box: "#2b2d31",
  edge: "#3f4147",
  text: "#dbdee1",
  faint: "#a3a8b0",
  strong: "#ffffff",
  button: "#4e5058",
  primary: "#4752c4",
} as const;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly colour: string;
  readonly bold: boolean;
  /** A bar at its left. */
  readonly quoted: boolean;
}

/** Messages as Discord shows them, as SVG: for a person who wants to see, before members do. */
export function drawMessages(messages: readonly Pictured[], title: string): string {
  let y = MARGIN;
  const shapes: string[] = [];
  for (const { asked, payload } of messages) {
    if (asked !== null) {
      const lines = wrapped(
        { text: asked, size: 14, colour: COLOURS.faint, bold: false, quoted: false },
        WIDTH - 2 * MARGIN,
      );
      for (const line of lines) {
        shapes.push(drawLine(line, MARGIN, y));
        y += heightOf(line);
      }
      y += 6;
    }
    for (const component of payload.components) {
      switch (component.type) {
        case ComponentType.Container: {
          const lines = component.components.flatMap(({ content }) =>
            linesOf(content, WIDTH - 2 * MARGIN - 2 * INDENT),
          );
          const height = lines.reduce((sum, line) => sum + heightOf(line), 2 * 12);
          shapes.push(drawBox(y, height, component.accent_color ?? undefined));
          let at = y + 12;
          for (const line of lines) {
            shapes.push(drawLine(line, MARGIN + INDENT, at));
            at += heightOf(line);
          }
          y += height + 8;
          break;
        }
        case ComponentType.TextDisplay: {
          for (const line of linesOf(component.content, WIDTH - 2 * MARGIN)) {
            shapes.push(drawLine(line, MARGIN, y));
            y += heightOf(line);
          }
          break;
        }
        case ComponentType.ActionRow: {
          const row = drawRow(component, y);
          shapes.push(row.shapes);
          y += row.height + 8;
          break;
        }
        default:
          component satisfies never;
      }
    }
    y += 22;
  }
  const height = Math.ceil(y - 22 + MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">\n`,
    `<title>${escaped(title)}</title>\n`,
    `<style>text{font-family:"gg sans","Noto Sans","Helvetica Neue",Helvetica,Arial,sans-serif;white-space:pre}</style>\n`,
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="${COLOURS.ground}"/>\n`,
    ...shapes,
    "</svg>\n",
  ].join("");
}

/** The lines of a text in Discord's markup, as far as this program writes it. */
function linesOf(content: string, width: number): Line[] {
  return content.split("\n").flatMap((raw) => {
    const quoted = raw.startsWith("> ");
    const line = quoted ? raw.slice(2) : raw;
    const isHeading = line.startsWith("### ");
    const isSmall = line.startsWith("-# ");
    const isItem = line.startsWith("- ");
    const rest = isHeading ? line.slice(4) : isSmall ? line.slice(3) : isItem ? `•  ${line.slice(2)}` : line;
    const isBold = isHeading || /^\*\*.*\*\*$/s.test(rest);
    const text = unescaped(rest.replace(/^\*\*(.*)\*\*$/s, "$1"));
    return wrapped(
      {
        text,
        size: isHeading ? 17 : isSmall ? 12 : 15,
        colour: isSmall ? COLOURS.faint : isBold ? COLOURS.strong : COLOURS.text,
        bold: isBold,
        quoted,
      },
      width - (quoted ? INDENT : 0),
    );
  });
}

function wrapped(line: Line, width: number): Line[] {
  const most = Math.floor(width / (line.size * CHARACTER));
  const texts: string[] = [];
  let current = "";
  for (const word of line.text.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (longer.length <= most || current === "") current = longer;
    else {
      texts.push(current);
      current = word;
    }
  }
  return [...texts, current].map((text) => ({ ...line, text }));
}

const heightOf = ({ text, size }: Line): number => (text === "" ? 10 : Math.round(size * 1.4));

function drawLine(line: Line, left: number, top: number): string {
  const x = left + (line.quoted ? INDENT : 0);
  const bar = line.quoted
    ? `<rect x="${left}" y="${top}" width="4" height="${heightOf(line)}" fill="${COLOURS.button}"/>`
    : "";
  const weight = line.bold ? ' font-weight="700"' : "";
  const text =
    line.text === ""
      ? ""
      : `<text x="${x}" y="${top + line.size}" font-size="${line.size}" fill="${line.colour}"${weight}>${escaped(line.text)}</text>`;
  return `${bar}${text}\n`;
}

function drawBox(top: number, height: number, edge: number | undefined): string {
  const width = WIDTH - 2 * MARGIN;
  const box = `<rect x="${MARGIN}" y="${top}" width="${width}" height="${height}" rx="6" fill="${COLOURS.box}" stroke="${COLOURS.edge}"/>`;
  if (edge === undefined) return `${box}\n`;
  const colour = `#${edge.toString(16).padStart(6, "0")}`;
  return `${box}<rect x="${MARGIN}" y="${top}" width="4" height="${height}" rx="2" fill="${colour}"/>\n`;
}

/** Buttons side by side, on further lines where one is full. */
function drawRow({ components }: Row, top: number): { readonly shapes: string; readonly height: number } {
  const height = 30;
  let x = MARGIN;
  let y = top;
  const shapes = components.map(({ label = "", style }) => {
    const width = Math.min(WIDTH - 2 * MARGIN, Math.round(label.length * 14 * CHARACTER) + 28);
    if (x > MARGIN && x + width > WIDTH - MARGIN) {
      x = MARGIN;
      y += height + 6;
    }
    const fill = style === ButtonStyle.Primary ? COLOURS.primary : COLOURS.button;
    const shape = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${fill}"/><text x="${x + width / 2}" y="${y + 20}" font-size="14" fill="${COLOURS.strong}" text-anchor="middle">${escaped(label)}</text>`;
    x += width + 8;
    return shape;
  });
  return { shapes: `${shapes.join("\n")}\n`, height: y - top + height };
}

/** What a text says whose markup was made harmless: the inverse of escape.ts. */
function unescaped(text: string): string {
  return text.replace(/\\([^0-9A-Za-z\s])/gu, "$1");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
