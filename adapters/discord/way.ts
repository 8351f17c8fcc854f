/** How an answer reaches the person: kept with its message, so that a later run can deliver what this one could not. */
export type Way =
  /** As a reply to a post in a channel; `reply` is null where there is nothing to reply to. */
  | { readonly kind: "post"; readonly channel: string; readonly reply: string | null; readonly nonce: string }
  | InteractionWay
  /** A word in a direct message, that nothing could be written where somebody asked. */
  | { readonly kind: "word"; readonly person: string; readonly nonce: string };

export interface InteractionWay {
  readonly kind: "interaction";
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  /** Only the person sees it. */
  readonly ephemeral: boolean;
}

export function encodeWay(way: Way): string {
  return JSON.stringify(way);
}

/** A way that was kept; undefined where an earlier version of this program kept it in another shape. */
export function decodeWay(text: string | undefined): Way | undefined {
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  if (typeof value !== "object" || value === null || !("kind" in value)) return undefined;
  const { kind, id, token, channel, reply, nonce, person, ephemeral } = value as Record<string, unknown>;
  switch (kind) {
    case "post":
      return isText(channel) && isText(nonce) && (reply === null || isText(reply))
        ? { kind, channel, reply, nonce }
        : undefined;
    case "interaction":
      return isText(id) && isText(token) && isText(channel) && typeof ephemeral === "boolean"
        ? { kind, id, token, channel, ephemeral }
        : undefined;
    case "word":
      return isText(person) && isText(nonce) ? { kind, person, nonce } : undefined;
    default:
      return undefined;
  }
}

const isText = (value: unknown): value is string => typeof value === "string";

/** The name of an answer, by which it is removed. */
export function answerId(channel: string, message: string): string {
  return `${channel}/${message}`;
}

export function splitAnswerId(answer: string): { readonly channel: string; readonly message: string } {
  const [channel = "", message = ""] = answer.split("/");
  return { channel, message };
}
