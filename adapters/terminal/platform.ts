import { stripVTControlCharacters } from "node:util";
import type { Escaped, Platform } from "../../src/conversation/gate/platform.ts";
import type { Part } from "../../src/conversation/parts.ts";
import { createPaint, type Screen } from "./screen.ts";
import { widthOf } from "./width.ts";
import { hang, wrap } from "./wrap.ts";

/** What a terminal takes: lines no wider than the screen, and nothing that it would obey. */
export function terminalPlatform(screen: Screen): Platform<string> {
  return {
    name: "terminal",
    limits: [
      {
        name: "columns of a line",
        most: screen.width,
        source: "the window's own width, within the bounds of screen.ts",
        measure: (payload) => stripVTControlCharacters(payload).split("\n").map(widthOf),
      },
    ],
    // A terminal obeys control characters, so none of a text's own gets there.
    escape: (text) => text.replace(/[^\P{Cc}\n]+|[\p{Zl}\p{Zp}]+/gu, " "),
    draw: (parts) =>
      parts
        .map((part) => drawPart(part, screen))
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join("\n"))
        .join("\n\n"),
    read: (payload) => [stripVTControlCharacters(payload)],
  };
}

/** The lines of a part: the article's words as an indented quotation with its section, what can be chosen numbered. */
function drawPart(part: Part<Escaped>, { width, color }: Screen): string[] {
  const paint = createPaint(color);
  switch (part.kind) {
    case "title":
      return wrap(part.text, width).map(paint.name);
    case "words":
      return wrap(part.text, width).map(part.alarm ? paint.alarm : (line) => line);
    case "passage":
      return [
        ...hang(`“${part.text}”`, width, "  │ ", "  │ ").map(
          part.precaution ? paint.precaution : (line) => line,
        ),
        ...hang(part.heading, width, "  │ ", "  │ ").map(paint.faint),
      ];
    case "list": {
      const heading = part.heading === "" ? [] : wrap(part.heading, width).map(paint.name);
      return [...heading, ...part.items.flatMap((item) => hang(item, width, "- "))];
    }
    case "choices":
      return part.titles.flatMap((title, at) => {
        const mark = `${at + 1}. `;
        const [first = "", ...rest] = hang(title, width, mark);
        // Painted after wrapping: the codes take no column, but would be counted.
        return [`${paint.number(mark)}${first.slice(mark.length)}`, ...rest];
      });
    case "controls":
      return [];
    case "disclaimer":
      return wrap(part.text, width);
    default:
      return part satisfies never;
  }
}
