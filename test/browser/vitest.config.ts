import { defineConfig } from "vitest/config";
import config from "../vitest.config.ts";

const main = config({ command: "serve", mode: "test" });

export default defineConfig({
  ...main,
  test: {
    root: main.test?.root ?? ".",
    include: ["test/browser/**/*.test.ts"],
    globalSetup: ["test/browser/check-needs.ts"],
    // One browser at a time, so that none is slow for another's work.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
