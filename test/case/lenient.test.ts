import { type CaseImport, fromCase, toCase } from "cei-framework/case";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { association, smallPackage, uuidOf } from "./small-packages.ts";

const read = (json: unknown) => fromCase(json, { mode: "lenient" });
const repairsOf = ({ issues }: CaseImport) =>
  issues.map(({ path, code, params }) => `${path.join(".")} ${code}: ${params["repair"]}`);

describe("an invalid package, leniently", () => {
  it.each<[string, unknown, readonly string[], readonly string[]]>([
    [
      "an association twice",
      smallPackage(1, [{ number: 11 }], [association(11, "isChildOf", 1), association(11, "isChildOf", 1)]),
      ["CFAssociations.1.identifier duplicate"],
      ["CFAssociations.1.identifier duplicate: left out: the two records are equal"],
    ],
    [
      "two associations of one identifier",
      smallPackage(
        1,
        [{ number: 11 }, { number: 12 }],
        [association(11, "isChildOf", 1), { ...association(12, "isChildOf", 1), identifier: uuidOf(11_000_001) }],
      ),
      ["CFAssociations.1.identifier duplicate"],
      ["CFAssociations.1.identifier duplicate: both records are read"],
    ],
    [
      "two items of one identifier",
      smallPackage(1, [{ number: 11 }, { number: 11, notes: "other" }]),
      ["CFItems.1.identifier duplicate"],
      ["CFItems.1.identifier duplicate: left out: the two records differ"],
    ],
    [
      "an item without a URI",
      smallPackage(1, [{ number: 11, uri: undefined }]),
      ["CFItems.0.uri missing"],
      [`CFItems.0.uri missing: read as urn:uuid:${uuidOf(11)}`],
    ],
    [
      "an item with an alternative label instead of a statement",
      smallPackage(1, [{ number: 11, fullStatement: undefined, alternativeLabel: "Label" }]),
      ["CFItems.0.fullStatement missing"],
      ["CFItems.0.fullStatement missing: read from alternativeLabel"],
    ],
    [
      "an item without any text",
      smallPackage(1, [{ number: 11, fullStatement: "" }]),
      ["CFItems.0.fullStatement wrong-type"],
      ["CFItems.0.fullStatement wrong-type: read from identifier"],
    ],
    [
      "an item without an identifier",
      smallPackage(1, [{ number: 11, identifier: undefined, notes: 5 }]),
      ["CFItems.0.identifier missing", "CFItems.0.notes wrong-type"],
      ["CFItems.0.identifier missing: left out", "CFItems.0.notes wrong-type: left out"],
    ],
    [
      "an item whose identifier is an object that has no text, without a URI",
      smallPackage(1, [{ number: 11, identifier: { toString: 1, valueOf: 1 }, uri: undefined }]),
      ["CFItems.0.identifier wrong-type", "CFItems.0.uri missing"],
      ["CFItems.0.identifier wrong-type: left out", "CFItems.0.uri missing: left out"],
    ],
    [
      "a number as a code, an object as notes, and no date",
      smallPackage(1, [{ number: 11, humanCodingScheme: 5, notes: {}, lastChangeDateTime: "yesterday" }]),
      [
        ...["CFItems.0.humanCodingScheme wrong-type", "CFItems.0.notes wrong-type"],
        "CFItems.0.lastChangeDateTime wrong-value",
      ],
      [
        ...["CFItems.0.humanCodingScheme wrong-type: read as text", "CFItems.0.notes wrong-type: read without it"],
        "CFItems.0.lastChangeDateTime wrong-value: read without it",
      ],
    ],
    [
      "associations without a type, an end, or a number",
      smallPackage(
        1,
        [{ number: 11 }],
        [
          { ...association(11, "isChildOf", 1), associationType: null },
          { ...association(11, "isChildOf", 2), destinationNodeURI: null },
          association(11, "isChildOf", 3, { sequenceNumber: "third" }),
        ],
      ),
      [
        "CFAssociations.0.associationType wrong-type",
        "CFAssociations.1.destinationNodeURI wrong-type",
        "CFAssociations.2.sequenceNumber wrong-type",
      ],
      [
        "CFAssociations.0.associationType wrong-type: left out",
        "CFAssociations.1.destinationNodeURI wrong-type: left out",
        "CFAssociations.2.sequenceNumber wrong-type: read without it",
      ],
    ],
    [
      "an end of a URI alone",
      smallPackage(
        1,
        [{ number: 11 }],
        [{ ...association(11, "isRelatedTo", 1), destinationNodeURI: { title: 5, uri: "https://example.org/x" } }],
      ),
      [
        "CFAssociations.0.destinationNodeURI.identifier missing",
        "CFAssociations.0.destinationNodeURI.title wrong-type",
      ],
      [
        "CFAssociations.0.destinationNodeURI.identifier missing: read from the uri",
        "CFAssociations.0.destinationNodeURI.title wrong-type: read without it",
      ],
    ],
    [
      "a list and definitions of another type",
      { ...smallPackage(1, []), CFItems: {}, CFDefinitions: { CFItemTypes: [5] } },
      ["CFItems wrong-type", "CFDefinitions.CFItemTypes.0 wrong-type"],
      [
        "CFItems wrong-type: read as an empty list",
        "CFDefinitions.CFItemTypes.0 wrong-type: read without the item types",
      ],
    ],
    [
      "a document with an identifier alone",
      { ...smallPackage(1, [{ number: 11 }]), CFDocument: { identifier: "d" } },
      [
        ...["CFDocument.uri missing", "CFDocument.title missing", "CFDocument.creator missing"],
        "CFDocument.lastChangeDateTime missing",
      ],
      [
        "CFDocument.uri missing: read without it",
        'CFDocument.title missing: read as "d"',
        'CFDocument.creator missing: read as "Unknown"',
        'CFDocument.lastChangeDateTime missing: read as "2024-05-01T10:00:00+00:00"',
      ],
    ],
  ])("with %s is read, each repair named; strictly it is not", (_what, json, problems, repairs) => {
    expect(issuesOf(() => fromCase(json))).toEqual(problems);
    expect(() => fromCase(json)).toThrow(/mode: "lenient"/);
    const found = read(json);
    expect(repairsOf(found)).toEqual(repairs);
    // The original is kept, and written back.
    expect(toCase({ of: found })).toEqual(JSON.parse(JSON.stringify(json)));
  });

  it("has its items with what they were read from", () => {
    const items = [
      { number: 11, fullStatement: null, alternativeLabel: "Label" },
      { number: 12, uri: null },
    ];
    const found = read(smallPackage(1, [...items, { number: 13, identifier: "x", uri: "" }]));
    expect(found.items.map(({ statement, uri }) => [statement, uri])).toEqual([
      ["Label", "https://case.example.org/item/11"],
      ["Statement 12", `urn:uuid:${uuidOf(12)}`],
      ["Statement 13", null],
    ]);
  });

  it("still makes a crosswalk of its associations", () => {
    const json = smallPackage(
      1,
      [{ number: 11, uri: undefined }, { number: 12 }],
      [association(11, "exactMatchOf", 12), association(11, "exactMatchOf", 12)],
    );
    expect(read(json).crosswalk?.crosswalk.links).toEqual([
      { source: uuidOf(11), target: uuidOf(12), relation: "exactMatch" },
    ]);
  });

  it("keeps what belongs to each of two associations of one identifier", () => {
    const weighing = (weight: number) => ({ identifier: "same", extensions: { "cei-framework": { weight } } });
    const items = [11, 12].map((number) => ({ number, humanCodingScheme: `i${number}` }));
    const links = [association(11, "isRelatedTo", 12, weighing(2)), association(12, "isRelatedTo", 11, weighing(3))];
    expect(read(smallPackage(1, items, links)).crosswalk?.crosswalk.links).toEqual([
      { source: "i11", target: "i12", weight: 2 },
      { source: "i12", target: "i11", weight: 3 },
    ]);
  });

  it("is not one without a document, unless another is", () => {
    for (const json of [{ CFItems: [] }, [], 5, [{}, {}]]) {
      expect(issuesOf(() => read(json))).toEqual(issuesOf(() => fromCase(json)));
    }
    const found = read([smallPackage(1, [{ number: 11 }]), { CFItems: [] }]);
    expect(repairsOf(found)).toEqual(["1.CFDocument missing: the package is left out"]);
    expect(found.items).toHaveLength(1);
  });
});

