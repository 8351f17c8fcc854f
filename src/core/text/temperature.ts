/**
 * Readings of a thermometer as the word that they mean: who writes "38.6 since last night" says no word that names what they
 * have. From 38 °C (100.4 °F) on, which the NHS and the CDC call a fever, up to where no living body is.
 */

/** What stands for a reading. */
const MEANS = "fever";

const CELSIUS = String.raw`(?:3[89]|4[01])`;
const FAHRENHEIT = String.raw`10[0-5]`;
const UNIT = String.raw`\s?(?:°\s?[cf]?\b|°|º\s?[cf]?|degrees?(?:\s(?:c|f|celsius|fahrenheit)\b)?|celsius|fahrenheit)`;
/** What else is counted in such numbers. */
const COUNTED = String.raw`(?!\s?(?:%|percent|kms?\b|k\b|kg|kilos?|miles?|mi\b|cms?\b|mm|m\b|inch|feet|ft\b|years?|yrs?|yo\b|weeks?|wks?|days?|hours?|hrs?|mins?\b|minutes|euros?|eur\b|pounds?|quid|bucks|dollars?|usd|lbs?\b|st\b|stone|million|billion|lit|ml\b|g\b|mb\b|gb\b|fm\b|mhz|bpm))`;
const NOT_BEHIND = String.raw`(?<![\w.,$£€#/-])(?<!\b(?:bmi|size|version|chapter|section|waist|page|weighs?|weight|aged?|radio|cup|bra)\s(?:(?:of|is|was|about|around)\s)?)`;

/** "38.4", "101.8f": a number with one decimal says enough. */
const DECIMAL = new RegExp(
  `${NOT_BEHIND}(?:${CELSIUS}[.,]\\d|100[.,][4-9]|10[1-5][.,]\\d)(?:${UNIT}|\\s?[cf]\\b|ish\\b)?(?![\\d.,]\\d)${COUNTED}(?!\\d)`,
  "g",
);
/** "39 degrees", "102°f". */
const WITH_UNIT = new RegExp(`${NOT_BEHIND}(?:${CELSIUS}|${FAHRENHEIT})${UNIT}`, "g");
/** "Running 102", "a temp of 39", "a 103 temp". */
const ANNOUNCED = new RegExp(
  String.raw`\b(?:running(?: at)?|(?:temp|temperature|reading|thermometer)(?:'?s)?(?: (?:is|was|of|at|says|said|reads|hit|up to|hits))*)(?: a)? (?:${FAHRENHEIT}|${CELSIUS})\b${COUNTED}`,
  "g",
);
const NAMED = new RegExp(
  String.raw`${NOT_BEHIND}(?:${FAHRENHEIT}|${CELSIUS}) (?=(?:temp|temperature|fever)\b)`,
  "g",
);
/** "103 last night": a bare number that begins what it says. */
const BEGINS = new RegExp(
  String.raw`(?<=^|[,.!?] )(?:${FAHRENHEIT}|39) (?=(?:since )?(?:last night|this morning))`,
  "g",
);
/** "In bed with 39 and the shakes": a bare number where the message speaks of how such a body feels. */
const BARE = new RegExp(
  String.raw`(?<=\b(?:with|at|its|it's|im|i'm|i am|was|is|to|and|on) |^|[+,.] ?)(?:${FAHRENHEIT}|39|4[01])(?= ?(?:and\b|$|[+,.?!]|last night|this morning|since|now|today|tonight|under))`,
  "g",
);
const FEELS =
  /\b(?:shiver|chills?\b|sweats?\b|sweating|shakes\b|shaking|feverish|thermomet|temp\b|temperature)/;

/** What is as hot without being anybody. */
const THINGS =
  /\b(?:outside|weather|heat ?wave|water|bath|shower|pool|jacuzzi|wash|oven|sauna|steam|room|sun|oil|stones?|yoga|angle|spain|summer|desert|climate)\b/;

/**
 * A normalised text with the readings of a thermometer in it as a word.
 *
 * @param text what `normalise` returned
 */
export function readTemperatures(text: string): string {
  if (!/\b(?:3[89]|4[01]|10[0-5])/.test(text)) return text;
  let read = text
    .replace(DECIMAL, MEANS)
    .replace(ANNOUNCED, MEANS)
    .replace(NAMED, "")
    .replace(BEGINS, `${MEANS} `);
  if (!THINGS.test(read)) read = read.replace(WITH_UNIT, MEANS);
  return FEELS.test(read) ? read.replace(BARE, MEANS) : read;
}
