/**
 * Readings of a thermometer as the word that they mean: who writes "38.6 since last night" says no word that names what they
 * have. The folder's own word for it is what they are read as, so a folder that does not hold it is asked nothing new. Of
 * numbers that may be anything a reading is only what something else in the message says is one.
 */

/** What a reading is read as. */
export const READING = "fever";

/** From 38 °C or 100.4 °F on a body has one (NHS, "High temperature"; CDC, definition of fever); beyond these nobody lives. */
const CELSIUS = { from: 38, to: 43 };
const FAHRENHEIT = { from: 100.4, to: 108 };
/** Of whole numbers, those below are too often something else: weeks, and the room that everybody knows. */
const WHOLE_FAHRENHEIT = 101;

const oneOf = (words: string): string => `(?:${words.split(" ").join("|").replaceAll("_", " ")})`;

const UNIT = "° ?[cf]?\\b|°|deg(?:rees?)?\\b(?: [cf]\\b)?|celsius|celcius|fahrenheit|centigrade";
/** A number, its decimals, its unit; a letter alone may be a dress size or a seat, and needs more. */
const NUMBER = new RegExp(
  `(?<![\\w.,/#$£€-]|\\d:)(?<![$£€] )(\\d{2,3})(?:[.,](\\d{1,2}))?(?:[-/](?:3[89]|4[0-2]|10[0-7])(?:[.,]\\d{1,2})?)?(?!\\d|[.,:/]\\d)(?: ?(${UNIT})| ?([cf]|ish|s)\\b)?`,
  "g",
);

/** What else is counted, and signs that say so. */
const COUNTED = new RegExp(
  `^(?:["'€£$%]|-\\w| ?${oneOf("[€£$%] kms? k kg kgs kilos? kilometers? kilometres? miles? mi cms? mm m inch inches feet ft foot metres? meters? mg mcg g grams? ml litres? liters? years? yrs? yo weeks? wks? months? hours? hrs? h mins? minutes? seconds? secs? percent euros? eur pounds? quid bucks dollars? usd lbs? st stone million billion mb gb fm mhz bpm bmi cats? people pages? times euro")}\\b| ?days?\\b(?! \\d))`,
);
/** Glued letters of any other kind: "38.5h". */
const GLUED = /^[a-z]/;

