import { EXIT, Fault, oneLine } from "./fault.ts";
import type { InputStream } from "./surroundings.ts";

/**
 * The lines of a stream, of any length, without their ends; a last line without one counts. Node's own readline also
 * splits at U+2028 and U+2029, which may stand inside a JSON string.
 *
 * @throws Fault when the stream cannot be read
 */
export async function* readLines(stream: InputStream): AsyncGenerator<string, void, undefined> {
  // Parts of the unfinished line: joining them once keeps a line of megabytes from being copied with every chunk.
  let parts: string[] = [];
  for await (const text of decoded(stream)) {
    const pieces = text.split("\n");
    for (const piece of pieces.slice(0, -1)) {
      yield withoutReturn([...parts, piece].join(""));
      parts = [];
    }
    parts.push(pieces.at(-1) ?? "");
  }
  const last = parts.join("");
  if (last !== "") yield withoutReturn(last);
}

async function* decoded(stream: InputStream): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  try {
    for await (const chunk of stream) {
      if (typeof chunk === "string") yield chunk;
      else if (chunk instanceof Uint8Array) yield decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    const reason = error instanceof Error ? oneLine(error.message) : "unknown";
    throw new Fault(EXIT.input, `standard input cannot be read: ${reason}`);
  }
  yield decoder.decode();
}

const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);
