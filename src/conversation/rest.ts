/** First pause before a store that failed is asked again, and the longest one, in milliseconds. */
export const FIRST_REST = 2_000;
export const LONGEST_REST = 60_000;

/** How long something that failed is left alone: twice as long after each failure, up to a minute. */
export interface Rest {
  readonly resting: boolean;
  /** @returns whether it was not resting already */
  begin(): boolean;
  prolong(): void;
  end(): void;
  isOver(): boolean;
}

export function createRest(clock: () => number): Rest {
  let until: number | undefined;
  let pause = FIRST_REST;
  return {
    get resting() {
      return until !== undefined;
    },
    begin() {
      if (until !== undefined) return false;
      pause = FIRST_REST;
      until = clock() + pause;
      return true;
    },
    prolong() {
      pause = Math.min(2 * pause, LONGEST_REST);
      until = clock() + pause;
    },
    end() {
      until = undefined;
    },
    isOver: () => until !== undefined && clock() >= until,
  };
}
