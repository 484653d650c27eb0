// The versions of the peers that are installed.
import { readFileSync } from "node:fs";

const peers = ["@duckdb/node-api", "arquero", "d3-dsv", "papaparse", "zod", "web-features"];

/** Versions by package. */
export function versions(): { [name: string]: string } {
  return Object.fromEntries(
    peers.map((name) => {
      const manifest = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
      return [name, JSON.parse(readFileSync(manifest, "utf8")).version];
    }),
  );
}
