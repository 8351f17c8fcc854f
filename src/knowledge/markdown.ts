import type { Nodes, Paragraph, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { frontmatter } from "micromark-extension-frontmatter";
import { type FileReport, type Place, TOP } from "./problem.ts";
import { placeWithin } from "./sentences.ts";

/** A piece of the article: a heading, a paragraph or a list item, its line breaks kept. */
export interface Block {
  readonly kind: "title" | "heading" | "paragraph" | "item";
  readonly text: string;
  readonly place: Place;
}

export interface Markdown {
  /** The YAML between the lines of dashes, with the number of lines above it. */
  readonly frontMatter: { readonly text: string; readonly linesBefore: number } | undefined;
  readonly blocks: readonly Block[];
}

/** What Markdown can hold and an answer cannot show, by node type. */
const REFUSED: Readonly<Record<string, string>> = {
  html: "HTML",
  code: "an indented or fenced block of code",
  inlineCode: "code in backquotes",
  link: "a link",
  linkReference: "a link",
  definition: "the address of a link",
  image: "an image",
  imageReference: "an image",
  emphasis: "italics",
  strong: "bold text",
  blockquote: "a quotation block",
  thematicBreak: "a line across the page",
  break: "a forced line break",
  list: "a list inside a list",
};
/** A line that opens lists or quotations inside each other: refused unparsed, for the parser takes minutes over thousands. */
const NESTED = /^(?:[ \t]*(?:[-*+][ \t]|>|\d{1,9}[.)][ \t])){8}/m;
const PLAIN_REMEDY = "Write it as plain text: answers are shown on platforms that would not understand it.";

/**
 * Reads the article's Markdown into blocks. Only titles, headings, paragraphs and flat lists of plain text may stand in
 * it, since its sentences are shown letter for letter; anything else is reported, and its text kept where there is one.
 *
 * @param text with `\n` line ends
 * @returns undefined where the front matter never ends or nesting never does: the rest would be misread
 */
export function readMarkdown(text: string, report: FileReport): Markdown | undefined {
  const nested = NESTED.exec(text)?.index;
  if (nested !== undefined) {
    const remedy = "Write plain paragraphs and items, one a line.";
    report.error(
      placeWithin(text, nested, TOP),
      "broken-markdown",
      "lists or quotations stand inside each other",
      remedy,
    );
    return undefined;
  }
  const tree = fromMarkdown(text, {
    extensions: [frontmatter(["yaml"])],
    mdastExtensions: [frontmatterFromMarkdown(["yaml"])],
  });
  const blocks: Block[] = [];
  let front: Markdown["frontMatter"];
  const [first] = tree.children;
  if (first?.type !== "yaml" && text.startsWith("---")) {
    report.error(
      TOP,
      "broken-markdown",
      "front matter is not closed",
      "End it with a line that holds only ---.",
    );
    return undefined;
  }
  for (const node of tree.children) {
    if (node.type === "yaml") front = { text: node.value, linesBefore: placeOf(node).line };
    else addBlocks(node, blocks, report);
  }
  return { frontMatter: front, blocks };
}

function addBlocks(node: RootContent, blocks: Block[], report: FileReport): void {
  if (node.type === "heading") {
    if (node.depth > 2) {
      const hashes = "#".repeat(node.depth);
      report.error(
        placeOf(node),
        "broken-markdown",
        `heading is too deep: ${hashes}`,
        "Use ## for every section.",
      );
    }
    blocks.push({
      kind: node.depth === 1 ? "title" : "heading",
      text: plainText(node, report),
      place: placeOf(node),
    });
  } else if (node.type === "paragraph") blocks.push(textBlock("paragraph", node, report));
  else if (node.type === "list") {
    for (const item of node.children) {
      const [paragraph, ...more] = item.children;
      if (paragraph?.type === "paragraph") blocks.push(textBlock("item", paragraph, report));
      else if (paragraph !== undefined) refuse(paragraph, report);
      for (const extra of more) {
        if (extra.type === "paragraph") {
          const remedy = "Make it an item of its own, or a paragraph at the margin.";
          report.error(placeOf(extra), "broken-markdown", "list item has a second paragraph", remedy);
        } else refuse(extra, report);
      }
    }
  } else refuse(node, report);
}

function textBlock(kind: "paragraph" | "item", node: Paragraph, report: FileReport): Block {
  return { kind, text: plainText(node, report), place: placeOf(node.children[0] ?? node) };
}

/** The text of a node and of all nodes in it; whatever is not plain text is reported. */
function plainText(node: Nodes, report: FileReport): string {
  if (node.type === "text") return node.value;
  if (node.type in REFUSED) refuse(node, report);
  if (node.type === "break") return "\n";
  if ("children" in node) return node.children.map((child) => plainText(child, report)).join("");
  return node.type === "inlineCode" ? node.value : "";
}

function refuse(node: Nodes, report: FileReport): void {
  const what = REFUSED[node.type] ?? node.type;
  report.error(placeOf(node), "broken-markdown", `the article holds ${what}`, PLAIN_REMEDY);
}

const placeOf = (node: Nodes): Place => node.position?.start ?? TOP;
