import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";

/** A secret by which people are told apart without being named. */
export interface PrivacyKey {
  /** Names it in what was sealed with it; says nothing about the secret. */
  readonly id: string;
  readonly secret: Buffer;
}

/** The key in use, and those before it, for as long as something kept may have been made with them. */
export interface KeyRing {
  readonly current: PrivacyKey;
  readonly earlier: readonly PrivacyKey[];
}

export type HashKind = "person" | "conversation" | "event" | "post" | "answer" | "row";

/** Stand-ins for what must not be kept in plain: hashes to find things again, and sealed texts to read again. */
export interface Pseudonyms {
  /** HMAC-SHA-256 under the present key: 22 characters, 132 bits. */
  hash(kind: HashKind, ...parts: readonly string[]): string;
  /** The same under every key, the present one first: what is kept may be older than the key. */
  hashes(kind: HashKind, ...parts: readonly string[]): string[];
  /** AES-256-GCM under the present key. */
  seal(text: string): string;
  /** What was sealed; undefined where the key is gone or the text was changed. */
  open(sealed: string): string | undefined;
}

const HASH_LENGTH = 22;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** @param random gives as many random bytes as it is asked for */
export function createPseudonyms(ring: KeyRing, random: (bytes: number) => Buffer): Pseudonyms {
  const keys = [ring.current, ...ring.earlier].map(({ id, secret }) => ({
    id,
    hashing: subKey(secret, "hash"),
    sealing: subKey(secret, "seal"),
  }));
  const [present] = keys;
  if (present === undefined) throw new Error("a ring has at least the present key");
  return {
    hash: (kind, ...parts) => hashWith(present.hashing, kind, parts),
    hashes: (kind, ...parts) => keys.map(({ hashing }) => hashWith(hashing, kind, parts)),
    seal(text) {
      const iv = random(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", present.sealing, iv);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${present.id}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open(sealed) {
      const dot = sealed.indexOf(".");
      const key = keys.find(({ id }) => id === sealed.slice(0, dot));
      return key === undefined
        ? undefined
        : unseal(key.sealing, Buffer.from(sealed.slice(dot + 1), "base64url"));
    },
  };
}

/** One secret, two uses: neither tells anything about the other (RFC 5869). */
function subKey(secret: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "riverguide", use, 32));
}

function hashWith(key: Buffer, kind: HashKind, parts: readonly string[]): string {
  // Each part with its length before it: no two lists of parts read the same.
  const hash = createHmac("sha256", key).update(kind);
  for (const part of parts) hash.update(`\0${part.length}\0${part}`);
  return hash.digest("base64url").slice(0, HASH_LENGTH);
}

function unseal(key: Buffer, bytes: Buffer): string | undefined {
  if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return undefined;
  }
}
