import { AssessmentError, type MetricAssessment, type SelfAssessment, scale } from "cei-framework";
import { fromAssessments } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

const fourPoints = scale({ min: 1, max: 4 });

describe("fromAssessments", () => {
  it("takes groups of one's own, and trims all groups", () => {
    const assessment = { instrument: "1.0", scale: { min: 1, max: 4 }, ratings: { "1.1": 2 } } as const;
    const schools = ["Oak ", "Oak\u00a0", "Can\u0303on"];
    const list = schools.map((_, i) => ({ ...assessment, role: i === 0 ? " staff" : "staff" }));
    const table = fromAssessments(list, { groups: { school: (_one, i) => schools[i] ?? "" } });
    expect(table.groups).toEqual(["role", "school"]);
    expect(table.group("role")).toEqual(["staff", "staff", "staff"]);
    expect(table.group("school")).toEqual(["Oak", "Oak", "Ca\u00f1on"]);
    const wrong = (groups: unknown) => issuesOf(() => fromAssessments(list, { groups } as never));
    expect(wrong({ role: () => "x", school: 1 })).toEqual(["groups.role reserved", "groups.school wrong-type"]);
    expect(wrong({ school: (_one: unknown, i: number) => (i === 1 ? 7 : "x") })).toEqual([
      "groups.school.1 wrong-type",
    ]);
    expect(wrong([])).toEqual(["groups wrong-type"]);
  });

  it("has a row for each assessment, and groups for what they say of who answered", () => {
    const assessments: SelfAssessment[] = [
      { instrument: "1.0", scale: fourPoints, ratings: { "1.1": 3, "7.5": "n/a" }, role: "staff", date: "2026-03-31" },
      { instrument: "1.0", scale: fourPoints, ratings: { "3.5": null }, role: "student" },
      { instrument: "1.0", scale: fourPoints, ratings: {} },
    ];
    const table = fromAssessments(assessments);
    expect(table.items).toEqual(["1.1", "3.5", "7.5"]);
    expect([0, 1, 2].map((row) => table.row(row))).toEqual([
      { "1.1": 3, "3.5": null, "7.5": "n/a" },
      { "1.1": null, "3.5": null, "7.5": null },
      { "1.1": null, "3.5": null, "7.5": null },
    ]);
    expect(table.groups).toEqual(["role", "date"]);
    expect(table.group("role")).toEqual(["staff", "student", ""]);
    expect(table.group("date")).toEqual(["2026-03-31", "", ""]);
    expect(table.rejected).toEqual([]);
  });

  it("keeps texts apart that no UTF-8 can tell apart", () => {
    const sites = ["\uD800", "\uD801", "\uFFFD"];
    const table = fromAssessments(sites.map((site) => ({ instrument: "1.0", scale: fourPoints, ratings: {}, site })));
    expect(table.group("site")).toEqual(sites);
  });

  it("takes the metrics and look-fors of 2.0", () => {
    const assessments: MetricAssessment[] = [
      { instrument: "2.0", scale: fourPoints, metrics: { M1: 2 }, lookFors: { "M1.1": 3 } },
      { instrument: "2.0", scale: fourPoints, lookFors: { "M5.8": "n/a" } },
    ];
    const table = fromAssessments(assessments);
    expect(table.instrument).toBe("2.0");
    expect(table.row(0)).toEqual({ M1: 2, "M1.1": 3, "M5.8": null });
    expect(table.row(1)).toEqual({ M1: null, "M1.1": null, "M5.8": "n/a" });
  });

  it("reports every problem of every assessment, and where it is", () => {
    const wrong = [
      { instrument: "1.0", scale: fourPoints, ratings: { "1.1": 5 } },
      { instrument: "2.0", scale: fourPoints },
      { instrument: "1.0", scale: { min: 1, max: 5 }, ratings: { "9.9": 1 } },
      null,
      { instrument: "1.0", scale: fourPoints, ratings: {}, site: 7 },
    ];
    const run = () => fromAssessments(wrong as never);
    expect(run).toThrow(AssessmentError);
    expect(issuesOf(run)).toEqual([
      "0.ratings.1.1 off-scale",
      "1.instrument wrong-value",
      "1.ratings missing",
      "2.ratings.9.9 unknown-id",
      "2.scale inconsistent",
      "3 wrong-type",
      "4.site wrong-type",
    ]);
  });

  it("refuses an empty list, what is not a list, and scales that a table does not take", () => {
    for (const wrong of [[], null, {}, "x"]) expect(() => fromAssessments(wrong as never)).toThrow(AssessmentError);
    const continuous = { instrument: "1.0" as const, scale: { min: 0, max: 1, continuous: true }, ratings: {} };
    expect(issuesOf(() => fromAssessments([continuous]))).toEqual(["0.scale.continuous wrong-value"]);
  });

  it("tells of the scale once, and of what else is wrong in the same error", () => {
    const withScale = (scale: object) => {
      return issuesOf(() => fromAssessments([{ instrument: "1.0", scale, ratings: {}, site: 7 }] as never));
    };
    expect(withScale({ min: 0, max: 1, continuous: true })).toEqual([
      "0.scale.continuous wrong-value",
      "0.site wrong-type",
    ]);
    expect(withScale({ min: 4, max: 1 })).toEqual(["0.scale.max out-of-range", "0.site wrong-type"]);
  });
});