/** A thermometer is spoken of, up to three words before or right behind. */
const ANNOUNCED = new RegExp(
  `\\b${oneOf("temp temps temperature tempreture temperatur thermometer thermomiter fever feaver")}(?:'?s)?[ :=-]+(?:[a-z']+ ){0,3}$`,
);
const RISES = new RegExp(
  `\\b${oneOf("running spiked spiking hitting burning burning_up")} (?:(?:a|at|to|up to) ?)?$`,
);
const NAMED_BEHIND = /^ (?:temp|temperature|fever)\b/;
/** Said of somebody as only a reading is: "I'm 38.6", for nobody's age has a decimal. */
const SUBJECT = /(?:^|\b(?:i'm|im|i am|he's|hes|she's|shes|he is|she is|they're|was|at|with|it's|its) )$/;
const BEGINS = /(?:^|[^\w\s'] ?|\n)$/;
/** Around a whole number that is no more than that. */
const BARE_BEFORE = /\b(?:with|at|it's|its) $/;
const BARE_BEHIND = /^(?: ?[+,.?!]| (?:and|under|still|so|can|should|do|is|am)\b|$)/;
const TIME =
  /^ (?:since|last|yesterday|today|now|tonight|this (?:morning|afternoon|evening)|all (?:day|night|week)|and (?:climbing|rising)|at (?:night|the gp)|overnight|again|in the (?:mornings?|evenings?|night))\b/;
/** "Mid 39s", "in the 102s". */
const TENS = /\b(?:mid|low|high|the|spiking|spikes) $/;
/** How such a body feels, anywhere in the message. */
const FEELS =
  /\b(?:shivv?er|chills?\b|rigors?|shakes\b|shaking|feverish|thermomet|temp\b|temperature|ache|achy|aching|cough|throat|snot|flu\b|antibiotic|paracetamol|fever|nurofen|ibuprofen|calpol|tylenol|phlegm|swab|pee|drenched|sick\b)/;

/** What is as hot without being anybody, what is bent by so much, and what else is read off a device. */
const THINGS = new RegExp(
  `\\b${oneOf("outside weather heatwave water bath shower pool jacuzzi wash oven sauna steam room sun sunny oil stones? yoga spain summer desert climate bend bends bending knee flex flexion raise raised elevate extension turn angle sugar glucose pulse rate bp blood_pressure bmi size crp hba1c waist calf thigh arm ankle bust girth ran run marathon seat plane radio version chapter section page weighs? weight aged?")}\\b`,
);
/** The same behind it. */
const OF_THINGS = new RegExp(
  `\\b${oneOf("outside weather heatwave water pool oven sauna yoga bmi size fm half marathon miles cm")}\\b`,
);
/** "Never above 38.4", "not 38.5", "under 38.5"; "won't go below 39" says the contrary. */
const DENIED =
  /\b(?:(?:never|not|no)(?: (?:been|gone|went|got|reached|hit|higher|more|above|over|than|to|quite))* |(?<!(?:not|n't|never)(?: \w+){0,3} )(?:under|below|less than) )$/;

/**
 * A normalised text with the readings of a thermometer in it as `READING`.
 *
 * @param text what `normalise` returned
 */
export function readTemperatures(text: string): string {
  if (!/\b(?:3[89]|4[0-2]|10[0-7])/.test(text)) return text;
  const feels = FEELS.test(text);
  return text.replace(
    NUMBER,
    (number: string, whole: string, decimals?: string, unit?: string, letter?: string, at = 0) => {
      const exact = decimals !== undefined;
      if (!isReading(Number(`${whole}.${decimals ?? 0}`), exact)) return number;
      const end = at + number.length;
      const before = text.slice(Math.max(0, at - REACH), at);
      const behind = text.slice(end, end + REACH);
      return saysReading({ before, behind, unit, letter, exact, feels }) ? READING : number;
    },
  );
}

/** How far around a number is looked, in characters: some six words. */
const REACH = 40;

function isReading(value: number, exact: boolean): boolean {
  const least = exact ? FAHRENHEIT.from : WHOLE_FAHRENHEIT;
  return (value >= CELSIUS.from && value < CELSIUS.to) || (value >= least && value < FAHRENHEIT.to);
}

interface Around {
  readonly before: string;
  readonly behind: string;
  readonly unit: string | undefined;
  readonly letter: string | undefined;
  /** Whether the number has decimals. */
  readonly exact: boolean;
  /** Whether the message says how a body with a fever feels. */
  readonly feels: boolean;
}

function saysReading({ before, behind, unit, letter, exact, feels }: Around): boolean {
  const own = /[^.!?,;\n]*$/.exec(before)?.[0] ?? "";
  const rest = /^[^.!?,;\n]*/.exec(behind)?.[0] ?? "";
  if (THINGS.test(own) || OF_THINGS.test(rest) || DENIED.test(before) || COUNTED.test(behind)) return false;
  if (unit !== undefined || ANNOUNCED.test(before) || NAMED_BEHIND.test(behind)) return true;
  if (GLUED.test(behind)) return false;
  const said = feels || TIME.test(behind);
  if (letter === "s") return TENS.test(before);
  if (letter !== undefined && (letter === "f" || exact || said)) return true;
  if (exact) return said || SUBJECT.test(before) || BEGINS.test(before) || RISES.test(before);
  if (RISES.test(before)) return BARE_BEHIND.test(behind) || TIME.test(behind);
  // A whole number is more often an age, a price or a time: it takes two of these.
  if (BEGINS.test(before) && TIME.test(behind)) return true;
  return feels && (BEGINS.test(before) || BARE_BEFORE.test(before)) && BARE_BEHIND.test(behind);
}
