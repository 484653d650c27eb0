// Files as they are published: what the strict mode rejects, and what the lenient mode reads instead.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { crosswalk as ceiCrosswalk } from "cei-framework";
import { ceiPackage, fromSssom, SssomError, toSssom } from "cei-framework/sssom";
import { describe, expect, it } from "vitest";
import { oddPackage } from "../exchange/odd-package.ts";
import { issuesOf } from "../issues.ts";

const curieMap = ["#curie_map:", "#  A: https://example.org/a/"];
const id = "#mapping_set_id: https://example.org/set";
const license = "#license: https://example.org/license";
const header = [...curieMap, id, license];
const columns = "subject_id\tpredicate_id\tobject_id\tmapping_justification";
const row = "A:1\tskos:exactMatch\tA:2\tsemapv:ManualMappingCuration";
const lines = (...all: string[]) => `${all.join("\n")}\n`;
const file = (...rest: string[]) => lines(...header, ...rest);

/** "path code: repair" for each issue of a lenient import. */
function repairsOf(text: string): string[] {
  const { issues } = fromSssom(text, { mode: "lenient" });
  return issues.map(({ path, code, params }) => `${path.join(".")} ${code}: ${params["repair"]}`);
}

describe("the strict mode", () => {
  it("is the default, and its message names the other where that reads the file", () => {
    expect(() => fromSssom(lines(...curieMap, id, columns, row))).toThrow(/mode: "lenient"/);
    expect(() => fromSssom(file(columns, row.replace("A:1", "A:1 2")))).toThrow(/^((?!lenient)[\s\S])*$/);
    expect(fromSssom(file(columns, row)).issues).toEqual([]);
  });

  it.each([
    ["#subject_type: x", "subject_type"],
    ["#object_type: owl Class", "object_type"],
    ["#predicate_type: skos:Concept", "predicate_type"],
    ["#see_also: [//example.org/]", "see_also"],
    ["#see_also: [https://example.org/, a b]", "see_also"],
    ["#mapping_provider: example.org", "mapping_provider"],
    ["#mapping_set_source: [x]", "mapping_set_source"],
    ["#issue_tracker: /issues", "issue_tracker"],
    ['#sssom_version: "2.0"', "sssom_version"],
  ])("rejects the metadata %s", (line, slot) => {
    expect(issuesOf(() => fromSssom(file(line, columns, row)))).toEqual([`line 5.${slot} wrong-value`]);
  });

  it.each([
    ["subject_type", "owl klass", "wrong-value"],
    ["predicate_modifier", "not", "wrong-value"],
    ["mapping_cardinality", "2:1", "wrong-value"],
    ["license", "GPL", "wrong-value"],
    ["see_also", "https://example.org/|//example.org/", "wrong-value"],
    ["reviewer_agreement", "-1.5", "out-of-range"],
    ["similarity_score", "2", "out-of-range"],
    ["author_id", "A:x|A:y z", "wrong-value"],
  ])("rejects the cell %s: %s", (slot, value, code) => {
    const text = file(`${columns}\t${slot}`, `${row}\t${value}`);
    expect(issuesOf(() => fromSssom(text))).toEqual([`line 6.${slot} ${code}`]);
  });

  it("rejects an id or a license that is not a URI once, and a justification that the standard does not have", () => {
    expect(issuesOf(() => fromSssom(lines(...curieMap, id, "#license: GPL", columns, row)))).toEqual([
      "line 4.license wrong-value",
    ]);
    const other = row.replace("ManualMappingCuration", "Guess");
    expect(issuesOf(() => fromSssom(file(columns, other)))).toEqual(["line 6.mapping_justification wrong-value"]);
  });

  it("takes an id and a license for files without them", () => {
    const defaults = { mapping_set_id: "https://example.org/other", license: "https://example.org/free" };
    const { mappingSet, issues } = fromSssom(lines(...curieMap, columns, row), { defaults });
    expect([mappingSet.mapping_set_id, mappingSet.license, issues]).toEqual([...Object.values(defaults), []]);
    expect(fromSssom(file(columns, row), { defaults }).mappingSet.license).toBe("https://example.org/license");
    expect(issuesOf(() => fromSssom("", { defaults: { license: "GPL" } }))).toEqual(["defaults.license wrong-value"]);
    expect(issuesOf(() => fromSssom("", { mode: "loose" as "strict" }))).toEqual(["mode wrong-value"]);
  });

  it("reads what sssom-py's merge writes: the IRI of a set as the source of a mapping", () => {
    const text = file(`${columns}\tmapping_source`, `${row}\thttps://example.org/set`, `${row}\turn:uuid:5`);
    expect(fromSssom(text).mappingSet.mappings.map(({ mapping_source }) => mapping_source)).toEqual([
      "https://example.org/set",
      "urn:uuid:5",
    ]);
  });
});

