import type { Token, Utterance } from "../text/analyse.ts";
import { sameClause, wordAt, wordsOf } from "../text/tokens.ts";

/** What a question is about where its frame shows it: "is it safe with X", "can I have it after X", "I have X". */
export interface Slot {
  readonly from: number;
  readonly to: number;
  /** Whether a preposition leads to it: "with X", and not "I have X" or "X ok?". */
  readonly behindPreposition: boolean;
  /** Whether it is said to be somebody's: "with X", "I have X", "getting over X". */
  readonly owned: boolean;
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

/** "Have only ever done hot stone" tells what somebody did, and nothing that they have. */
const HAVE: ReadonlySet<string> = new Set("have has had".split(" "));
const DONE: ReadonlySet<string> = new Set(
  "done tried heard read seen booked watched bought paid said told asked gone come thought learned learnt taught started worked lived loved wanted missed skipped found made met".split(
    " ",
  ),
);
const ADVERBS: ReadonlySet<string> = new Set("ever never already actually".split(" "));

/** Words that end no name. */
const TRAILS: ReadonlySet<string> = new Set([...PREPOSITIONS, ...DETERMINERS]);
/** Of prepositions and verbs, those that make what follows somebody's. */
const OWNING: ReadonlySet<string> = new Set(
  "with despite have has had having got over suffer suffers suffering".split(" "),
);
/** How somebody asks leave: "can my mum", "is it still ok", "X, ok?". */
const LEAVE = new RegExp(
  [
    "\\b(?:can|could|may|should|shall|might) (?:i|we|he|she|they|u|one|someone|somebody|people|(?:my|our|his|her|a|the) \\w+)\\b",
    "\\b(?:is|are|be|would|will|that|it|this|still|its) (?:\\w+ ){0,3}(?:ok|okay|alright|safe|fine|allowed|advisable|suitable|wise|risky|a problem)\\b",
    "\\b(?:ok|okay|alright|safe|fine)(?: to \\w+)?$",
  ].join("|"),
);

/** Whether a message asks leave, in whatever words: "can I", "is it ok". */
export function asksLeave({ tokens }: Utterance): boolean {
  return LEAVE.test(wordsOf(tokens).join(" "));
}

/** Most words a slot holds: what is named back is at most six (reply contract, section 2). */
const LONGEST = 6;

/**
 * Where the message says what it asks about, best guess first. A slot must hold at least one word that the topics do not
 * explain: "with X" where X is a word of the therapy's is no condition.
 *
 * @param explains whether a token is a word of the therapy's own topics
 */
export function findSlot({ tokens }: Utterance, explains: (at: number) => boolean): Slot | undefined {
  let best: Slot | undefined;
  let bestScore = 0;
  tokens.forEach((_, start) => {
    const opener = wordAt(tokens, start - 1);
    if (start > 0 && !PREPOSITIONS.has(opener) && !HAVING.has(opener)) return;
    const [from, to] = spanFrom(tokens, start);
    if (isDone(tokens, start, from) || isDuty(tokens, from)) return;
    const strange = tokens
      .slice(from, to)
      .filter(({ word }, at) => !TRAILS.has(word) && !explains(from + at)).length;
    // Of two slots the one that holds more strange words for its length, and one behind an opener before one behind none.
    const score = strange === 0 ? 0 : strange / (to - from) + (start === 0 ? 0 : 0.5);
    if (score <= bestScore) return;
    best = { from, to, behindPreposition: PREPOSITIONS.has(opener), owned: OWNING.has(opener) };
    bestScore = score;
  });
  return best;
}

function isDone(tokens: readonly Token[], start: number, from: number): boolean {
  const leads = wordsOf(tokens.slice(Math.max(0, start - 1), from));
  const first = ADVERBS.has(wordAt(tokens, from)) ? from + 1 : from;
  return leads.some((word) => HAVE.has(word)) && DONE.has(wordAt(tokens, first));
}

/** "I have to lie still" tells what somebody must do. */
function isDuty(tokens: readonly Token[], from: number): boolean {
  return wordAt(tokens, from - 1) === "to" && HAVE.has(wordAt(tokens, from - 2));
}

/** Most words that only lead to what a slot holds. */
const MOST_LEADING = 5;

/** What stands at a slot's place, without the words that lead to it or trail behind it. */
function spanFrom(tokens: readonly Token[], start: number): readonly [from: number, to: number] {
  let from = start;
  while (from - start <= MOST_LEADING && DETERMINERS.has(wordAt(tokens, from))) from += 1;
  if (from - start > MOST_LEADING) return [from, from];
  let to = from;
  while (to - from < LONGEST && sameClause(tokens, to, from) && !STOPS.has(wordAt(tokens, to))) to += 1;
  while (to > from && TRAILS.has(wordAt(tokens, to - 1))) to -= 1;
  return [from, to];
}

/** Longest name that is named back: words, characters, and which characters (reply contract, section 2). */
const NAME_WORDS = 6;
const NAME_CHARACTERS = 60;

/** What stands in a slot, as it may be named back; undefined where the contract forbids it. */
export function nameOf(utterance: Utterance, { from, to }: Pick<Slot, "from" | "to">): string | undefined {
  const places = utterance.tokens.slice(from, to).map(({ typed }) => typed);
  const [first] = places;
  if (first === undefined) return undefined;
  const typed = utterance.text.slice(first.start, places.at(-1)?.end).replace(/\s+/g, " ");
  return mayNameBack(typed) ? typed : undefined;
}

/** Whether the contract lets a text of a person's be named back. */
export function mayNameBack(text: string): boolean {
  return (
    text.length <= NAME_CHARACTERS && text.split(" ").length <= NAME_WORDS && /^[\p{L}\p{M}\- ]+$/u.test(text)
  );
}
