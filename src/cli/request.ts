/** One line of `ask --jsonl`. */
export interface AskRequest {
  readonly text: string;
  /** Requests of the same name share a context; one without a name stands alone. */
  readonly conversation?: string;
}

const SHAPE = 'a request is plain text or {"text": "...", "conversation": "..."}';

/**
 * Reads a line: an object that is JSON, or else plain text. People do type braces, so what is not JSON at all is taken
 * as it stands.
 *
 * @returns the request, or what is wrong with it
 */
export function readRequest(line: string): AskRequest | { readonly fault: string } {
  const value = line.trimStart().startsWith("{") ? parse(line) : undefined;
  if (value === undefined) return { text: line };
  if (typeof value !== "object" || value === null || !("text" in value))
    return { fault: `"text" is missing; ${SHAPE}` };
  const { text } = value;
  if (typeof text !== "string") return { fault: `"text" is no string; ${SHAPE}` };
  const conversation = "conversation" in value ? value.conversation : undefined;
  // Programs write null for what they leave out.
  if (conversation === undefined || conversation === null) return { text };
  if (typeof conversation !== "string") return { fault: `"conversation" is no string; ${SHAPE}` };
  return { text, conversation };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
