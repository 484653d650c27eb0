import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkBump } from "../../scripts/check-bump.ts";
import { dataOf, lastRelease, promisedBump } from "../../scripts/data-versions.ts";
import { realTexts } from "./real-data.ts";

const texts = realTexts();
let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "versions-"));
  git("init", "--quiet", "--initial-branch=main");
  write("data", texts);
  mkdirSync(join(root, ".changeset"));
  write(".changeset", { "README.md": "# Changesets\n" });
  release("0.1.0");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("the data of a version", () => {
  it("is that of a folder, or of a revision", () => {
    expect(dataOf(root, join(root, "data")).competencies).toHaveLength(34);
    mend("Create a culture of service", "A culture of service");
    const titles = (version: string): string | undefined => dataOf(root, version).competencies[1]?.title;
    expect([titles("HEAD"), titles(join(root, "data"))]).toEqual([
      "Create a culture of service",
      "A culture of service",
    ]);
  });

  it("may be older than the records of former ids and provenance, and the day of the last change", () => {
    rmSync(join(root, "data/former-ids.json"));
    rmSync(join(root, "data/provenance.json"));
    const { changed: _changed, ...sources } = JSON.parse(texts["sources.json"] ?? "");
    write("data", { "sources.json": JSON.stringify(sources) });
    const { formerIds, changed } = dataOf(root, join(root, "data"));
    expect([formerIds, changed]).toEqual([[], "1970-01-01T00:00:00Z"]);
  });

  it("is refused when it is none, with every problem", () => {
    expect(() => dataOf(root, "v9")).toThrow('Expected a folder of data or a revision of git, got "v9"');
    expect(() => dataOf(root, "--help")).toThrow('Expected a folder of data or a revision of git, got "--help"');
    write("data", { "sources.json": "{", "metrics-2.0.json": "[]" });
    const message = /^.*data:\n {2}data\/metrics-2\.0\.json \$: .*\n {2}data\/sources\.json \$: is not JSON/;
    expect(() => dataOf(root, join(root, "data"))).toThrow(message);
  });
});

describe("the last release", () => {
  it("is the commit that gave the package its version, until there are tags", () => {
    const first = git("rev-parse", "HEAD");
    commit("more");
    expect(lastRelease(root)).toEqual({ commit: first, version: "0.1.0" });
    git("tag", "v0.1.0");
    release("1.0.0");
    expect(lastRelease(root)).toEqual({ commit: "v0.1.0", version: "0.1.0" });
    git("tag", "v1.0.0");
    git("tag", "another");
    commit("more");
    expect(lastRelease(root)).toEqual({ commit: "v1.0.0", version: "1.0.0" });
  });

  it("is nothing where the history is not there", () => {
    const shallow = join(root, "shallow");
    commit("more");
    git("clone", "--quiet", "--depth=1", `file://${root}`, shallow);
    expect(lastRelease(shallow)).toBeUndefined();
    rmSync(join(root, ".git"), { recursive: true });
    expect(lastRelease(root)).toBeUndefined();
  });
});

describe("the bump that is promised", () => {
  it("is none without changesets, and the greatest of them with", () => {
    expect(promised()).toBe("none");
    write(".changeset", { "a.md": '---\n"a-package": patch\n---\n\nWords --- and "a-package": major\n' });
    expect(promised()).toBe("patch");
    write(".changeset", { "b.md": '---\n"a-package": major\n---\n\nWords\n', "c.md": "---\n---\n" });
    expect(promised()).toBe("major");
    rmSync(join(root, ".changeset/b.md"));
    write(".changeset", { "d.md": '---\n"another-package": major\n---\n' });
    expect(promised()).toBe("patch");
  });

  it("is that of the version when the changesets have been gathered", () => {
    git("tag", "v0.1.0");
    for (const [version, bump] of Object.entries({ "0.1.1": "patch", "0.2.0": "minor", "1.0.0": "major" })) {
      write("", { "package.json": JSON.stringify({ name: "a-package", version }) });
      expect(promised()).toBe(bump);
    }
  });
});

describe("the check of the bump", () => {
  it("is content when nothing differs, and when enough is promised", () => {
    expect(checkBump(root)).toEqual({ found: "Since 0.1.0, the data needs: none; promised: none.", problems: [] });
    mend("Create a culture of service", "A culture of service");
    write("data", { "sources.json": (texts["sources.json"] ?? "").replace(/"changed": "\d+/, '"changed": "2999') });
    write(".changeset", { "a.md": '---\n"a-package": patch\n---\n' });
    expect(checkBump(root)).toEqual({ found: "Since 0.1.0, the data needs: patch; promised: patch.", problems: [] });
  });

  it("names the bump that is missing, and a day that was not set", () => {
    mend('"numbering": "cited"', '"numbering": "position"');
    const { found, problems } = checkBump(root);
    expect(found).toBe("Since 0.1.0, the data needs: patch; promised: none.");
    expect(problems).toEqual([
      expect.stringContaining("numbering of the competency 1.1"),
      "no changeset is patch; add one with npm run changeset, by docs/semver.md",
      expect.stringMatching(/^"changed" in data\/sources\.json is .*, as before; set it to the day of the change$/),
    ]);
  });

  it("names ids that are gone without a record", () => {
    const page = JSON.parse(texts["self-assessment-1.0.json"] ?? "");
    page.domains[2].competencies.splice(1, 1);
    const dated = (texts["sources.json"] ?? "").replace(/"changed": "\d+/, '"changed": "2999');
    write("data", { "self-assessment-1.0.json": JSON.stringify(page), "sources.json": dated });
    write(".changeset", { "a.md": '---\n"a-package": major\n---\n' });
    expect(checkBump(root).problems).toEqual([
      expect.stringContaining("the competency 3.2 is gone"),
      "3.2 is gone; say in data/former-ids.json what it is today",
    ]);
    write("data", { "former-ids.json": '{ "formerIds": [{ "id": "3.2", "kind": "moved", "to": "3.1" }] }' });
    expect(checkBump(root).problems).toEqual([]);
  });

  it("says so where the history is not there", () => {
    rmSync(join(root, ".git"), { recursive: true });
    const found = "The history is not here, so the data was not compared with the last release.";
    expect(checkBump(root)).toEqual({ found, problems: [] });
  });
});

function promised(): string {
  const last = lastRelease(root);
  return last === undefined ? "no release" : promisedBump(root, last);
}

function write(folder: string, files: { readonly [name: string]: string }): void {
  mkdirSync(join(root, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, folder, name), text);
}

function mend(old: string, now: string): void {
  write("data", { "self-assessment-1.0.json": (texts["self-assessment-1.0.json"] ?? "").replace(old, now) });
}

function release(version: string): void {
  write("", { "package.json": JSON.stringify({ name: "a-package", version }, null, 2) });
  commit(`Version ${version}`);
}

function commit(message: string): void {
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", `--message=${message}`);
}

function git(...args: readonly string[]): string {
  const who = ["-c", "user.name=A tester", "-c", "user.email=tester@example.org"];
  return execFileSync("git", [...who, ...args], { cwd: root, encoding: "utf8" }).trim();
}
