import type { Utterance } from "../text/analyse.ts";
import { wordsOf } from "../text/tokens.ts";

/** "Explain it to my …": what stands before somebody to whom a thing is only told. */
const TOLD_TO =
  /\b(?:explain|explaining|describe|describing)(?: (?!(?:if|whether|safe|ok|okay|give|giving|do|doing|have|use)\b)\w+){0,6}? to(?: (?:a|an|the|my|our|your|his|her|their|some|these))?(?: \w+){0,2}$/;
/** "My … asked me what it is": what follows somebody who only asks, and not how often, how long or if it is for them. */
const ASKS =
  /^(?:\w+ ){0,2}?(?:asked|asks|keeps asking|wonders|wondered)(?: \w+){0,3}? (?:what|why|where|who|about)\b/;
/** "My teenager says it's all nonsense": what somebody only says of the therapy, unless they are asked for as well. */
const SAYS =
  /^(?:\w+ ){0,2}?(?:says|said|reckons|thinks|claims|insists|swears|calls|called)(?: that)? (?:it|its|this|there|theres|the|all|that)\b(?!.*\b(?:for|should|can|could|may|would|will) (?:he|she|him|her|them|they)\b)/;
const REACH = 10;
/** A story that asks for somebody in the end is read this far. */
const FAR = 40;

/** Whether somebody is only told of the therapy, or only asks about it, and is not meant to have it. */
export function isToldOrAsks({ tokens }: Utterance, from: number, to: number): boolean {
  const before = wordsOf(tokens.slice(Math.max(0, from - REACH), from)).join(" ");
  const behind = wordsOf(tokens.slice(to, to + FAR)).join(" ");
  return TOLD_TO.test(before) || ASKS.test(behind) || SAYS.test(behind);
}