describe("both modes", () => {
  it.each(["A:1|A:2", "A:1 ", "A:1 2", " A:1", "A:1\u00a02"])("reject %j as one identifier", (value) => {
    for (const mode of ["strict", "lenient"] as const) {
      const read = () => fromSssom(file(columns, row.replace("A:2", value)), { mode });
      expect(read).toThrow(SssomError);
      expect(issuesOf(read)).toEqual(["line 6.object_id wrong-value"]);
    }
  });

  it.each([
    ["invalid YAML", file("#x: [", columns, row)],
    ["a quote that is never closed", file(columns, `"${row}`)],
    ["a file without tabs", "a,b\n1,2\n"],
    [
      "a file without predicates",
      file("subject_id\tobject_id\tmapping_justification", "A:1\tA:2\tsemapv:MappingReview"),
    ],
  ])("reject %s", (_what, text) => {
    expect(() => fromSssom(text, { mode: "lenient" })).toThrow(SssomError);
  });
});

describe("the lenient mode", () => {
  it("reads a file without license or id, the same file with the same id", () => {
    const text = lines(...curieMap, columns, row);
    const { mappingSet, issues } = fromSssom(text, { mode: "lenient" });
    expect(mappingSet.license).toBe("https://w3id.org/sssom/license/unspecified");
    expect(mappingSet.mapping_set_id).toMatch(/^https:\/\/w3id\.org\/sssom\/mappings\/[\da-f-]{36}$/);
    expect(issues.map(({ path }) => path)).toEqual([["mapping_set_id"], ["license"]]);
    expect(issues.map(({ params }) => params["repair"])).toEqual([
      `Read it as ${mappingSet.mapping_set_id}`,
      "Read it as https://w3id.org/sssom/license/unspecified",
    ]);
    expect(fromSssom(text, { mode: "lenient" }).mappingSet).toEqual(mappingSet);
  });

  it.each<[string, string, readonly string[], number]>([
    ["nothing", file(columns, row), [], 1],
    [
      "an undeclared prefix, once",
      file(columns, row.replace("A:2", "B:2"), row.replace("A:1", "B:1")),
      ['line 6.object_id undeclared-prefix: Declared the prefix "B" as http://w3id.org/sssom/unknown_prefix/b/'],
      2,
    ],
    [
      "short and long rows",
      file(`${columns}\tcomment`, row, "A:1\tskos:exactMatch", `${row}\tx\ty`),
      [
        "line 6 row-length: Read the missing cells as empty",
        "line 7 row-length: Read the missing cells as empty",
        "line 7.mapping_justification missing: Read it as semapv:UnspecifiedMatching",
        "line 7.object_id missing: Left out the mapping",
        "line 8 row-length: Left out the cells after the last column",
      ],
      2,
    ],
    ["a blank line in the middle", file(columns, row, "", row), ["line 7 empty: Skipped it"], 2],
    ["a blank line before the header", file("", columns, row), ["line 5 empty: Skipped it"], 1],
    ["an empty set", file(), [" missing: Read it as a set without mappings"], 0],
    ["no rows", file(columns), [], 0],
    [
      "IRIs as identifiers, and what is not an identifier",
      file(columns, row.replace("A:1", "https://example.org/1"), row.replace("A:1", "one")),
      [
        "line 6.subject_id wrong-value: Kept it as it is",
        "line 7.subject_id wrong-value: Left out the value",
        "line 7.subject_id missing: Left out the mapping",
      ],
      1,
    ],
    [
      "spaces around the separators of identifiers",
      file(`${columns}\tauthor_id`, `${row}\tA:x | A:y`),
      [
        "line 6.author_id wrong-value: Read it without the spaces",
        "line 6.author_id wrong-value: Read it without the spaces",
      ],
      1,
    ],
    [
      "invalid values",
      file("#see_also: [x]", "#license: x:y", `${columns}\tconfidence\tmapping_date\tlicense`, `${row}\t2\tMay\tGPL`),
      [
        "line 5.see_also wrong-value: Left out the value",
        "line 6.license duplicate: Kept the first",
        "line 8.confidence out-of-range: Left out the value",
        "line 8.mapping_date wrong-value: Left out the value",
        "line 8.license wrong-value: Left out the value",
      ],
      1,
    ],
    [
      "an unknown justification, and none",
      file(columns, row.replace("Manual", "My"), "A:1\tskos:exactMatch\tA:2\t"),
      [
        "line 6.mapping_justification wrong-value: Read it as semapv:UnspecifiedMatching",
        "line 7.mapping_justification missing: Read it as semapv:UnspecifiedMatching",
      ],
      2,
    ],
    [
      "repeated and unnamed columns, a stray quote",
      file(`${columns}\tcomment\t\tcomment`, `${row}\ta "b" c\tx\ty`),
      [
        "line 5 empty: Left out the column",
        "line 5.comment duplicate: Kept the first",
        "line 6.comment stray-quote: Kept it as it is",
      ],
      1,
    ],
    [
      "invalid prefixes",
      lines("#curie_map:", "#  A: here", "#  skos: http://other/", id, license, columns, row),
      [
        "line 2.curie_map wrong-value: Left out the prefix",
        "line 3.curie_map wrong-value: Read it as http://www.w3.org/2004/02/skos/core#",
        'line 7.subject_id undeclared-prefix: Declared the prefix "A" as http://w3id.org/sssom/unknown_prefix/a/',
      ],
      1,
    ],
  ])("reads %s", (_what, text, expected, count) => {
    expect(repairsOf(text)).toEqual(expected);
    const { mappingSet } = fromSssom(text, { mode: "lenient" });
    expect(mappingSet.mappings).toHaveLength(count);
  });

  it("keeps spaces in labels, and those of identifiers out only where there are several", () => {
    const withSlot = (slot: string, value: string) => file(`${columns}\t${slot}`, `${row}\t${value}`);
    const read = (slot: string, value: string) => {
      const { mappingSet, issues } = fromSssom(withSlot(slot, value), { mode: "lenient" });
      return { value: mappingSet.mappings[0]?.[slot], messages: issues.map(({ message }) => message) };
    };
    expect(read("author_label", " a | b ")).toEqual({ value: [" a ", " b "], messages: [] });
    expect(read("author_label", " a ")).toEqual({ value: [" a "], messages: [] });
    expect(read("author_id", "A:x| A:y")).toEqual({ value: ["A:x", "A:y"], messages: ['Expected "A:y", got " A:y"'] });
    const path = "line 6.author_id wrong-value";
    expect(issuesOf(() => fromSssom(withSlot("author_id", "A:x "), { mode: "lenient" }))).toEqual([path]);
  });

  it("moves a value of the set to its mappings, unless some of them have their own or there are none", () => {
    const tool = "#mapping_tool: by hand";
    const toolsOf = (text: string) => {
      const { mappingSet } = fromSssom(text, { mode: "lenient" });
      return [mappingSet["mapping_tool"], ...mappingSet.mappings.map(({ mapping_tool }) => mapping_tool)];
    };
    expect(toolsOf(file(tool, columns, row, row))).toEqual([undefined, "by hand", "by hand"]);
    expect(toolsOf(file(tool, `${columns}\tmapping_tool`, `${row}\t`))).toEqual([undefined, "by hand"]);
    expect(toolsOf(file(tool, `${columns}\tmapping_tool`, `${row}\tscript`, `${row}\t`))).toEqual([
      "by hand",
      "script",
      undefined,
    ]);
    expect(toolsOf(file(tool, columns))).toEqual(["by hand"]);
  });

  it("names a required column that is missing, in the params of its issue", () => {
    const { issues } = fromSssom(file("subject_id\tpredicate_id\tobject_id", "A:1\tskos:exactMatch\tA:2"), {
      mode: "lenient",
    });
    expect(issues.map(({ params }) => params["column"])).toEqual(["mapping_justification"]);
  });

  it("keeps the valid ones of several values, and no slot without any", () => {
    const text = (value: string) => file(`${columns}\tauthor_id`, `${row}\t${value}`);
    const [some, none] = ["A:x|one", "one|two"].map((value) => fromSssom(text(value), { mode: "lenient" }));
    expect(some?.mappingSet.mappings[0]?.["author_id"]).toEqual(["A:x"]);
    expect(some?.issues).toHaveLength(1);
    expect(none?.mappingSet.mappings[0]).not.toHaveProperty("author_id");
    expect(none?.issues).toHaveLength(2);
  });

  it("gives a set that the strict mode reads when it is written", () => {
    const text = lines("#curie_map: {}", columns, row, "", "B:1\tskos:exactMatch\tB:2");
    const { mappingSet } = fromSssom(text, { mode: "lenient" });
    expect(fromSssom(toSssom({ of: { mappingSet } })).mappingSet).toEqual(mappingSet);
  });
});

