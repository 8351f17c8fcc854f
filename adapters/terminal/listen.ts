import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";

/** The lines a person types, as events. */
export interface Listener {
  /** To be read from at once, so that no line is lost. Ends at Ctrl-D, at Ctrl-C on an empty line, and when the input does. */
  readonly lines: AsyncIterable<string>;
  /** Shows where to type. */
  prompt(): void;
  close(): void;
}

/** Lines with an editor and a history. Ctrl-C clears a line that holds something, and ends on an empty one. */
export function listen(input: Readable, output: Writable, prompt: string): Listener {
  const reader = createInterface({ input, output, prompt, terminal: true });
  let open = true;
  reader.on("close", () => {
    open = false;
  });
  reader.on("SIGINT", () => {
    if (reader.line === "") {
      reader.close();
      return;
    }
    reader.write(null, { ctrl: true, name: "e" });
    reader.write(null, { ctrl: true, name: "u" });
  });
  return {
    lines: reader,
    // Lines may still wait when the input has ended, and a closed reader would refuse to prompt behind them.
    prompt: () => {
      if (open) reader.prompt();
    },
    close: () => reader.close(),
  };
}
