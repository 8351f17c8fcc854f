import type { Readable, Writable } from "node:stream";

/** An output stream; a terminal says so and knows its width. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };
export type InputStream = Readable & { readonly isTTY?: boolean };

/** Everything a command may touch of the process it runs in, so that tests bring their own. */
export interface Surroundings {
  readonly stdin: InputStream;
  /** Results only. */
  readonly stdout: OutputStream;
  /** Everything else. */
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The time, in milliseconds since 1970. */
  now(): number;
  /** Aborted when the program is asked to end. Only who asks for it has something to finish first. */
  stopped?(): AbortSignal;
}

/** Surroundings with the two ways of saying something. */
export interface Session extends Surroundings {
  /** Writes a result; settles once the stream has taken it. Throws `BrokenPipe` when nobody reads any more. */
  print(text: string): Promise<void>;
  /** Writes to standard error; never fails, since there is nowhere left to say so. */
  note(text: string): Promise<void>;
}

/**
 * Whether a stream shows colours: a terminal, unless it is a dumb one or NO_COLOR is set (https://no-color.org: to
 * anything but the empty string).
 */
export function showsColor(stream: OutputStream, env: Surroundings["env"]): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
}
