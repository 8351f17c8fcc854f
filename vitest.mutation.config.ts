import { defineConfig } from "vitest/config";

/** The tests that Stryker runs against every mutant: those of the core alone, which need no build. */
export default defineConfig({
  test: {
    include: ["tests/core/**/*.test.ts"],
    globalSetup: ["tests/support/compile.ts"],
    testTimeout: 20_000,
  },
});