describe("what is written", () => {
  it("keeps the prefixes that are used anywhere in a value", () => {
    const text = lines(
      ...["#curie_map:", "#  A: https://example.org/a/", "#  MONDO: https://example.org/m/"],
      ...["#  unused: https://example.org/u/", "#  other: https://example.org/o/", id, license],
      ...["#comment: see (other:1)", `${columns}\tsubject_category`],
      `${row.replace("A:2", "A:2/(disease:'MONDO:0005148',x)")}\t`,
    );
    const written = toSssom({ of: fromSssom(text) });
    expect(fromSssom(written).mappingSet.curie_map).toEqual({
      A: "https://example.org/a/",
      MONDO: "https://example.org/m/",
      other: "https://example.org/o/",
    });
  });

  it("has the address of each document once, and the notice and the rights in one comment", () => {
    const written = (source: string | undefined, target: string | undefined, texts = {}) => {
      const of = {
        ...oddPackage,
        source: { ...oddPackage.source, url: source },
        target: { ...oddPackage.target, url: target },
        notice: undefined,
        rights: undefined,
        ...texts,
      };
      const { see_also, comment } = fromSssom(toSssom({ of: of as typeof oddPackage })).mappingSet;
      return { see_also, comment };
    };
    const [one, other] = ["https://example.org/1", "https://example.org/2"];
    expect(written(one, other, { notice: "Mind this.", rights: "All mine." })).toEqual({
      see_also: [one, other],
      comment: "Mind this. All mine.",
    });
    expect(written(one, one, { rights: "All mine." })).toEqual({ see_also: [one], comment: "All mine." });
    expect(written(undefined, undefined)).toEqual({ see_also: undefined, comment: undefined });
  });

  it("has columns beyond the standard in the order of their properties, and the definitions of those in use", () => {
    const definitions = [
      ...["#extension_definitions:", "# - slot_name: ext_a", "#   property: A:z"],
      ...["# - slot_name: ext_z", "#   property: A:a", "# - slot_name: unused", "#   property: A:b"],
    ];
    const text = file(...definitions, `${columns}\text_a\text_b\text_z`, `${row}\t1\t2\t3`);
    const written = toSssom({ of: fromSssom(text) });
    const [head, cells] = written.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    expect(head).toBe(`${columns}\text_z\text_a\text_b`);
    expect(cells).toBe(`${row}\t3\t1\t2`);
    expect(fromSssom(written).mappingSet.extension_definitions).toEqual([
      { slot_name: "ext_z", property: "A:a" },
      { slot_name: "ext_a", property: "A:z" },
    ]);
  });

  it("keeps weights, and labels that other readers take for nothing or for a comment", () => {
    const labels = ["NA", "null", "#hash", "two\nlines"];
    const items = oddPackage.source.items.map((item, i) => ({ ...item, label: labels[i] ?? "" }));
    const links = oddPackage.crosswalk.links.map((link, i) => (i === 2 ? { ...link, weight: 0.25 } : link));
    const of = {
      ...oddPackage,
      crosswalk: { ...oddPackage.crosswalk, links },
      source: { ...oddPackage.source, items },
    };
    const { mappingSet, crosswalk } = fromSssom(toSssom({ of }));
    const read = new Set(mappingSet.mappings.map(({ subject_label }) => subject_label));
    expect(read).toEqual(new Set(["NA", "null", "#hash"]));
    expect(crosswalk?.links.filter(({ weight }) => weight !== undefined)).toEqual([links[2]]);
  });
});

