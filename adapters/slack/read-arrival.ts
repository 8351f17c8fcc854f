import type { Arrival, Reading } from "./arrival.ts";
import { readCommand, readShortcut } from "./read-command.ts";
import { readEvent } from "./read-event.ts";
import { readPress } from "./read-press.ts";

/** What Slack has sent, of whichever kind; undefined for what nothing is done about. */
export function readArrival(body: unknown, reading: Reading): Arrival | undefined {
  return (
    readEvent(body, reading) ??
    readPress(body, reading) ??
    readCommand(body, reading) ??
    readShortcut(body, reading)
  );
}
