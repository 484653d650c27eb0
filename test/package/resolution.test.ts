// What the linters of packages say of the packed package.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { expect, inject, test } from "vitest";
import { FailedCommand, run } from "./run.ts";

const tarball = inject("tarball");

/** Such a file is no module, so that TypeScript has nothing to resolve it to; contents.test.ts finds them in Node. */
const isNoModule = (subpath: string) => /\.(?:csv|tsv|ttl)$/.test(subpath);

const installed = join(inject("projects")["without zod"], "node_modules", "cei-framework", "package.json");
const subpaths = Object.keys((JSON.parse(readFileSync(installed, "utf8")) as { exports: object }).exports);

test("publint has no error, no warning and no suggestion", async () => {
  const { messages } = await publint({ pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer }, strict: true });
  expect(messages).toEqual([]);
});

test("attw finds every entry in node10, node16 from both formats, and bundler, without a problem", async () => {
  const { problems, entrypoints } = await analysisByAttw();
  expect(problems).toEqual([]);

  const modules = subpaths.filter((subpath) => !isNoModule(subpath));
  const resolutions = ["bundler", "node10", "node16-cjs", "node16-esm"];
  const found = Object.entries(entrypoints).map(([subpath, entry]) => [subpath, Object.keys(entry.resolutions).sort()]);
  expect(found).toEqual(modules.map((subpath) => [subpath, resolutions]));
});

interface Analysis {
  readonly entrypoints: { readonly [subpath: string]: { readonly resolutions: object } };
  readonly problems: readonly unknown[];
}

async function analysisByAttw(): Promise<Analysis> {
  const attw = fileURLToPath(new URL("../../node_modules/.bin/attw", import.meta.url));
  const options = ["--format", "json", "--no-definitely-typed", "--profile", "strict"];
  // It exits with 1 when it has found a problem, and prints the same.
  const printed = await run(
    attw,
    [tarball, ...options, "--exclude-entrypoints", ...subpaths.filter(isNoModule)],
    dirname(tarball),
  ).catch((error: unknown) => {
    if (error instanceof FailedCommand && error.stdout !== "") return error.stdout;
    throw error;
  });
  return (JSON.parse(printed) as { analysis: Analysis }).analysis;
}
