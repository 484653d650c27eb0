// A custom crosswalk, as odd as possible: the same ids on both sides, text that every notation must
// escape, items three deep, vias that are items, text or nothing, relations of links, ends without a link.
import { createCrosswalk } from "cei-framework";
import type { CrosswalkPackage } from "cei-framework/case";

const odd = `tab\t quote" 'single' back\\slash | pipe # hash: 100% <b> , { } \u{1F600} \u0130 line\nbreak \r\n end`;

export const oddPackage: CrosswalkPackage = {
  key: "odd.one",
  title: "Odd: a crosswalk",
  changed: "2024-02-29T23:59:59.5+02:00",
  creator: odd,
  license: { name: "CC0-1.0", uri: "https://creativecommons.org/publicdomain/zero/1.0/" },
  crosswalk: createCrosswalk({
    // In another order than that of the items.
    sources: ["alone", odd, "1", "1.a"],
    targets: ["1", "2", "unreached", "twice"],
    links: [
      { source: "1", target: "1" },
      { source: "1", target: "1", via: "2.x.deep" },
      { source: odd, target: "2", via: "2.x.deep", relation: "closeMatch" },
      { source: "1.a", target: "2", via: "somebody said so" },
      { source: "1.a", target: "twice", relation: "relatedMatch" },
      { source: odd, target: "twice", via: "text | with \\ pipes", relation: "broadMatch" },
    ],
  }),
  source: {
    key: "here",
    title: "Here",
    creator: "Us",
    language: "en-GB",
    items: [
      { id: "1", label: odd },
      { id: "1.a", label: "A", parent: "1", statement: odd, description: odd },
      { id: odd, label: "  spaces  ", type: odd, parent: "1.a", key: "constructor" },
      { id: "alone", label: "-", type: "Item!" },
    ],
  },
  target: {
    key: "there",
    title: "There",
    version: "1.10",
    creator: "Them",
    language: "de",
    url: "https://example.org/there?a=b#c",
    types: [
      { name: "Kapitel", table: "chapters", description: "Ein Kapitel", fields: [{ name: "page", description: "p." }] },
    ],
    items: [
      { id: "1", label: "Eins", type: "Kapitel", fields: { page: "7" } },
      { id: "2", label: "Zwei", type: "Kapitel" },
      { id: "2.x", label: "Zwei x", parent: "2", type: "Kapitel" },
      { id: "2.x.deep", label: "Zwei x tief", parent: "2.x", type: "Absatz" },
      { id: "unreached", label: "Niemand" },
      { id: "twice", label: "Null", uuid: "00000000-0000-1000-8000-000000000000" },
    ],
  },
};

/** The same with other links. */
export function oddPackageWith(...links: readonly object[]): CrosswalkPackage {
  return { ...oddPackage, crosswalk: { ...oddPackage.crosswalk, links } } as CrosswalkPackage;
}
