// The data of this project, for tests that start from it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type DataFiles, readDataFiles } from "../../scripts/data-files.ts";
import { tell } from "../../scripts/problem.ts";

const folder = fileURLToPath(new URL("../../data/", import.meta.url));

/** The files of data/, parsed. */
export function realFiles(): DataFiles {
  const read = readDataFiles(folder);
  if ("problems" in read) throw new Error(read.problems.map((problem) => tell(problem)).join("\n"));
  return read.files;
}

/** The files of data/ as text, by their names. */
export function realTexts(): { readonly [name: string]: string } {
  return Object.fromEntries(Object.keys(realFiles()).map((name) => [name, readFileSync(folder + name, "utf8")]));
}
