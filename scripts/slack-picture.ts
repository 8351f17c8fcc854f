import { unescapeText } from "../adapters/slack/escape.ts";
import type { DrawnBlock, SlackMessage } from "../adapters/slack/payload.ts";
import { messagePlatform } from "../adapters/slack/platform.ts";
import { createConversation } from "../src/conversation/conversation.ts";
import { createGate } from "../src/conversation/gate/gate.ts";
import { noLimits } from "../src/conversation/limits.ts";
import { noLog } from "../src/conversation/log.ts";
import { createMemoryStore } from "../src/conversation/memory-store.ts";
import { createPseudonyms } from "../src/conversation/privacy/pseudonyms.ts";
import { noQuestionLog } from "../src/conversation/questions/question-log.ts";
import { RETENTION } from "../src/conversation/retention.ts";
import type { Guide } from "../src/core/guide.ts";

/** A question, a condition of one's own in public, and an emergency. */
export const PICTURED = [
  "how often should I have it?",
  "I have a blood clot, is it ok?",
  "I have crushing chest pain",
];

const WIDTH = 680;
const MARGIN = 20;
/** Left of everything that an app says: its picture stands there. */
const INDENT = 48;
/** Average width of a character in the picture's sans-serif, as a share of its size; wide enough for most fonts. */
const CHARACTER = 0.53;

/** Slack's light theme; every colour of text has 4.5:1 or more on its ground. */
const COLOURS = {
  ground: "#ffffff",
  text: "#1d1c1d",
  faint: "#616061",
  bar: "#dddddd",
  edge: "#b4b4b5",
  primary: "#007a5a",
  app: "#4a154b",
} as const;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly colour: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** A bar at its left. */
  readonly quoted: boolean;
}

/** The replies to some questions as Slack shows them: real payloads, by the way that every answer takes. */
export async function pictureReplies(guide: Guide, questions: readonly string[]): Promise<string> {
  const at = Date.parse("2026-11-22T12:00:00Z");
  const random = (bytes: number): Buffer => Buffer.alloc(bytes);
  const conversation = createConversation({
    guide: () => guide,
    store: createMemoryStore(),
    pseudonyms: createPseudonyms(
      { current: { id: "picture", secret: Buffer.alloc(32) }, earlier: [] },
      random,
    ),
    limits: noLimits,
    questionLog: noQuestionLog,
    keepQuestions: RETENTION.questions,
    clock: () => at,
    log: noLog,
  });
  const gate = createGate({ platform: messagePlatform(() => at) });
  const pictured: { asked: string; message: SlackMessage }[] = [];
  for (const [number, text] of questions.entries()) {
    const who = {
      platform: "slack",
      id: `${number}`,
      home: "home",
      person: `${number}`,
      place: "place",
    } as const;
    await conversation.answer(
      { ...who, privacy: "public", request: { kind: "question", text } },
      async (outgoing) => {
        pictured.push({ asked: text, message: gate.prepare(outgoing) });
        return undefined;
      },
    );
  }
  return draw(pictured, `Riverguide on Slack answers: ${questions.join(" ")}`);
}

function draw(
  pictured: readonly { readonly asked: string; readonly message: SlackMessage }[],
  title: string,
): string {
  let y = MARGIN;
  const shapes: string[] = [];
  const left = MARGIN + INDENT;
  const write = (line: Line): void => {
    for (const each of wrapped(line, WIDTH - left - MARGIN - (line.quoted ? 14 : 0))) {
      shapes.push(drawLine(each, left, y));
      y += heightOf(each);
    }
  };
  for (const { asked, message } of pictured) {
    write(plain(`@Riverguide ${asked}`, COLOURS.faint));
    y += 8;
    shapes.push(`<rect x="${MARGIN}" y="${y}" width="36" height="36" rx="8" fill="${COLOURS.app}"/>`);
    shapes.push(
      `<text x="${MARGIN + 18}" y="${y + 25}" font-size="20" font-weight="700" fill="${COLOURS.ground}" text-anchor="middle">R</text>`,
    );
    write({ ...plain("Riverguide", COLOURS.text), bold: true });
    for (const block of message.blocks) {
      const texts = linesOf(block);
      for (const line of texts) write(line);
      if (texts.length > 0) y += 6;
      const row = drawRow(block, left, y);
      shapes.push(...row.shapes);
      y += row.height;
    }
    y += 20;
  }
  const height = Math.ceil(y - 20 + MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>text{font-family:"Lato","Noto Sans","Helvetica Neue",Helvetica,Arial,sans-serif;white-space:pre}</style>`,
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="${COLOURS.ground}" stroke="${COLOURS.bar}"/>`,
    ...shapes,
    "</svg>\n",
  ].join("\n");
}

