import * as z from "zod";

/** Shapes of the YAML files. What a shape cannot say (quotes, ids that must exist, texts twice) is checked by the readers. */

const text = z.string().regex(/\S/);
const texts = z.array(text);

/** Kinds a check may ask for: those of the core's `ReplyKind`. */
export const REPLY_KINDS = [
  "answer",
  "caution",
  "not-covered",
  "clarify",
  "urgent",
  "off-topic",
  "small-talk",
] as const;

export const frontMatterShape = z.strictObject({
  title: text,
  names: texts.min(1),
  source: text,
  compared: text,
});

export const topicsShape = z.array(
  z.strictObject({
    id: text,
    title: text,
    open: z.boolean().optional(),
    thing: z.boolean().optional(),
    quotes: texts.optional(),
    next: texts.optional(),
    why: text.optional(),
    near: texts.optional(),
    phrases: texts.optional(),
  }),
);

const precaution = z.strictObject({ sentence: text, item: text });
const byEmergency = z.strictObject({ medical: texts, crisis: texts });

export const safetyShape = z.strictObject({
  precautions: z.strictObject({ avoid: precaution, caution: precaution }),
  provider: text,
  next: texts,
  general: text,
  sections: texts,
  praise: texts,
  "never-alone": texts,
  conditions: z.array(
    z.strictObject({
      id: text,
      name: text,
      level: z.enum(["avoid", "caution", "unlisted"]),
      names: texts.min(1),
      foreign: texts.optional(),
      together: texts.optional(),
      "only-asked": z.boolean().optional(),
      "in-general": z.boolean().optional(),
      topic: text.optional(),
    }),
  ),
  "asks-if-safe": texts,
  "asks-if-helps": texts,
  everyday: texts.optional(),
  endings: texts,
  ailing: z.strictObject({ parts: texts, words: texts }).optional(),
  signs: byEmergency,
  emergencies: byEmergency,
  told: texts.optional(),
  ordinary: texts,
});

export const repliesShape = z.record(z.string(), z.strictObject({ text, phrases: texts.optional() }));

export const wordsShape = z.strictObject({
  therapy: texts,
  groups: z.record(z.string(), texts),
  misspelled: z.record(z.string(), text),
  languages: z.record(z.string(), texts),
});

export const checksShape = z.array(
  z.strictObject({
    question: text,
    topic: text.optional(),
    condition: text.optional(),
    kind: z.enum(REPLY_KINDS).optional(),
  }),
);
