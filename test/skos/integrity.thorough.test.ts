// Reads the files with rdflib and checks the integrity conditions of SKOS with pyshacl, where TEST_PYTHON has both.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { toSkos } from "cei-framework/skos";
import { describe, expect, it } from "vitest";
import { oddPackage, oddPackageWith } from "../exchange/odd-package.ts";
import { pythonWith } from "../sql/engines/python-process.ts";

const python = pythonWith("rdflib", "pyshacl") ?? "";
if (python === "") process.stderr.write("rdflib and pyshacl are not here: SKOS was not checked with them.\n");

interface Answer {
  readonly triples: number;
  readonly same: boolean;
  readonly broken: readonly string[];
}

function answersTo(cases: readonly { readonly turtle: string; readonly jsonld?: string }[]): Answer[] {
  const script = fileURLToPath(new URL("integrity.py", import.meta.url));
  return JSON.parse(execFileSync(python, [script], { input: JSON.stringify(cases), encoding: "utf8" }));
}

describe.skipIf(python === "")("rdflib and pyshacl", () => {
  it("read the same from both notations, and find no broken condition", () => {
    const options = [
      {},
      { baseUri: "https://example.org/" },
      { relation: "exactMatch" },
      { relation: "broadMatch" },
      { of: oddPackage },
      { of: oddPackageWith({ source: "1", target: "1", weight: 1e-7 }, { source: "1.a", target: "2", weight: 3 }) },
    ] as const;
    const cases = options.map((option) => ({
      turtle: toSkos({ format: "turtle", ...option }),
      jsonld: JSON.stringify(toSkos({ format: "jsonld", ...option })),
    }));
    const answers = answersTo(cases);
    expect(answers.map(({ same, broken }) => ({ same, broken }))).toEqual(
      cases.map(() => ({ same: true, broken: [] })),
    );
    for (const { triples } of answers) expect(triples).toBeGreaterThan(50);
  });

  it("find each condition broken in a file that breaks it", () => {
    const file = toSkos({ format: "turtle", baseUri: "https://example.org/" });
    const [competency, lookFor, metric] = [
      ...["competency/crucial-conversations", "look-for/two-way-communication"],
      "metric/strong-relationships-and-authentic-partnerships",
    ].map((path) => `<https://example.org/${path}>`);
    for (const iri of [competency, lookFor, metric]) expect(file).toContain(`\n${iri}\n`);
    const broken = {
      S9: `${competency} a skos:ConceptScheme .`,
      S13: `${competency} skos:altLabel "Crucial conversations"@en .`,
      S14: `${competency} skos:prefLabel "Another"@en .`,
      S27: `${competency} skos:broadMatch ${metric} ; skos:relatedMatch ${metric} .`,
      S46: `${competency} skos:exactMatch ${lookFor} .`,
    };
    const answers = answersTo(Object.values(broken).map((statement) => ({ turtle: `${file}\n${statement}\n` })));
    expect(answers.map((answer) => answer.broken)).toEqual(Object.keys(broken).map((condition) => [condition]));
  });
});
