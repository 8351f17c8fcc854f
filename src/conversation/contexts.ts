import { type Context, EMPTY_CONTEXT } from "../core/context.ts";
import type { Message } from "./message.ts";
import type { Pseudonyms } from "./privacy/pseudonyms.ts";
import { RETENTION } from "./retention.ts";
import type { KeptContext, Store } from "./store.ts";

/** Who speaks where. */
export type Speaker = Pick<Message, "platform" | "place" | "person">;

export interface Contexts {
  /** The context of a person in a place; the empty one when there was none in the last 30 minutes. */
  read(speaker: Speaker, at: number): Promise<Context>;
  /** A context as it is kept: sealed, under a hash. */
  toKeep(speaker: Speaker, context: Context, at: number): KeptContext;
  /** The conversation's hash. */
  keyOf(speaker: Speaker): string;
}

export function createContexts(store: Store, pseudonyms: Pseudonyms): Contexts {
  const partsOf = ({ platform, place, person }: Speaker): string[] => [platform, place, person];
  const keyOf = (speaker: Speaker): string => pseudonyms.hash("conversation", ...partsOf(speaker));
  return {
    keyOf,
    async read(speaker, at) {
      const kept = await store.readContext(pseudonyms.hashes("conversation", ...partsOf(speaker)));
      if (kept === undefined || at - kept.changedAt > RETENTION.context) return EMPTY_CONTEXT;
      return parseContext(pseudonyms.open(kept.value)) ?? EMPTY_CONTEXT;
    },
    toKeep(speaker, context, at) {
      return {
        key: keyOf(speaker),
        person: pseudonyms.hash("person", speaker.platform, speaker.person),
        value: pseudonyms.seal(JSON.stringify(context)),
        changedAt: at,
      };
    },
  };
}

/**
 * A person's context in one place with what they said of themselves in another: conditions and cards count in both. Where no
 * topic was spoken of yet in the first, the second's is gone on from.
 */
export function joinContexts(own: Context, other: Context): Context {
  const union = (key: "conditions" | "denied") => [...new Set([...own[key], ...other[key]])];
  return {
    ...(own.topic === null && own.offered.length === 0 ? other : own),
    conditions: union("conditions"),
    denied: union("denied"),
    unknownCondition: own.unknownCondition || other.unknownCondition,
    healthHinted: own.healthHinted || other.healthHinted,
    cards: { ...other.cards, ...own.cards },
  };
}

/** A context that was kept, perhaps by an earlier version of this program; undefined where it is none. */
export function parseContext(text: string | undefined): Context | undefined {
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) return undefined;
  const { topic, shown, conditions, denied, unknownCondition, healthHinted, offered, cards } =
    value as Record<string, unknown>;
  if (typeof unknownCondition !== "boolean" || typeof cards !== "object" || cards === null) return undefined;
  const { medical, crisis } = cards as Record<string, unknown>;
  return {
    topic: typeof topic === "string" ? topic : null,
    shown: texts(shown),
    conditions: texts(conditions),
    denied: texts(denied),
    unknownCondition,
    healthHinted: healthHinted === true,
    offered: texts(offered),
    cards: {
      ...(typeof medical === "number" ? { medical } : {}),
      ...(typeof crisis === "number" ? { crisis } : {}),
    },
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}
