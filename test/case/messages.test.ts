// The messages of CASE imports and exports, and of packages, word for word in the snapshot.
import { crosswalk } from "cei-framework";
import { ceiPackage, fromCase, toCase } from "cei-framework/case";
import { describe, expect, it } from "vitest";
import { oddPackage } from "../exchange/odd-package.ts";
import { expectIssues } from "../issues.ts";
import { association, smallPackage } from "./small-packages.ts";

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
    [
      "a scale for a part without items of the target",
      () => toCase({ part: "source", scale: { min: 1, max: 4 } }),
      ["scale inconsistent"],
    ],
    [
      "an import of two packages",
      () => toCase({ of: fromCase([toCase({ part: "source" }), toCase({ part: "target" })]) }),
      ["of inconsistent"],
    ],
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
    ["an empty list", [], ["wrong-type"]],
    ["an error of a server", { imsx_codeMajor: "failure", imsx_description: "Unknown document" }, ["wrong-type"]],
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
  const { extensions: _none, ...flawed } = toCase();
  const { crosswalkIssues } = fromCase(flawed);
  expect(crosswalkIssues.map(({ message }) => message)).toMatchSnapshot();
});

it("an import names its repairs", () => {
  const items = [11, 12, 13].map((number) => ({ number, humanCodingScheme: `i${number}` }));
  const json = smallPackage(
    1,
    [...items, { number: 14, fullStatement: null, alternativeLabel: "Label" }, { number: 14 }, { number: 15, uri: "" }],
    [
      ...[association(11, "isChildOf", 12), association(12, "isChildOf", 11), association(15, "isChildOf", 15)],
      ...[association(13, "isChildOf", 11), association(13, "isChildOf", 12)],
      ...[association(13, "isRelatedTo", 14), association(13, "exactMatchOf", 14), association(14, "isRelatedTo", 11)],
      association(14, "isRelatedTo", 11, { identifier: "other" }),
    ],
  );
  const { issues } = fromCase([json, smallPackage(2, [{ number: 11 }])], { mode: "lenient" });
  const back = [association(11, "isRelatedTo", 21), association(21, "isRelatedTo", 12)];
  const { issues: others } = fromCase([smallPackage(1, items, back), smallPackage(2, [{ number: 21 }])]);
  const lines = [...issues, ...others].map(({ path, message }) => `${path.join(" > ")}: ${message}`);
  expect(lines).toMatchSnapshot();
});
