import type { Platform } from "./platform.ts";

/** What keeps a payload from being sent; empty for a sound one. */
export function faultsOf<Payload>(
  payload: Payload,
  disclaimer: string,
  platform: Platform<Payload>,
): string[] {
  const faults = platform.limits.flatMap(({ name, most, measure }) => {
    const largest = Math.max(0, ...measure(payload));
    return largest > most ? [`${name}: ${largest} of at most ${most}`] : [];
  });
  const readings = platform.read(payload);
  const last = squash(platform.escape(disclaimer, "body"));
  if (last === "") faults.push("there is no disclaimer");
  if (readings.length === 0) faults.push("it shows no text");
  if (readings.some((reading) => !squash(reading).endsWith(last)))
    faults.push("the disclaimer is not whole and last");
  return faults;
}

/** Without white space: a terminal breaks lines, and within words where it is narrow. */
function squash(text: string): string {
  return text.replace(/\s+/gu, "");
}
