import { type Log, logName } from "../log.ts";
import type { Notice } from "../notices.ts";
import { type Outgoing, partsOf } from "../parts.ts";
import { fitParts } from "./fit.ts";
import type { Platform, Sendable } from "./platform.ts";
import { faultsOf } from "./soundness.ts";

/** Something was to be sent without the whole disclaimer at its end, or beyond what the platform takes. */
export class UnsoundMessage extends Error {
  override readonly name = "UnsoundMessage";
  readonly faults: readonly string[];

  constructor(platform: string, faults: readonly string[]) {
    super(`a message for ${platform} cannot be sent: ${faults.join("; ")}`);
    this.faults = faults;
  }
}

export interface Gate<Payload> {
  /**
   * The payload of a message: its parts escaped once, and as many of them, whole, as fit beside the disclaimer. Edits,
   * errors and limits are made here like answers.
   *
   * @throws UnsoundMessage where nothing sound can be made of it
   */
  prepare(outgoing: Outgoing): Sendable<Payload>;
}

export interface GateOptions<Payload> {
  readonly platform: Platform<Payload>;
  /** In production something sound is said in place of what is not: this notice. Without it, it is an error. */
  readonly instead?: () => Notice;
  readonly log?: Log;
}

/** The only way to send: whatever an adapter hands to its platform comes from here. */
export function createGate<Payload>({ platform, instead, log }: GateOptions<Payload>): Gate<Payload> {
  const attempt = (outgoing: Outgoing): { payload: Payload; faults: string[] } => {
    const { disclaimer } = outgoing.says;
    const fitted = fitParts(partsOf(outgoing), disclaimer, platform);
    const payload = fitted ?? platform.draw([]);
    const unfit = fitted === undefined ? ["what it says first does not fit"] : [];
    return { payload, faults: [...unfit, ...faultsOf(payload, disclaimer, platform)] };
  };
  return {
    prepare(outgoing) {
      const { payload, faults } = attempt(outgoing);
      if (faults.length === 0) return payload as Sendable<Payload>;
      if (instead !== undefined) {
        log?.("error", "a message was not sound and another was sent", { platform: logName(platform.name) });
        const minimal = attempt({ says: instead(), title: null, controls: [] });
        if (minimal.faults.length === 0) return minimal.payload as Sendable<Payload>;
      }
      throw new UnsoundMessage(platform.name, faults);
    },
  };
}
