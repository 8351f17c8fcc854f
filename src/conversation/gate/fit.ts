import type { Control } from "../controls.ts";
import type { Part } from "../parts.ts";
import type { Escaped, Platform } from "./platform.ts";
import { faultsOf } from "./soundness.ts";

/**
 * Draws what fits: the disclaimer before all, then the bot's first words, the passages in their order, its last words, and
 * what is only convenient. A passage stands whole or not at all, none without the words that introduce it, and none after
 * one that was left out.
 *
 * @returns undefined where what the message begins with, or a precaution, does not fit: the rest would say something else
 */
export function fitParts<Payload>(
  parts: readonly Part[],
  disclaimer: string,
  platform: Platform<Payload>,
): Payload | undefined {
  const end: Part<Escaped> = { kind: "disclaimer", text: escapeWith(platform, disclaimer) };
  const drawn = parts.map((part) => escapePart(part, platform));
  const draw = (kept: readonly (Part<Escaped> | undefined)[]): Payload =>
    platform.draw([...kept.filter((part) => part !== undefined), end]);
  const fits = (payload: Payload): boolean => faultsOf(payload, disclaimer, platform).length === 0;
  const whole = draw(drawn);
  // Nearly every message; the rest is tried part by part.
  if (fits(whole)) return whole;

  const kept: (Part<Escaped> | undefined)[] = drawn.map(() => undefined);
  const first = drawn.findIndex(({ kind }) => kind === "words" || kind === "passage");
  let quoting = true;
  for (const at of byImportance(drawn)) {
    const part = drawn[at];
    if (part === undefined || (part.kind === "passage" && !quoting)) continue;
    const largest = versionsOf(part).find((version) => fits(draw(kept.with(at, version))));
    if (largest !== undefined) kept[at] = largest;
    else if (at === first || (part.kind === "passage" && part.precaution)) return undefined;
    else if (part.kind === "passage") quoting = false;
  }
  return draw(kept);
}

/** What is read is said in the order in which it is read; the rest is added to it. */
const IMPORTANCE: Readonly<Record<Part["kind"], number>> = {
  words: 0,
  passage: 0,
  list: 1,
  choices: 2,
  controls: 3,
  title: 4,
  disclaimer: 5,
};

function byImportance(parts: readonly Part<Escaped>[]): number[] {
  const rank = (at: number): number => IMPORTANCE[parts[at]?.kind ?? "title"];
  return parts.map((_, at) => at).sort((left, right) => rank(left) - rank(right) || left - right);
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