function plain(text: string, colour: string): Line {
  return { text, size: 15, colour, bold: false, italic: false, quoted: false };
}

/** The lines of a block in Slack's markup, as far as this program writes it. */
function linesOf(block: DrawnBlock): Line[] {
  if (block.type === "section")
    return (block.text?.text ?? "").split("\n").map((raw) => lineOf(raw, 15, COLOURS.text));
  if (block.type !== "context") return [];
  return block.elements.flatMap((element) =>
    "text" in element ? element.text.split("\n").map((raw) => lineOf(raw, 12, COLOURS.faint)) : [],
  );
}

function lineOf(raw: string, size: number, colour: string): Line {
  const quoted = raw.startsWith("> ");
  const line = quoted ? raw.slice(2) : raw;
  const bold = /^\*.*\*$/.test(line);
  const italic = /^_.*_$/.test(line);
  return {
    text: unescapeText(bold || italic ? line.slice(1, -1) : line),
    size: italic ? 13 : size,
    colour: italic ? COLOURS.faint : colour,
    bold,
    italic,
    quoted,
  };
}

function wrapped(line: Line, width: number): Line[] {
  const most = Math.floor(width / (line.size * CHARACTER * (line.bold ? 1.05 : 1)));
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

const heightOf = ({ size }: Line): number => Math.round(size * 1.45);

function drawLine(line: Line, left: number, top: number): string {
  const bar = line.quoted
    ? `<rect x="${left}" y="${top}" width="4" height="${heightOf(line)}" fill="${COLOURS.bar}"/>`
    : "";
  const look = `${line.bold ? ' font-weight="700"' : ""}${line.italic ? ' font-style="italic"' : ""}`;
  const x = left + (line.quoted ? 14 : 0);
  return `${bar}<text x="${x}" y="${top + line.size}" font-size="${line.size}" fill="${line.colour}"${look}>${escaped(line.text)}</text>`;
}

interface Button {
  readonly label: string;
  readonly primary: boolean;
}

/** Buttons side by side, on further lines where one is full; the pair of verdicts as Slack labels it. */
function drawRow(
  block: DrawnBlock,
  left: number,
  top: number,
): { readonly shapes: string[]; readonly height: number } {
  const buttons = buttonsOf(block);
  if (buttons.length === 0) return { shapes: [], height: 0 };
  const height = 30;
  let x = left;
  let y = top;
  const shapes = buttons.map(({ label, primary }) => {
    const width = Math.round(label.length * 14 * CHARACTER) + 26;
    if (x > left && x + width > WIDTH - MARGIN) {
      x = left;
      y += height + 6;
    }
    const fill = primary ? COLOURS.primary : COLOURS.ground;
    const ink = primary ? COLOURS.ground : COLOURS.text;
    const shape = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${fill}" stroke="${primary ? COLOURS.primary : COLOURS.edge}"/><text x="${x + width / 2}" y="${y + 20}" font-size="14" fill="${ink}" text-anchor="middle">${escaped(label)}</text>`;
    x += width + 8;
    return shape;
  });
  return { shapes, height: y - top + height + 8 };
}

function buttonsOf(block: DrawnBlock): Button[] {
  if (block.type !== "actions" && block.type !== "context_actions") return [];
  return block.elements.flatMap((element): Button[] => {
    if (element.type === "button")
      return [{ label: unescapeText(element.text.text), primary: element.style === "primary" }];
    if (element.type !== "feedback_buttons") return [];
    return [element.positive_button, element.negative_button].map(({ text }) => ({
      label: unescapeText(text.text),
      primary: false,
    }));
  });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
