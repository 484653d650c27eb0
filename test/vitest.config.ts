import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

// `npm test` runs short samples and leaves out *.thorough.test.ts; `npm run test:thorough` (--mode thorough) runs all.
export default defineConfig(({ mode }) => ({
  resolve: {
    alias: [
      { find: /^cei-framework$/, replacement: `${root}src/index.ts` },
      { find: /^cei-framework\/([\w-]+)$/, replacement: `${root}src/$1/index.ts` },
    ],
  },
  test: {
    root,
    include: ["test/**/*.test.ts"],
    exclude: [
      ...configDefaults.exclude,
      "test/browser/**",
      "test/package/**",
      ...(mode === "thorough" ? [] : ["**/*.thorough.test.ts"]),
    ],
    env: { THOROUGH: mode === "thorough" ? "yes" : "" },
    setupFiles: ["test/setup.ts"],
    globalSetup: ["test/sql/engines/servers.ts"],
    // The library keeps no state that a test could leave behind, so files share what they have loaded.
    isolate: false,
    // Vitest leaves one core idle by default.
    maxWorkers: "100%",
    // A test that hangs must end; no test is to be near this on any machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Its files import folders, which Node does not resolve.
    server: { deps: { inline: ["dt-sql-parser"] } },
  },
}));
