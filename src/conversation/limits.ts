/** So many messages in so many seconds. */
export interface Rate {
  readonly points: number;
  readonly duration: number;
}

export interface Rates {
  readonly person: Rate;
  readonly place: Rate;
  readonly all: Rate;
}

export type Permit =
  | { readonly kind: "free" }
  /** `tell`: it is the first refusal in a while, and worth a word; after that silence is politer than a word each time. */
  | { readonly kind: "refused"; readonly by: keyof Rates; readonly tell: boolean };

export interface Limits {
  /** @param person, place hashes */
  take(person: string, place: string): Promise<Permit>;
  /** Whether a person who is over the limit may still be shown an emergency card. */
  takeUrgent(person: string): Promise<boolean>;
}

/** For a person at their own terminal. */
export const noLimits: Limits = {
  take: async () => ({ kind: "free" }),
  takeUrgent: async () => true,
};
