import type { Utterance } from "../text/analyse.ts";
import { wordsOf } from "../text/tokens.ts";

/** What may stand before such a sentence, and says nothing. */
const LEADS = "(?:(?:so|and|or|but|well|ok|okay|please|pls|honestly|seriously|go on) )*";
/** Whom or what it points at. */
const POINTS = "(?:that|this|it|he|she|they|any of (?:that|this|it)|there any truth in (?:that|this|it))";
/** How such a sentence may go on: what follows says nothing of the therapy that its verdict does not. */
const ENDS =
  "(?: (?:or .*|lol|haha|then|please|though|tho|at all|at least|obviously|here|on this|about (?:that|this|it)))?";
/** What is said of it: whether it is so. That something is *normal* or *safe* is asked of the thing itself, and is none of these. */
const VERDICT =
  "(?:(?:about |more or less |far |way )?(?:right|off|wrong)|true|correct|accurate|so|real|legit|mistaken|close|false|lying|kidding|exaggerating|rubbish|nonsense|bollocks|bs|hype|a myth|a fact|made up|onto something|having me on|pulling my leg|(?:a |an )?(?:real |known |actual |genuine |proper |true |common )?(?:thing|fact|myth|exaggeration))";

const IN_SHORT = "in (?:\\w+ ){0,3}(?:words?|lines?|terms|sentences?|english|short|brief)";

const KINDS: readonly string[] = [
  `(?:is|was|are|were|isn't|is not) ${POINTS}(?: (?:really|actually|even|all|just|not|still))* ${VERDICT}`,
  `(?:she is|he is|they are|it is|that is) ${VERDICT}(?: (?:is not|are not) (?:it|she|he|they|that))?`,
  "(?:is|was) there any truth (?:in|to) (?:that|this|it)",
  "any truth (?:in|to) (?:that|this|it)",
  "(?:(?:is|was) there )?(?:anything|something|any sense) (?:in|to) (?:that|this|it|what (?:she|he|they) (?:says?|said))",
  "(?:any(?:one|body)|someone|somebody)(?: (?:else|here|know|knows|relate|agree|agrees|same))*",
  "(?:any |your |what are your )?(?:thoughts|ideas|opinions|experiences|views|takes)(?: (?:please|on (?:that|this|it)))*",
  "(?:am|was) i (?:just )?(?:imagining|making|dreaming|being|close|right|wrong)(?: (?:it|that|things|this|up|daft|silly))*",
  "(?:is|was) (?:it|that|this) (?:all )?(?:just )?(?:in my head|my imagination|me)",
  "(?:who|which one|which of (?:us|them)|which of the two)(?: of (?:us|them))? (?:is|wins|was)(?: (?:it|right|correct|wrong|the winner))?",
  "who wins",
  "(?:are )?(?:you|u) (?:(?:really|quite|absolutely|100) )?(?:sure|certain|serious)(?: about (?:that|this|it))?",
  "(?:true|correct|right|real|really|agreed?|fair|yes|no|fact|myth|legit)(?: or (?:not|false|no|fiction|myth|fact|made up|wrong|rubbish))?(?: then)?",
  "(?:does|do|would|could|can|should) (?:that|this|it|he|she|they|i|you|we)(?: (?:really|actually|even))*(?: be)? (?:sound right|ring true|add up|hold up|check out|agree|believe (?:it|that|this|her|him|them)|true|right|correct)",
  "(?:you )?(?:agree|confirm|correct me)(?: (?:that|this|it|please|obviously|with (?:that|this|me|her|him|them)|if i am wrong))*",
  "tell me (?:that )?(?:that is|it is|this is|she is|he is) (?:nonsense|rubbish|true|wrong|right|a lie|not true)(?: so .*)?",
  `(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody) (?:please )?(?:explain|help|confirm|clear (?:that|this|it) up|enlighten me|help me out)(?: (?:that|this|it|me|please|${IN_SHORT}))*`,
  `(?:please )?(?:help|help me out|help me|explain|enlighten me|fill me in)(?: (?:please|${IN_SHORT}))*`,
  "what (?:do|should|can|would|shall) (?:i|we) (?:(?:tell|answer) (?:her|him)|say(?: to (?:her|him))?)",
  "how (?:do|would|should|can) (?:i|you|we) (?:put|answer) (?:it|that|this)(?: to (?:her|him|them))?",
];
const CONFIRMS = new RegExp(`^${LEADS}(?:${KINDS.join("|")})${ENDS}$`);

/** Whether a message asks nothing but whether what was said before it is so ("are you sure?"). */
export function asksIfSo({ asks, tokens }: Utterance): boolean {
  return asks && onlyConfirms(wordsOf(tokens));
}

/** A longer sentence says something of its own. */
const LONGEST = 14;

/**
 * Whether a sentence only asks if what stands before it is so, or begs to have it explained ("is she right?", "who wins", "help me
 * out here"): then what stands before it is the question.
 *
 * @param words of the sentence, mended
 */
export function onlyConfirms(words: readonly string[]): boolean {
  return words.length > 0 && words.length <= LONGEST && CONFIRMS.test(words.join(" "));
}
