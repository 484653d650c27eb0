// The packed package in every runtime that it names, which come as npm packages for Linux on x64.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, test } from "vitest";
import { run } from "./run.ts";

const project = inject("projects")["zod, newest"];

const runtimes = [
  { runtime: `Node ${process.versions.node}`, binary: process.execPath, version: `v${process.versions.node}` },
  { runtime: "Node 22", binary: installed("node-22-linux-x64/bin/node"), version: "v22." },
  { runtime: "Node 24", binary: installed("node-24-linux-x64/bin/node"), version: "v24." },
  { runtime: "Bun", binary: installed("bun-linux-x64/bin/bun"), version: "1.", options: ["run", "--no-install"] },
  {
    runtime: "Deno",
    binary: installed("deno-linux-x64/deno"),
    version: "deno 2.",
    // It may read files and nothing else: the library asks for no permission.
    options: ["run", "--no-prompt", "--allow-read=.", "--no-remote", "--cached-only", "--node-modules-dir=manual"],
  },
];

describe.each(runtimes)("$runtime", ({ binary, version, options = [] }) => {
  const elsewhere = !existsSync(binary) && `${process.platform} ${process.arch}` !== "linux x64";

  test.skipIf(elsewhere)("is what runs", async () => {
    const printed = await run(binary, ["--version"], project);
    expect(printed.slice(0, version.length)).toBe(version);
  });

  test.skipIf(elsewhere).each(["mjs", "cjs"])("runs every entry from a .%s file", async (extension) => {
    expect(JSON.parse(await run(binary, [...options, `root.${extension}`], project))).toEqual(["M3", "M4"]);
    expect(JSON.parse(await run(binary, [...options, `schemas.${extension}`], project))).toEqual({
      domain: { score: 0.5, status: "scored", coverage: 0.5 },
      problems: [expect.any(String), expect.any(String), expect.any(String)],
    });
    expect(JSON.parse(await run(binary, [...options, `table.${extension}`], project))).toMatchObject({
      sites: ["Oak", "Łódź"],
      isTableError: true,
    });
    // The bootstrap draws the same everywhere.
    expect(JSON.parse(await run(binary, [...options, `statistics.${extension}`], project))).toMatchObject({
      bootstrap: { low: 1, high: 4 },
      safe: true,
      isOptionsError: true,
    });
    expect(JSON.parse(await run(binary, [...options, `sql.${extension}`], project))).toMatchObject({
      issues: ["wrong-value", "empty"],
      errors: [true, true],
    });
    expect(JSON.parse(await run(binary, [...options, `charts.${extension}`], project))).toMatchObject({
      rows: 8,
      links: 26,
      leaks: false,
      errors: [true, true],
    });
    // Nothing of a machine, its language or its clock is in the exports.
    expect(JSON.parse(await run(binary, [...options, `formats.${extension}`], project))).toEqual(
      JSON.parse(await run(process.execPath, ["formats.mjs"], project)),
    );
  });
});

function installed(path: string): string {
  return fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));
}
