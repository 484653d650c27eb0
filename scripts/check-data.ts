// Reads data/ and checks it against the record schemas and every rule.
import { type DataFiles, readDataFiles } from "./data-files.ts";
import { tell } from "./problem.ts";
import { rules } from "./rules/index.ts";

/**
 * The data, if it is valid.
 *
 * @param folder - The folder that holds the files.
 * @returns The files, or one line for each problem.
 */
export function checkedData(folder: string): { files: DataFiles } | { problems: string[] } {
  const read = readDataFiles(folder);
  if ("problems" in read) return { problems: read.problems.map((problem) => tell(problem)) };
  const problems = rules.flatMap(({ name, check }) => check(read.files).map((problem) => tell(problem, name)));
  return problems.length > 0 ? { problems } : read;
}
