// Compiles and runs every TypeScript block of the documents, and holds each claim in them.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksOf, withClaims } from "./blocks.ts";
import { claimsMade } from "./claim.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const guides = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
const documents = ["README.md", ...guides.map((name) => `docs/${name}`)];
const blocks = documents.flatMap((file) => blocksOf(file, read(file)));
// A folder of its own for each run, since two runs at once would delete each other's files.
const folder = fileURLToPath(new URL(`extracted/${process.pid}`, import.meta.url));

/** Where the code of a block is put, so that it can be compiled and run. */
function fileOf(place: string, kind: "plain" | "claims"): string {
  return join(folder, `${place.replace(/[^\w]/g, "-")}.${kind}.ts`);
}

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const { place, code } of blocks) {
    writeFileSync(fileOf(place, "plain"), `${code}\nexport {};\n`);
    writeFileSync(fileOf(place, "claims"), `import { claim } from "../../claim.ts";\n${withClaims(code).code}`);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the documents", () => {
  it("have TypeScript blocks in the README and in every guide", () => {
    const withBlocks = new Set(blocks.map(({ place }) => place.split(":")[0]));
    expect([...withBlocks]).toEqual(documents);
  });

  it("compile, every block", () => {
    const config = ts.readConfigFile(join(root, "test/tsconfig.json"), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, join(root, "test"));
    const files = blocks.map(({ place }) => fileOf(place, "plain"));
    const program = ts.createProgram(files, options);
    // The blocks alone: `npm run check` compiles the library.
    const problems = files.flatMap((path) => {
      const file = program.getSourceFile(path);
      if (file === undefined) throw new Error(`${path} is missing`);
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      return found.map(({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
    });
    expect(problems).toEqual([]);
  });

  it.each(blocks)("do what they claim at $place", async ({ place, code }) => {
    const before = claimsMade();
    await import(/* @vite-ignore */ fileOf(place, "claims"));
    expect(claimsMade() - before).toBe(withClaims(code).claims);
    expect(claimsMade()).toBeGreaterThan(before);
  });

  it("have no block of code that no test runs", () => {
    // Those of TypeScript run above, the README's by .ci/run, the others in recipes.thorough.test.ts and in a browser.
    const run = [
      "README.md sh",
      "charts js",
      "charts python",
      "dbt sql",
      "dbt yaml",
      "formats csv",
      "formats python",
      "formats r",
      "formats sql",
      "sql js",
      "sql sql",
    ];
    const found = documents.flatMap((file) => {
      const text = read(file);
      const name = file.replace(/^docs\/(.*)\.md$/, "$1");
      return Array.from(text.matchAll(/^```(\w+)$/gm), ([, language]) => `${name} ${language}`);
    });
    const others = found.filter((block) => !block.endsWith(" ts"));
    expect([...new Set(others)].sort()).toEqual(run.sort());
    // One of each kind in a guide, but for the README's: a second one would be run by nobody. Those of Python in the
    // guide to formats are run by their names (pandas, polars, a survey, SSSOM in pandas), and so are its two of R.
    const named = ["formats python", "formats r"];
    const once = others.filter((block) => !block.startsWith("README") && !named.includes(block));
    expect(once.length).toBe(run.length - 3);
    expect(named.map((name) => others.filter((block) => block === name).length)).toEqual([4, 2]);
  });

  it("link only to files and headings that exist", () => {
    const broken = documents.flatMap((document) => {
      const links = withoutCode(read(document)).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g);
      return Array.from(links, ([, path = "", heading = ""]) => {
        const file = path === "" ? document : join(document, "..", path);
        if (!existsSync(join(root, file))) return `${document}: ${path}`;
        return heading === "" || headingsOf(file).includes(heading) ? "" : `${document}: ${path}#${heading}`;
      });
    });
    expect(broken.filter((link) => link !== "")).toEqual([]);
  });
});

/** The headings of a document as GitHub names them in links. */
function headingsOf(file: string): string[] {
  return Array.from(withoutCode(read(file)).matchAll(/^#+ (.+)$/gm), ([, heading = ""]) => {
    const words = heading.replace(/\]\([^)]*\)/g, "").toLowerCase();
    return words.replace(/[^\p{L}\p{N}_ -]/gu, "").replaceAll(" ", "-");
  });
}

function withoutCode(text: string): string {
  return text.replace(/^```.*?^```$/gms, "");
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}
