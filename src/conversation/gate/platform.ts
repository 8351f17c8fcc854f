import type { Part } from "../parts.ts";

declare const escaped: unique symbol;
declare const sound: unique symbol;

/** A text that a platform shows as it was written, and obeys in nothing. Only the gate escapes. */
export type Escaped = string & { readonly [escaped]: true };

/** A payload that the gate has let through: the only kind that an adapter's sending functions take. */
export type Sendable<Payload> = Payload & { readonly [sound]: true };

/** One row of a platform's table of limits. */
export interface Limit<Payload> {
  readonly name: string;
  readonly most: number;
  /** Where the figure comes from. */
  readonly source: string;
  /** The sizes that it bounds in a payload: of each block, of each label, or one for the whole. */
  measure(payload: Payload): readonly number[];
}

/** What a platform has to say about messages. Everything in it is pure. */
export interface Platform<Payload> {
  readonly name: string;
  readonly limits: readonly Limit<Payload>[];
  /** Makes a text harmless: on a `label` where a platform shows markup as it stands, in the `body` elsewhere. */
  escape(text: string, where: "body" | "label"): string;
  /** Draws parts in their order. The last is the disclaimer; parts that the platform has no use for are left out. */
  draw(parts: readonly Part<Escaped>[]): Payload;
  /** All that a payload shows, once for every way of reading it: its blocks, and the text that notifications show. */
  read(payload: Payload): readonly string[];
}
