/** Of a kept question, in characters: enough to see what was meant. */
export const LONGEST_KEPT = 300;

/**
 * What is taken out of a question before it is kept, in this order: what comes first would otherwise be torn apart by what
 * comes after it. Slack writes mentions and links as `<@U1|name>` and `<https://…|label>`, Discord as `<@1>` and `<:name:1>`.
 */
const REDACTIONS: readonly (readonly [pattern: RegExp, mark: string])[] = [
  [/<(?:https?|mailto|tel)[^>]*>/giu, "[link]"],
  [/<[@#!:/a-z][^>]*>/giu, "[mention]"],
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, "[e-mail]"],
  [/\b[a-z][a-z+.-]{1,20}:\/\/\S+|\bwww\.\S+/giu, "[link]"],
  [
    /\b[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|io|co|info|me|app|gg|dev|de|uk|fr|es|eu)\b(?:\/\S*)?/giu,
    "[link]",
  ],
  [/@\S+/gu, "[mention]"],
  // A person's name is known as one only where the person says so.
  [/\b((?:my|her|his|our) name is|name's|i am called)((?:\s+\p{L}[\p{L}'’-]*){1,2})/giu, "$1 [name]"],
  [/(?:\+\s?)?\(?\p{N}[\p{N}\s()./-]{5,}\p{N}/gu, "[phone]"],
  [/\p{N}+(?:[.,:/-]\p{N}+)*/gu, "[number]"],
];

/** Of a text that is looked through, in characters: some patterns take time in the square of it. */
const LONGEST_READ = 600;

/** A question as the question log may keep it: one line, bounded, without what could tell who asked. */
export function redact(text: string): string {
  let redacted = cut(text.toWellFormed().normalize("NFKC"));
  for (const [pattern, mark] of REDACTIONS) redacted = redacted.replace(pattern, mark);
  // What is left of an address that no pattern knew.
  redacted = redacted.replace(/[@<>]/gu, " ");
  return redacted
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim()
    .slice(0, LONGEST_KEPT)
    .toWellFormed();
}

/** The beginning of a long text, up to the end of a word: half an address would not be known as one. */
function cut(text: string): string {
  if (text.length <= LONGEST_READ) return text;
  const end = text.slice(0, LONGEST_READ).search(/\s\S*$/u);
  return text.slice(0, end === -1 ? LONGEST_READ : end).toWellFormed();
}
