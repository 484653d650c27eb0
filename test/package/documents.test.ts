// The documents in the packed package: their links lead to what is in it, and the example runs without anything else.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, test } from "vitest";
import { run } from "./run.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const project = inject("projects")["without zod"];
const folder = join(project, "node_modules", "cei-framework");
const guides = readdirSync(join(repository, "docs")).filter((name) => name.endsWith(".md"));
const documents = ["README.md", "SECURITY.md", ...guides.map((name) => `docs/${name}`)];

describe.each(documents)("%s", (document) => {
  test("links to files and headings that are in the package", () => {
    expect(linksOf(document).filter(({ file, heading }) => !leadsSomewhere(file, heading))).toEqual([]);
  });
});

test("every guide is reached from the readme by links", () => {
  const reached = new Set(["README.md"]);
  // A set gives what is added to it while it is gone through.
  for (const document of reached) {
    for (const { file } of linksOf(document)) if (file.endsWith(".md")) reached.add(file);
  }
  expect(documents.filter((document) => !reached.has(document))).toEqual([]);
});

test("the example that the readme names runs with Node alone, and prints what npm run example does", async () => {
  const [, path = ""] = /^node (node_modules\/cei-framework\/\S+)$/m.exec(textOf("README.md")) ?? [];
  const printed = await run(process.execPath, [path], project);
  expect(printed).toContain("  M1   2.83  Strong Relationships and Authentic Partnerships (100% rated)\n");
  expect(printed).toBe(await run("npm", ["run", "--silent", "example"], repository));
});

/** The relative links of a document, pictures included: the file, from the package's folder, and the heading in it. */
function linksOf(document: string): { readonly file: string; readonly heading: string }[] {
  const links = withoutCode(textOf(document)).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g);
  return Array.from(links, ([, path = "", heading = ""]) => {
    const file = path === "" ? document : relative(folder, join(folder, dirname(document), path));
    return { file, heading };
  });
}

function leadsSomewhere(file: string, heading: string): boolean {
  if (!existsSync(join(folder, file))) return false;
  return heading === "" || headingsOf(file).includes(heading);
}

/** The headings of a document as GitHub and npm name them in links. */
function headingsOf(file: string): string[] {
  return Array.from(withoutCode(textOf(file)).matchAll(/^#+ (.+)$/gm), ([, heading = ""]) => {
    const words = heading.replace(/\]\([^)]*\)/g, "").toLowerCase();
    return words.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "").replaceAll(" ", "-");
  });
}

function textOf(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

function withoutCode(text: string): string {
  return text.replace(/^```.*?^```$/gms, "");
}
