// The wording of ids that are not known.

import { competency, domain, label, lookFor, metric, metricsOf, resolveId } from "cei-framework";
import { describe, it } from "vitest";
import { resolved } from "../../src/model/resolve-id.ts";
import { expectIssues } from "../issues.ts";

describe("the message about an unknown id", () => {
  it.each<[kind: string, look: () => unknown]>([
    ["a domain", () => domain("D8" as never)],
    ["a competency", () => competency("3.8" as never)],
    ["a metric", () => metric("m3" as never)],
    ["a look-for", () => lookFor("M2.4" as never)],
    ["a competency whose metrics are asked for", () => metricsOf("9.9" as never)],
    ["any kind whose label is asked for", () => label("3.8" as never)],
    ["any kind and version", () => resolveId("3.8")],
  ])("names the nearest ids of %s", (_kind, look) => {
    expectIssues(look, ["unknown-id"]);
  });

  it("names a former id among the nearest", () => {
    const former = { "3.8": ["3.7"], D8: ["D6", "D7"], "M5.9": ["M5.8"] } as const;
    expectIssues(() => resolved("M5.99", former), ["unknown-id"]);
    expectIssues(() => resolved("3.9", former), ["unknown-id"]);
  });

  it("names the kind of an id of another kind", () => {
    expectIssues(() => competency("M3" as never), ["unknown-id"]);
    expectIssues(() => metric("D3" as never), ["unknown-id"]);
    expectIssues(() => domain("M1.1" as never), ["unknown-id"]);
    expectIssues(() => lookFor("3.7" as never), ["unknown-id"]);
    expectIssues(() => competency("M9" as never), ["unknown-id"]);
  });

  it("tells numbers, absent ids, and other values", () => {
    expectIssues(() => competency(3.5 as never), ["unknown-id"]);
    expectIssues(() => competency(undefined as never), ["unknown-id"]);
    expectIssues(() => competency(9 as never), ["unknown-id"]);
    expectIssues(() => competency(["3.5"] as never), ["unknown-id"]);
  });

  it("cuts a long id short", () => {
    expectIssues(() => metricsOf("x".repeat(1e6) as never), ["unknown-id"]);
  });
});
