// Checks data/, then writes what is made from it, and from the source of the machine.
//   generate.ts           src/model/generated.ts, src/table/machine-code.ts, and the tables and names in docs/
//   generate.ts --check   writes nothing; fails when one of them is stale
//   generate.ts --dist    the published files beside the code: dist/data, dist/json-schema and the bill of materials
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { billOfMaterials, packagesBuiltInto } from "./bill-of-materials.ts";
import { checkedData } from "./check-data.ts";
import { derive } from "./derive.ts";
import { namesByEntry } from "./exported-names.ts";
import { generatedDocs } from "./generated-docs.ts";
import { machineSource } from "./machine-source.ts";
import { replaced } from "./markdown.ts";
import { modelSource } from "./model-source.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const mode = process.argv[2];
if (mode !== undefined && mode !== "--check" && mode !== "--dist") {
  fail("Unknown option; nothing was written:", [`"${mode}" was found; --check, --dist or nothing was expected`]);
}

const checked = checkedData(join(root, "data"));
if ("problems" in checked) {
  fail(`${checked.problems.length} problems in data/; nothing was written:`, checked.problems);
}
const derived = derive(checked.files);

if (mode === "--dist") {
  // Loaded late: they import the generated model, which the other modes may be about to write.
  const { publishedFiles } = await import("./published-files.ts");
  const { formatFiles } = await import("./format-files.ts");
  write({ ...publishedFiles(derived), ...formatFiles(), "bom.cdx.json": bill() }, "dist");
} else {
  const { version, exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const model = modelSource(derived, version);
  const files = {
    "src/model/generated.ts": model,
    "src/table/machine-code.ts": await machineSource(readFileSync(join(root, "src/table/machine.wat"), "utf8")),
    ...generatedDocs(derived, (path) => readFileSync(join(root, path), "utf8")),
    "docs/names.md": replaced(readFileSync(join(root, "docs/names.md"), "utf8"), {
      names: namesByEntry(join(root, "src"), Object.keys(exports), { "model/generated.ts": model }),
    }),
  };
  if (mode === "--check") {
    const stale = Object.entries(files).filter(([path, text]) => present(path) !== text);
    if (stale.length > 0) {
      fail(
        "Stale; run `npm run generate` and commit what it writes:",
        stale.map(([path]) => path),
      );
    }
  } else {
    write(files, ".");
  }
}

/** The present text of a file; undefined when there is none. */
function present(path: string): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The bill of materials of the code in dist/. */
function bill(): string {
  const dist = join(root, "dist");
  if (!existsSync(dist)) fail("Nothing was written:", ["dist/ is missing; npm run build makes it"]);
  const code = readdirSync(dist).filter((name) => name.endsWith(".js"));
  const builtIn = new Set(code.flatMap((name) => packagesBuiltInto(readFileSync(join(dist, name), "utf8"))));
  const [published, lock] = ["package.json", "package-lock.json"].map((name) => {
    return JSON.parse(readFileSync(join(root, name), "utf8"));
  });
  return `${JSON.stringify(billOfMaterials(published, lock.packages, [...builtIn].sort()), null, 2)}\n`;
}

function write(files: { readonly [path: string]: string }, folder: string): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  process.stdout.write(`${Object.keys(files).length} files written\n`);
}

function fail(heading: string, lines: readonly string[]): never {
  process.stderr.write(`${[heading, ...lines].join("\n  ")}\n`);
  process.exit(1);
}
