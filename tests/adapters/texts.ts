import fc from "fast-check";

/** What people type to see whether a bot obeys it, and what breaks bots that nobody meant to break. */
const TRAPS = [
  "@everyone",
  "@here",
  "<@U024BE7LH>",
  "<@!80351110224678912>",
  "<@&165511591545143296>",
  "<#C024BE7LR>",
  "<!channel>",
  "<!subteam^S1|@x>",
  "<https://evil.example|your bank>",
  "https://evil.example/a?b=c&d=e",
  "www.evil.example",
  "mailto:a@evil.example",
  "[your bank](https://evil.example)",
  "**bold** __under__ ~~struck~~ ||hidden||",
  "*b* _i_ `code` ```\nblock\n```",
  "# heading\n> quote\n- item\n1. one",
  "<:wave:123456789012345678>",
  "</ask:123456789012345678>",
  "<t:1618953630:R>",
  "&lt;@U1&gt; &amp;",
  "\\*escaped\\* \\",
  "\u202eright to left\u202c",
  "שלום עולם",
  "z\u200be\u200br\u2060o\ufeff",
  "👩‍👩‍👧‍👦".repeat(40),
  "e\u0301\u0301\u0301\u0301",
  "\u001b[31mred\u001b[0m\u0007\r",
  "\ud800",
  "a".repeat(3000),
  "\u2028line\u2029paragraph",
];

/** Texts at their worst: traps, ordinary words, any characters, and the longest. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...TRAPS) },
      { weight: 2, arbitrary: fc.lorem({ mode: "sentences", maxCount: 12 }) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.join(" "));
