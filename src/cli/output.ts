import type { Writable } from "node:stream";

/** Whoever read our output has gone: the way `head` ends a pipe, and no fault of anybody's. */
export class BrokenPipe extends Error {}

/** Codes of an output that nobody reads any more: Linux and macOS, Windows, and a stream closed by an earlier one. */
const GONE = new Set(["EPIPE", "EOF", "ERR_STREAM_DESTROYED", "ERR_STREAM_WRITE_AFTER_END"]);

/**
 * A function that writes to a stream and settles once the stream has taken the text, so that lines are flushed as they
 * come and a slow reader slows the writer.
 *
 * @throws BrokenPipe when nobody reads the stream any more
 */
export function createWriter(stream: Writable): (text: string) => Promise<void> {
  // The callback of each write tells of its failure; without a listener the same failure would end the process.
  stream.on("error", () => {});
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (error === null || error === undefined) resolve();
        else reject(isGone(error) ? new BrokenPipe(error.message) : error);
      });
    });
}

function isGone(error: Error): boolean {
  return "code" in error && typeof error.code === "string" && GONE.has(error.code);
}
