import { type Random, seeded } from "../random.ts";
import { createWordMaker } from "./words.ts";

/** A generated subject: one passage, one topic, ten phrases. */
export interface Subject {
  readonly id: string;
  readonly passage: string;
  readonly title: string;
  readonly phrases: readonly string[];
  /** Words that only this subject has, and those it shares with the subjects of its section. */
  readonly own: readonly [string, string, string];
  readonly shared: readonly [string, string];
}

/** Subjects to a section; they share words, so that a word alone does not name a subject. */
const TO_A_SECTION = 10;
const SHARED_WORDS = 4;

/**
 * Subjects for a knowledge folder of any size, the same in every run. Vocabulary grows with the subjects, as it does when an
 * article has more to say: three words of a subject's own, four to every ten subjects.
 */
export function generateSubjects(count: number): Subject[] {
  const random = seeded(count);
  const word = createWordMaker(random);
  const subjects: Subject[] = [];
  let section: string[] = [];
  for (let at = 0; at < count; at += 1) {
    if (at % TO_A_SECTION === 0) section = Array.from({ length: SHARED_WORDS }, word);
    const own = [word(), word(), word()] as const;
    const first = random.pick(section);
    const shared = [first, random.pick(section.filter((each) => each !== first))] as const;
    subjects.push({ id: `subject-${at}`, ...textsOf(own, shared, random), own, shared });
  }
  return subjects;
}

function textsOf(own: Subject["own"], shared: Subject["shared"], random: Random) {
  const [a, b, c] = own;
  const [s, t] = shared;
  const passage = random.pick([
    `The ${a} of a ${s} is kept near the ${b}, where a ${c} makes the ${t} last longer.`,
    `Most people who work with the ${a} find that a ${b} brings more ${s} into each ${c} than any ${t}.`,
    `A ${s} needs about three ${a} a week, and its ${b} should rest before the ${c} meets the ${t}.`,
    `When the ${a} is warm, the ${b} moves through the ${s} slowly and the ${c} stays behind the ${t}.`,
  ]);
  return {
    passage,
    title: `What does the ${a} do for the ${b}?`,
    phrases: [
      `what is the ${a} of a ${s}`,
      `how does the ${a} work with ${b}`,
      `tell me about ${b} and the ${s}`,
      `why does a ${c} need ${a}`,
      `is ${a} any good for my ${t}`,
      `how often should i use the ${b}`,
      `where does the ${c} go after the ${s}`,
      `${a} ${b} explained`,
      `do people feel the ${c} at once`,
      `can a ${b} make the ${t} last`,
    ],
  };
}

const OTHERWISE: readonly ((subject: Subject) => string)[] = [
  ({ own: [a, b] }) => `hi, what exactly does ${a} do to a ${b}?`,
  ({ own: [a], shared: [s] }) => `how long should the ${a} stay in the ${s}`,
  ({ own: [, b, c] }) => `someone told me ${b} helps the ${c}, why is that?`,
  ({ own: [a, , c] }) => `does ${c} come before ${a}`,
  ({ own: [, b], shared: [, t] }) => `whats the ${b} good for, my ${t} is getting worse`,
  ({ own: [a, b, c], shared: [s] }) =>
    `I read about ${a}, ${b} and ${c}. Which of them is best for the ${s}?`,
];
/** One in this many questions holds a misspelled word. */
const MISSPELLED = 5;
/** One in this many names a condition, and one asks for something that is not there. */
const RARE = 10;

/** Questions about generated subjects, worded otherwise than their phrases; some misspelled, some about nothing there. */
export function generateQuestions(subjects: readonly Subject[], count: number): string[] {
  const random = seeded(7 + subjects.length);
  const unknown = createWordMaker(random);
  return Array.from({ length: count }, (_, at) => {
    const asked = random.pick(OTHERWISE)(random.pick(subjects));
    if (at % RARE === 3) return `I have celiac disease. ${asked}`;
    if (at % RARE === 7) return `what does a ${unknown()} cost with ${unknown()} and a ${unknown()}`;
    return at % MISSPELLED === 0 ? misspell(asked, random) : asked;
  });
}

/** Drops a letter from the middle of the longest word. */
function misspell(question: string, random: Random): string {
  const longest = question
    .split(/[^a-z]+/i)
    .reduce((best, word) => (word.length > best.length ? word : best), "");
  const at = 1 + Math.floor(random.next() * (longest.length - 2));
  return question.replace(longest, longest.slice(0, at) + longest.slice(at + 1));
}
