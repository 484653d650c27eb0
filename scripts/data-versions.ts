// The data of other versions: of a folder, of a revision, of the last release; and what the next release is to be.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as yaml from "js-yaml";
import { type Bump, neededBump } from "./data-changes.ts";
import { parseDataFiles } from "./data-files.ts";
import { type Derived, derive } from "./derive.ts";
import { tell } from "./problem.ts";

/**
 * The data of a version.
 *
 * @param root - The repository.
 * @param version - A folder that holds the files of data, or a revision of git.
 * @throws Error with every problem, when it is neither, or holds files that are not of this shape.
 */
export function dataOf(root: string, version: string): Derived {
  const texts = isFolder(version) ? textsOfFolder(version) : textsOfRevision(root, version);
  const read = parseDataFiles(filledIn(texts));
  if ("files" in read) return derive(read.files);
  throw new Error(`${version}:\n${read.problems.map((problem) => `  ${tell(problem)}`).join("\n")}`);
}

type Texts = { readonly [name: string]: string };

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function textsOfFolder(folder: string): Texts {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

function textsOfRevision(root: string, revision: string): Texts {
  const commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`);
  if (commit === undefined) throw new Error(`Expected a folder of data or a revision of git, got "${revision}"`);
  const names = git(root, "ls-tree", "--name-only", commit, "data/")?.split("\n") ?? [];
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith(".json"))
      .map((name) => [name.slice("data/".length), git(root, "show", `${commit}:${name}`) ?? ""]),
  );
}

/** Versions before 0.2 have no former ids, no provenance, and no day of the last change. */
function filledIn(texts: Texts): Texts {
  const sources = texts["sources.json"];
  const unstated = { maker: "-", notice: "-", rights: "-", owner: "-" };
  const undated = sources !== undefined && !sources.includes('"changed"');
  return {
    "former-ids.json": '{ "formerIds": [] }',
    "provenance.json": JSON.stringify({ ...unstated, license: { name: "MIT", uri: "https://spdx.org/licenses/MIT" } }),
    ...texts,
    ...(undated && { "sources.json": sources.replace("{", '{ "changed": "1970-01-01T00:00:00Z",') }),
  };
}

/** A release that is done. */
export interface Release {
  /** Its revision. */
  readonly commit: string;
  readonly version: string;
}

/**
 * The last release: the newest tag v*, or where there is none, the commit that gave the package its present version.
 *
 * @param root - The repository.
 * @returns Nothing where the history is not there: no repository, or one that was cloned without its past.
 */
export function lastRelease(root: string): Release | undefined {
  if (git(root, "rev-parse", "--is-shallow-repository") !== "false") return undefined;
  const commit =
    git(root, "describe", "--tags", "--match", "v*", "--abbrev=0") ??
    git(
      root,
      "log",
      "-1",
      "--format=%H",
      `-S"version": "${versionIn(readFileSync(join(root, "package.json"), "utf8"))}"`,
      "--",
      "package.json",
    );
  const text = commit && git(root, "show", `${commit}:package.json`);
  return commit && text ? { commit, version: versionIn(text) } : undefined;
}

/**
 * The bump that is promised since a release: by the version of the package, and by the changesets that are pending.
 *
 * @param root - The repository.
 * @param release - The release.
 */
export function promisedBump(root: string, release: Release): Bump {
  const folder = join(root, ".changeset");
  const names = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const pending = names.map((file) => {
    const [, head = ""] = readFileSync(join(folder, file), "utf8").split(/^---$/m);
    const asked = head.trim() === "" ? {} : (yaml.load(head) as { readonly [name: string]: Bump });
    return { bump: asked[name] ?? "none" };
  });
  return neededBump([...pending, { bump: stepBetween(release.version, version) }]);
}

function versionIn(packageText: string): string {
  return JSON.parse(packageText).version;
}

function stepBetween(old: string, now: string): Bump {
  const [before, after] = [old.split("."), now.split(".")];
  const place = after.findIndex((part, i) => part !== before[i]);
  return (["major", "minor", "patch"] as const)[place] ?? "none";
}

function git(root: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}
