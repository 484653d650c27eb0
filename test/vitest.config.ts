import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^cei-framework$/, replacement: `${root}src/index.ts` },
      { find: /^cei-framework\/(charts|interop|schemas|sql|statistics|table)$/, replacement: `${root}src/$1/index.ts` },
    ],
  },
  test: {
    root,
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**", "test/package/**", "**/node_modules/**"],
    // Its files import folders, which Node does not resolve.
    server: { deps: { inline: ["dt-sql-parser"] } },
    typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], tsconfig: "test/tsconfig.json" },
  },
});
