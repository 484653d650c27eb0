// One URI for each thing, in every format. Uuids are from Python: uuid.uuid5, as in uuid.test.ts.
import { type CrosswalkPackage, ceiPackage, toCase } from "cei-framework/case";
import { toSkos } from "cei-framework/skos";
import { toSssomJson } from "cei-framework/sssom";
import { describe, expect, it } from "vitest";
import { oddPackage } from "./odd-package.ts";

const baseUri = "https://example.org/cei/";

function urisOf(of: CrosswalkPackage, base?: string): (string | undefined)[] {
  return (toCase({ of, baseUri: base }).CFItems ?? []).map(({ uri }) => uri);
}

function uriOf(id: string, of: CrosswalkPackage, base?: string): string | undefined {
  return toCase({ of, baseUri: base }).CFItems?.find(({ humanCodingScheme }) => humanCodingScheme === id)?.uri;
}

describe("the URI of an item", () => {
  it("is its uuid, or its type and key below a base", () => {
    expect(uriOf("D1", ceiPackage)).toBe("urn:uuid:cbb1a86b-48dc-5f73-8f4d-fd29ac341931");
    expect(uriOf("D1", ceiPackage, baseUri)).toBe("https://example.org/cei/domain/building-relationships");
    expect(uriOf("M1.1", ceiPackage, baseUri)).toMatch(/^https:\/\/example\.org\/cei\/look-for\/[a-z-]+$/);
  });

  it("outlives its number", () => {
    const renumbered = JSON.parse(JSON.stringify(ceiPackage).replaceAll('"D1"', '"D9"'));
    for (const base of [undefined, baseUri]) expect(uriOf("D9", renumbered, base)).toBe(uriOf("D1", ceiPackage, base));
  });

  it.each([
    ["CEI's", ceiPackage],
    ["an odd one", oddPackage],
  ])("is of no other item, and is the same in CASE, SKOS, and SSSOM: %s", (_name, of) => {
    for (const base of [undefined, baseUri]) {
      const uris = urisOf(of, base);
      expect(new Set(uris).size).toBe(uris.length);
      const skos = toSkos({ format: "turtle", of, baseUri: base });
      const { mappings, curie_map: prefixes = {} } = toSssomJson({ of, baseUri: base });
      const longest = (curie: string) => {
        const [prefix = ""] = curie.split(":", 1);
        return `${prefixes[prefix] ?? `${prefix}:`}${curie.slice(prefix.length + 1)}`;
      };
      for (const { subject_id: subject = "" } of mappings) {
        const uri = longest(subject);
        expect(uris).toContain(uri);
        expect(skos).toContain(`<${uri}>`);
      }
    }
  });

  it("names the framework and the table, where types of both frameworks have one slug", () => {
    // Items without a type are on both sides, and "Item!" has the same slug.
    expect(uriOf("1.a", oddPackage, baseUri)).toBe("https://example.org/cei/here/here-items/1.a");
    expect(uriOf("alone", oddPackage, baseUri)).toBe("https://example.org/cei/here/here-item/alone");
    expect(uriOf("unreached", oddPackage, baseUri)).toBe("https://example.org/cei/there/there-items/unreached");
    expect(uriOf("2", oddPackage, baseUri)).toBe("https://example.org/cei/kapitel/2");
  });
});

describe("the URIs of documents", () => {
  it("are all different", () => {
    for (const base of [undefined, baseUri]) {
      const parts = (["whole", "source", "target", "crosswalk"] as const).map((part) => {
        return toCase({ part, baseUri: base }).CFDocument.uri;
      });
      const uris = [...parts, toSssomJson({ baseUri: base }).mapping_set_id];
      expect(new Set(uris).size).toBe(5);
    }
  });
});
