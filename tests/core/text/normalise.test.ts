import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise, withoutAccents } from "../../../src/core/text/normalise.ts";

/** A text without its runs of blanks: where something is taken out a blank stays, and how many is nobody's business. */
const squeezed = (text: string) => normalise(text).replace(/\s+/g, " ").trim();

describe("normalise", () => {
  it.each([
    ["full-width letters and digits", "ｈｏｗ　ｏｆｔｅｎ？ ３０", "how often? 30"],
    ["ligatures", "eﬃcient ﬂow", "efficient flow"],
    ["capitals", "HOW Often", "how often"],
    ["zero-width characters inside a word", "ly\u200bm\u200dph\ufeff", "lymph"],
    ["soft hyphens and word joiners", "ly\u00admph dr\u2060ainage", "lymph drainage"],
    ["bidirectional controls", "\u202ehow\u202c of\u2066ten\u2069", "how often"],
    ["variation selectors", "clot\ufe0f", "clot"],
    ["control characters", "blood\u0007\u0000clot", "blood clot"],
    ["curly and acute apostrophes", "don’t can‘t isn´t doesnʼt", "don't can't isn't doesn't"],
    ["curly and angled quotation marks", "“safe” «sûr» „gut‟", '"safe" "sur" "gut"'],
    ["dashes of any length", "self‑massage – or — not", "self-massage - or - not"],
    ["accents of Latin words", "café œdème Straße", "cafe oedeme strasse"],
    ["letters with combining marks", "cance\u0301r", "cancer"],
    [
      "words of other languages behind an elision",
      "de l'eczéma, d’asthme; d'you",
      "de l eczema, d asthme; d'you",
    ],
    [
      "abbreviations of three letters or more",
      "c.h.f. or d.v.t, at 9 a.m. i.e. m.e.",
      "chf or dvt, at 9 a.m. i.e. m.e.",
    ],
    [
      "words whose letters stand apart at dots",
      "w.h.a.t d.o.e.s i.t d.o at 9 a.m",
      "what does it do at 9 am",
    ],
    ["words whose letters stand apart", "h o w   o f t e n   d o   i   g o", "how often do i go"],
    ["single letters that are words", "do u c a dr", "do u c a dr"],
    ["figures between letters that stand apart", "c-o-v-1-d, size 1-2-3-b", "cov1d, size 1-2-3-b"],
    ["signs that HTML writes out", "hi&nbsp;there, it&#39;s me &amp; you", "hi there, it's me you"],
    [
      "pictures of somebody's health",
      "\u{1f930}is it ok? \u{1f912}\u{1f600}",
      "pregnant is it ok? fever \u{1f600}",
    ],
    ["letters that HTML writes by number", "&#99;an&#x63;er", "cancer"],
  ])("gives %s one form", (_, typed, meant) => {
    expect(squeezed(typed)).toBe(meant);
  });

  it("reads look-alike letters as Latin inside words that hold Latin letters", () => {
    expect(normalise("bl\u043e\u043ed cl\u043et")).toBe("blood clot");
    expect(normalise("c\u0430nc\u0435r")).toBe("cancer");
    expect(normalise("\u03bfedema lymph\u03bf")).toBe("oedema lympho");
  });

  it("leaves words of another script what they are", () => {
    expect(normalise("Рак и тромб")).toBe("рак и тромб");
    expect(normalise("καρκίνος")).toBe("καρκίνος");
    expect(normalise("血栓")).toBe("血栓");
    // Half of the message in each script: only the mixed word changes.
    expect(normalise("рак c\u0430ncer")).toBe("рак cancer");
  });

  it.each([
    "<@U012ABCDEF>",
    "<@U012ABCDEF|river>",
    "<@123456789012345678>",
    "<@!123456789012345678>",
    "<@&123456789012345678>",
    "<#C012ABCDEF|general>",
    "<#123456789012345678>",
    "<!here>",
    "<!subteam^S012ABC|@team>",
    "<:river:123456789012345678>",
    "<a:river:123456789012345678>",
    "<t:1700000000:R>",
    "@here",
    "@channel",
    "@everyone",
  ])("takes the mention token %s out", (token) => {
    expect(squeezed(`${token} how often?`)).toBe("how often?");
    expect(squeezed(`how ${token} often?`)).toBe("how often?");
    expect(squeezed(`how often? ${token}`)).toBe("how often?");
  });

  it("takes links out, in angle brackets too, and leaves what stands beside them", () => {
    expect(squeezed("see https://example.com/a?b=c#d how often?")).toBe("see how often?");
    expect(squeezed("<https://example.com|this> how often?")).toBe("how often?");
    expect(squeezed("www.example.com/clots how often?")).toBe("how often?");
    expect(squeezed("HTTPS://EXAMPLE.COM/ how often?")).toBe("how often?");
  });

  it("keeps an address with a word like a mention in it, and a sum in angle brackets", () => {
    expect(normalise("write to me@here.example")).toContain("@here");
    expect(normalise("is 3 < 4 or 5 > 4")).toBe("is 3 < 4 or 5 > 4");
  });

  it("reads what stands in a block of code, closed or not: people paste their own words into one", () => {
    expect(squeezed("```i have a clot``` how often?")).toContain("i have a clot");
    expect(squeezed("how often? ```text\ni have a clot")).toContain("i have a clot");
    expect(squeezed("what is `clot` this")).toContain("clot");
  });

  it("joins a word that bold cuts in two, and keeps what an HTML comment says", () => {
    expect(squeezed("**can**cer and <b>can</b>cer")).toBe("**cancer and cancer");
    expect(squeezed("<!-- I have cancer --> how often? <!here>")).toBe("<!-- i have cancer --> how often?");
    expect(squeezed("🅲🅰🅽🅲🅴🆁 and 🅒🅐🅝🅒🅔🅡")).toBe("cancer and cancer");
  });

  it("drops tags of HTML, and keeps any other word in such brackets", () => {
    expect(squeezed('<b>how</b> <script>often</script> <a href="x">now</a><br/>')).toBe("how often now");
    expect(squeezed("is it ok with <lymphoma> or <heart failure>")).toBe(
      "is it ok with <lymphoma> or <heart failure>",
    );
  });

  it("joins letters that stand apart, by one sign throughout", () => {
    expect(squeezed("h e l p, c-a-n-c-e-r, c_h_f_x, c*l*o*t")).toBe("help, cancer, chfx, clot");
    expect(squeezed("c a n c e r-free")).toBe("cancer-free");
    expect(squeezed("a-b c-d e")).toBe("a-b c-d e");
  });

  it("reads small capitals", () => {
    expect(squeezed("ᴡʜᴏ ɪꜱ ɪᴛ ɢᴏᴏᴅ ꜰᴏʀ")).toBe("who is it good for");
  });

  it("joins four letters and more that stand apart by a blank each", () => {
    expect(squeezed("h e l p  i  c a n t  breathe")).toBe("help i cant breathe");
    expect(squeezed("do u c a dr")).toBe("do u c a dr");
    expect(squeezed("it's a b or c")).toBe("it's a b or c");
    expect(squeezed("F L U + massage, D V T?")).toBe("flu + massage, dvt?");
    expect(squeezed("A B or C")).toBe("a b or c");
  });

  it("never throws, whatever it is given, and gives back well-formed text without controls", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const clean = normalise(text);
        expect(clean.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be gone
        expect(clean).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\ufeff]/);
      }),
    );
  });

  it("never throws on lone surrogates in any place", () => {
    const piece = fc.constantFrom(
      "\ud83d",
      "\udc00",
      "\ud800",
      "a",
      " ",
      "clot",
      "\u0301",
      "<@",
      "```",
      "😀",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(normalise(pieces.join("")).isWellFormed()).toBe(true);
      }),
    );
  });

  it("changes nothing in what it has normalised, where no mark of a mention, link or code is left over", () => {
    const word = fc.string({ unit: fc.constantFrom(..."aeéößИлβ’”—ｆ\u200b😀漢1") });
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const once = normalise(words.join(" "));
        expect(normalise(once)).toBe(once);
      }),
    );
  });

  it("leaves plain lower-case English as it is", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), minLength: 1 });
    fc.assert(
      fc.property(fc.array(letters), (words) => {
        const text = words.filter((word) => word !== "www").join(" ");
        expect(normalise(text)).toBe(text);
      }),
    );
  });
});

describe("withoutAccents", () => {
  it("writes out letters that do not fall apart into a letter and a mark", () => {
    expect(withoutAccents("straße")).toBe("strasse");
    expect(withoutAccents("øre")).toBe("ore");
    expect(withoutAccents("hæmatom")).toBe("haematom");
    expect(withoutAccents("cœur")).toBe("coeur");
    expect(withoutAccents("żółw")).toBe("zolw");
  });

  it("leaves no mark on any Latin letter", () => {
    const letter = fc.constantFrom(..."áàâäãåçéèêëíìîïñóòôöõúùûüýÿšžčřůőű");
    fc.assert(
      fc.property(fc.string({ unit: letter, minLength: 1 }), (word) => {
        expect(withoutAccents(word)).toMatch(/^[a-z]+$/);
      }),
    );
  });
});
