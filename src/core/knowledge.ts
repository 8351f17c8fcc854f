/**
 * What the core is given: the knowledge folder as one plain value. It holds data only (no functions, no class
 * instances), so that it can be kept on disk and read back unchanged.
 */

/** One citable piece of the article: a sentence, two consecutive sentences, or a list item, character for character. */
export interface Passage {
  /** Slug of the section's heading; `overview` for the title and the first paragraphs, `disclaimer` for the last. */
  readonly section: string;
  readonly heading: string;
  readonly text: string;
  /** Line of article.md on which the passage starts, from 1. */
  readonly line: number;
}

/** A sentence or list item of the article, with its place. */
export interface Sentence extends Passage {
  /** Position in the article, from 0. */
  readonly index: number;
  /** Number of the paragraph (or list item) it stands in; two sentences may be quoted together only within one. */
  readonly paragraph: number;
}

export interface Section {
  readonly slug: string;
  readonly heading: string;
  readonly line: number;
}

export interface Article {
  readonly title: string;
  /** Names people give the therapy; the first is the one the guide uses. */
  readonly names: readonly string[];
  readonly source: string;
  /** Day (YYYY-MM-DD) on which a person last compared the text with its source. Never set by a program. */
  readonly compared: string;
  readonly sections: readonly Section[];
  readonly sentences: readonly Sentence[];
  /** The section `disclaimer`, whole. */
  readonly disclaimer: string;
}

/** Something people ask. `open` topics are those the article leaves open: they are matched in order to be refused. */
export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
  readonly passages: readonly Passage[];
  readonly phrases: readonly string[];
  /** Topics offered after this one, in order. */
  readonly next: readonly string[];
  /** The topic that answers a bare "why?" after this one; null where the article gives no reason. */
  readonly why: string | null;
  /**
   * Of an open topic: those whose first passage is what the article says nearest to it, none where it says nothing near; null
   * where that differs from question to question.
   */
  readonly near: readonly string[] | null;
  /** It is of a thing of its own, a machine or a course, which "it" behind it then means. */
  readonly thing: boolean;
}

export type ListedLevel = "avoid" | "caution";
export type Level = ListedLevel | "unlisted";

export interface Condition {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  /** Every way of naming it, in any language; the guide answers in `name`. */
  readonly names: readonly string[];
  /** Words that name it when they stand near each other in a sentence, in any order ("skin" and "crack"). */
  readonly together: readonly string[];
  /** It counts only in the question itself, not in the story around it: "two kids in nursery, so we catch every bug". */
  readonly onlyAsked: boolean;
  /** It names no condition in particular ("health problems"): who asks about it without having it is answered. */
  readonly inGeneral: boolean;
  /** Of an unlisted one that the article speaks of all the same: the topic that answers who only asks about it; else null. */
  readonly topic: string | null;
}

/** The article's own precaution for a level: the sentence that stands first, and the list item used as a reminder. */
export interface Precaution {
  readonly sentence: Passage;
  readonly item: Passage;
}

export const EMERGENCY_KINDS = ["medical", "crisis"] as const;
export type EmergencyKind = (typeof EMERGENCY_KINDS)[number];

export interface Safety {
  readonly conditions: readonly Condition[];
  readonly precautions: Readonly<Record<ListedLevel, Precaution>>;
  /** Where the article itself sends people to somebody who can judge their case. */
  readonly provider: Passage;
  /** Topics offered after a precaution, in order. */
  readonly next: readonly string[];
  /** The topic that answers "is it safe?" where no condition is named. */
  readonly general: string;
  /** Sections whose passages may stand beside a condition to be avoided. */
  readonly sections: readonly string[];
  /** Excerpts that praise safety: a passage that holds one never stands in a reply with conditions. */
  readonly praise: readonly string[];
  /** Excerpts whose sentence never stands without the sentence after it. */
  readonly neverAlone: readonly string[];
  /** Ways of asking whether something is safe with a condition, X standing for it. */
  readonly asksIfSafe: readonly string[];
  /** Ways of asking whether something helps with a condition, X standing for it. */
  readonly asksIfHelps: readonly string[];
  /** Expressions that hold a condition's name and mean none ("a cold shower"). */
  readonly everyday: readonly string[];
  /** Word endings that mark a word as the name of an illness, an operation or a medicine. */
  readonly endings: readonly string[];
  /** Parts of the body, and ways of saying that one is out of order: together, a condition that needs no name of its own. */
  readonly ailing: { readonly parts: readonly string[]; readonly words: readonly string[] };
  /** Signs of an emergency: words that stand near each other, in any order. */
  readonly signs: Readonly<Record<EmergencyKind, readonly string[]>>;
  /** Messages of people in an emergency. */
  readonly emergencies: Readonly<Record<EmergencyKind, readonly string[]>>;
  /** What people tell of themselves and others beside a question, and is nobody's condition. */
  readonly told: readonly string[];
  /** Messages that look like an emergency and are none. */
  readonly ordinary: readonly string[];
}

/** A sentence of the bot's own; `phrases` are messages that bring it about. */
export interface BotReply {
  readonly text: string;
  readonly phrases: readonly string[];
}

/** Every sentence the bot says itself, by name; `knowledge/replies.ts` lists which there must be. */
export type Replies = Readonly<Record<string, BotReply>>;

export interface Words {
  /** What people call the therapy besides the article's names. */
  readonly therapy: readonly string[];
  /** Groups of words that mean the same here: lay words for the article's. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** What people type, and what they mean by it. */
  readonly misspelled: Readonly<Record<string, string>>;
  /** Common words of other languages, by language code: how a message in another language is noticed. */
  readonly languages: Readonly<Record<string, readonly string[]>>;
  /** Frequent English words: none of them is ever taken for a misspelling. */
  readonly common: readonly string[];
}

/** A question that an edit of the knowledge must keep reaching the same place. */
export interface Check {
  readonly question: string;
  readonly expect: { readonly topic?: string; readonly condition?: string; readonly kind?: string };
  readonly line: number;
}

export interface Knowledge {
  /** Hash of the folder's texts, 12 hexadecimal digits. */
  readonly version: string;
  readonly article: Article;
  readonly topics: readonly Topic[];
  readonly safety: Safety;
  readonly replies: Replies;
  readonly words: Words;
  readonly checks: readonly Check[];
}
