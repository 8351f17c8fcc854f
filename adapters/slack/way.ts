import { z } from "zod";

/** How an answer reaches the person: kept with its message, so that a later run can deliver what this one could not. */
const WAYS = z.discriminatedUnion("kind", [
  /** In a channel or a direct conversation; `since` is the time of the question, before which no answer can be. */
  z.object({
    kind: z.literal("post"),
    channel: z.string(),
    thread: z.string().nullable(),
    since: z.string(),
  }),
  /** Into somebody's direct conversation, which Slack finds by the person. */
  z.object({ kind: z.literal("direct"), person: z.string() }),
  /** By the address that came with a command or a press; `open` for everybody in the channel, else for the person alone. */
  z.object({ kind: z.literal("respond"), url: z.string(), open: z.boolean(), thread: z.string().nullable() }),
  /** In a window; where it is too late for that, as if by `respond`. */
  z.object({
    kind: z.literal("window"),
    trigger: z.string(),
    url: z.string().nullable(),
    thread: z.string().nullable(),
  }),
]);

export type Way = z.infer<typeof WAYS>;
export type WayOf<Kind extends Way["kind"]> = Extract<Way, { readonly kind: Kind }>;

export function encodeWay(way: Way): string {
  return JSON.stringify(way);
}

/** A way that was kept; undefined where an earlier version of this program kept it in another shape. */
export function decodeWay(text: string | undefined): Way | undefined {
  if (text === undefined) return undefined;
  const read = WAYS.safeParse(JSON.parse(text));
  return read.success ? read.data : undefined;
}

/** The name of a post: of a question, and of an answer, by which it is removed. */
export function nameOfPost(channel: string, ts: string): string {
  return `${channel}:${ts}`;
}

export function splitPostName(name: string): { readonly channel: string; readonly ts: string } {
  const [channel = "", ts = ""] = name.split(":");
  return { channel, ts };
}
