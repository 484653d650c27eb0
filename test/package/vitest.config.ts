import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: fileURLToPath(new URL(".", import.meta.url)),
    include: ["*.test.ts"],
    globalSetup: "projects.ts",
    // The compilers each take a core.
    maxConcurrency: 2,
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
