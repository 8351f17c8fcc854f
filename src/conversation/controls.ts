import type { Request } from "./message.ts";

/** Something to press under a message: what it asks for, and what stands on it. */
export interface Control<Text = string> {
  readonly request: Request;
  readonly label: Text;
}

/** Discord's custom_id is the shortest place that a control's state has to fit (platform-limits.md). */
export const LONGEST_STATE = 100;
/** A control answers as long as its exchange is in the ledger. */
const DAYS_VALID = 7;
const DAY = 24 * 60 * 60_000;
const MARK = "rg1";

/**
 * A control's request as a short text that a platform hands back when it is pressed, after a restart too.
 *
 * @returns undefined where it does not fit, or is nothing that a control asks for
 */
export function encodeControl(request: Request, at: number): string | undefined {
  const fields = fieldsOf(request);
  if (fields === undefined) return undefined;
  const state = [MARK, Math.floor(at / DAY).toString(36), ...fields].join(":");
  return state.length <= LONGEST_STATE ? state : undefined;
}

/** The request in a control's state. One that is too old, or was never ours, asks for being told so. */
export function decodeControl(state: string, at: number): Request {
  const [mark, day = "", kind, first = "", second = ""] = state.split(":");
  const age = Math.floor(at / DAY) - Number.parseInt(day, 36);
  if (mark !== MARK || !(age >= -1 && age <= DAYS_VALID)) return { kind: "too-old" };
  switch (kind) {
    case "c":
      return { kind: "choose", topic: first };
    case "s":
      return { kind: "section", section: first };
    case "n":
      return { kind: "none-of-these", exchange: first };
    case "h":
    case "u":
      return {
        kind: "feedback",
        exchange: first,
        topic: second === "" ? null : second,
        helpful: kind === "h",
      };
    case "a":
      return { kind: "share", topic: first };
    case "p":
      return { kind: "private" };
    default:
      return { kind: "too-old" };
  }
}

/** Ids and slugs are kebab-case (the knowledge check holds them to it), so a colon parts them for certain. */
function fieldsOf(request: Request): string[] | undefined {
  switch (request.kind) {
    case "choose":
      return ["c", request.topic];
    case "section":
      return ["s", request.section];
    case "none-of-these":
      return ["n", request.exchange];
    case "feedback":
      return [request.helpful ? "h" : "u", request.exchange, request.topic ?? ""];
    case "share":
      return ["a", request.topic];
    case "private":
      return ["p"];
    default:
      return undefined;
  }
}
