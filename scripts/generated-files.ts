// Checks data/, then writes what is made from it, and from the source of the WebAssembly kernel.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { billOfMaterials, packagesBuiltInto } from "./bill-of-materials.ts";
import { checkedData } from "./check-data.ts";
import { type Derived, derive } from "./derive.ts";
import { namesByEntry } from "./exported-names.ts";
import { generatedDocs } from "./generated-docs.ts";
import { replaced, table } from "./markdown.ts";
import { modelSource } from "./model-source.ts";
import { drawing, roomImports } from "./room-imports.ts";
import { wasmSource } from "./wasm-source.ts";

type Texts = { readonly [path: string]: string };

/** How many files were written, or why none was. */
export type Generated =
  | { readonly written: number }
  | { readonly heading: string; readonly problems: readonly string[] };

/**
 * Checks the data, then writes the generated files, or checks that they are fresh.
 *
 * @param root - The folder of the project.
 * @param mode - `"--check"` to write nothing, `"--dist"` for the published files. Default: the files of the repository.
 */
export async function generate(root: string, mode?: string): Promise<Generated> {
  if (mode !== undefined && mode !== "--check" && mode !== "--dist") {
    return { heading: "Unknown option; nothing was written:", problems: [`Expected --check or --dist, got "${mode}"`] };
  }
  const checked = checkedData(join(root, "data"));
  if ("problems" in checked) {
    return {
      heading: `${checked.problems.length} problems in data/; nothing was written:`,
      problems: checked.problems,
    };
  }
  const derived = derive(checked.files);
  if (mode === "--dist") {
    if (!existsSync(join(root, "dist"))) {
      return { heading: "Nothing was written:", problems: ["dist/ is missing; npm run build makes it"] };
    }
    return write(join(root, "dist"), await publishedTexts(root, derived));
  }
  const files = await repositoryTexts(root, derived);
  if (mode === undefined) return write(root, files);
  const stale = Object.entries(files).filter(([path, text]) => present(join(root, path)) !== text);
  const problems = stale.map(([path]) => path);
  return stale.length === 0
    ? { written: 0 }
    : { heading: "Stale; run `npm run generate` and commit what it writes:", problems };
}

async function repositoryTexts(root: string, derived: Derived): Promise<Texts> {
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const { version, exports } = JSON.parse(read("package.json"));
  const model = modelSource(derived, version);
  return {
    "src/model/generated.ts": model,
    "src/table/kernel/wasm-code.ts": await wasmSource(read("src/table/kernel/kernel.wat")),
    ...generatedDocs(derived, read),
    "CONTRIBUTING.md": replaced(read("CONTRIBUTING.md"), { imports: drawing(roomImports(join(root, "src"))) }),
    "docs/benchmarks.md": replaced(read("docs/benchmarks.md"), { sizes: await sizeTable(root) }),
    "docs/names.md": replaced(read("docs/names.md"), {
      names: namesByEntry(join(root, "src"), Object.keys(exports), { "model/generated.ts": model }),
    }),
  };
}

/** What imports cost at most. */
async function sizeTable(root: string): Promise<string> {
  const { default: checks } = await import(pathToFileURL(join(root, ".size-limit.mjs")).href);
  const rows = checks.map(({ name, limit }: { readonly name: string; readonly limit: string }) => [name, limit]);
  return table(["Import", "At most"], rows);
}

async function publishedTexts(root: string, derived: Derived): Promise<Texts> {
  // Loaded late: they import the generated model, which the other modes may be about to write.
  const { publishedFiles } = await import("./published-files.ts");
  const { formatFiles } = await import("./format-files.ts");
  return { ...publishedFiles(derived), ...formatFiles(), "bom.cdx.json": bill(root) };
}

/** The bill of materials of the code in dist/. */
function bill(root: string): string {
  const dist = join(root, "dist");
  const code = readdirSync(dist).filter((name) => name.endsWith(".js"));
  const builtIn = new Set(code.flatMap((name) => packagesBuiltInto(readFileSync(join(dist, name), "utf8"))));
  const [published, lock] = ["package.json", "package-lock.json"].map((name) => {
    return JSON.parse(readFileSync(join(root, name), "utf8"));
  });
  return `${JSON.stringify(billOfMaterials(published, lock.packages, [...builtIn].sort()), null, 2)}\n`;
}

/** The present text of a file; undefined when there is none. */
function present(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function write(folder: string, files: Texts): Generated {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { written: Object.keys(files).length };
}
