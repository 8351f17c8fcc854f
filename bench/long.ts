import type { Guide } from "../src/core/guide.ts";
import { createWordMaker } from "./growth/words.ts";
import { seeded } from "./random.ts";
import type { Section } from "./section.ts";
import { digits, spread, table } from "./table.ts";
import { type Middle, middleOf } from "./timing.ts";

const SHORT = 10_000;
const LONG = 100_000;
const ROUNDS = 9;
const MOST = 15;

/** A text of a kind, as long as asked for. */
type Shape = (length: number) => string;

const repeated =
  (unit: string): Shape =>
  (length) =>
    unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Kinds of text that make different parts of the guide work. */
const SHAPES: Readonly<Record<string, Shape>> = {
  "one question, again and again": repeated("How often should I go for a session? "),
  "one sentence without an end": repeated("and then i went there and it was "),
  "conditions in every sentence": repeated("I had a blood clot and cancer, no eczema, and my heart failed. "),
  "a word without an end": repeated("lymphatic"),
  "words that are all unknown": (length) => unknownWords(length),
  "words that are all misspelled": repeated("lymfatic drainnage masage swolen presure sesion freqently "),
  "signs of an emergency": repeated("he cannot breathe and his chest hurts, she collapsed. "),
  "question marks": repeated("?"),
  "emoji and joiners": repeated("👩‍👩‍👧‍👦\u200b"),
  "Han characters": repeated("淋巴引流按摩多久一次"),
  denials: repeated("no not never without nor "),
  "lists denied together": repeated("Flu, cancer, a clot: none of those. "),
  "parts of the body out of order": repeated("flu and liver trouble and a bad knee "),
  "questions whether it is so": repeated("Is that true? "),
  "words run together": repeated("howlong bloodclots heartfailure isthat skincancer "),
};

/** Time of a long message as a multiple of one a tenth as long. */
export const long: Section = {
  name: "long",
  title: "A message of 100,000 characters against one of 10,000",
  async run({ guide }) {
    const rows: string[][] = [];
    const measured: { shape: string; short: Middle; long: Middle; ratio: number }[] = [];
    for (const [shape, make] of Object.entries(SHAPES)) {
      const times = timePair(guide, make(SHORT), make(LONG));
      const short = middleOf(times.short);
      const whole = middleOf(times.long);
      const ratio = whole.median / short.median;
      measured.push({ shape, short, long: whole, ratio });
      rows.push([shape, spread(short, " ms"), spread(whole, " ms"), digits(ratio)]);
    }
    return {
      text: `${ROUNDS} rounds, in turns; median (lowest–highest).\n\n${table(["message", "10,000", "100,000", "multiple"], rows)}`,
      aims: measured.map(({ shape, ratio }) => ({
        what: `long message, ${shape}`,
        measured: ratio,
        most: MOST,
      })),
      results: { rounds: ROUNDS, shapes: measured },
    };
  },
};

function timePair(guide: Guide, short: string, whole: string): { short: number[]; long: number[] } {
  const times = { short: [] as number[], long: [] as number[] };
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const [name, text] of [
      ["short", short],
      ["long", whole],
    ] as const) {
      const begin = performance.now();
      guide.reply(text);
      if (round >= 0) times[name].push(performance.now() - begin);
    }
  }
  return times;
}

function unknownWords(length: number): string {
  const word = createWordMaker(seeded(length));
  let text = "";
  while (text.length < length) text += `${word()} `;
  return text.slice(0, length);
}
