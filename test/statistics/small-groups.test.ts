import { domainPlan, type SelfAssessment, scale, scoreDomains } from "cei-framework";
import {
  agreement,
  combine,
  compare,
  type GroupValues,
  groupGaps,
  itemAnalysis,
  type SmallGroups,
  summarize,
} from "cei-framework/statistics";
import { fromAssessments, scoreTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

const fourPoints = scale({ min: 1, max: 4 });

/** So many people of a role, who rated three competencies of D1, which is enough for a score of it, and one of D2. */
function people(
  role: string,
  count: number,
  ratings: SelfAssessment["ratings"] = {},
): (SelfAssessment & { role: string })[] {
  return Array.from({ length: count }, (_, i) => ({
    instrument: "1.0",
    scale: fourPoints,
    role,
    ratings: { "1.1": 1 + (i % 4), "1.2": 1 + (i % 3), "1.3": 2, ...ratings },
  }));
}

/** Each statistic that is split by group. */
const statistics: { readonly [name: string]: (of: ReturnType<typeof people>, minCount?: number) => SmallGroups } = {
  summarize: (of, minCount) => summarize(tableOf(of), { by: "role", minCount }),
  groupGaps: (of, minCount) => groupGaps(tableOf(of), { by: "role", minCount }),
  agreement: (of, minCount) => agreement(of, { by: "role", minCount }),
  itemAnalysis: (of, minCount) => itemAnalysis(of, { by: "role", minCount }),
  "the scales of itemAnalysis": (of, minCount) => itemAnalysis(of, { by: "role", minCount }).scales,
  combine: (of, minCount) => combine(of, { by: "role", minCount }),
};

function tableOf(of: readonly SelfAssessment[]) {
  return scoreTable(fromAssessments(of), domainPlan());
}

const rolesOf = ({ small }: SmallGroups): (string | undefined)[] => small.map(({ role }: GroupValues) => role);

describe.each(Object.entries(statistics))("%s", (_, statistic) => {
  it("marks groups of fewer than 11", () => {
    const found = statistic([...people("coach", 1), ...people("staff", 11), ...people("family", 10)]);
    expect(found).toMatchObject({ minCount: 11, small: [{ role: "coach" }, { role: "family" }] });
    expect(Object.isFrozen(found.small)).toBe(true);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it("marks groups of which any number is of fewer", () => {
    // Of twelve staff, three did not rate 1.1; of D1 they have no score then.
    const some = [...people("staff", 9), ...people("staff", 3, { "1.1": null, "1.2": null })];
    expect(rolesOf(statistic([...some, ...people("family", 12)]))).toEqual(["staff"]);
  });

  it("takes another least count", () => {
    const found = [...people("coach", 4), ...people("staff", 5), ...people("family", 20)];
    expect(rolesOf(statistic(found, 5))).toEqual(["coach"]);
    expect(rolesOf(statistic(found, 2))).toEqual([]);
    expect(rolesOf(statistic(found, 21))).toEqual(["coach", "staff", "family"]);
    for (const [wrong, code] of [
      [1, "out-of-range"],
      [2.5, "not-whole"],
      ["11", "wrong-type"],
    ] as const) {
      expect(issuesOf(() => statistic(found, wrong as number))).toEqual([`minCount ${code}`]);
    }
  });
});

describe("a group", () => {
  it("without scores is not small: it shows nothing", () => {
    const unrated = people("coach", 3, { "1.1": null, "1.2": null, "1.3": null });
    const all = [...unrated, ...people("staff", 11)];
    expect(rolesOf(summarize(tableOf(all), { by: "role" }))).toEqual([]);
    expect(rolesOf(groupGaps(tableOf(all), { by: "role" }))).toEqual([]);
    expect(rolesOf(itemAnalysis(all, { by: "role" }))).toEqual([]);
    // These count the three as well.
    expect(rolesOf(agreement(all, { by: "role" }))).toEqual(["coach"]);
    expect(rolesOf(combine(all, { by: "role" }))).toEqual(["coach"]);
  });

  it("of several names is marked by all of them", () => {
    const scores = people("staff", 12).map((one) => scoreDomains(one));
    const by = { role: Array(12).fill("staff"), school: scores.map((_, i) => (i === 0 ? "Elm" : "Oak")) };
    expect(summarize(scores, { by }).small).toEqual([{ role: "staff", school: "Elm" }]);
  });

  it("is small for the targets that are shown", () => {
    // Eleven have a score of D1, and one of them a score of D3.
    const all = [...people("staff", 10), ...people("staff", 1, { "3.1": 1, "3.2": 2, "3.3": 3, "3.4": 4, "3.5": 4 })];
    expect(rolesOf(summarize(tableOf(all), { by: "role", target: "D1" }))).toEqual([]);
    expect(rolesOf(summarize(tableOf(all), { by: "role" }))).toEqual(["staff"]);
  });
});

it("does not mark a whole team: it is not split by group", () => {
  const team = people("staff", 5);
  for (const found of [summarize(tableOf(team)), agreement(team), itemAnalysis(team), itemAnalysis(team).scales]) {
    expect(found).toMatchObject({ by: [], minCount: 11, small: [] });
  }
  expect(summarize(tableOf(team), { by: [] }).small).toEqual([]);
  expect(summarize(tableOf(team), { target: "D1" }).rows[0]?.n).toBe(5);
  expect(compare(tableOf(team), tableOf(team))).not.toHaveProperty("small");
});
