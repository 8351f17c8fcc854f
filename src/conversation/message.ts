/** What a person asks for: a question, or a press of one of the controls under an earlier answer. */
export type Request =
  /** `cut` is the service's: the text was longer than it may be. */
  | { readonly kind: "question"; readonly text: string; readonly cut?: true }
  /** One of the questions that were offered. */
  | { readonly kind: "choose"; readonly topic: string }
  /** A whole section of the article, by its slug. */
  | { readonly kind: "section"; readonly section: string }
  /** What the article says about a condition, by any of its names, for nobody in particular. */
  | { readonly kind: "safety"; readonly condition: string }
  | { readonly kind: "none-of-these"; readonly exchange: string }
  | {
      readonly kind: "feedback";
      readonly exchange: string;
      readonly topic: string | null;
      readonly helpful: boolean;
    }
  /** A private answer, said again for everybody: by its topic alone, so that nothing of the person goes with it. */
  | { readonly kind: "share"; readonly topic: string }
  | { readonly kind: "private" }
  | { readonly kind: "topics" }
  | { readonly kind: "conditions" }
  | { readonly kind: "about" }
  | { readonly kind: "help" }
  | { readonly kind: "forget-me" }
  /** A control that can no longer be read. */
  | { readonly kind: "too-old" };

/** One message of one person, as an adapter makes it of an event. */
export interface Message {
  /** Short name of the platform: `discord`. */
  readonly platform: string;
  /** The platform's id of the event: the same one when it is delivered again. */
  readonly id: string;
  /** The post itself, where several events can bring it (a mention and a message, Slack's channel + ts). */
  readonly post?: string;
  /** Server or workspace; null where there is none. */
  readonly home: string | null;
  /** Where the context lives, together with the person: a channel, a thread, a direct conversation. */
  readonly place: string;
  /**
   * Another place where what the person named counts here too: a private conversation must know what was said in public,
   * never the other way about.
   */
  readonly alsoFrom?: string;
  readonly person: string;
  readonly privacy: "public" | "private";
  /** Everything is typed there and nothing can be pressed: no controls are made. */
  readonly typed?: true;
  readonly request: Request;
  /**
   * What the adapter needs to deliver the reply when a later run takes the message up again; the service gives it back
   * and does not look inside. At most `LONGEST_DELIVERY` characters.
   */
  readonly delivery?: string;
}

/** A token, a channel and a thread fit several times over. */
export const LONGEST_DELIVERY = 2000;
/**
 * Of a question, in characters: the most that Slack delivers of one post (its chat.postMessage reference; Discord's is 4,000), so
 * that whatever a platform brings is read whole. What is longer keeps its two ends, where people put their greeting and their
 * need, so that a condition or an emergency is still met.
 */
export const LONGEST_QUESTION = 40_000;

/** A question within bounds, and whether it had to be cut for that. */
function boundText(text: string): { readonly text: string; readonly cut: boolean } {
  const whole = text.toWellFormed();
  if (whole.length <= LONGEST_QUESTION) return { text: whole, cut: false };
  const half = LONGEST_QUESTION / 2 - 1;
  return { text: `${whole.slice(0, half)}\n${whole.slice(-half)}`.toWellFormed(), cut: true };
}

/** A message as it may be kept: its text within bounds. */
export function boundMessage(message: Message): Message {
  if ((message.delivery?.length ?? 0) > LONGEST_DELIVERY) {
    throw new RangeError(
      `what ${message.platform} needs for a delivery is longer than ${LONGEST_DELIVERY} characters`,
    );
  }
  const { request } = message;
  if (request.kind === "safety") {
    return { ...message, request: { ...request, condition: request.condition.toWellFormed().slice(0, 200) } };
  }
  if (request.kind !== "question") return message;
  const { text, cut } = boundText(request.text);
  return { ...message, request: cut ? { kind: "question", text, cut } : { ...request, text } };
}
