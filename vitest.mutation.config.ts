import { defineConfig } from "vitest/config";

/**
 * The tests that Stryker runs against every mutant: those of what is mutated, and of whole conversations. They need no build.
 * The contract's property tests are left out: hundreds of runs a mutant take most of the time.
 */
export default defineConfig({
  test: {
    include: [
      "tests/core/{safety,decision,reply}/**/*.test.ts",
      "tests/core/guide/{conversation,bakery}.test.ts",
    ],
    globalSetup: ["tests/support/compile.ts"],
    testTimeout: 20_000,
  },
});
