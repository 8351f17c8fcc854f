/**
 * Hashes of 32 bits: FNV-1a, step by step (`FNV_START`, then `mix` for every number), and a last stir. For tables and draws, not
 * against anybody.
 */

/** What a hash begins with (Fowler, Noll and Vo). */
export const FNV_START = 0x811c9dc5;

/** A text as a hash, not yet stirred. */
export function hashText(text: string): number {
  let mixed = FNV_START;
  for (let at = 0; at < text.length; at += 1) mixed = mix(mixed, text.charCodeAt(at));
  return mixed;
}

/** A text as a hash, stirred. */
export function hashOf(text: string): number {
  return finish(hashText(text));
}

/** A hash with one number more. */
export function mix(value: number, code: number): number {
  return Math.imul(value ^ code, 0x01000193);
}

/**
 * A hash stirred once more, without a sign: FNV's low bits are weak, and tables are addressed by them (from MurmurHash3's
 * finaliser).
 */
export function finish(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  return mixed >>> 0;
}
