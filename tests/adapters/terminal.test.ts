import { describe } from "vitest";
import { terminalPlatform } from "../../adapters/terminal/platform.ts";
import { describeAdapter } from "./suite.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that a terminal obeys
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;

for (const width of [10, 88]) {
  describe(`${width} columns`, () => {
    describeAdapter("terminal", { platform: terminalPlatform({ width, color: false }), live: [OBEYED], runs: 25 });
  });
}

describe("in colour", () => {
  describeAdapter("terminal", { platform: terminalPlatform({ width: 60, color: true }), live: [OBEYED], runs: 25 });
});
