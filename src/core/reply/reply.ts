import type { Level, Passage } from "../knowledge.ts";

/** A condition a reply speaks of, as other programs read it. */
export interface NamedCondition {
  /** Its id in the knowledge folder; null for one the folder does not list. */
  readonly id: string | null;
  readonly name: string;
  readonly level: Level;
}

export type ReplyKind =
  | "answer"
  | "caution"
  | "not-covered"
  | "clarify"
  | "urgent"
  | "off-topic"
  | "small-talk";

declare const made: unique symbol;

interface Base {
  /** What the person wrote, well-formed. */
  readonly question: string;
  readonly topic: string | null;
  readonly conditions: readonly NamedCondition[];
  readonly passages: readonly Passage[];
  /** The bot's own sentences before the passages; for a card, the card. */
  readonly lead: string;
  /** The bot's own sentences after the passages; empty where there are none. */
  readonly closing: string;
  /** Questions to go on with, as titles a person can choose. */
  readonly suggestions: readonly string[];
  readonly disclaimer: string;
  /** The whole reply as a person reads it; ends with the disclaimer. */
  readonly text: string;
  /** Only `makeReply` can set this: no other way to make a reply type-checks. */
  readonly [made]: true;
}

export type Reply =
  | (Base & { readonly kind: "answer" })
  | (Base & { readonly kind: "caution" })
  | (Base & { readonly kind: "not-covered" })
  | (Base & { readonly kind: "clarify" })
  | (Base & { readonly kind: "urgent"; readonly card: "medical" | "crisis" })
  | (Base & { readonly kind: "off-topic" })
  | (Base & { readonly kind: "small-talk" });
