// Finds turns of phrase that read as if translated in every text of the project: check-prose.ts
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prosePatterns } from "./prose-patterns.ts";
import { proseTexts } from "./prose-texts.ts";

/**
 * One line for each turn of phrase in a file that has to go: where it is, what it is, and what to write instead.
 *
 * @param path - The file's path, from the root of the project.
 * @param content - What is in it.
 */
export function proseProblems(path: string, content: string): string[] {
  return proseTexts(path, content).flatMap(({ line, text }) =>
    // A sentence ends at a mark that white space follows.
    text.split(/(?<=[.!?:]["')*]*) +/).flatMap((sentence) =>
      Object.entries(prosePatterns).flatMap(([name, { instead, find }]) => {
        const found = find(sentence);
        return found === undefined ? [] : [`${path}:${line}: "${found}" (${name}); write: ${instead}`];
      }),
    ),
  );
}

const [, script] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  const root = join(fileURLToPath(import.meta.url), "../..");
  const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  // The patterns are in their own file and its test; what is generated is checked where it is written.
  const left =
    /^(scripts\/prose-patterns|test\/scripts\/check-prose\.test|src\/model\/generated|src\/table\/kernel\/wasm-code)\.ts$|lock|^test\/package\/|^docs\/mutation\/figures/;
  const paths = tracked.split("\0").filter((path) => /\.(md|tsx?|json)$/.test(path) && !left.test(path));
  const problems = paths.flatMap((path) => proseProblems(path, readFileSync(join(root, path), "utf8")));
  process.stderr.write(problems.map((problem) => `${problem}\n`).join(""));
  if (problems.length > 0) process.exitCode = 1;
}
