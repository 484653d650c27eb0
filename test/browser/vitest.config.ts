import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^cei-framework$/, replacement: `${root}src/index.ts` },
      { find: /^cei-framework\/(charts|interop|schemas|sql|statistics|table)$/, replacement: `${root}src/$1/index.ts` },
    ],
  },
  test: {
    root,
    include: ["test/browser/**/*.test.ts"],
    globalSetup: ["test/browser/check-needs.ts"],
    // One browser at a time, so that none is slow for another's work.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
