import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_KEPT, redact } from "../../src/conversation/privacy/redact.ts";
import { hostileText } from "../adapters/texts.ts";

describe("a kept question", () => {
  it.each([
    ["is it ok for a 47 year old", "is it ok for a [number] year old"],
    ["my doctor's number is +44 20 7946 0958", "my doctor's number is [phone]"],
    ["call me on (555) 123-4567 please", "call me on [phone] please"],
    ["mail anna.smith+x@example.co.uk about it", "mail [e-mail] about it"],
    ["see https://example.org/a?b=1 or www.example.org", "see [link] or [link]"],
    ["is example.com/abc right", "is [link] right"],
    [
      "<@U024BE7LH> hi <@!80351110224678912> <#C1> <!channel> <@&165>",
      "[mention] hi [mention] [mention] [mention] [mention]",
    ],
    ["<https://evil.example|bank> <mailto:a@b.c|me>", "[link] [link]"],
    ["ask @anna or @everyone", "ask [mention] or [mention]"],
    ["hello my name is Anna Smith, does it hurt", "hello my name is [name], does it hurt"],
    ["my blood pressure is 140/90", "my blood pressure is [number]"],
    ["does it hurt?", "does it hurt?"],
  ])("%s", (text, kept) => {
    expect(redact(text)).toBe(kept);
  });

  it("never holds a digit, an address, a link, a mention, a control character, or more than its bound", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const kept = redact(text);
        expect(kept).not.toMatch(/\p{N}|@|<|>|:\/\/|www\.|\p{Cc}|\p{Cf}/u);
        expect(kept.length).toBeLessThanOrEqual(LONGEST_KEPT);
        expect(kept.isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
