import { CeiError, competencies, crosswalk, OptionsError } from "cei-framework";
import { fromCase, toCase } from "cei-framework/case";
import { ceiPackage, fromSssom, SssomError, toSssom, toSssomJson } from "cei-framework/sssom";
import fc from "fast-check";
import { dump, FAILSAFE_SCHEMA, load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { isSeveral, kindOf, mappingSlots, setSlots, sharedSlots } from "../../src/sssom/slots.ts";
import { oddPackage } from "../exchange/odd-package.ts";
import { errorsOf, sssomJsonSchema, standard, standardsMissing } from "../exchange/standards.ts";
import { issuesOf, outcomeOf } from "../issues.ts";
import { sampleSize } from "../samples.ts";

const header = [
  "#curie_map:",
  "#  A: https://example.org/a/",
  "#mapping_set_id: https://example.org/set",
  "#license: https://example.org/license",
];
const columns = "subject_id\tpredicate_id\tobject_id\tmapping_justification";
const row = "A:1\tskos:exactMatch\tA:2\tsemapv:ManualMappingCuration";
const file = (...lines: string[]) => [...header, ...lines, ""].join("\n");

function problems(text: string, options = {}): string[] {
  const read = () => fromSssom(text, options);
  expect(read).toThrow(SssomError);
  return issuesOf(read);
}

/** Pairs and vias, in their own order: mappings are in the order of their subjects. */
function pairs(
  links: readonly { readonly source: string; readonly target: string; readonly via?: string | undefined }[],
) {
  return links.map(({ source, target, via }) => JSON.stringify([source, target, via])).sort();
}

/** The cells of a file's rows, by their columns. */
function rowsOf(text: string): { readonly [column: string]: string }[] {
  const [header = "", ...rows] = text.split("\n").filter((line) => !line.startsWith("#") && line !== "");
  const columns = header.split("\t");
  return rows.map((line) => Object.fromEntries(line.split("\t").map((cell, i) => [columns[i], cell])));
}

describe("toSssom", () => {
  const lines = toSssom().split("\n");
  const rows = rowsOf(toSssom());

  it("writes a row for each of the 26 links, and none for the ten competencies that nothing cites", () => {
    expect(rows).toHaveLength(26);
    expect(toSssom()).not.toContain("NoTermFound");
    const subjects = rows.map(({ subject_id }) => subject_id);
    expect(subjects).toEqual([...subjects].sort());
    expect(lines.at(-1)).toBe("");
  });

  it("derives cardinality: two competencies in one look-for, two look-fors of one competency, or both", () => {
    const cardinality = (source: string, via: string) =>
      rows.find((row) => row["crosswalk_source"] === source && row["crosswalk_via"] === via)?.["mapping_cardinality"];
    expect(cardinality("1.1", "M1.1")).toBe("1:1");
    expect(cardinality("2.1", "M2.1")).toBe("n:1");
    expect(cardinality("3.5", "M3.3")).toBe("1:n");
    expect(cardinality("3.5", "M4.2")).toBe("n:n");
  });

  it("names items by their uuids, and declares every prefix", () => {
    const uuid = ceiPackage.source.items.find(({ id }) => id === "2.1")?.uuid;
    expect(rows.find((row) => row["crosswalk_source"] === "2.1")?.["subject_id"]).toBe(`uuid:${uuid}`);
    expect(lines.slice(0, 3)).toEqual(["#curie_map:", '#  urn: "urn:"', '#  uuid: "urn:uuid:"']);
    expect(lines[3]).toMatch(/^#mapping_set_id: urn:uuid:[\da-f-]{36}$/);
    const ids = lines.join().match(/(?:mapping_set_id: urn:uuid|(?:subject|object)_source: uuid):[\da-f-]{36}/g) ?? [];
    expect(new Set(ids.map((id) => id.slice(-36))).size).toBe(3);
  });

  it("names who cited and who transcribed, the license of the mapping, and no endorsement", () => {
    expect(new Set(rows.map((row) => row["author_label"]))).toEqual(new Set(["Community Engagement Initiative"]));
    expect(lines.join("\n")).toContain("\n#creator_label:\n#  - The cei-framework maintainers\n");
    expect(lines).toContain("#license: https://creativecommons.org/licenses/by/4.0/");
    expect(lines.find((line) => line.startsWith("#comment: "))).toContain("CEI neither made nor endorsed it.");
    expect(lines).toContain('#subject_source_version: "1.0"');
    expect(lines.some((line) => /sssom_version|^#other/.test(line))).toBe(false);
    expect(new Set(rows.map((row) => row["mapping_justification"]))).toEqual(new Set(["semapv:ManualMappingCuration"]));
    expect(toSssom({ license: "https://creativecommons.org/publicdomain/zero/1.0/" })).toContain(
      "\n#license: https://creativecommons.org/publicdomain/zero/1.0/\n",
    );
  });

  it("names the target's owner as author only of links that one of its items makes", () => {
    const authors = fromSssom(toSssom({ of: oddPackage })).mappingSet.mappings.map((mapping) => {
      return [mapping["crosswalk_via"], mapping.author_label?.[0] === "Them", mapping.mapping_provider];
    });
    // One of "2" is made by "2.x.deep" below it; the same via of "1" is not below "1".
    expect(authors.filter(([, isTheirs]) => isTheirs)).toEqual([["2.x.deep", true, "https://example.org/there?a=b#c"]]);
    expect(authors.filter(([, , provider]) => provider !== undefined)).toHaveLength(1);
  });

  it("uses the relation of the option, but an exact match only for ends that have no other link", () => {
    const count = (text: string, word: string) => text.split(word).length - 1;
    expect(count(toSssom(), "skos:relatedMatch")).toBe(26);
    // 20 links are one to one, six are not.
    expect(count(toSssom({ relation: "exactMatch" }), "skos:exactMatch")).toBe(20);
    expect(count(toSssom({ relation: "exactMatch" }), "skos:relatedMatch")).toBe(6);
  });

  it("asks for a license where nothing gives one", () => {
    const { license: _none, ...of } = oddPackage;
    expect(() => toSssom({ of })).toThrow(OptionsError);
    expect(issuesOf(() => toSssom({ of }))).toEqual(["license missing"]);
    expect(issuesOf(() => toSssom({ of, license: "MIT" }))).toEqual(["license wrong-value"]);
  });

  it("uses the base URI", () => {
    const text = toSssom({ baseUri: "https://example.org/" });
    expect(text).toContain('#curie_map:\n#  cei: https://example.org/\n#  uuid: "urn:uuid:"\n');
    expect(text).toContain("#mapping_set_id: https://example.org/cei/mapping-set\n");
    expect(text).toContain("#subject_source: cei:self-assessment\n");
    const [row] = rowsOf(text).filter((row) => row["crosswalk_source"] === "3.3");
    expect(row?.["subject_id"]).toBe("cei:competency/shared-decision-making");
  });

  it("writes the key as a prefix without hyphens, which other tools drop", () => {
    const text = toSssom({ of: { ...oddPackage, key: "my-own.key" }, baseUri: "https://example.org/" });
    expect(text).toContain("\n#  my_own_key: https://example.org/\n");
  });

  it("writes text that YAML 1.1 reads as something else in quotes", () => {
    const of = (title: string, version: string) => toSssom({ of: { ...oddPackage, title, version } });
    expect(of("No", "2024-01-01")).toMatch(/\n#mapping_set_version: "2024-01-01"\n#mapping_set_title: "No"\n/);
    expect(of("Off the record", "1_000")).toMatch(
      /\n#mapping_set_version: "1_000"\n#mapping_set_title: Off the record\n/,
    );
  });

  it.each([
    ["CEI's", {}],
    ["an odd one", { of: oddPackage }],
  ])("round trips %s to the byte", (_name, options) => {
    const text = toSssom(options);
    expect(toSssom({ of: fromSssom(text) })).toBe(text);
    expect(fromSssom(text).mappingSet).toEqual(fromSssom(toSssom({ of: fromSssom(text) })).mappingSet);
  });
});

describe("a crosswalk that goes out as CASE and comes back through SSSOM", () => {
  it("is CEI's", () => {
    const back = fromSssom(toSssom({ of: fromCase(JSON.stringify(toCase())).crosswalk ?? undefined })).crosswalk;
    expect(back?.sources).toEqual(crosswalk.sources);
    expect(back?.targets).toEqual(crosswalk.targets);
    expect(pairs(back?.links ?? [])).toEqual(pairs(crosswalk.links));
    expect(back?.unmapped).toEqual(crosswalk.unmapped);
    expect([...(back?.targetsOf("3.5") ?? [])].sort()).toEqual(["M3", "M4"]);
  });

  it("is the odd one", () => {
    const back = fromSssom(toSssom({ of: fromCase(toCase({ of: oddPackage })).crosswalk ?? undefined })).crosswalk;
    expect(back?.sources).toEqual(oddPackage.crosswalk.sources);
    expect(back?.targets).toEqual(oddPackage.crosswalk.targets);
    const all = (links: readonly object[]) => links.map((link) => JSON.stringify(Object.entries(link).sort())).sort();
    expect(all(back?.links ?? [])).toEqual(all(oddPackage.crosswalk.links));
  });
});

describe.skipIf(standardsMissing)("by the official schema of SSSOM 1.0", () => {
  const validate = standardsMissing ? undefined : sssomJsonSchema();
  const errors = (value: unknown) =>
    validate === undefined ? [] : errorsOf(validate, JSON.parse(JSON.stringify(value)));

  it.each([
    ["CEI's", {}],
    ["CEI's at a server", { baseUri: "https://example.org/" }],
    ["an odd one", { of: oddPackage }],
  ])("%s is valid", (_name, options) => {
    expect(errors(toSssomJson(options))).toEqual([]);
  });

  it("rejects a set without a license, a cardinality of its own, a slot that it does not know", () => {
    const { license: _none, ...rest } = toSssomJson();
    const [mapping] = rest.mappings;
    expect(errors(rest)).toEqual([" must have required property 'license'"]);
    expect(errors({ ...toSssomJson(), sssom_version: "1.0" })).not.toEqual([]);
    expect(errors({ ...toSssomJson(), mappings: [{ ...mapping, mapping_cardinality: "2:1" }] })).not.toEqual([]);
  });

  it("has the slots of SSSOM in the order of its shapes, with their kinds", () => {
    const shapes = standard("sssom/sssom_schema.shacl.ttl");
    const json = JSON.parse(standard("sssom/sssom_schema-v1.0.0.schema.json")).$defs;
    for (const [name, shape, slots] of [
      ["Mapping", "owl:Axiom", mappingSlots],
      ["MappingSet", "sssom:MappingSet", setSlots],
    ] as const) {
      const block = shapes.split(/\n\n/).find((text) => text.includes(`sh:targetClass ${shape} `)) ?? "";
      const found = block
        .split("sh:order ")
        .slice(1)
        .map((text, i) => {
          const [order, path] = [Number.parseInt(text, 10), /sh:path (\S+)/.exec(text)?.[1] ?? ""];
          const before = block.split("sh:order ")[i] ?? "";
          const own = before.slice(before.lastIndexOf("[ "));
          return {
            order,
            path,
            isEntity: own.includes("sh:datatype rdfs:Resource"),
            isOne: own.includes("sh:maxCount 1"),
          };
        });
      found.sort((one, other) => one.order - other.order);
      const apart = ["sssom:curie_map", "sssom:mappings", "sssom:extension_definitions"];
      const expected = found.filter(({ path }) => !apart.includes(path));
      const known = Object.entries(slots);
      expect(known).toHaveLength(expected.length);
      known.forEach(([slot, kind], i) => {
        const { path = "", isEntity, isOne } = expected[i] ?? {};
        // Some paths are terms of other vocabularies; the others are the slots' own names.
        if (path.startsWith("sssom:")) expect(path).toBe(`sssom:${slot}`);
        // The shapes write the justification, which is of terms of semapv alone, in another way.
        if (slot === "mapping_justification") return;
        expect([slot, /^entit|^set$/.test(kind)]).toEqual([slot, isEntity]);
        expect([slot, isSeveral(kind)]).toEqual([slot, !isOne]);
      });
      for (const [slot, { type }] of Object.entries(json[name].properties as Record<string, { type?: string }>)) {
        if (["curie_map", "mappings", "extension_definitions"].includes(slot)) continue;
        expect([slot, Object.hasOwn(slots, slot)]).toEqual([slot, true]);
        expect([slot, isSeveral(kindOf(slots, slot))]).toEqual([slot, type === "array"]);
      }
    }
    // The specification's list of propagatable slots, version 1.0.
    const listed = `mapping_date mapping_provider mapping_tool mapping_tool_version object_match_field object_preprocessing
      object_source object_source_version object_type subject_match_field subject_preprocessing subject_source
      subject_source_version subject_type`;
    expect([...sharedSlots].sort()).toEqual(listed.split(/\s+/));
  });
});

describe.skipIf(standardsMissing)("the official examples", () => {
  it.each(["cardinality.sssom.tsv", "no_term_found.sssom.tsv", "py-cob-to-external.tsv"])(
    "%s is read, and written without loss",
    (name) => {
      const read = fromSssom(standard(`sssom/${name}`));
      const again = fromSssom(toSssom({ of: read }));
      const { curie_map: before, mappings, ...rest } = read.mappingSet;
      const { curie_map: after, mappings: written, ...others } = again.mappingSet;
      expect(others).toEqual(rest);
      const sorted = (list: readonly object[]) =>
        list.map((mapping) => JSON.stringify(Object.entries(mapping).sort())).sort();
      expect(sorted(written)).toEqual(sorted(mappings));
      // The canonical form leaves out prefixes that are built in, or that nothing uses.
      expect(before).toMatchObject(after);
      expect(toSssom({ of: again })).toBe(toSssom({ of: read }));
    },
  );

  it("cardinality has the cardinalities that this library derives", () => {
    const { mappingSet, crosswalk: read } = fromSssom(standard("sssom/cardinality.sssom.tsv"));
    expect(read?.links).toHaveLength(8);
    expect(read?.links[0]).toEqual({ source: "SUBJ:0001", target: "OBJ:0001", relation: "exactMatch" });
    const framework = (key: string, ids: readonly string[]) => ({
      ...{ key, title: key, creator: "x", language: "en", items: ids.map((id) => ({ id, label: id })) },
    });
    const { mappings } = fromSssom(
      toSssom({
        of: {
          ...{ key: "cardinality", title: "C", changed: "2026-01-01T00:00:00Z", creator: "x" },
          ...{
            license: { name: "x", uri: "x:y" },
            crosswalk: {
              ...read,
              sources: read?.sources ?? [],
              targets: read?.targets ?? [],
              links: (read?.links ?? []).map(({ source, target }) => ({ source, target })),
            },
          },
          ...{ source: framework("s", read?.sources ?? []), target: framework("t", read?.targets ?? []) },
        } as never,
      }),
    ).mappingSet;
    const found = mappings.map(({ subject_label, object_label, mapping_cardinality }) =>
      [subject_label, object_label, mapping_cardinality].join(),
    );
    const expected = mappingSet.mappings.map(({ subject_id, object_id, mapping_cardinality }) =>
      [subject_id, object_id, mapping_cardinality].join(),
    );
    expect(new Set(found)).toEqual(new Set(expected));
  });

  it("no_term_found has a source without a link", () => {
    const read = fromSssom(standard("sssom/no_term_found.sssom.tsv"));
    expect(read.crosswalk?.unmapped).toEqual(["HP:0000411"]);
    expect(read.mappingSet.mappings[0]).toMatchObject({
      subject_source: "obo:hp",
      mapping_provider: "https://w3id.org/sssom/core_team",
    });
    expect(read.mappingSet.creator_id).toEqual(["orcid:0000-0002-7356-1779"]);
  });

  it("py-cob-to-external keeps its column of notes, and predicates that SKOS does not have", () => {
    const read = fromSssom(standard("sssom/py-cob-to-external.tsv"));
    expect(read.mappingSet.mappings[2]).toMatchObject({ notes: "Making ticket in PATO tracker" });
    expect(read.crosswalk?.links[0]).toEqual({
      source: "COB:0000003",
      target: "PATO:0000125",
      predicate: "owl:equivalentClass",
    });
    expect(toSssom({ of: read })).toContain("\tnotes\n");
  });
});

describe("fromSssom", () => {
  it("reads what the specification allows of metadata", () => {
    const { mappingSet } = fromSssom(
      [
        "# mapping_set_id: 'https://example.org/set' # a comment",
        '# license: "https://example.org/license"',
        "# creator_label: Ada",
        "# creator_id: [A:x, 'A:y']",
        "# see_also:",
        "# - https://example.org/1",
        "# - https://example.org/2",
        "# mapping_set_description: >-",
        "#   In two",
        "#   lines",
        "# mapping_set_confidence: 0.25",
        "# subject_type: skos concept",
        "# mapping_date: 2026-11-22",
        "# comment: ~",
        "# ext_weight: {heavy: [1, 2], exact: 1.10, said: '3', none: ~}",
        "# curie_map: {A: 'https://example.org/a/', skos: 'http://www.w3.org/2004/02/skos/core#'}",
        `${columns}\tsubject_label\tauthor_label\tconfidence\text_note`,
        `${row}\t"a ""quoted""\tlabel\nin two lines"\tone|two\\|2\t0.8125\tnote`,
        "",
      ].join("\r\n"),
    );
    expect(mappingSet).toMatchObject({
      mapping_set_id: "https://example.org/set",
      creator_label: ["Ada"],
      creator_id: ["A:x", "A:y"],
      see_also: ["https://example.org/1", "https://example.org/2"],
      mapping_set_description: "In two lines",
      mapping_set_confidence: 0.25,
      ext_weight: { heavy: [1, 2], exact: "1.10", said: "3", none: null },
    });
    expect(mappingSet).not.toHaveProperty("comment");
    // The values of the whole set are on each mapping.
    expect(mappingSet).not.toHaveProperty("subject_type");
    expect(mappingSet.mappings).toEqual([
      {
        ...{ subject_id: "A:1", predicate_id: "skos:exactMatch", object_id: "A:2" },
        mapping_justification: "semapv:ManualMappingCuration",
        subject_label: 'a "quoted"\tlabel\nin two lines',
        ...{ author_label: ["one", "two|2"], confidence: 0.8125, ext_note: "note" },
        ...{ subject_type: "skos concept", mapping_date: "2026-11-22" },
      },
    ]);
    // Written without the prefix that is built in.
    const { curie_map: _prefixes, ...rest } = mappingSet;
    expect(fromSssom(toSssom({ of: { mappingSet } })).mappingSet).toEqual({
      ...rest,
      curie_map: { A: "https://example.org/a/" },
    });
  });

  it("reads metadata in a separate file", () => {
    const metadata = header.map((line) => line.slice(1)).join("\n");
    expect(fromSssom(`${columns}\n${row}\n`, { metadata }).mappingSet).toEqual(
      fromSssom(file(columns, row)).mappingSet,
    );
    expect(problems(file(columns, row), { metadata })).not.toEqual([]);
  });

  it("keeps text that looks like nothing, where it is in quotes", () => {
    const { mappingSet } = fromSssom(file('#mapping_set_title: "null"', "#creator_label: ['~']", columns, row));
    expect(mappingSet).toMatchObject({ mapping_set_title: "null", creator_label: ["~"] });
    expect(fromSssom(toSssom({ of: { mappingSet } })).mappingSet).toEqual(mappingSet);
  });

  it("tells separators from those in values, and keeps slots that are called like parts of every object", () => {
    const names = "author_label\tconstructor\t__proto__";
    const text = file(`${columns}\t${names}`, `${row}\ta\\\\|b\\|c|d\\e\tx\ty`, `${row}\t\t\t`);
    const read = fromSssom(text);
    expect(read.mappingSet.mappings[0]?.author_label).toEqual(["a\\", "b|c", "d\\e"]);
    const written = toSssom({ of: read });
    expect(written).not.toContain("native code");
    expect(fromSssom(written).mappingSet.mappings.map((mapping) => Object.entries(mapping).sort())).toEqual(
      read.mappingSet.mappings.map((mapping) => Object.entries(mapping).sort()).reverse(),
    );
  });

  it("writes numbers as numbers", () => {
    const read = fromSssom(file("#mapping_set_confidence: 0.90", "#ext_n: 3", columns, row));
    expect(toSssom({ of: read })).toMatch(/\n#mapping_set_confidence: 0\.9\n(?:#.*\n)*#ext_n: 3\n/);
  });

  it("ignores invalid definitions of slots, as the standard requires", () => {
    const definitions = [
      "#extension_definitions:",
      "# - slot_name: ext_a",
      "#   property: A:a",
      "# - slot_name: [ext_b]",
      "# - property: A:c",
      "# - slot_name: ext_d",
      "#   property: unknown:d",
    ];
    const read = fromSssom(file(...definitions, `${columns}\text_a`, `${row}\tkept`));
    expect(read.mappingSet.extension_definitions).toEqual([{ slot_name: "ext_a", property: "A:a" }]);
    expect(fromSssom(toSssom({ of: read })).mappingSet).toEqual(read.mappingSet);
  });

  it("reports for other files that they have no tabs, and once that a column is missing", () => {
    expect(problems("a,b\n1,2\n3,4\n")).toEqual(["line 1 wrong-value", "mapping_set_id missing", "license missing"]);
    expect(problems(file("subject_id\tobject_id", "A:1\tA:2", "A:3\tA:4"))).toEqual([
      "line 5.predicate_id missing",
      "line 5.mapping_justification missing",
    ]);
  });

  it("refuses words that a slot does not know", () => {
    expect(problems(file(`${columns}\tpredicate_modifier\tmapping_cardinality`, `${row}\tnot\t9:9`))).toEqual([
      "line 6.predicate_modifier wrong-value",
      "line 6.mapping_cardinality wrong-value",
    ]);
  });

  it("says at once that a line is empty, or that metadata are there twice", () => {
    expect(problems(file("", columns, row))).toEqual(["line 5 empty"]);
    expect(problems(file(columns, row), { metadata: "license: x:y" })).toEqual(["line 1 inconsistent"]);
    expect(problems(columns, { metadata: "license: [" })).toEqual(["metadata, line 1 malformed"]);
  });

  it("propagates no slot that a mapping has of its own", () => {
    const shared = file("#mapping_tool: T", `${columns}\tmapping_tool`, `${row}\t`, `${row}\tU`);
    const { mappingSet } = fromSssom(shared);
    expect(mappingSet.mapping_tool).toBe("T");
    expect(mappingSet.mappings.map(({ mapping_tool }) => mapping_tool)).toEqual([undefined, "U"]);
    expect(fromSssom(toSssom({ of: fromSssom(shared) })).mappingSet).toEqual(mappingSet);
  });

  it("reads literal mappings, and links nothing that is negated", () => {
    const literal =
      "subject_type\tsubject_label\tsubject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification";
    const { crosswalk: read } = fromSssom(
      file(
        literal,
        "rdfs literal\ta text\t\tskos:closeMatch\t\tA:2\tsemapv:MappingReview",
        "\t\tA:3\tskos:exactMatch\tNot\tA:4\tsemapv:MappingReview",
      ),
    );
    expect(read?.links).toEqual([{ source: "a text", target: "A:2", relation: "closeMatch" }]);
    expect(read?.sources).toEqual(["a text", "A:3"]);
  });

  it("says everything that is wrong, and on which line", () => {
    expect(problems("")).toEqual(["mapping_set_id missing", "license missing", "missing"]);
    expect(problems(file(columns, "B:1\tskos:exactMatch\thttps://example.org/2\tA:x", "A:1\t\tA:2\t", "A:1"))).toEqual([
      "line 6.subject_id undeclared-prefix",
      "line 6.object_id wrong-value",
      "line 6.mapping_justification wrong-value",
      "line 7.predicate_id missing",
      "line 7.mapping_justification missing",
      "line 8 row-length",
    ]);
    const wrong = file(
      "#license: x:twice",
      "#creator_id: [C:1]",
      "#mapping_date: 2026-02-30",
      "#subject_source: [A:1, A:2]",
      `${columns}\tconfidence\tconfidence\t`,
      `${row}\t1.5\tmuch\t`,
    );
    expect(problems(wrong)).toEqual([
      "line 5.license duplicate",
      "line 6.creator_id undeclared-prefix",
      "line 7.mapping_date wrong-value",
      "line 8.subject_source wrong-type",
      "line 9.confidence duplicate",
      "line 9 empty",
      "line 10.confidence out-of-range",
    ]);
    expect(problems(file("#curie_map: {}", columns, row))).toContain("line 5.curie_map duplicate");
    expect(problems("#curie_map:\n#  skos: http://other/\n#  A/B: 'x:'\n#  C: relative\n")).toEqual([
      "line 2.curie_map wrong-value",
      "line 3.curie_map wrong-value",
      "line 4.curie_map wrong-value",
      "mapping_set_id missing",
      "license missing",
      "missing",
    ]);
    expect(problems(file(columns, `"A:1\tx`))).toEqual(["line 6 row-length", "line 6.subject_id unclosed-quote"]);
    expect(problems(file(columns, row.replace("A:2", 'A:"2')))).toEqual(["line 6.object_id stray-quote"]);
  });

  it("rejects YAML that the specification forbids, and invalid YAML, by its line", () => {
    for (const line of ["#comment: *alias", "#comment: &anchor x", "#comment: !!str x", "#comment: [", "#---\n#x: y"]) {
      expect(problems(file(line, columns, row))[0]).toMatch(/^line [5-7] malformed$/);
    }
  });
});

describe("a value that is not an import", () => {
  it("is refused, and so are options that would change nothing", () => {
    const { mappingSet } = fromSssom(file(columns, row));
    for (const set of [
      5,
      {},
      { ...mappingSet, mappings: [7] },
      { ...mappingSet, curie_map: { A: 1 } },
      { ...mappingSet, mappings: [{ a: {} }] },
    ]) {
      expect(() => toSssom({ of: { mappingSet: set } as never })).toThrow(CeiError);
    }
    const again = () => toSssom({ of: { mappingSet }, relation: "exactMatch" });
    expect(again).toThrow(OptionsError);
    expect(issuesOf(again)).toEqual(["relation inconsistent"]);
    expect(toSssom({ of: { mappingSet }, license: "x:other" })).toContain("#license: x:other");
  });
});

describe("the metadata that are written", () => {
  it("are YAML that means the same, whatever the text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(...`:#-?'"[]{},&*!|>%@\`\\ \t\n0.1eEnul~true`) }),
    );
    fc.assert(
      fc.property(
        fc.array(
          text.filter((value) => value.trim() !== ""),
          { minLength: 1, maxLength: 4 },
        ),
        (values) => {
          const labels = values.map((value) => value.replace(/[\ud800-\udfff]/g, ""));
          fc.pre(labels.every((label) => label !== "" && label !== "~" && label !== "null"));
          const read = fromSssom(file(columns, row));
          const written = toSssom({
            of: {
              ...read,
              mappingSet: { ...read.mappingSet, creator_label: labels, mapping_set_title: labels[0] ?? "" },
            },
          });
          const block = written
            .split("\n")
            .filter((line) => line.startsWith("#"))
            .map((line) => line.slice(1))
            .join("\n");
          expect(load(block, { schema: FAILSAFE_SCHEMA })).toMatchObject({
            creator_label: labels,
            mapping_set_title: labels[0],
          });
          expect(load(block)).toMatchObject({
            creator_label: labels.map((label) =>
              expect.toSatisfy((found) => typeof found === "string" || /^\d{4}-/.test(label)),
            ),
          });
          expect(fromSssom(written).mappingSet.creator_label).toEqual(labels);
        },
      ),
      { numRuns: sampleSize(100, 500) },
    );
  });
});

describe("any text", () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      "#",
      "\n",
      "\t",
      '"',
      "curie_map:",
      "\n#  A: x:y",
      "\n#license: x",
      "mapping_set_id: y",
      columns,
      row,
      "|",
      "\r",
      "- ",
      "[",
      "{",
      "&a",
      "*a",
      "<<:",
    ),
    fc.string({ unit: "binary", maxLength: 12 }),
  );

  it("is read, or fails with an error of this library", () => {
    const read = fc.property(fc.array(fragment, { maxLength: 30 }), fc.boolean(), (pieces, whole) => {
      const text = whole ? [...header, pieces.join("")].join("\n") : pieces.join("");
      expect(["read", "rejected"]).toContain(outcomeOf(() => toSssom({ of: fromSssom(text) })));
    });
    fc.assert(read, { numRuns: sampleSize(1000, 3000) });
  });

  it.each([
    ["a million quotes", `${file(columns)}"${'""'.repeat(500_000)}`],
    ["a million lines of metadata", `#x: [\n${"#a,\n".repeat(250_000)}`],
    ["a hundred thousand open brackets", `#x: ${"[".repeat(100_000)}`],
    ["a million carriage returns", `${file(columns)}${"\r".repeat(1_000_000)}`],
    ["a million tabs", `${file(columns)}${"\t".repeat(1_000_000)}`],
    ["a hundred thousand bad rows", file(columns, ...Array.from({ length: 100_000 }, () => "B:1\tB:2\tB:3\tB:4"))],
    [
      "an invalid number of a hundred thousand digits",
      file(`${columns}\tconfidence`, `${row}\t${"1".repeat(100_000)}x`),
    ],
    ["two hundred thousand labels", file(`#creator_label: [${"a,".repeat(200_000)}]`, columns, row)],
    ["fifty thousand columns", file(Array.from({ length: 50_000 }, (_none, i) => `c${i}`).join("\t"))],
  ])("of %s is read or rejected in bounded time", (_what, text) => {
    expect(["read", "rejected"]).toContain(outcomeOf(() => toSssom({ of: fromSssom(text) })));
  });

  it("that js-yaml writes in any style is read as it was meant", () => {
    const text = fc
      .string({ unit: "grapheme", maxLength: 90 })
      .filter((value) => value.trim() !== "" && !["~", "null"].includes(value));
    fc.assert(
      fc.property(
        text,
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(-1, 1, 2),
        (title, labels, flowLevel) => {
          const block = dump({ mapping_set_title: title, creator_label: labels }, { flowLevel, lineWidth: 40 });
          const lines = block
            .replace(/\n$/, "")
            .split("\n")
            .map((line) => `#${line}`);
          const { mappingSet } = fromSssom(file(...lines, columns, row));
          expect(mappingSet).toMatchObject({ mapping_set_title: title, creator_label: labels });
        },
      ),
      { numRuns: sampleSize(100, 300) },
    );
  });
});

it("the 34 competencies are the sources of CEI's file", () => {
  expect(fromSssom(toSssom()).crosswalk?.sources).toEqual(competencies.map(({ id }) => id));
});
