import type { Control } from "../controls.ts";
import { type Log, logName } from "../log.ts";
import type { Notice } from "../notices.ts";
import { type Outgoing, type Part, partsOf } from "../parts.ts";
import type { Escaped, Platform, Sendable } from "./platform.ts";
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
    const payload = fitParts(partsOf(outgoing), disclaimer, platform);
    return { payload, faults: faultsOf(payload, disclaimer, platform) };
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

/**
 * Draws what fits: the disclaimer before all, then the bot's first words, the passages in their order, its last words, and
 * what is only convenient. A passage stands whole or not at all, none without the words that introduce it, and none after
 * one that was left out, since the first may be a precaution.
 */
export function fitParts<Payload>(parts: readonly Part[], disclaimer: string, platform: Platform<Payload>): Payload {
  const end: Part<Escaped> = { kind: "disclaimer", text: escapeWith(platform, disclaimer) };
  const drawn = parts.map((part) => escapePart(part, platform));
  const draw = (kept: readonly (Part<Escaped> | undefined)[]): Payload =>
    platform.draw([...kept.filter((part) => part !== undefined), end]);
  const fits = (payload: Payload): boolean => faultsOf(payload, disclaimer, platform).length === 0;
  const whole = draw(drawn);
  // Nearly every message; the rest is tried part by part.
  if (fits(whole)) return whole;

  const kept: (Part<Escaped> | undefined)[] = drawn.map(() => undefined);
  const isLead = drawn.findIndex(({ kind }) => kind === "words" || kind === "passage");
  let quoting = true;
  for (const at of byImportance(drawn)) {
    const part = drawn[at];
    if (part === undefined || (part.kind === "passage" && !quoting)) continue;
    const largest = versionsOf(part).find((version) => fits(draw(kept.with(at, version))));
    if (largest !== undefined) kept[at] = largest;
    else if (part.kind === "passage" || at === isLead) quoting = false;
  }
  // Without its first words the rest of a message would say something else.
  if (isLead !== -1 && kept[isLead] === undefined) return draw([]);
  return draw(kept);
}

const IMPORTANCE: readonly Part["kind"][] = ["words", "passage", "list", "choices", "controls", "title"];

function byImportance(parts: readonly Part<Escaped>[]): number[] {
  const said = (at: number): number => {
    const kind = parts[at]?.kind ?? "title";
    // First words, passages and last words stand in the order in which they are read.
    return kind === "passage" ? 0 : IMPORTANCE.indexOf(kind);
  };
  return parts.map((_, at) => at).sort((left, right) => said(left) - said(right) || left - right);
}

/** A part whole, then shorter where it may be: a list may lose its last items, a row its last controls. */
function versionsOf(part: Part<Escaped>): Part<Escaped>[] {
  const shorter = <Item>(items: readonly Item[]): (readonly Item[])[] =>
    items.map((_, at) => items.slice(0, items.length - at));
  switch (part.kind) {
    case "list":
      return shorter(part.items).map((items) => ({ ...part, items }));
    case "choices":
      return shorter(part.titles).map((titles) => ({ ...part, titles }));
    case "controls":
      return shorter(part.controls).map((controls) => ({ ...part, controls }));
    default:
      return [part];
  }
}

function escapePart<Payload>(part: Part, platform: Platform<Payload>): Part<Escaped> {
  const body = (text: string): Escaped => escapeWith(platform, text);
  switch (part.kind) {
    case "title":
    case "words":
    case "disclaimer":
      return { ...part, text: body(part.text) };
    case "passage":
      return { ...part, text: body(part.text), heading: body(part.heading) };
    case "list":
      return { ...part, heading: body(part.heading), items: part.items.map(body) };
    case "choices":
      return { ...part, titles: part.titles.map(body) };
    case "controls":
      return { ...part, controls: part.controls.map((control) => escapeControl(control, platform)) };
    default:
      return part satisfies never;
  }
}

function escapeControl<Payload>(control: Control, platform: Platform<Payload>): Control<Escaped> {
  return { ...control, label: platform.escape(control.label.toWellFormed(), "label") as Escaped };
}

/** Lone surrogates are no text: platforms refuse them, or show something else in their place. */
function escapeWith<Payload>(platform: Platform<Payload>, text: string): Escaped {
  return platform.escape(text.toWellFormed(), "body") as Escaped;
}
