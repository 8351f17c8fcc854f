export const FNV_BASIS = 0x811c9dc5;

/** FNV-1a, 32 bits. */
export function hashText(text: string): number {
  let mixed = FNV_BASIS;
  for (let at = 0; at < text.length; at += 1) mixed = mix(mixed, text.charCodeAt(at));
  return mixed;
}

export function mix(value: number, code: number): number {
  return Math.imul(value ^ code, 0x01000193);
}

export function finish(value: number): number {
  // FNV's low bits are weak and the table is addressed by them: one more stir (from MurmurHash3's finaliser).
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  return mixed >>> 0;
}
