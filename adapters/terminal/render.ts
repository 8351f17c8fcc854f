import { createGate } from "../../src/conversation/gate/gate.ts";
import type { Outgoing } from "../../src/conversation/parts.ts";
import { terminalPlatform } from "./platform.ts";
import type { Screen } from "./screen.ts";

/**
 * A reply or a notice as a terminal shows it, the disclaimer, whole, at its end.
 *
 * @returns lines without an end of their own, none wider than the screen
 */
export function render(says: Outgoing["says"], screen: Screen): string {
  // The question stands right above its answer; its title would say it again.
  return createGate({ platform: terminalPlatform(screen) }).prepare({ says, title: null, controls: [] });
}
