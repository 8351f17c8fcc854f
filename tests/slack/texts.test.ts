import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeText, unescapeText } from "../../adapters/slack/escape.ts";
import { readText } from "../../adapters/slack/read-text.ts";
import { shorten } from "../../adapters/slack/shorten.ts";
import { hostileText } from "../adapters/texts.ts";

describe("escaping", () => {
  it("leaves nothing that Slack obeys, and loses nothing", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeText(text);
        expect(escaped).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        expect(unescapeText(escaped)).toBe(text);
      }),
    );
  });
});

describe("what a person typed", () => {
  it.each([
    ["<@U0BOT> how long?", "how long?"],
    ["how <@U0BOT|guide> long?", "how long?"],
    ["<@U2|bob> and <@U3>", "bob and"],
    ["see <#C1|general> <#C2>", "see general"],
    ["<!here> <!subteam^S1|@team> hi", "@team hi"],
    ["<https://x.example|the site> or <https://y.example>", "the site or https://y.example"],
    ["a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"],
    ["2 < 3", "2 < 3"],
  ])("%s is read as %s", (typed, read) => {
    expect(readText(typed, "U0BOT")).toBe(read);
  });

  it("never holds a mention of the bot, and is always a text", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(readText(`<@U0BOT> ${text}`, "U0BOT")).not.toContain("<@U0BOT>");
      }),
    );
  });
});

describe("a label", () => {
  it("always fits, and never ends within an entity or a character", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 8, max: 80 }), (text, most) => {
        const short = shorten(escapeText(text), most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(short).not.toMatch(/&(?!amp;|lt;|gt;)/);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });

  it("is cut between words", () => {
    expect(shorten("How often should somebody do that", 20)).toBe("How often should…");
  });
});
