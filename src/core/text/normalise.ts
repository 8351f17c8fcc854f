/**
 * Makes what people type comparable: one form for each letter, and nothing that is not said by the person (mentions, links).
 * What stands in a code block is: people paste their own words into one. Whatever is longer than the matcher needs is left to
 * the caller to cut: this pass is linear in the text.
 */

/**
 * Cyrillic and Greek letters that look like Latin ones. Mapped only inside words that also hold Latin letters, so that a
 * message in Russian or Greek stays what it is. Source: Unicode TR39 confusables, lower-case letters only.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  у: "y",
  х: "x",
  і: "i",
  ѕ: "s",
  ј: "j",
  ԁ: "d",
  һ: "h",
  ո: "n",
  к: "k",
  м: "m",
  т: "t",
  в: "b",
  н: "h",
  α: "a",
  ε: "e",
  ο: "o",
  ρ: "p",
  ν: "v",
  τ: "t",
  ι: "i",
  κ: "k",
  υ: "u",
};

/** Small capitals, which people take from the web for looks: ᴡʜᴏ. NFKC leaves them as they are. */
const SMALL_CAPITALS = new Map(
  [..."ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ"].map((letter, at) => [letter, "abcdefghijklmnopqrstuvwyz"[at] ?? ""]),
);

const PHONETIC = new RegExp(`[${[...SMALL_CAPITALS.keys()].join("")}]`, "g");

/** Letters in black circles and squares, which NFKC leaves as they are, too; the two alphabets begin 32 apart. */
const NEGATIVE = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;

