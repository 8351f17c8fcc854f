import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Limits, Permit, Rate, Rates } from "./limits.ts";

/**
 * A person reads an answer in some seconds, so a dozen a minute is a hurried reader; a lively channel has a handful of such.
 * All together: Discord takes 50 requests a second from a whole bot (platform-limits.md), and each answer is one or two.
 */
export const RATES: Rates = {
  person: { points: 12, duration: 60 },
  place: { points: 60, duration: 60 },
  all: { points: 50, duration: 1 },
};

/** Limits in memory. What they count goes after its duration, so that the rate of all bounds what is held. */
export function createLimits(rates: Rates = RATES): Limits {
  const limiter = (name: string, rate: Rate): RateLimiterMemory =>
    new RateLimiterMemory({ keyPrefix: name, ...rate });
  const all = limiter("all", rates.all);
  const persons = limiter("person", rates.person);
  const places = limiter("place", rates.place);
  const told = limiter("told", { points: 1, duration: rates.person.duration });
  const urgent = limiter("urgent", { points: 6, duration: 60 });

  const refused = async (by: keyof Rates, key: string): Promise<Permit> => ({
    kind: "refused",
    by,
    tell: await isFree(told, key),
  });
  return {
    async take(person, place) {
      // The widest first, so that a flood makes no entry for each of its people.
      if (!(await isFree(all, "all"))) return await refused("all", "all");
      if (!(await isFree(persons, person))) return await refused("person", person);
      if (!(await isFree(places, place))) return await refused("place", place);
      return { kind: "free" };
    },
    takeUrgent: (person) => isFree(urgent, person),
  };
}

async function isFree(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}
