// The messages of SKOS exports, word for word in the snapshot.
import { fromCase, toCase } from "cei-framework/case";
import { toSkos } from "cei-framework/skos";
import { describe, it } from "vitest";
import { oddPackageWith } from "../exchange/odd-package.ts";
import { expectIssues } from "../issues.ts";

const read = fromCase(toCase());
const related = { source: "1", target: "1" };
const exact = { ...related, relation: "exactMatch" };
const broader = { source: "1", target: "2", relation: "broadMatch" };
const skosOf = (...links: object[]) => toSkos({ format: "turtle", of: oddPackageWith(...links) });

describe("an export is rejected for", () => {
  it.each<[string, () => unknown, readonly string[]]>([
    ["an unknown format", () => toSkos({ format: "rdfxml" as "turtle" }), ["format wrong-value"]],
    ["a missing format", () => toSkos({} as never), ["format missing"]],
    ["an import as a package", () => toSkos({ format: "turtle", of: read as never }), ["of wrong-type"]],
    [
      "two relations between the same items",
      () => skosOf(related, { ...related, via: "x", relation: "broadMatch" }),
      ["of.crosswalk.links.1 inconsistent"],
    ],
    [
      "an exact match of many",
      () => skosOf(exact, { source: "1.a", target: "1" }),
      ["of.crosswalk.links.0.relation inconsistent"],
    ],
    [
      "a link that the tree contradicts",
      () => skosOf(broader, { source: "1.a", target: "2" }),
      ["of.crosswalk.links.1 inconsistent"],
    ],
  ])("%s", (_, write, expected) => {
    expectIssues(write, expected);
  });
});
