/**
 * What is left to chance when a model is made, drawn by what a thing says and not by its place among the others: an example that
 * a moderator adds or takes away leaves every other draw as it was, and so nearly every reply.
 */

import { finish, hashOf, hashText, mix } from "../hash.ts";

/** About one in so many texts. */
export function oneIn(many: number, texts: readonly string[]): string[] {
  return texts.filter((text) => hashOf(text) % many === 0);
}

/**
 * Draws partners out of a list: the same for the same text, unless its partner is taken out of the list or a new one fits
 * better (rendezvous hashing, Thaler and Ravishankar 1998).
 *
 * @returns a function that gives the partner of a text; undefined where the list is empty
 */
export function partnersFrom(list: readonly string[]): (text: string) => string | undefined {
  const draws = list.map(hashText);
  return (text) => {
    const own = hashText(text);
    let best: string | undefined;
    let most = -1;
    draws.forEach((draw, at) => {
      const fits = finish(mix(own, draw));
      if (fits <= most) return;
      most = fits;
      best = list[at];
    });
    return best;
  };
}

/** Places in a packed key: two million examples and some. */
const PLACES = 2 ** 21;

/**
 * The order in which examples are met in a round.
 *
 * @param draws a number of its own for each example, 32 bits
 * @returns their places in that order
 */
export function orderOf(draws: Uint32Array, round: number): Uint32Array {
  const keys = Float64Array.from(draws, (draw, at) => finish(mix(draw, round)) * PLACES + at).sort();
  return Uint32Array.from(keys, (key) => key % PLACES);
}
