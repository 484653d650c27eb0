import { describe, expect, it } from "vitest";
import { derive } from "../../scripts/derive.ts";
import { keyedRecordsOf } from "../../scripts/places.ts";
import { publishedFiles } from "../../scripts/published-files.ts";
import { recordUuid, uuid5 } from "../../src/exchange/uuid.ts";
import { domain } from "../rules/fixture.ts";
import { realFiles } from "../scripts/real-data.ts";

const dns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

describe("uuid5", () => {
  it("gives the uuid of RFC 9562, appendix A.4", () => {
    expect(uuid5(dns, "www.example.com")).toBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  });

  it("gives the uuid of the examples of Python's uuid module", () => {
    expect(uuid5(dns, "python.org")).toBe("886313e1-3b8a-5372-9b90-0c9aee199e5d");
  });

  it("hashes a name as UTF-8", () => {
    // From Python: uuid.uuid5(uuid.NAMESPACE_DNS, "bücher.example")
    expect(uuid5(dns, "bücher.example")).toBe("849d4d8f-6c8e-59fa-9721-89ccba396bf9");
  });

  it("does not mind the case of the name space", () => {
    expect(uuid5(dns.toUpperCase(), "www.example.com")).toBe(uuid5(dns, "www.example.com"));
  });
});

describe("recordUuid", () => {
  // From Python: uuid.uuid5(uuid.UUID("6c1f0a52-5d0e-4b7c-9d7e-3a1f8e2b4c90"), "domain:building-relationships")
  it("gives the uuids that have been published", () => {
    expect(recordUuid("domain", "building-relationships")).toBe("cbb1a86b-48dc-5f73-8f4d-fd29ac341931");
    expect(recordUuid("competency", "crucial-conversations")).toBe("358cf775-8be6-570a-bdb3-88e82016ddeb");
  });

  it("tells apart a domain and a metric with the same key", () => {
    const key = "shared-power-and-decision-making";
    expect(recordUuid("domain", key)).toBe("04e230f7-5125-5111-b368-95845bdbc63c");
    expect(recordUuid("metric", key)).toBe("36a9bb9e-1491-582e-9070-e8102d130eb1");
  });

  it("gives every record of the data a uuid of its own, of version 5 and variant 10", () => {
    const uuids = keyedRecordsOf(realFiles()).map(({ kind, key }) => recordUuid(kind, key));
    // 7 domains, 34 competencies, 5 metrics, 24 look-fors, 18 prompts, 3 foundations.
    expect(new Set(uuids).size).toBe(91);
    for (const uuid of uuids) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});

describe("the uuid of a published record", () => {
  it("stays when the record is renumbered, reworded and moved", () => {
    const files = realFiles();
    const moved = domain(files, "D1");
    Object.assign(moved, { id: "D8", name: "Relationships", description: "Reworded" });
    files["self-assessment-1.0.json"].domains.reverse();
    expect(publishedDomain(files, "building-relationships")).toMatchObject({
      id: "D8",
      uuid: "cbb1a86b-48dc-5f73-8f4d-fd29ac341931",
    });
  });

  it("changes with the record's key", () => {
    const files = realFiles();
    domain(files, "D1").key = "relationships";
    expect(publishedDomain(files, "relationships")).toMatchObject({
      id: "D1",
      uuid: "0d3c266a-d428-53b8-980d-beb20cb494a2",
    });
  });
});

function publishedDomain(files: ReturnType<typeof realFiles>, key: string): unknown {
  const text = publishedFiles(derive(files))["data/domains.json"] ?? "";
  const { domains }: { readonly domains: readonly { readonly key: string }[] } = JSON.parse(text);
  return domains.find((record) => record.key === key);
}
