// The packed declarations in every TypeScript of the range, by every way of resolving them, without skipLibCheck.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { run } from "./run.ts";

const projects = inject("projects");

const versions = ["5.4", "5.5", "5.6", "5.7", "5.8", "5.9", "6.0", "7.0"];

const resolutions = [
  // zod's declarations for CommonJS have default imports.
  { resolution: "node10", module: "commonjs", files: ["types.ts", "json.cts"] },
  { resolution: "node16", module: "node16", files: ["types.mts", "types.cts", "json.cts"] },
  { resolution: "bundler", module: "esnext", files: ["types.ts"] },
];

const strictness = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];

// zod's declarations use URL, which is the DOM's or Node's. TypeScript's own libraries are not checked again and again.
const libraries = ["--target", "es2022", "--lib", "es2022,dom", "--skipDefaultLibCheck"];

beforeAll(() => {
  for (const project of [projects["zod, lowest"], projects["zod, newest"]]) {
    copyFileSync(join(project, "types.ts"), join(project, "types.mts"));
    copyFileSync(join(project, "types.ts"), join(project, "types.cts"));
  }
});

describe.concurrent.each(versions)("TypeScript %s", (version) => {
  // TypeScript 7 has no node10 any more.
  const taken = resolutions.filter(({ resolution }) => version !== "7.0" || resolution !== "node10");

  describe.each(taken)("by $resolution", ({ resolution, module, files }) => {
    test.each(["zod, lowest", "zod, newest"] as const)("finds every entry exactly typed, with %s", async (name) => {
      const resolving = [
        "--module",
        module,
        "--moduleResolution",
        resolution,
        "--resolveJsonModule",
        "--esModuleInterop",
      ];
      const deprecated = version === "6.0" && resolution === "node10" ? ["--ignoreDeprecations", "6.0"] : [];
      const options = [...strictness, ...libraries, ...resolving, ...deprecated];
      expect(await compile(version, [...options, ...files], projects[name])).toBe("");
    });
  });

  test("needs neither zod nor the DOM for the root entry", async () => {
    const options = [...strictness, "--target", "es2022", "--lib", "es2022", "--module", "node16"];
    expect(await compile(version, [...options, "root.mts", "root.cts"], projects["without zod"])).toBe("");
  });
});

/** @returns What the compiler reports: nothing. */
function compile(version: string, options: readonly string[], project: string): Promise<string> {
  const compiler = fileURLToPath(new URL(`node_modules/typescript-${version}/bin/tsc`, import.meta.url));
  return run(process.execPath, [compiler, ...options], project);
}
