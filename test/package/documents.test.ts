// The documents in the packed package: their links lead to what is in it, and the example runs without anything else.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, test } from "vitest";
import { run } from "./run.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const project = inject("projects")["without zod"];
const folder = join(project, "node_modules", "cei-framework");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
const documents = files.filter((file) => file.endsWith(".md"));

test("every relative link of the documents leads to a file that is in the package", () => {
  expect(documents).toEqual(expect.arrayContaining(["README.md", "CONTRIBUTING.md", "docs/scoring.md"]));
  const broken = documents.flatMap((document) => {
    return linksOf(document).flatMap((file) => (files.includes(file) ? [] : [`${document}: ${file}`]));
  });
  expect(broken).toEqual([]);
});

test("every guide of the repository is in the package, and reached from the readme by links", () => {
  const reached = new Set(["README.md"]);
  // A set gives what is added to it while it is gone through.
  for (const document of reached) {
    for (const file of linksOf(document)) if (documents.includes(file)) reached.add(file);
  }
  const guides = readdirSync(join(repository, "docs")).filter((name) => name.endsWith(".md"));
  expect(guides.map((name) => `docs/${name}`).filter((guide) => !reached.has(guide))).toEqual([]);
});

test("the example that the readme names runs with Node alone, and prints what npm run example does", async () => {
  const [, path = ""] = /^node (node_modules\/cei-framework\/\S+)$/m.exec(textOf("README.md")) ?? [];
  const printed = await run(process.execPath, [path], project);
  expect(printed).toContain("  M1   2.83  Strong Relationships and Authentic Partnerships (100% rated)\n");
  expect(printed).toBe(await run("npm", ["run", "--silent", "example"], repository));
});

/** What a document links to, pictures included: files, from the package's folder. test/docs/ checks the headings. */
function linksOf(document: string): string[] {
  const text = textOf(document).replace(/^```.*?^```$/gms, "");
  const links = text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g);
  return Array.from(links, ([, path = ""]) => join(dirname(document), path));
}

function textOf(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}
