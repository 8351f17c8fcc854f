import { defineConfig } from "vitest/config";

/** Tests that start processes and take minutes: `npm run test:system`. */
export default defineConfig({
  test: {
    include: ["tests/system/**/*.test.ts"],
    globalSetup: ["tests/support/compile.ts", "tests/system/build.ts"],
    testTimeout: 600_000,
    pool: "threads",
    maxWorkers: 1,
  },
});
