import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { billOfMaterials } from "../../scripts/bill-of-materials.ts";
import { derive } from "../../scripts/derive.ts";
import { formatFiles } from "../../scripts/format-files.ts";
import { generate } from "../../scripts/generated-files.ts";
import { publishedFiles } from "../../scripts/published-files.ts";
import { copyProject } from "./project-copy.ts";
import { realFiles } from "./real-data.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const heading = "Stale; run `npm run generate` and commit what it writes:";
let folder: string;
let copies = 0;

// Each test gets its own copy of a project that is fresh, whatever state this one is in.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cei-framework-generate-"));
  copyProject(root, join(folder, "fresh"));
  expect(await generate(join(folder, "fresh"))).toEqual({ written: 7 });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("generate.ts --check", () => {
  it("passes in silence when everything is fresh, and writes nothing", async () => {
    const project = freshProject();
    const before = snapshot(project);
    expect(await generate(project, "--check")).toEqual({ written: 0 });
    expect(snapshot(project)).toEqual(before);
  });

  it("fails and names src/model/generated.ts when it was changed, and leaves it so", async () => {
    const project = freshProject();
    edit(project, "src/model/generated.ts", (text) => text.replace('"D1"', '"D0"'));
    const before = snapshot(project);
    expect(await generate(project, "--check")).toEqual({ heading, problems: ["src/model/generated.ts"] });
    expect(snapshot(project)).toEqual(before);
  });

  it("fails and names src/model/generated.ts when it is missing", async () => {
    const project = freshProject();
    rmSync(join(project, "src/model/generated.ts"));
    expect(await generate(project, "--check")).toEqual({ heading, problems: ["src/model/generated.ts"] });
  });

  it("fails and names src/model/generated.ts when the version of the package was changed", async () => {
    const project = freshProject();
    edit(project, "package.json", (text) => text.replace(/"version": "[^"]*"/, '"version": "99.0.0"'));
    expect(await generate(project, "--check")).toEqual({ heading, problems: ["src/model/generated.ts"] });
  });

  it("fails and names all that the data goes into when its wording was changed", async () => {
    const project = freshProject();
    edit(project, "data/metrics-2.0.json", (text) => text.replace("Uses proactive", "Makes use of proactive"));
    expect(await generate(project, "--check")).toEqual({
      heading,
      problems: ["src/model/generated.ts", "docs/framework.md"],
    });
  });

  it("fails and names a guide when a generated part of it was changed, not when another part was", async () => {
    const project = freshProject();
    edit(project, "docs/framework.md", (text) => `${text}\nWritten by hand.\n`);
    expect(await generate(project, "--check")).toEqual({ written: 0 });
    edit(project, "docs/discrepancies.md", (text) => text.replace("## `share-vision`", "## `shared-vision`"));
    expect(await generate(project, "--check")).toEqual({ heading, problems: ["docs/discrepancies.md"] });
  });

  it("fails and names the guide to benchmarks when a limit of size was changed", async () => {
    const project = freshProject();
    edit(project, ".size-limit.mjs", (text) => text.replace('entry("table", "40.5 kB")', 'entry("table", "1 kB")'));
    expect(await generate(project, "--check")).toEqual({ heading, problems: ["docs/benchmarks.md"] });
  });
});

describe("generate.ts", () => {
  it("writes the model and the guides, after which the check passes", async () => {
    const project = freshProject();
    edit(project, "package.json", (text) => text.replace(/"version": "[^"]*"/, '"version": "99.0.0"'));
    expect(await generate(project)).toEqual({ written: 7 });
    expect(readFileSync(join(project, "src/model/generated.ts"), "utf8")).toContain(
      'export const packageVersion: string = "99.0.0";',
    );
    expect(await generate(project, "--check")).toEqual({ written: 0 });
  });

  it("refuses an option that it does not know, and writes nothing", async () => {
    const project = freshProject();
    const before = snapshot(project);
    expect(await generate(project, "--chekc")).toEqual({
      heading: "Unknown option; nothing was written:",
      problems: ['Expected --check or --dist, got "--chekc"'],
    });
    expect(snapshot(project)).toEqual(before);
  });

  it("says in the first line of what it writes that it is generated, and by what", async () => {
    expect(readFileSync(join(folder, "fresh/src/model/generated.ts"), "utf8").split("\n")[0]).toBe(
      "// Generated by scripts/generate.ts from data/. Do not edit: edit data/ and run `npm run generate`.",
    );
  });
});

describe("generate.ts --dist", () => {
  it("writes the published files, and nothing else", async () => {
    const project = freshProject();
    mkdirSync(join(project, "dist"));
    writeFileSync(join(project, "dist/sssom.js"), "// node_modules/js-yaml/dist/js-yaml.mjs\nvar x = 1;\n");
    const before = snapshot(project);
    const [published, { packages }] = ["package.json", "package-lock.json"].map((name) => {
      return JSON.parse(readFileSync(join(root, name), "utf8"));
    });
    const bill = `${JSON.stringify(billOfMaterials(published, packages, ["js-yaml"]), null, 2)}\n`;
    const files = { ...publishedFiles(derive(realFiles())), ...formatFiles(), "bom.cdx.json": bill };
    const expected = Object.entries(files);
    expect(await generate(project, "--dist")).toEqual({ written: expected.length });
    expect(snapshot(project)).toEqual({
      ...before,
      ...Object.fromEntries(expected.map(([path, text]) => [`dist/${path}`, text])),
    });
  });
});

describe("generate.ts --dist without code", () => {
  it("says what makes it, and writes nothing", async () => {
    const project = freshProject();
    const before = snapshot(project);
    expect(await generate(project, "--dist")).toEqual({
      heading: "Nothing was written:",
      problems: ["dist/ is missing; npm run build makes it"],
    });
    expect(snapshot(project)).toEqual(before);
  });
});

describe("data with a problem", () => {
  it.each([
    ["without an option", undefined],
    ["with --check", "--check"],
    ["with --dist", "--dist"],
  ])("is not written %s, and every broken rule is told", async (_called, mode) => {
    const project = freshProject();
    edit(project, "data/self-assessment-1.0.json", (text) =>
      text.replace('"Crucial conversations"', '"Crucial  conversations"'),
    );
    edit(project, "data/metrics-2.0.json", (text) => text.replace('["6.3"]', '["6.5"]'));
    const before = snapshot(project);
    expect(await generate(project, mode)).toEqual({
      heading: "3 problems in data/; nothing was written:",
      problems: [
        expect.stringMatching(
          /^data\/metrics-2\.0\.json \$\.metrics\[4]\.lookFors\[4]\.competencies\[0]: .*"6\.5".* \(citations-resolve\)$/,
        ),
        expect.stringMatching(
          /^data\/self-assessment-1\.0\.json \$\.domains\[5]\.competencies\[2]\.numbering: .*6\.3.* \(numbering-agrees\)$/,
        ),
        expect.stringMatching(
          /^data\/self-assessment-1\.0\.json \$\.domains\[0]\.competencies\[3]\.title: .*white space.* \(plain-text\)$/,
        ),
      ],
    });
    expect(snapshot(project)).toEqual(before);
  });

  it("of its shape is told before any rule is tried, for all files at once", async () => {
    const project = freshProject();
    edit(project, "data/self-assessment-1.0.json", (text) => text.replace('"1.4"', '"1-4"'));
    edit(project, "data/sources.json", (text) => text.slice(0, -3));
    const before = snapshot(project);
    expect(await generate(project)).toEqual({
      heading: "2 problems in data/; nothing was written:",
      problems: [
        expect.stringMatching(/^data\/self-assessment-1\.0\.json \$\.domains\[0]\.competencies\[3]\.id: ./),
        expect.stringMatching(/^data\/sources\.json \$: is not JSON /),
      ],
    });
    expect(snapshot(project)).toEqual(before);
  });
});

function freshProject(): string {
  copies += 1;
  const project = join(folder, `copy-${copies}`);
  copyProject(join(folder, "fresh"), project);
  return project;
}

function edit(project: string, path: string, change: (text: string) => string): void {
  const file = join(project, path);
  const text = readFileSync(file, "utf8");
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}

/** The text of every file of a project, by its path. */
function snapshot(project: string): { readonly [path: string]: string } {
  const paths = readdirSync(project, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(project.length + 1), readFileSync(path, "utf8")]));
}
