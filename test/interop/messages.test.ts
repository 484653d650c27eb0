// The messages of imports and exports, word for word in the snapshot.
import { crosswalk } from "cei-framework";
import { ceiPackage, fromCase, fromSssom, toCase, toSkos, toSssom } from "cei-framework/interop";
import { describe, expect, it } from "vitest";
import { expectIssues } from "../issues.ts";
import { oddPackage, oddPackageWith } from "./odd-package.ts";

const read = fromCase(toCase());
const { license: _license, ...unlicensed } = oddPackage;
const unsourced = {
  ...oddPackage,
  target: ceiPackage.target,
  crosswalk: { sources: ["1"], targets: ["M1"], links: [] },
};
const related = { source: "1", target: "1" };
const exact = { ...related, relation: "exactMatch" };
const broader = { source: "1", target: "2", relation: "broadMatch" };
const skosOf = (...links: object[]) => toSkos({ format: "turtle", of: oddPackageWith(...links) });

describe("an export is refused for", () => {
  it.each<[string, () => unknown, readonly string[]]>([
    ["options that are null", () => toCase(null as never), ["wrong-type"]],
    ["an unknown option", () => toCase({ parts: "whole" } as never), ["parts unknown-key"]],
    ["an unknown part", () => toCase({ part: "half" as "whole" }), ["part wrong-value"]],
    ["a base URI without a slash", () => toSssom({ baseUri: "https://example.org" }), ["baseUri wrong-value"]],
    ["an unknown relation", () => toSssom({ relation: "sameAs" as "exactMatch" }), ["relation wrong-value"]],
    ["an unknown format", () => toSkos({ format: "rdfxml" as "turtle" }), ["format wrong-value"]],
    ["a missing format", () => toSkos({} as never), ["format missing"]],
    ["a missing license", () => toSssom({ of: unlicensed }), ["license missing"]],
    ["a license that is no URI", () => toSssom({ of: unlicensed, license: "MIT" }), ["license wrong-value"]],
    ["a crosswalk instead of a package", () => toCase({ of: crosswalk as never }), ["of wrong-type"]],
    ["a number as a package", () => toCase({ of: { package: 5, external: 1 } as never }), ["of.package wrong-type"]],
    ["an import as a package", () => toSkos({ format: "turtle", of: read as never }), ["of wrong-type"]],
    ["a relation of a CASE import", () => toCase({ of: read, relation: "broadMatch" }), ["relation inconsistent"]],
    [
      "a relation of an SSSOM import",
      () => toSssom({ of: fromSssom(toSssom()), relation: "exactMatch" }),
      ["relation inconsistent"],
    ],
    [
      "references to sources that are not there",
      () => toCase({ of: unsourced }),
      ["of.target.types.0.fields.0.references unknown-id", "of.target.types.1.fields.0.references unknown-id"],
    ],
    [
      "links that say two things",
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

it("an import says why it holds no crosswalk", () => {
  const { crosswalkIssues } = fromCase(toCase({ part: "crosswalk" }));
  expect(crosswalkIssues.map(({ message }) => message)).toMatchSnapshot();
});
