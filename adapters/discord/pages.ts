import type { Notices } from "../../src/conversation/notices.ts";
import type { Outgoing, Part } from "../../src/conversation/parts.ts";
import { plain } from "../../src/conversation/turn.ts";

/** Characters of a page before they are escaped; half as many again and a disclaimer fit into Discord's 4,000. */
const PAGE = 2500;

/**
 * A message in as many as it takes to show its lists whole. Only lists are parted: the gate leaves out what does not fit
 * of anything else.
 *
 * @returns one or more; each gets the disclaimer from the gate
 */
export function pagesOf(outgoing: Outgoing, notices: Pick<Notices, "own">): Outgoing[] {
  const { says } = outgoing;
  if (says.kind !== "notice" || !says.parts.some(({ kind }) => kind === "list")) return [outgoing];
  const pages: Part[][] = [[]];
  let size = 0;
  for (const part of says.parts.flatMap(piecesOf)) {
    const length = lengthOf(part);
    if (size > 0 && size + length > PAGE) {
      pages.push([]);
      size = 0;
    }
    pages.at(-1)?.push(part);
    size += length;
  }
  if (pages.length === 1) return [outgoing];
  return pages.map((parts) => plain(notices.own(parts)));
}

/** A list in pieces of at most a page; each names what it is a list of. */
function piecesOf(part: Part): Part[] {
  if (part.kind !== "list" || lengthOf(part) <= PAGE) return [part];
  const half = Math.ceil(part.items.length / 2);
  if (part.items.length < 2) return [part];
  return [part.items.slice(0, half), part.items.slice(half)].flatMap((items) => piecesOf({ ...part, items }));
}

function lengthOf(part: Part): number {
  switch (part.kind) {
    case "list":
      return part.items.reduce((sum, item) => sum + item.length + 3, part.heading.length + 6);
    case "choices":
    case "controls":
      return 0;
    case "passage":
      return part.text.length + part.heading.length + 12;
    default:
      return part.text.length + 2;
  }
}