describe("an invalid tree, in either mode", () => {
  const items = [11, 12, 13].map((number) => ({ number, humanCodingScheme: `i${number}` }));
  it.each([fromCase, read])("has its circles named", (read) => {
    const circle = [association(11, "isChildOf", 12), association(12, "isChildOf", 11)];
    const found = read(smallPackage(1, items, [...circle, association(13, "isChildOf", 13)]));
    expect(repairsOf(found)).toEqual([
      'CFAssociations.0 inconsistent: "i11" is read at its first place',
      'CFAssociations.2 inconsistent: "i13" is read at its first place',
    ]);
    expect(found.items.map(({ id, depth }) => [id, depth])).toEqual([
      ["i11", 0],
      ["i12", 1],
      ["i13", 0],
    ]);
  });

  it.each([fromCase, read])("has circles below the document named", (read) => {
    const chain = [association(11, "isChildOf", 1), association(12, "isChildOf", 11), association(11, "isChildOf", 12)];
    expect(repairsOf(read(smallPackage(1, items.slice(0, 2), chain)))).toEqual([
      'CFAssociations.2 inconsistent: "i11" is read at its first place',
      `CFAssociations.2 inconsistent: "i11" is read once, below "${uuidOf(1)}"`,
    ]);
  });

  it.each([fromCase, read])("has second parents named, and a parent that is repeated", (read) => {
    const parents = [
      ...[11, 12].map((number) => association(number, "isChildOf", 1)),
      ...[11, 12].map((number) => association(13, "isChildOf", number)),
      association(12, "isChildOf", 1, { identifier: "again" }),
    ];
    const found = read(smallPackage(1, items, parents));
    expect(repairsOf(found)).toEqual([
      'CFAssociations.3 inconsistent: "i13" is read once, below "i11"',
      'CFAssociations.4 inconsistent: "i12" is read once',
    ]);
    expect(found.items.find(({ id }) => id === "i13")).toMatchObject({ parent: "i11", parents: ["i11", "i12"] });
  });

  it.each([fromCase, read])("has associations of one pair named, of which the crosswalk has the first", (read) => {
    const found = read(
      smallPackage(1, items, [
        association(11, "isPartOf", 12),
        association(11, "isRelatedTo", 12, { identifier: "other" }),
      ]),
    );
    expect(found.crosswalk?.crosswalk.links).toEqual([{ source: "i11", target: "i12", relation: "broadMatch" }]);
    expect(repairsOf(found)).toEqual(["CFAssociations.1 duplicate: the crosswalk has the first"]);
  });
});

it("another mode is refused", () => {
  expect(issuesOf(() => fromCase({}, { mode: "loose" as "strict" }))).toEqual(["mode wrong-value"]);
  expect(issuesOf(() => fromCase({}, { modus: "strict" } as never))).toEqual(["modus unknown-key"]);
});
