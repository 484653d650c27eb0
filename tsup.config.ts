// The build, in two passes. All entries share the code of the rooms below, so it is one file, dist/core.js, which each
// of them imports: a split by esbuild alone makes a chunk for every set of entries, eleven of them for the root.
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Options } from "tsup";

const src = join(dirname(fileURLToPath(import.meta.url)), "src");
const rooms = ["check", "model", "crosswalk", "scoring"];
/** Rooms that are not entries. */
const internal = [...rooms, "csv", "exchange"];
const root = join(src, "index.ts");
const others = readdirSync(src, { withFileTypes: true }).flatMap((entry) => {
  return entry.isDirectory() && !internal.includes(entry.name) ? [entry.name] : [];
});
const entry = { index: root, ...Object.fromEntries(others.map((name) => [name, join(src, name, "index.ts")])) };

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** Makes the root entry export everything in the rooms, public or not. */
const everything: Plugin = {
  name: "everything",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]index\.ts$/ }, () => {
      const files = rooms.flatMap((room) => readdirSync(join(src, room)).map((name) => `./${room}/${name}`));
      const modules = files.filter((path) => basename(path) !== "index.ts");
      return { contents: modules.map((path) => `export * from "${path}";`).join("\n"), resolveDir: src, loader: "ts" };
    });
  },
};

/** Takes what is in the rooms from dist/core; their index.ts only list what is public. */
const fromCore = (extension: string): Plugin => ({
  name: "from-core",
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => {
      const file = join(resolveDir, path);
      const isShared = rooms.includes(basename(dirname(file))) && basename(file) !== "index.ts";
      return isShared ? { path: `./core${extension}`, external: true } : null;
    });
  },
});

const common: Options = {
  // Not minified: a minifier strips the PURE annotations, and with them the small bundles of those who import a little.
  minify: false,
  target: "es2022",
  platform: "neutral",
};

export default defineConfig([
  { ...common, entry: { core: root }, format: ["esm", "cjs"], esbuildPlugins: [everything] },
  ...(["esm", "cjs"] as const).map(
    (format): Options => ({
      ...common,
      entry,
      format: [format],
      splitting: true,
      esbuildPlugins: [fromCore(format === "esm" ? ".js" : ".cjs")],
    }),
  ),
  // tsup's declaration step sets a baseUrl, which TypeScript 6 calls deprecated.
  { entry, format: ["esm", "cjs"], dts: { only: true, compilerOptions: { ignoreDeprecations: "6.0" } } },
]);
