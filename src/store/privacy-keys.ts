import { hkdfSync, randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KeyRing, PrivacyKey } from "../conversation/privacy/pseudonyms.ts";
import { StoreFault } from "./fault.ts";

export const KEY_FILE = "privacy-keys.json";

interface KeptKey {
  readonly id: string;
  /** Base64url. */
  readonly secret: string;
  /** When another key took its place; null for the one in use. */
  readonly retiredAt: number | null;
}

export interface KeyRingOptions {
  /** The data folder. */
  readonly folder: string;
  /** PRIVACY_KEY; undefined or empty to use the one that was made here. */
  readonly secret: string | undefined;
  /** The longest that anything made with a key is kept, in milliseconds. */
  readonly retention: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * The privacy keys of a data folder. Without PRIVACY_KEY one is made, once. A key that PRIVACY_KEY has replaced stays until
 * nothing made with it is kept any more, so that forgetting still finds everything. The file is readable for its owner only.
 *
 * @throws StoreFault where the file is damaged or cannot be written; nothing is overwritten then
 */
export function openKeyRing({ folder, secret, retention, at }: KeyRingOptions): KeyRing {
  const file = join(folder, KEY_FILE);
  const kept = readKeys(file);
  const inUse = kept.find(({ retiredAt }) => retiredAt === null);
  const current = secret ? keyOf(secret) : (inUse ?? toKept(randomBytes(32)));
  const earlier = kept
    .filter(({ id }) => id !== current.id)
    .map((key) => ({ ...key, retiredAt: key.retiredAt ?? at }))
    .filter(({ retiredAt }) => at - retiredAt <= retention);
  const keys: KeptKey[] = [{ ...current, retiredAt: null }, ...earlier];
  if (JSON.stringify(keys) !== JSON.stringify(kept)) writeKeys(folder, file, keys);
  else keepPrivate(file);
  return { current: toKey(current), earlier: earlier.map(toKey) };
}

/** What PRIVACY_KEY stands for here: the setting itself is not written down. */
function keyOf(setting: string): KeptKey {
  return toKept(Buffer.from(hkdfSync("sha256", setting, "riverguide", "PRIVACY_KEY", 32)));
}

function toKept(secret: Buffer): KeptKey {
  const id = Buffer.from(hkdfSync("sha256", secret, "riverguide", "id", 6)).toString("hex");
  return { id, secret: secret.toString("base64url"), retiredAt: null };
}

function toKey({ id, secret }: KeptKey): PrivacyKey {
  return { id, secret: Buffer.from(secret, "base64url") };
}

function readKeys(file: string): KeptKey[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
    throw new StoreFault(
      "key",
      `The privacy keys ${file} cannot be read.`,
      "Make the file readable for this program.",
      { cause },
    );
  }
  const keys = parseKeys(text);
  if (keys !== undefined) return keys;
  throw new StoreFault(
    "key",
    `The privacy keys ${file} are damaged.`,
    "Restore a copy of the file; or remove it together with the store beside it, which cannot be read without it. Nothing was overwritten.",
  );
}

function parseKeys(text: string): KeptKey[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.length > 0 && value.every(isKept) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isKept(value: unknown): value is KeptKey {
  if (typeof value !== "object" || value === null) return false;
  const { id, secret, retiredAt } = value as Record<string, unknown>;
  const isTime = retiredAt === null || typeof retiredAt === "number";
  return (
    typeof id === "string" &&
    typeof secret === "string" &&
    Buffer.from(secret, "base64url").length === 32 &&
    isTime
  );
}

function writeKeys(folder: string, file: string, keys: readonly KeptKey[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    // Beside it and then in its place: whoever dies in between leaves the old keys.
    writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (cause) {
    const remedy = "Make the folder writable for this program, or set RIVERGUIDE_DATA_DIR to one that is.";
    throw new StoreFault("key", `The privacy keys ${file} cannot be written.`, remedy, { cause });
  }
}

/** A copy that was put back may have come with other permissions. */
function keepPrivate(file: string): void {
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
}
