// The messages of SSSOM imports and exports, word for word in the snapshot.
import { fromSssom, toSssom } from "cei-framework/sssom";
import { describe, it } from "vitest";
import { oddPackage } from "../exchange/odd-package.ts";
import { expectIssues } from "../issues.ts";

const { license: _license, ...unlicensed } = oddPackage;

describe("an export is rejected for", () => {
  it.each<[string, () => unknown, readonly string[]]>([
    ["a base URI without a slash", () => toSssom({ baseUri: "https://example.org" }), ["baseUri wrong-value"]],
    ["an unknown relation", () => toSssom({ relation: "sameAs" as "exactMatch" }), ["relation wrong-value"]],
    ["a missing license", () => toSssom({ of: unlicensed }), ["license missing"]],
    ["a license that is not a URI", () => toSssom({ of: unlicensed, license: "MIT" }), ["license wrong-value"]],
    [
      "a relation of an SSSOM import",
      () => toSssom({ of: fromSssom(toSssom()), relation: "exactMatch" }),
      ["relation inconsistent"],
    ],
  ])("%s", (_, write, expected) => {
    expectIssues(write, expected);
  });
});

describe("an import is rejected for", () => {
  const header = ["#mapping_set_id: https://example.org/set", "#license: https://example.org/license"];
  const columns = "subject_id\tpredicate_id\tobject_id\tmapping_justification\tmapping_date\tconfidence";
  const readLines = (...lines: string[]) => fromSssom(`${lines.join("\n")}\n`);
  it.each<[string, () => unknown, readonly string[]]>([
    ["no text", () => fromSssom(1 as never), ["wrong-type"]],
    ["an empty file", () => fromSssom(""), ["mapping_set_id missing", "license missing", "missing"]],
    ["metadata in two places", () => fromSssom("#a: b", { metadata: "a: b" }), ["line 1 inconsistent"]],
    ["text that is not YAML", () => readLines("#a: ["), ["line 1 malformed"]],
    ["an alias", () => readLines("#a: *b"), ["line 1 malformed"]],
    ["a list as metadata", () => readLines("#- a"), ["line 1 malformed"]],
    [
      "invalid metadata",
      () => readLines("#curie_map:", "#  A: here", "#  skos: x:y", ...header, "#license: x", "#mappings: []", columns),
      [
        "line 2.curie_map wrong-value",
        "line 3.curie_map wrong-value",
        "line 6.license duplicate",
        "line 7.mappings unknown-key",
      ],
    ],
    [
      "invalid columns",
      () => readLines(...header, "subject_id\tobject_id\t\tobject_id"),
      [
        "line 3 empty",
        "line 3.object_id duplicate",
        "line 3.predicate_id missing",
        "line 3.mapping_justification missing",
      ],
    ],
    [
      "invalid rows",
      () =>
        readLines(
          ...[...header, columns, "skos:a\tskos:b"],
          'B:1\there\tsko"s:a\tsemapv:x\t2026\t2',
          "skos:a\tskos:b\t\tsemapv:x\t2026-01-01\tmuch",
          'skos:a\tskos:b\t"',
        ),
      [
        "line 4 row-length",
        "line 5.subject_id undeclared-prefix",
        "line 5.predicate_id wrong-value",
        "line 5.object_id stray-quote",
        "line 5.mapping_justification wrong-value",
        "line 5.mapping_date wrong-value",
        "line 5.confidence out-of-range",
        "line 6.mapping_justification wrong-value",
        "line 6.confidence wrong-value",
        "line 6.object_id missing",
        "line 7 row-length",
        "line 7.object_id unclosed-quote",
      ],
    ],
  ])("%s", (_, read, expected) => {
    expectIssues(read, expected);
  });
});
