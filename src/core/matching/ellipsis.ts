import type { Utterance } from "../text/analyse.ts";
import { wordsOf } from "../text/tokens.ts";
import { type Mark, UNKNOWN } from "./features.ts";

/** Most words of a message that leaves its question to the one before ("and for beginners?"), without what stands before it. */
const LONGEST = 8;
/** What may stand before such a message, and says nothing. */
const SIGHS = /^(?:(?:h+m+|oh|ah|right|ok|okay|fine|cool|great|thanks|yes|yeah|so|well) )+/;
/** How such a message begins. */
const BEGINS = /^(?:and|or|what about|how about|but|also|same|even|for|with|in|at|on|then|while|during)\b/;
/** A message that asks for itself holds one of these behind its beginning. */
const ASKS =
  /\b(?:how|why|who|when|where|which|is|are|can|could|should|would|will|do|does|did|has|have|need)\b/;

/** Whether a message only goes on from the question before it. */
export function isElliptical({ tokens }: Utterance): boolean {
  const text = withoutSighs(wordsOf(tokens));
  const begin = BEGINS.exec(text);
  return begin !== null && text.split(" ").length <= LONGEST && !ASKS.test(text.slice(begin[0].length));
}

/** Most words of a message that asks nothing by itself and so goes on from what was spoken of ("softer then?", "every week?!"). */
const FRAGMENT = 4;

/** Whether a message is a fragment of a question, that says nothing of what it asks of it. */
export function isFragment({ tokens }: Utterance): boolean {
  const words = withoutSighs(wordsOf(tokens)).split(" ");
  return words.length <= FRAGMENT && !words.some((word) => ASKS.test(word));
}

/** A message that asks of nothing but what was spoken of ("does it help with that?", "is it any good for those?"). */
const POINTS =
  /^(?:(?:and|but|then) )?(?:does|do|would|will|can|could|might|did|is) (?:it|this|they|that) (?:(?:really|actually|also|even|ever) )?(?:help|work|(?:do )?(?:any|some) ?(?:thing|good|use)|anything|something|good|useful)(?: (?:with|for|against|on|about|at))? (?:that|this|those|these|them|it|such things)(?: (?:too|then|though|at all|as well))?$/;

/** Whether a message asks again of what was spoken of last, and names nothing itself. */
export function pointsBack({ tokens }: Utterance): boolean {
  return asksOfBefore(wordsOf(tokens));
}

/** The same of a sentence and those before it, by its words. */
export function asksOfBefore(words: readonly string[]): boolean {
  return POINTS.test(withoutSighs(words));
}

function withoutSighs(words: readonly string[]): string {
  return words.join(" ").replace(SIGHS, "");
}

/** Words in which a question names nothing: what it asks of was told before it. */
const VAGUE = new Set(
  "what whats is was are were that this it those these they them she he her him his i we you me my do does did has have had been be being am to of the a an any some at all in on for about from with by or and but so then though tho really even just why how come who whom which right wrong believe doing anything something nothing up going know mean meant reason logic deal cause effect happen happens happened there here not should would could can will may might must make makes give let tell say said says think thoughts sure true fair matter matters yes no yay nay legit ok okay too else thing things one ones supposed linked connected listen point".split(
    " ",
  ),
);

/** Whether a question names nothing that it asks of ("what is that about?", "who do I believe?"), by its words. */
export function namesNothing(words: readonly string[]): boolean {
  return words.every((word) => VAGUE.has(word));
}

/** Words of such a message that only lead to what it is about. */
const LEADS = new Set(
  "and or ok okay what how about but also same even for with in at on then if a an the my i it of to".split(
    " ",
  ),
);

/**
 * Whether all that a message is about is said in a text: then it goes on asking what that text answers.
 *
 * @param marks of the message
 * @param said marks of the text
 */
export function isAboutWhat(marks: readonly Mark[], said: readonly Mark[]): boolean {
  const content = marks.filter((mark) => !LEADS.has(mark));
  return content.length > 0 && content.every((mark) => mark !== UNKNOWN && said.includes(mark));
}

/**
 * Probabilities of a message that leaves its question to the one before: what the fragment says, and half as loud what
 * it says behind the title of the last topic: "what about sleep?" leaves the topic, "and for beginners?" does not.
 */
export function blend(fragment: Float32Array, whole: Float32Array): Float32Array {
  return normalised(
    fragment.map((probability, at) => probability * Math.sqrt(whole[at] ?? 0)),
    fragment,
  );
}

/** Probabilities of a question and of the message it stands in, together: the question's count twice. */
export function join(question: Float32Array, message: Float32Array): Float32Array {
  return normalised(
    question.map((probability, at) => Math.cbrt(probability * probability * (message[at] ?? 0))),
    question,
  );
}

function normalised(blended: Float32Array, otherwise: Float32Array): Float32Array {
  const sum = blended.reduce((total, value) => total + value, 0);
  return sum === 0 ? otherwise : blended.map((value) => value / sum);
}
