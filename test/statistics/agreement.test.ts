import { type Scale, type SelfAssessment, scale } from "cei-framework";
import { agreement } from "cei-framework/statistics";
import { fromAssessments, readTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

const fourPoints = scale({ min: 1, max: 4 });

function rate(ratings: readonly (number | "n/a" | null)[], role?: string, points: Scale = fourPoints): SelfAssessment {
  const rated = Object.fromEntries(ratings.map((rating, i) => [`1.${i + 1}`, rating]));
  return { instrument: "1.0", scale: points, ratings: rated, ...(role !== undefined && { role }) } as SelfAssessment;
}

describe("agreement", () => {
  it("has the mean distance over all pairs of all items beside alpha, worked by hand", () => {
    const raters = [rate([1, 3, 2]), rate([4, 3, "n/a"]), rate([2, null, 2])];
    const { alpha, difference, items } = agreement(raters);
    // 1.1: |1-4| + |1-2| + |4-2| = 6 in three pairs; 1.2 and 1.3: 0 in one pair each. 6 of 5 pairs times 3 steps.
    expect(difference).toEqual({ value: expect.closeTo(6 / 15, 12), n: 7 });
    expect(alpha.n).toBe(7);
    expect(items.map((item) => item.difference.value)).toEqual([expect.closeTo(2 / 3, 12), 0, 0]);
  });

  it("shows by both numbers that a low alpha can come from items that hardly differ", () => {
    // Of 20 raters 16 give 4 and 4 give 3, on each of five items. Of 190 pairs per item 64 are one step of three apart.
    const alike = Array.from({ length: 20 }, (_, i) => rate(Array(5).fill(i < 16 ? 4 : 3)));
    const found = agreement(alike);
    expect(found.difference).toEqual({ value: expect.closeTo(64 / 190 / 3, 12), n: 100 });
    expect(found.difference.value).toBeCloseTo(0.11, 2);
    // With two values the distance is nominal. Observed: 5 * 2 * 64 / 19; expected: 2 * 80 * 20 / 99. So alpha is
    // 1 - (640 / 19) / (3200 / 99) = 1 - 99 / 95.
    expect(found.alpha).toMatchObject({ value: expect.closeTo(-4 / 95, 12), n: 100, units: 5 });
    // As many raters who differ by the whole scale, half and half: 100 of 190 pairs, 3 steps of 3; alpha is 1 - 99 / 95 too.
    const apart = agreement(Array.from({ length: 20 }, (_, i) => rate(Array(5).fill(i < 10 ? 4 : 1))));
    expect(apart.alpha.value).toBeCloseTo(-4 / 95, 12);
    expect(apart.difference.value).toBeCloseTo(100 / 190, 12);
  });

  it("has a result for each group beside the whole", () => {
    const raters = [rate([1, 3], "staff"), rate([4, 3], "student"), rate([2, 3], "staff"), rate([4, 1], "student")];
    const { groups = [], alpha, difference, items, raters: count } = agreement(raters, { by: "role" });
    const figuresOf = (those: typeof raters) => {
      const { alpha, difference, items, raters } = agreement(those);
      return { alpha, difference, items, raters };
    };
    expect({ alpha, difference, items, raters: count }).toEqual(figuresOf(raters));
    expect(groups.map(({ group }) => group)).toEqual([{ role: "staff" }, { role: "student" }]);
    const [staff, students] = groups;
    // Each group is what its raters alone give.
    expect(staff).toEqual({
      group: { role: "staff" },
      ...figuresOf(raters.filter(({ role }) => role === "staff")),
    });
    expect(students).toMatchObject({ raters: 2, items: [{ id: "1.2" }, { id: "1.1" }] });
    // Staff: distances 1 and 0 of 3 steps; students: 0 and 2.
    expect([staff?.difference.value, students?.difference.value]).toEqual([
      expect.closeTo(1 / 6, 12),
      expect.closeTo(1 / 3, 12),
    ]);
    // Staff by hand: 1 once, 2 once, 3 twice; middle ranks 0.5, 1.5, 3, squared distances of pairs within units 2 * 1;
    // of all pairs 2 * (1 + 2 * 2.5^2 + 2 * 1.5^2) = 36. Alpha is 1 - 3 * 2 / 36.
    expect(staff?.alpha.value).toBeCloseTo(1 - 6 / 36, 12);
  });

  it("groups tables by one name or more, and lists by labels", async () => {
    const table = await readTable("role,site,1.1,1.2\nstaff,Oak,1,2\nstaff,Elm,2,2\nfamily,Oak,4,1\nstaff,Oak,3,3\n", {
      scale: fourPoints,
      groups: ["role", "site"],
    });
    const { groups = [] } = agreement(table, { by: ["role", "site"] });
    expect(groups.map(({ group, raters, difference }) => [group, raters, difference])).toEqual([
      [{ role: "staff", site: "Oak" }, 2, { value: expect.closeTo(0.5, 12), n: 4 }],
      [{ role: "staff", site: "Elm" }, 1, { value: null, n: 0, reason: "no-pairs" }],
      [{ role: "family", site: "Oak" }, 1, { value: null, n: 0, reason: "no-pairs" }],
    ]);
    const list = [rate([1, 2]), rate([2, 2]), rate([4, 1]), rate([3, 3])];
    const labeled = agreement(list, { by: { role: ["staff", "staff", "family", "staff"] } });
    expect(labeled).toEqual(agreement(table, { by: "role" }));
    expect(labeled.groups?.map(({ raters }) => raters)).toEqual([3, 1]);
  });

  it("has reasons where there is nothing to compare", () => {
    expect(agreement([rate([null, "n/a"])])).toMatchObject({
      difference: { value: null, n: 0, reason: "no-values" },
      alpha: { value: null, reason: "no-values" },
    });
    expect(agreement([rate([3])])).not.toHaveProperty("groups");
    expect(agreement([rate([3])]).difference).toEqual({ value: null, n: 0, reason: "no-pairs" });
  });

  it("says what is wrong with groups", () => {
    const list = [rate([1], "staff"), rate([2], "student")];
    expect(issuesOf(() => agreement(list, { by: "school" }))).toEqual(["by unknown-id"]);
    expect(issuesOf(() => agreement(list, { by: ["role", "role"] }))).toEqual(["by.1 duplicate"]);
    expect(issuesOf(() => agreement(list, { by: { role: ["staff"] } }))).toEqual(["by.role row-length"]);
    expect(issuesOf(() => agreement(fromAssessments(list) as never, { by: { role: ["a", "b"] } }))).toEqual([
      "by wrong-type",
    ]);
    expect(issuesOf(() => agreement(list, { level: 0.9 } as never))).toEqual(["level unknown-key"]);
  });
});