describe("a file whose columns of ids another tool dropped", () => {
  const dropped = (text: string) => {
    const { mappingSet } = fromSssom(text);
    const own = ([slot]: [string, unknown]) => !slot.startsWith("crosswalk_");
    const mappings = mappingSet.mappings.map((mapping) => Object.fromEntries(Object.entries(mapping).filter(own)));
    const set = Object.fromEntries(Object.entries(mappingSet).filter(own));
    return toSssom({ of: { mappingSet: { ...set, mappings } as never } });
  };
  const sorted = (links: readonly object[]) => links.map((link) => JSON.stringify(Object.entries(link).sort())).sort();

  it("is read by the URIs of the items of the package that it is about", () => {
    const back = fromSssom(dropped(toSssom()), { of: ceiPackage }).crosswalk;
    expect(back?.unmapped).toEqual(ceiCrosswalk.unmapped);
    expect(back?.targets).toEqual(ceiCrosswalk.targets);
    expect(sorted(back?.links ?? [])).toEqual(sorted(ceiCrosswalk.links));
  });

  it("has CURIEs as ids, and no items without a link, where the package is not given", () => {
    const back = fromSssom(dropped(toSssom())).crosswalk;
    expect(back?.links).toHaveLength(26);
    expect(back?.links.every(({ source, target }) => /^uuid:/.test(source) && /^uuid:/.test(target))).toBe(true);
    expect(back?.unmapped).toEqual([]);
  });

  it("is read with the package and the base URI that it was written with", () => {
    const baseUri = "https://example.org/";
    const text = dropped(toSssom({ of: oddPackage, baseUri }));
    const back = fromSssom(text, { of: oddPackage, baseUri }).crosswalk;
    expect(back?.sources).toEqual(oddPackage.crosswalk.sources);
    // A default relation of a link's own has no other place.
    const links = oddPackage.crosswalk.links.map(({ relation, ...link }) => {
      return relation === "relatedMatch" || relation === undefined ? link : { ...link, relation };
    });
    expect(sorted(back?.links ?? [])).toEqual(sorted(links));
    expect(fromSssom(text).crosswalk?.links[0]?.source).toMatch(/^odd_one:/);
  });

  it("keeps the ids of others", () => {
    const { curie_map } = fromSssom(toSssom()).mappingSet;
    const [metric] = ceiPackage.target.items;
    const text = lines(
      ...["#curie_map:", "#  A: https://example.org/a/", `#  uuid: ${JSON.stringify(curie_map["uuid"])}`, id, license],
      ...[columns, row.replace("A:2", `uuid:${metric?.uuid}`)],
    );
    const back = fromSssom(text, { of: ceiPackage }).crosswalk;
    expect(back?.links).toEqual([{ source: "A:1", target: "M1", relation: "exactMatch" }]);
  });
});

it("js-yaml is loaded by this entry alone", () => {
  const root = fileURLToPath(new URL("../../src/", import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  const importers = files.filter((path) => readFileSync(root + path, "utf8").includes('from "js-yaml"'));
  expect(importers).toEqual(["sssom/read-metadata.ts"]);
  const users = files.filter((path) =>
    /from "(?:\.\.\/)*(?:\.\/)?(?:sssom\/)?read-metadata\.ts"/.test(readFileSync(root + path, "utf8")),
  );
  expect(users.every((path) => path.startsWith("sssom/"))).toBe(true);
});
