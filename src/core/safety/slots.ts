import type { Utterance } from "../text/analyse.ts";

/** What a question is about where its frame shows it: "is it safe with X", "can I have it after X", "I have X". */
export interface Slot {
  readonly from: number;
  readonly to: number;
  /** The preposition or verb that leads to it: "with X", "I have X"; undefined where nothing does ("X ok?"). */
  readonly opener: string | undefined;
}

const PREPOSITIONS: ReadonlySet<string> = new Set(
  "with for during while after before following post on if when despite around near since given because against from of without".split(
    " ",
  ),
);
const HAVING: ReadonlySet<string> = new Set(
  "have has had having got get getting am is are was been being take takes taking took on having suffer suffers from diagnosed use uses using wear wearing".split(
    " ",
  ),
);
const DETERMINERS: ReadonlySet<string> = new Set(
  "a an the my your his her their our its this that these those some any someone somebody people person clients client patients patient who whom with i you he she we they it me him us them just recent recently new own old mild severe bad really very quite slight also currently still always only and or had have has having got getting get am is are was were been being be do does did to in at by of about".split(
    " ",
  ),
);
const STOPS: ReadonlySet<string> = new Set(
  "is are was can could should would will do does did may might what when how why where who which please pls or and but so if then because than okay ok safe fine allowed advisable recommended dangerous risky contraindicated though thanks thank anyone i it he she they we you that this there yet still now today tomorrow".split(
    " ",
  ),
);

/** Most words a slot holds: what is named back is at most six (reply contract, section 2). */
const LONGEST = 6;

/**
 * Where the message says what it asks about, best guess first. A slot must hold at least one word that the topics do not
 * explain: "with X" where X is a word of the therapy's is no condition.
 *
 * @param explains whether a token is a word of the therapy's own topics
 */
export function findSlot(utterance: Utterance, explains: (at: number) => boolean): Slot | undefined {
  const { tokens } = utterance;
  let best: Slot | undefined;
  let bestScore = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const before = tokens[at - 1]?.word;
    const opens = at === 0 || (before !== undefined && (PREPOSITIONS.has(before) || HAVING.has(before)));
    if (!opens) continue;
    const span = read(utterance, at);
    if (span === undefined) continue;
    const slot = { ...span, opener: before };
    let strange = 0;
    for (let word = slot.from; word < slot.to; word += 1) if (!explains(word)) strange += 1;
    const score = strange === 0 ? 0 : strange / (slot.to - slot.from) + (at === 0 ? 0 : 0.5);
    if (score > bestScore) {
      best = slot;
      bestScore = score;
    }
  }
  return best;
}

function read({ tokens }: Utterance, start: number): Omit<Slot, "opener"> | undefined {
  let from = start;
  while (from < tokens.length && DETERMINERS.has(tokens[from]?.word ?? "")) from += 1;
  const clause = tokens[from]?.typed.clause;
  if (clause === undefined || from - start > 5) return undefined;
  let to = from;
  while (
    to < tokens.length &&
    to - from < LONGEST &&
    tokens[to]?.typed.clause === clause &&
    !STOPS.has(tokens[to]?.word ?? "")
  )
    to += 1;
  while (
    to > from &&
    (PREPOSITIONS.has(tokens[to - 1]?.word ?? "") || DETERMINERS.has(tokens[to - 1]?.word ?? ""))
  )
    to -= 1;
  return to > from ? { from, to } : undefined;
}

/** Longest name that is named back: words, characters, and which characters (reply contract, section 2). */
const NAME_WORDS = 6;
const NAME_CHARACTERS = 60;

/** What stands in a slot, as it may be named back; undefined where the contract forbids it. */
export function nameOf(utterance: Utterance, { from, to }: Pick<Slot, "from" | "to">): string | undefined {
  const first = utterance.tokens[from];
  const last = utterance.tokens[to - 1];
  if (first === undefined || last === undefined) return undefined;
  const typed = utterance.text.slice(first.typed.start, last.typed.end).replace(/\s+/g, " ");
  return mayNameBack(typed) ? typed : undefined;
}

/** Whether the contract lets a text of a person's be named back. */
export function mayNameBack(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= NAME_CHARACTERS &&
    text.split(" ").length <= NAME_WORDS &&
    /^[\p{L}\p{M}\- ]+$/u.test(text)
  );
}
