import type { NamedCondition } from "../reply/reply.ts";
import { ANY_PERSON } from "../safety/persons.ts";
import { wordsOf } from "../text/tokens.ts";
import { type Lookup, type Situation, undescribed } from "./state.ts";

const WHO = `(?:i|he|she|we|they|(?:my )?(?:${ANY_PERSON}))`;
const LIST = "(?:list|group|category|those|these|them|that|boxes|ones)";
const PLACE = "(?:first|second|third|fourth|last|other|(?:number )?(?:one|two|three|four|[1-4]))";
/** How somebody says that they, or somebody they ask for, are among those of whom a list spoke. */
const BELONGS = new RegExp(
  [
    `\\b${WHO} (?:am|is|are) (?:also |sadly |definitely |actually )?(?:one of|some of|in|on|among|part of) (?:the |that |this |your )?${LIST}\\b`,
    `\\b${WHO} (?:have|has|had|got|have got|tick|ticks|fit|fits|match|matches) (?:one|some|two|three|several|all|both|any|a few)(?: (?:of|from|on) (?:the |that |this |your )?${LIST})?(?= |$)`,
    `\\b${WHO} (?:have|has|had|got) the ${PLACE}(?: one)?\\b`,
    `\\b(?:that|this|it|(?:the |number )?${PLACE}(?: one)?) (?:is|describes|applies to|fits|sounds like|would be) (?:me|my (?:${ANY_PERSON})|him|her)\\b`,
    `^(?:(?:yes|yep|yeah|oh|uh|no|ok|so|well|and|hmm?) )*(?:guilty|me|me too|number (?:one|two|three|four|[1-4])|(?:several|some|one|two|all) of (?:these|those|them)(?: .*)?)$`,
  ].join("|"),
);

/**
 * What a message claims by pointing at the article's list of who should avoid the therapy, where that was shown last ("I'm one of
 * those"): a condition to be avoided, without its name.
 */
export function claimedOfList({ context, utterance }: Situation, lookup: Lookup): NamedCondition[] {
  const shown = lookup.topics.get(context.topic ?? "")?.passages ?? [];
  const { sentence, item } = lookup.knowledge.safety.precautions.avoid;
  if (!shown.some(({ text }) => text === sentence.text || text === item.text)) return [];
  if (!BELONGS.test(wordsOf(utterance.tokens).join(" "))) return [];
  return [{ ...undescribed(lookup), level: "avoid" }];
}
