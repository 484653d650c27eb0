// A copy of what the generator reads and writes.
import { cpSync } from "node:fs";
import { join } from "node:path";

const needed = [
  "src",
  "data",
  "docs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "CONTRIBUTING.md",
  ".size-limit.mjs",
];

/**
 * Copies the files of a project.
 *
 * @param from - Its folder.
 * @param to - The folder of the copy.
 * @param more - What is copied besides.
 */
export function copyProject(from: string, to: string, more: readonly string[] = []): void {
  // The site that was built is large, and nothing is made from it.
  const filter = (path: string): boolean => !path.endsWith(join("docs", "built"));
  for (const name of [...needed, ...more]) cpSync(join(from, name), join(to, name), { recursive: true, filter });
}
