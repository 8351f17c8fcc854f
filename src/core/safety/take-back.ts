import type { Token } from "../text/analyse.ts";
import { wordsOf } from "../text/tokens.ts";
import { ANY_PERSON } from "./persons.ts";

/** What takes a denial back, or shows that it was none: jokes, corrections, wishes, exceptions, a later result. */
const TAKES_BACK: ReadonlySet<string> = new Set(
  "jk kidding sarcasm mistaken lie lied disagrees except besides excluding aside bar unless wish wished wishes pretend imagine maybe perhaps positive false found changed apart".split(
    " ",
  ),
);
/** The same in several words. */
const TAKES_BACK_RUNS =
  /\b(?:(?<!nothing (?:else )?)wrong|(?<!(?:do|does|did|can|could|will|would|should|is) (?:it|this|that|they|you|i) )actually|lying(?! (?:there|down|on|still|flat|back|face|in|under))|but me|used to|turns? out|(?:oh|no) wait|but now|first glance|(?<!can |could |should |will |would |may |must |how |what |when |if |to |shall )(?:i|we|they) do(?! not| have (?!them|it|one|some|two))|first said|were told|was told|would be|i doubt|they thought|not true|as if|yeah right|days are|(?:is|does|did|has|have) now|now (?:yes|there|i do|it is)|until (?:now|then|yesterday|recently|lately|last|this)|(?:this|last|next|second|new) one (?:did|does|has)|under control)\b/;

/** Somebody else has what the person denies of themselves: "I never had one, my dad did", "no, that's my mum". */
const OTHERS_HAVE = new RegExp(
  `\\b(?:(?:he|she|they|${ANY_PERSON}) (?:(?:do|does|did) have|has|had|got) (?:it|one|that|them|this|both|some)\\b|(?:he|she|${ANY_PERSON}) (?:does|did)(?! not)\\b|but (?:my|our|his|her) (?:${ANY_PERSON}) (?:is|are|was|might|may|could)\\b|(?:${ANY_PERSON}) however\\b|(?:un)?like (?:my|our|his|her) (?:${ANY_PERSON})\\b|^but (?:my|our|his|her) (?:${ANY_PERSON})$|(?:that|it|those|they) (?:is|was|are|were) (?:my|his|her|our|their) (?:${ANY_PERSON})\\b)`,
);
/** What the person denies of themselves says nothing of the one they ask for ("I have no clot … how often should she go?"). */
const DENIES_OWN = /\b(?:i|we) (?:am|do|did|have|had|has|was|never|are)\b/;
const ASKS_FOR_OTHER = /\b(?:for|should|can|could|may|does|would|will) (?:he|she|him|her)\b/;
/** What is denied is there but for one: "none other than the small one", "not that, I have the other one". */
const BUT_ONE =
  /\b(?:other than|(?:anywhere|everywhere|everything|all) but|but (?:the |this |that )?one|(?:well|ok|sorry|correction|rather|just the|only the) one|correction|(?:i|we) (?:had|have|got) one|that (?:was|did|does|is) not|(?:bigger|larger|worse|older) than|mine (?:was|is)|worth mentioning|that count|(?:have|has|had|got) (?:the|a|an|another) (?:\w+ )?(?:one|kind|type|sort)|(?:in|on) (?:the|my|his|her) other|before (?:my|the|they|it|that|this)|(?:it|mine|that) (?:is|was) (?:in|on) (?:the|my|his|her)|the (?:other|left|right) (?:one )?(?:has|had|does|is)|only (?:the|a|an|in|on)|well two|(?:one|two) (?:in|on) (?:the|my|his|her) (?:left|right|other)|(?:left|right|other) yes|(?:second|next|latest) (?:one|scan|test|result|opinion))\b/;

/**
 * Whether a message takes back what it denies, anywhere in it: "none here, jk", "I have none, my wife does", "I wish I had no
 * cancer". Then nothing in it counts as denied: a needless precaution costs little.
 */
export function takesBack(tokens: readonly Token[]): boolean {
  const words = wordsOf(tokens);
  if (words.some((word) => TAKES_BACK.has(word))) return true;
  const text = words.join(" ");
  return (
    TAKES_BACK_RUNS.test(text) ||
    OTHERS_HAVE.test(text) ||
    BUT_ONE.test(text) ||
    (DENIES_OWN.test(text) && ASKS_FOR_OTHER.test(text))
  );
}

/** Most words of a message that does nothing but take back: "oh wait, jk". */
const BARE = 5;
/** How a message so short corrects what was said: "well, one", "scratch that", "only in my leg", "had one in March". */
const CORRECTS =
  /^(?:(?:oh|sorry|no|but|and|hm+|ok) )*(?:well|only|scratch|typo|autocorrect|do|yes|had|have|not true|not quite|not yet|except|actually|one)\b|\b(?:had one|have one|got one)\b/;
/** Where this begins a message, whatever follows does not change it. */
const LIED =
  /^(?:(?:oh|sorry|no|but|and|hm+|ok|oops) )*(?:i (?:lied|was lying)|(?:that|it) was a lie|(?:that|it) (?:is|was) not true|not true|correction|wrong|other way round|opposite)\b/;
/** What was denied is had after all: "I did have one in my leg", "my mum has it". */
const HAS_AFTER_ALL = new RegExp(
  `\\b(?:i|we|he|she|they|${ANY_PERSON}) (?:(?:do|did|does|have|had|has|got)\\b(?! not))(?: (?:have|had|got|once|indeed|actually))*(?: (?:it|one|them|some|that|those|this)\\b|$)`,
);

/** Whether a message takes back what an earlier one denied: it does nothing else, or says that somebody has it after all. */
export function takesBackEarlier(tokens: readonly Token[]): boolean {
  const text = wordsOf(tokens).join(" ");
  if (LIED.test(text) || (tokens.length <= BARE && CORRECTS.test(text))) return true;
  return takesBack(tokens) && (tokens.length <= BARE || HAS_AFTER_ALL.test(text));
}
