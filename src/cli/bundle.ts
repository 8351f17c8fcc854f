import { deserialize, serialize } from "node:v8";
import { crc32 } from "node:zlib";
import type { Knowledge } from "../core/knowledge.ts";
import type { Classifier } from "../core/matching/classifier.ts";
import type { KnownPhrases } from "../core/matching/known-phrases.ts";
import type { Model } from "../core/matching/model.ts";

/**
 * Knowledge with what was learned from it, as it is kept on disk. The knowledge comes back without what only compiling
 * needs (phrases, names, examples, lists of words): reading that would take a fifth of the start, and of the memory.
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
  const body = serialize({ key, knowledge: withoutExamples(knowledge), model });
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

/** Knowledge without what only compiling needs. */
export function withoutExamples(knowledge: Knowledge): Knowledge {
  const { safety, words, topics, replies } = knowledge;
  return {
    ...knowledge,
    topics: topics.map((topic) => ({ ...topic, phrases: [] })),
    replies: Object.fromEntries(
      Object.entries(replies).map(([id, reply]) => [id, { ...reply, phrases: [] }]),
    ),
    safety: {
      ...safety,
      conditions: safety.conditions.map((condition) => ({ ...condition, names: [], together: [] })),
      emergencies: { medical: [], crisis: [] },
      told: [],
      ordinary: [],
      everyday: [],
      asksIfHelps: [],
    },
    words: { ...words, groups: {}, misspelled: {}, common: [] },
  };
}

/** Typed arrays come as views of the bytes they were read from, and would keep all of those in memory. */
function withOwnMemory(model: Model): Model {
  const own = (classifier: Classifier): Classifier => ({
    ...classifier,
    slots: classifier.slots.slice(),
    rows: classifier.rows.slice(),
    bias: classifier.bias.slice(),
    deep: classifier.deep && {
      ...classifier.deep,
      output: classifier.deep.output.slice(),
      bias: classifier.deep.bias.slice(),
    },
  });
  const ownPhrases = ({ hashes, labels }: KnownPhrases): KnownPhrases => ({
    hashes: hashes.slice(),
    labels: labels.slice(),
  });
  // Tries copy what they are given.
  const { counts, stemOf, ...words } = model.words;
  return {
    ...model,
    words: { ...words, counts: counts.slice(), stemOf: stemOf.slice() },
    phrases: ownPhrases(model.phrases),
    knownAlarms: ownPhrases(model.knownAlarms),
    topics: own(model.topics),
    alarms: own(model.alarms),
    health: own(model.health),
  };
}

/** The checksum has shown that the bytes are ours; this holds the type checker to it. */
function isBundle(value: unknown): value is Bundle {
  return (
    typeof value === "object" && value !== null && "key" in value && "knowledge" in value && "model" in value
  );
}
