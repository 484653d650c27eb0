// A release, tried without making one: the changesets gathered in a copy of the repository, and npm's own rehearsal.
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { run } from "./run.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const copy = join(realpathSync(mkdtempSync(join(tmpdir(), "release-"))), "repository");
const left = ["node_modules", "dist", "docs/built", ".git", ".mutation", "test/package/node_modules"];
const tools = join(repository, "node_modules", ".bin");

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

/** What npm says of a package that it would publish. */
interface Report {
  readonly name: string;
  readonly version: string;
  readonly files: readonly { readonly path: string }[];
}

/** The names of the changesets that are pending. */
function pending(folder: string): string[] {
  return readdirSync(join(folder, ".changeset")).filter((name) => name.endsWith(".md") && name !== "README.md");
}

describe("npm run version", () => {
  const before = pending(repository).map((name) => read(repository, `.changeset/${name}`));

  beforeAll(async () => {
    cpSync(repository, copy, { recursive: true, filter: (path) => !left.includes(relative(repository, path)) });
    symlinkSync(join(repository, "node_modules"), join(copy, "node_modules"));
    const who = ["-c", "user.name=A tester", "-c", "user.email=tester@example.org"];
    await run("git", ["init", "--quiet", "--initial-branch=main"], copy);
    await run("git", ["add", "--all"], copy);
    await run("git", [...who, "commit", "--quiet", "--message=All"], copy);
    await run(join(tools, "changeset"), ["version"], copy);
    await run(join(tools, "tsx"), ["scripts/generate.ts"], copy);
  });

  afterAll(() => rmSync(join(copy, ".."), { recursive: true, force: true }));

  test("makes the version that the changesets ask for, and writes it where it stands", () => {
    const { version: old } = JSON.parse(read(repository, "package.json"));
    const { version } = JSON.parse(read(copy, "package.json"));
    const [major, minor, patch] = old.split(".").map(Number);
    const asked = before.map((text) => /^"cei-framework": (major|minor|patch)$/m.exec(text)?.[1]);
    const expected = asked.includes("major")
      ? `${major + 1}.0.0`
      : asked.includes("minor")
        ? `${major}.${minor + 1}.0`
        : `${major}.${minor}.${asked.includes("patch") ? patch + 1 : patch}`;
    expect(version).toBe(expected);
    expect(read(copy, "src/model/generated.ts")).toContain(`export const packageVersion: string = "${version}";`);
  });

  test("moves every changeset into the changelog", () => {
    expect(pending(copy)).toEqual([]);
    const changelog = read(copy, "CHANGELOG.md");
    for (const text of before) {
      const [, summary = ""] = text.split(/^---$/m).slice(1);
      expect(changelog).toContain(summary.trim().split("\n")[0]);
    }
  });

  test("tells in the changelog of the first release what every entry is", () => {
    const [, first = ""] = /^## 1\.0\.0\n(.*?)^## /ms.exec(read(copy, "CHANGELOG.md")) ?? [];
    const { exports } = JSON.parse(read(copy, "package.json"));
    const entries = Object.keys(exports).filter((subpath) => /^\.(?:\/[a-z-]+)?$/.test(subpath));
    expect(entries.length).toBeGreaterThan(10);
    expect(entries.filter((subpath) => !first.includes(`\`${subpath.replace(".", "cei-framework")}\``))).toEqual([]);
  });
});

test("npm publish would publish what was packed, and nothing else", { timeout: 300_000 }, async () => {
  const rehearse = ["publish", "--dry-run", "--offline", "--json", "--ignore-scripts"];
  const printed = JSON.parse(await run("npm", rehearse, repository));
  // From npm 11 on, the report stands under the name of the package.
  const { name, version, files }: Report = printed["cei-framework"] ?? printed;
  const packed = await run("tar", ["--list", "--file", inject("tarball")], repository);
  expect(name).toBe("cei-framework");
  expect(inject("tarball")).toContain(`cei-framework-${version}.tgz`);
  expect(files.map(({ path }) => `package/${path}`).sort()).toEqual(packed.trim().split("\n").sort());
});
