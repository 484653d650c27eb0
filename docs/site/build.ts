// Builds the site's pages and scripts into docs/built, beside the reference that TypeDoc puts there.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { crosswalkPage } from "./crosswalk-page.ts";
import { gallery } from "./gallery.ts";
import { home } from "./home.ts";
import { pageOf } from "./page.ts";
import { playground } from "./playground.ts";
import { joinReference } from "./reference.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const built = here("../built/");

/** A script of the pages as one file that needs no module loader, since those load nothing from a file system. */
async function script(name: string, constants: { readonly [name: string]: string } = {}): Promise<string> {
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

await mkdir(`${built}assets`, { recursive: true });
for (const page of [home, crosswalkPage, playground, gallery]) await writeFile(built + page.file, pageOf(page));
await writeFile(`${built}assets/style.css`, await readFile(here("style.css")));
for (const name of ["explorer", "gallery", "drawing", "reference"])
  await writeFile(`${built}assets/${name}.js`, await script(name));
const workerSource = await script("playground-worker");
await writeFile(`${built}assets/playground.js`, await script("playground", { workerSource }));
await joinReference(here("../built/reference"));
