import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { fixYaml } from "../../src/knowledge/canonical.ts";
import { bakery } from "./bakery.ts";

describe("fixYaml", () => {
  it("mends indentation and blanks, and keeps order, comments and quotation marks", () => {
    const text = "# top\nb:   1 # one\n\n\n\na:\n- 'x'   # ex\n# end of a\n- \"y\"\nc: [  p,q  ]\n# bottom\n";
    expect(fixYaml(text)).toBe(
      "# top\nb: 1 # one\n\na:\n  - 'x' # ex\n  # end of a\n  - \"y\"\nc: [p, q]\n\n# bottom\n",
    );
  });

  it("leaves long texts on their line", () => {
    const text = `- ${"word ".repeat(60).trim()}\n- "${"word ".repeat(60).trim()}"\n`;
    expect(fixYaml(text)).toBe(text);
  });

  it.each(["a: [", "- *nowhere\n", "[".repeat(20_000), "a: 1\na: 2\n"])("leaves %j as it is", (text) => {
    expect(fixYaml(text)).toBe(text);
  });

  const file = fc.constantFrom("topics.yaml", "safety.yaml", "replies.yaml", "words.yaml", "checks.yaml");
  const piece = fc.constantFrom(
    "\n",
    "\n\n\n",
    "  ",
    "# note\n",
    " # note\n",
    "- ",
    ": ",
    '"',
    "'",
    "[",
    "]",
    "|\n",
    ">\n  ",
    "&a ",
    "\t",
    "\r\n",
    "---\n",
    "%YAML 1.2\n",
  );
  const spoilt = fc
    .tuple(file, fc.array(fc.tuple(fc.nat(), fc.nat(12), piece), { maxLength: 4 }))
    .map(([name, edits]) => {
      let text = bakery()[name as "topics.yaml"].slice(0, 1500);
      for (const [at, length, put] of edits) {
        const from = at % (text.length + 1);
        text = text.slice(0, from) + put + text.slice(from + length);
      }
      return text;
    });

  it("is idempotent, loses no comment and changes no content, whatever it is given", () => {
    const comments = (text: string): number => text.split("# note").length;
    const content = (text: string): unknown => {
      try {
        return parse(text, { logLevel: "silent" });
      } catch {
        return undefined;
      }
    };
    fc.assert(
      fc.property(spoilt, (text) => {
        const fixed = fixYaml(text);
        expect(fixYaml(fixed)).toBe(fixed);
        expect(comments(fixed)).toBe(comments(text));
        expect(content(fixed)).toEqual(content(text));
      }),
      { numRuns: 300 },
    );
  });
});
