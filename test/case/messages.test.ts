// The messages of CASE imports and exports, and of packages, word for word in the snapshot.
import { crosswalk } from "cei-framework";
import { ceiPackage, fromCase, toCase } from "cei-framework/case";
import { describe, expect, it } from "vitest";
import { oddPackage } from "../exchange/odd-package.ts";
import { expectIssues } from "../issues.ts";

const read = fromCase(toCase());
const unsourced = {
  ...oddPackage,
  target: ceiPackage.target,
  crosswalk: { sources: ["1"], targets: ["M1"], links: [] },
};
const [first, second, ...others] = oddPackage.source.items;
const flawed = {
  ...oddPackage,
  source: {
    ...oddPackage.source,
    ...{ key: "skos", language: "a language", url: "here", uuid: "1" },
    items: [first, { ...second, id: "1", parent: "9", fields: { page: "1" }, label: "\ud800" }, ...others],
  },
  target: { ...oddPackage.target, key: oddPackage.key },
};

describe("an export is rejected for", () => {
  it.each<[string, () => unknown, readonly string[]]>([
    ["options that are null", () => toCase(null as never), ["wrong-type"]],
    ["an unknown option", () => toCase({ parts: "whole" } as never), ["parts unknown-key"]],
    ["an unknown part", () => toCase({ part: "half" as "whole" }), ["part wrong-value"]],
    ["a crosswalk instead of a package", () => toCase({ of: crosswalk as never }), ["of wrong-type"]],
    ["a number as a package", () => toCase({ of: { package: 5, external: 1 } as never }), ["of.package wrong-type"]],
    ["a relation of a CASE import", () => toCase({ of: read, relation: "broadMatch" }), ["relation inconsistent"]],
    [
      "references to sources that are not there",
      () => toCase({ of: unsourced }),
      ["of.target.types.0.fields.0.references unknown-id", "of.target.types.1.fields.0.references unknown-id"],
    ],
    [
      "an invalid package",
      () => toCase({ of: flawed as never }),
      [
        "of.source.key duplicate",
        "of.source.uuid wrong-value",
        "of.source.language wrong-value",
        "of.source.url wrong-value",
        "of.source.items.1.parent unknown-id",
        "of.source.items.1.id duplicate",
        "of.source.items.1.label wrong-value",
        "of.source.items.1.fields.page unknown-key",
        "of.source.items.2.parent unknown-id",
        "of.target.key duplicate",
        "of.crosswalk.sources.3 unknown-id",
      ],
    ],
  ])("%s", (_, write, expected) => {
    expectIssues(write, expected);
  });
});

describe("an import is rejected for", () => {
  const { CFItems: [item] = [], CFDocument: document } = toCase();
  it.each<[string, unknown, readonly string[]]>([
    ["bytes", new Uint8Array(1), ["wrong-type"]],
    ["text that is not JSON", "<xml>", ["malformed"]],
    [
      "invalid records",
      { CFDocument: { ...document, lastChangeDateTime: "2026" }, CFItems: [item, item, 1] },
      ["CFDocument.lastChangeDateTime wrong-value", "CFItems.1.identifier duplicate", "CFItems.2 wrong-type"],
    ],
  ])("%s", (_, json, expected) => {
    expectIssues(() => fromCase(json), expected);
  });
});

it("an import reports why it has no crosswalk", () => {
  const { crosswalkIssues } = fromCase(toCase({ part: "crosswalk" }));
  expect(crosswalkIssues.map(({ message }) => message)).toMatchSnapshot();
});
