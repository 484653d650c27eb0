// Builds the site into docs/built: its own pages and scripts, and what TypeDoc made, in the same frame.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { crosswalkPage } from "./crosswalk-page.ts";
import { formPage } from "./form-page.ts";
import { gallery } from "./gallery.ts";
import { galleryCharts } from "./gallery-charts.ts";
import { guidesPage } from "./guides-page.ts";
import { home } from "./home.ts";
import { type Page, pageOf } from "./page.ts";
import { codeOf } from "./picture-code.ts";
import { pictureFolder, svgOf } from "./pictures.ts";
import { framed } from "./reference.ts";
import { chartOf } from "./run-chart.ts";
import { scorePage } from "./score-page.ts";
import { searchEntries } from "./search-entries.ts";
import { tokens } from "./tokens.ts";
import { typeDocPages } from "./typedoc-pages.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const built = here("../built/");
const typedoc = here("../../node_modules/.cache/typedoc/");
const pages: readonly Page[] = [home, crosswalkPage, scorePage, formPage, gallery, guidesPage];

/** A script of the pages as one file that needs no module loader, since those load nothing from a file system. */
async function script(name: string, constants: { readonly [name: string]: unknown } = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here(`browser/${name}.ts`)],
    tsconfig: here("tsconfig.json"),
    define: Object.fromEntries(Object.entries(constants).map(([key, value]) => [key, JSON.stringify(value)])),
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    legalComments: "inline",
    charset: "utf8",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

/** The files of the site. */
const written = new Set<string>();

async function put(file: string, content: string): Promise<void> {
  await mkdir(dirname(join(built, file)), { recursive: true });
  await writeFile(join(built, file), content);
  written.add(normalize(file));
}

async function putFolder(from: string, to: string, isWanted = (_name: string): boolean => true): Promise<void> {
  const names = (await readdir(from)).filter(isWanted);
  for (const name of names) await put(`${to}/${name}`, await readFile(join(from, name), "utf8"));
}

/** The style sheets, each as one of the same name. */
async function putStyles(): Promise<void> {
  const sheets = (await readdir(here("."))).filter((name) => name.endsWith(".css"));
  for (const name of sheets) {
    const before = name === "style.css" ? tokens : name === "reference.css" ? await highlighting() : "";
    const { code } = await transform(before + (await readFile(here(name), "utf8")), { loader: "css", minify: true });
    await put(`assets/${name}`, code);
  }
}

/** The colors of code that TypeDoc highlighted; those of dark are for screens alone. */
async function highlighting(): Promise<string> {
  const css = await readFile(join(typedoc, "assets/highlight.css"), "utf8");
  return css
    .replace("@media (prefers-color-scheme: light)", "@media print, (prefers-color-scheme: light)")
    .replace("@media (prefers-color-scheme: dark)", "@media screen and (prefers-color-scheme: dark)");
}

const reference = await typeDocPages(typedoc);
for (const page of [...pages, ...reference.map((page) => framed(page, reference))]) await put(page.file, pageOf(page));
await putStyles();
// What the README and the guides link to, but for the pictures, which are in assets/ in two widths.
await putFolder(join(typedoc, "media"), "reference/media", (name) => !name.endsWith(".svg"));
await putFolder(fileURLToPath(pictureFolder), "assets/pictures");
for (const { id } of galleryCharts) {
  const chart = await chartOf(codeOf(id), { width: 736, theme: "light" });
  await put(`assets/charts/${id}.vl.json`, JSON.stringify(chart));
}
const entries = searchEntries(pages, reference);
const workerSource = await script("score-worker");
const constants: { readonly [name: string]: { readonly [name: string]: unknown } } = {
  search: { entries },
  score: { workerSource },
  "gallery-pictures": { pictures: Object.fromEntries(galleryCharts.map(({ id }) => [id, svgOf(id)])) },
};
const scripts = new Set([
  "excel-writer.js",
  "frame.js",
  "search.js",
  "gallery-pictures.js",
  ...pages.flatMap(({ scripts = [] }) => scripts),
]);
for (const file of scripts) {
  const name = file.replace(/\.js$/, "");
  await put(`assets/${file}`, await script(name, constants[name]));
}
// What an earlier build left.
for (const entry of await readdir(built, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (entry.isFile() && !written.has(relative(built, file))) await rm(file);
}