/** Zero-width and other invisible characters, soft hyphen, bidirectional controls, variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Slack's and Discord's tokens for people, channels, roles, groups, emoji and times, and what people type for them. */
const MENTION =
  /<(?:@[!&]?|#|!(?=here|channel|everyone|subteam|date)|a?:|t:)[^<>\n]{0,200}>|(?<![\w.])@(?:here|channel|everyone)\b/gi;
const LINK = /<?\b(?:https?:\/\/|www\.)[^\s<>]{1,2000}>?/gi;
/** Bold within a word, as Discord and HTML write it. */
const MARKUP = /(?<=\w)(?:\*\*|<\/?[a-z]{1,6}>)(?=\w)/gi;
/** HTML that people paste says nothing; whatever else stands in such brackets is somebody's word. */
const TAG =
  /<\/?(?:a|b|blockquote|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|s|script|span|strong|sub|sup|table|td|tr|u|ul)(?:\s[^<>\n]{0,200})?\s?\/?>/gi;
/** A sign as HTML writes it ("&#39;"); what has a name of its own ("&nbsp;") is a blank, or an apostrophe. */
const ENTITY = /&(?:[a-z]{2,6}|#(\d{2,5})|#x([\da-f]{2,4}));/gi;
const APOSTROPHES: ReadonlySet<string> = new Set(["&apos;", "&rsquo;"]);

function signOf(entity: string, decimal?: string, hex?: string): string {
  if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
  return APOSTROPHES.has(entity.toLowerCase()) ? "'" : " ";
}
/** Signs that people write for letters inside a word, to be funny or to slip past a filter. */
const SIGNS_FOR_LETTERS = /(?<=[a-z])(?:[$0](?=[a-z])|@(?=[a-z]+(?![\w-]*[.\w])))/g;
const LETTER_OF: Readonly<Record<string, string>> = { "@": "a", $: "s", "0": "o" };
/** "L'eczéma" is two words, and "d'you" one. */
const ELISION = /(?<![\w'])([ld])'(?=[aeiouh][a-z]{3})/g;
/** "F L U": three capitals and more, a blank between any two. */
const SPACED_CAPITALS = /(?<![\w'])(?:[A-Z] ){2,}[A-Z](?![\w'])/g;
/** "H e l p", "h-e-l-p", "c-o-v-1-d": four signs and more; three may be words of their own ("do u c a dr"). */
const SPACED = /(?<![\w'])[a-z]([ *_-])[a-z0-9](?:\1[a-z0-9])+\1[a-z](?![\w'])/g;
/** "H o w   o f t e n": where words stand further apart than their letters, those of two and three letters are joined too. */
const FAR_APART = /(?<!\w)[a-z](?: [a-z]){3,} {2}| {2}[a-z](?: [a-z]){3,}(?!\w)/;
const SPREAD = /(?<![\w'])[a-z](?: [a-z])+(?![\w'])/g;
/** "C.h.f." and "d.v.t."; "a.m." and "m.e." would be other words. */
const DOTTED = /(?<![\w.])(?:[a-z]\.){2,}[a-z](?:\.|(?!\w))/g;
/** "W.h.a.t d.o.e.s i.t d.o": where a word of four letters is written so, those of two are. */
const DOTTED_WORD = /(?<![\w.])(?:[a-z]\.){3,}[a-z](?!\w)/;
const ALL_DOTTED = /(?<![\w.])(?:[a-z]\.)+[a-z](?:\.|(?!\w))/g;
/** Pictures that stand for a word of somebody's health; all others say nothing. */
const PICTURES: Readonly<Record<string, string>> = {
  "\u{1f930}": "pregnant",
  "\u{1fac3}": "pregnant",
  "\u{1fac4}": "pregnant",
  "\u{1f931}": "breastfeeding",
  "\u{1f912}": "fever",
};
const PICTURE = new RegExp(`[${Object.keys(PICTURES).join("")}]`, "gu");
const PLAIN = /^[\x20-\x7e\n\t]*$/;

/**
 * Text in one comparable form: well-formed, NFKC, lower case, straight quotes, no invisible characters, no mention
 * tokens, no links (a blank stands in their place).
 *
 * @param text anything a person typed; lone surrogates and control characters are welcome
 */
export function normalise(text: string): string {
  let clean = text.includes("&") ? text.replace(ENTITY, signOf) : text;
  if (!PLAIN.test(clean)) {
    // Quotation marks first: NFKC makes a blank and an accent of the acute that many keyboards give for an apostrophe.
    clean = clean
      .toWellFormed()
      .replace(/[\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\uff07]/g, "'")
      .replace(/[\u00ba\u02da]/g, "\u00b0")
      .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
      .normalize("NFKC")
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(NEGATIVE, (letter) =>
        String.fromCharCode(97 + (((letter.codePointAt(0) ?? 0) - 0x1f150) % 32)),
      )
      .replace(PHONETIC, (letter) => SMALL_CAPITALS.get(letter) ?? letter)
      .replace(PICTURE, (picture) => ` ${PICTURES[picture]} `)
      .replace(INVISIBLE, "")
      .replace(CONTROLS, " ");
  }
  if (/[<@]/.test(clean)) clean = clean.replace(MENTION, " ");
  if (/\w(?:\*\*|<)/.test(clean)) clean = clean.replace(MARKUP, "");
  if (clean.includes("<")) clean = clean.replace(TAG, " ");
  if (/https?:|www\./i.test(clean)) clean = clean.replace(LINK, " ");
  if (/[A-Z] [A-Z] [A-Z]/.test(clean)) clean = clean.replace(SPACED_CAPITALS, joined);
  clean = clean.toLowerCase();
  if (/[a-z][@$0][a-z]/.test(clean))
    clean = clean.replace(SIGNS_FOR_LETTERS, (sign) => LETTER_OF[sign] ?? sign);
  if (!PLAIN.test(clean)) clean = latinise(clean);
  if (clean.includes("'")) clean = clean.replace(ELISION, "$1 ");
  if (clean.includes("  ") && FAR_APART.test(clean)) clean = clean.replace(SPREAD, joined);
  if (/[a-z][ *_-][a-z0-9][ *_-][a-z0-9][ *_-][a-z0-9]/.test(clean)) clean = clean.replace(SPACED, joined);
  if (!/\.[a-z]\./.test(clean)) return clean;
  return clean.replace(DOTTED_WORD.test(clean) ? ALL_DOTTED : DOTTED, joined);
}

const joined = (letters: string): string => letters.replace(/[ .*_-]/g, "");

/** Look-alike letters and accents over words of mixed or Latin script. */
function latinise(text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const mixed = /[a-z]/.test(word) && /[\u0370-\u03ff\u0400-\u052f\u0570-\u0580]/.test(word);
    const latin = mixed ? word.replace(/[^a-z]/g, (letter) => LOOK_ALIKES[letter] ?? letter) : word;
    return /[a-z]/.test(latin) ? withoutAccents(latin) : latin;
  });
}

/** The word without its accents; letters that do not fall apart under NFD are written out. */
export function withoutAccents(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/ø/g, "o")
    .replace(/æ/g, "ae")
    .replace(/œ/g, "oe")
    .replace(/ł/g, "l")
    .replace(/ı/g, "i");
}
