import { deserialize, serialize } from "node:v8";
import { crc32 } from "node:zlib";
import type { Knowledge } from "../core/knowledge.ts";
import type { LinearModel } from "../core/matching/classifier.ts";
import type { Model } from "../core/matching/model.ts";

/**
 * Knowledge with what was learned from it, as it is kept on disk. The knowledge comes back without its frequent English
 * words: only compiling needs them, and reading them would take a tenth of the start.
 */
export interface Bundle {
  /** Which build and which texts it was made from. */
  readonly key: string;
  readonly knowledge: Knowledge;
  readonly model: Model;
}

const CHECKSUM_BYTES = 4;

/** A key under which a bundle is kept: another build or another letter in the folder gives another one. */
export function bundleKey(build: string | undefined, version: string): string {
  return `${build ?? "sources"}-${version}`;
}

/** A bundle as bytes: its CRC-32, then V8's serialization, which keeps maps, sets and typed arrays. */
export function encodeBundle({ key, knowledge, model }: Bundle): Buffer {
  const words = { ...knowledge.words, common: [] };
  const body = serialize({ key, knowledge: { ...knowledge, words }, model });
  const checksum = Buffer.alloc(CHECKSUM_BYTES);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([checksum, body]);
}

/** The bundle in some bytes; undefined where they are damaged, or are not the bundle of that key. */
export function decodeBundle(bytes: Buffer, key: string): Bundle | undefined {
  const body = bytes.subarray(CHECKSUM_BYTES);
  // Against damage, not against malice: whoever can write the data folder can write anything there.
  if (bytes.length <= CHECKSUM_BYTES || bytes.readUInt32BE() !== crc32(body)) return undefined;
  try {
    const value: unknown = deserialize(body);
    return isBundle(value) && value.key === key ? { ...value, model: withOwnMemory(value.model) } : undefined;
  } catch {
    // Another version of Node may have written it.
    return undefined;
  }
}

/** Typed arrays come as views of the bytes they were read from, and would keep all of those in memory. */
function withOwnMemory(model: Model): Model {
  const own = (classifier: LinearModel): LinearModel => ({
    ...classifier,
    keys: classifier.keys.slice(),
    rowOf: classifier.rowOf.slice(),
    starts: classifier.starts.slice(),
    classOf: classifier.classOf.slice(),
    weights: classifier.weights.slice(),
    idf: classifier.idf.slice(),
    bias: classifier.bias.slice(),
  });
  return { ...model, topics: own(model.topics), alarms: own(model.alarms) };
}

/** The checksum has shown that the bytes are ours; this holds the type checker to it. */
function isBundle(value: unknown): value is Bundle {
  return (
    typeof value === "object" && value !== null && "key" in value && "knowledge" in value && "model" in value
  );
}
