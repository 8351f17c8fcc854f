/**
 * Where a hash is looked for first in an open-addressing table of so many slots: by its high bits, so that a table may have
 * any size.
 *
 * @param hash of 32 bits, without a sign
 * @returns a slot, from 0
 */
export function homeOf(hash: number, size: number): number {
  return Math.floor((hash * size) / 2 ** 32);
}
