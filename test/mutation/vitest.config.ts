// The tests that judge the mutants of a folder; without those that measure time, and with one engine of SQL.
import { fileURLToPath } from "node:url";
import { mergeConfig } from "vitest/config";
import type { Reporter, TestModule, Vitest } from "vitest/node";
import config from "../vitest.config.ts";
import { groups } from "./groups.ts";

const folder = process.env["MUTATED"];
const { tests = [], smallSamples = false } = groups.find((group) => group.folder === folder) ?? {};
const smallSamplesAlias = {
  find: /^(\.\.?\/)+samples\.ts$/,
  replacement: fileURLToPath(new URL("samples.ts", import.meta.url)),
};

/**
 * Tells of test files that do not load. Stryker reads the results of tests alone, and there are none in such a file: it
 * would take a mutant that breaks the whole library for one that nothing notices.
 */
class LoadFailures implements Reporter {
  private vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestModuleEnd(module: TestModule): void {
    for (const error of module.errors()) this.vitest?.state.catchError(error, "Unhandled Error");
  }
}

const merged = mergeConfig(config({ command: "serve", mode: "test" }), {
  resolve: {
    alias: [
      // The text for each dialect is compared with files; only SQLite runs it.
      { find: "./engines/index.ts", replacement: fileURLToPath(new URL("sqlite-alone.ts", import.meta.url)) },
      ...(smallSamples ? [smallSamplesAlias] : []),
    ],
  },
  test: {
    exclude: ["test/table/bounded-time.test.ts", "test/table/stream.thorough.test.ts"],
    reporters: [new LoadFailures()],
  },
});

const include = tests.map((name) => `test/${name}/**/*.test.ts`);
export default { ...merged, test: { ...merged["test"], include } };
