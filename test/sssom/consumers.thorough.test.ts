// The tools of SSSOM read our files, and we read theirs. They need a Python with sssom (sssom-py) and sssom-pydantic:
// TEST_PYTHON, else python3. Where one is not there, its tests are skipped, and stderr tells.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crosswalk as ceiCrosswalk, createCrosswalk } from "cei-framework";
import { type CrosswalkPackage, ceiPackage, fromSssom, toSssom } from "cei-framework/sssom";
import { afterAll, describe, expect, it } from "vitest";
import { oddPackage } from "../exchange/odd-package.ts";

const python = process.env["TEST_PYTHON"] ?? "python3";
const has = (name: string) => spawnSync(python, ["-c", `import ${name}`]).status === 0;
const [hasSssomPy, hasPydantic] = [has("sssom.parsers"), has("sssom_pydantic")];
if (!hasSssomPy) process.stderr.write("sssom-py is not here: it read no files of ours.\n");
if (!hasPydantic) process.stderr.write("sssom-pydantic is not here: it read no files of ours.\n");

const folder = mkdtempSync(join(tmpdir(), "sssom-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const labels = ["NA", "null", "#hash", "=1+1"];
const hostile: CrosswalkPackage = {
  ...oddPackage,
  key: "my-own.package",
  title: "Re:imagined",
  version: "1e3",
  creator: "no",
  source: {
    ...oddPackage.source,
    items: oddPackage.source.items.map((item, i) => ({ ...item, label: labels[i] ?? "" })),
  },
};
const weighted: CrosswalkPackage = {
  ...ceiPackage,
  key: "weighted",
  crosswalk: createCrosswalk({
    ...{ sources: ceiCrosswalk.sources, targets: ceiCrosswalk.targets },
    links: ceiCrosswalk.links.map((link, i) => (i % 5 === 0 ? { ...link, weight: 0.5 } : link)),
  }),
};
// As if projected: from competencies to metrics, without what makes the links.
const projected: CrosswalkPackage = {
  ...ceiPackage,
  key: "projected",
  crosswalk: createCrosswalk({
    ...{ sources: ceiCrosswalk.sources, targets: ceiCrosswalk.targets },
    links: ceiCrosswalk.sources.flatMap((source) => {
      return ceiCrosswalk.targetsOf(source).map((target) => ({ source, target, relation: "closeMatch" as const }));
    }),
  }),
};
const baseUri = "https://example.org/frameworks/";
const files: [string, CrosswalkPackage, string | undefined][] = [
  ["default", ceiPackage, undefined],
  ["base", ceiPackage, baseUri],
  ["weighted", weighted, undefined],
  ["projected", projected, baseUri],
  ["odd", oddPackage, undefined],
  ["odd-base", oddPackage, baseUri],
  ["hostile", hostile, baseUri],
];
for (const [name, of, baseUri] of files) writeFileSync(pathOf(name), toSssom({ of, baseUri }));

function pathOf(name: string): string {
  return join(folder, `${name}.sssom.tsv`);
}

/** Ends of links as text, in an order of their own. */
function pairs(links: readonly { readonly source: string; readonly target: string }[] = []): string[] {
  return [...new Set(links.map(({ source, target }) => `${source} -> ${target}`))].sort();
}

describe.skipIf(!hasSssomPy)("sssom-py", () => {
  // All commands in one process, since it takes long to start.
  const script = [
    "import json, sys",
    "from sssom.cli import main",
    "for command in json.loads(sys.argv[1]): main(command, standalone_mode=False)",
  ].join("\n");
  const run = (...commands: string[][]) => {
    execFileSync(python, ["-c", script, JSON.stringify(commands)], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  };
  const read = (path: string, of: CrosswalkPackage, baseUri: string | undefined) => {
    return fromSssom(readFileSync(join(folder, path), "utf8"), { of, baseUri });
  };

  // Its commands take seconds each: CEI's file, and the two that have most in them.
  const some = files.filter(([name]) => ["default", "odd-base", "hostile"].includes(name));

  it.each(some)(
    "validates, parses, dedupes, merges, and splits the %s file into files that are read",
    (name, of, baseUri) => {
      mkdirSync(join(folder, `${name}.split`));
      run(
        ["validate", pathOf(name)],
        ["parse", pathOf(name), "-o", `${name}.parsed.tsv`],
        ["dedupe", pathOf(name), "-o", `${name}.deduped.tsv`],
        ["merge", pathOf(name), pathOf("default"), "-o", `${name}.merged.tsv`],
        ["split", pathOf(name), "-d", `${name}.split`],
      );
      const parsed = read(`${name}.parsed.tsv`, of, baseUri);
      expect(pairs(parsed.crosswalk?.links)).toEqual(pairs(of.crosswalk.links));
      expect(parsed.crosswalk?.sources).toEqual(of.crosswalk.sources);
      expect(pairs(read(`${name}.deduped.tsv`, of, baseUri).crosswalk?.links)).toEqual(pairs(of.crosswalk.links));
      const merged = pairs(read(`${name}.merged.tsv`, of, baseUri).crosswalk?.links);
      expect(merged).toEqual(expect.arrayContaining(pairs(of.crosswalk.links)));
      const split = readdirSync(join(folder, `${name}.split`)).flatMap((path) => {
        return read(join(`${name}.split`, path), of, baseUri).crosswalk?.links ?? [];
      });
      expect(pairs(split)).toEqual(pairs(of.crosswalk.links));
    },
  );

  it.each(some)("converts the %s file to RDF, OWL, and JSON", (name, of, baseUri) => {
    // Its RDF lacks prefixes that only metadata use ("urn" of a URN, "Re" of a title), which it then misses in reading.
    const isReadBack = baseUri !== undefined && name !== "hostile";
    run(
      ...["rdf", "owl", "json"].map((format) => ["convert", pathOf(name), "-O", format, "-o", `${name}.${format}`]),
      ...(isReadBack ? [["parse", `${name}.rdf`, "-I", "rdf", "-o", `${name}.rdf.tsv`]] : []),
    );
    const back = isReadBack ? read(`${name}.rdf.tsv`, of, baseUri).crosswalk?.links : of.crosswalk.links;
    expect(pairs(back)).toEqual(pairs(of.crosswalk.links));
    const { mappings } = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
    expect(mappings.length).toBe(fromSssom(readFileSync(pathOf(name), "utf8")).mappingSet.mappings.length);
  });
});

describe.skipIf(!hasPydantic)("sssom-pydantic", () => {
  it.each(files)("reads the %s file without an error, and what it writes is read", (name, of) => {
    const script = [
      "import sssom_pydantic, sys",
      "mappings, converter, metadata, errors = sssom_pydantic.read(sys.argv[1], return_errors=True)",
      "assert not errors, errors",
      "sssom_pydantic.write(mappings, sys.argv[2], converter=converter, metadata=metadata)",
      "print(len(mappings))",
    ].join("\n");
    const written = join(folder, `${name}.pydantic.tsv`);
    const count = execFileSync(python, ["-c", script, pathOf(name), written], { encoding: "utf8", stdio: "pipe" });
    expect(Number(count)).toBe(fromSssom(readFileSync(pathOf(name), "utf8")).mappingSet.mappings.length);
    const { crosswalk } = fromSssom(readFileSync(written, "utf8"));
    expect(pairs(crosswalk?.links)).toEqual(pairs(of.crosswalk.links));
  });
});
