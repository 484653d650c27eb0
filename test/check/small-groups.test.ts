// Which groups are small, and the message about a result that shows some.

import { describe, expect, it } from "vitest";
import {
  isSmall,
  minCountCheck,
  showSmallCheck,
  smallGroupIssues,
  smallGroups,
  usualMinCount,
} from "../../src/check/small-groups.ts";

describe("a number of respondents", () => {
  it.each([
    [1, true],
    [4, true],
    [0, false],
    [5, false],
    [6, false],
    [-1, false],
    ["4", false],
    [null, false],
    [undefined, false],
  ])("of %o, where 5 are enough, is small: %o", (n, expected) => {
    expect(isSmall(n, 5)).toBe(expected);
  });
});

describe("the small groups among figures", () => {
  const figure = (n: number, ...values: string[]) => ({
    group: Object.fromEntries(values.map((value, i) => [`name ${i}`, value])),
    n,
  });

  it("are those with 1 to 10 respondents by default", () => {
    expect(usualMinCount).toBe(11);
    const figures = [figure(11, "a"), figure(10, "b"), figure(0, "c"), figure(1, "d")];
    expect(smallGroups(figures)).toEqual({ minCount: 11, small: [{ "name 0": "b" }, { "name 0": "d" }] });
  });

  it("are those below the count that was asked for", () => {
    const figures = [figure(5, "a"), figure(4, "b")];
    expect(smallGroups(figures, 5)).toEqual({ minCount: 5, small: [{ "name 0": "b" }] });
    expect(smallGroups(figures, 4).small).toEqual([]);
  });

  it("are each listed once, in the order of their first small figure", () => {
    const figures = [figure(3, "b"), figure(2, "a"), figure(1, "b"), figure(30, "a")];
    expect(smallGroups(figures).small).toEqual([{ "name 0": "b" }, { "name 0": "a" }]);
  });

  it("are distinguished by every value", () => {
    const figures = [figure(3, "a", "b,c"), figure(3, "a,b", "c"), figure(3, "a", "b")];
    expect(smallGroups(figures).small).toHaveLength(3);
  });

  it("do not include everyone, who has no names", () => {
    expect(smallGroups([figure(3)]).small).toEqual([]);
  });

  it("are frozen", () => {
    expect(Object.isFrozen(smallGroups([figure(3, "a")]).small)).toBe(true);
  });
});

describe("the issue of a result that shows small groups", () => {
  const groups = (...schools: string[]) => ({
    minCount: 11,
    small: schools.map((school) => ({ school, year: "2026" })),
  });

  it("names the groups by their values, and says what to do", () => {
    expect(smallGroupIssues(groups("North"), undefined, ["of"])).toEqual([
      {
        path: ["of"],
        message:
          'Expected no group of fewer than 11 respondents, got 1 ("North, 2026"). To share results, use publish of cei-framework/disclosure; to look at them yourself, use small: "show"',
        code: "small-group",
        params: { minCount: 11, count: 1, groups: ['"North, 2026"'] },
      },
    ]);
  });

  it("names three groups at most", () => {
    const issueOf = (...schools: string[]) => smallGroupIssues(groups(...schools), undefined, [])[0];
    const names = ['"a, 2026"', '"b, 2026"', '"c, 2026"'];
    expect(issueOf("a", "b", "c")?.params).toEqual({ minCount: 11, count: 3, groups: names });
    expect(issueOf("a", "b", "c")?.message).toContain('got 3 ("a, 2026", "b, 2026", "c, 2026").');
    expect(issueOf("a", "b", "c", "d")?.params).toEqual({ minCount: 11, count: 4, groups: names });
    expect(issueOf("a", "b", "c", "d")?.message).toContain('got 4 ("a, 2026", "b, 2026", "c, 2026", ...).');
  });

  it("is none where there are no small groups, or they are to be shown", () => {
    expect(smallGroupIssues(groups(), undefined, [])).toEqual([]);
    expect(smallGroupIssues(groups("North"), "show", [])).toEqual([]);
    expect(smallGroupIssues(groups("North"), "hide", [])).toHaveLength(1);
  });
});

describe("the options about small groups", () => {
  it("take a whole number of at least 2", () => {
    for (const count of [2, 11, Number.MAX_SAFE_INTEGER]) expect(minCountCheck(count, ["minCount"])).toEqual([]);
    const expected = "a whole number of at least 2";
    expect(minCountCheck(1, ["minCount"])).toMatchObject([{ code: "out-of-range", params: { expected, got: 1 } }]);
    expect(minCountCheck(2.5, ["minCount"])).toMatchObject([{ code: "not-whole", params: { expected, got: 2.5 } }]);
  });

  it('take "show" alone', () => {
    expect(showSmallCheck("show", ["small"])).toEqual([]);
    expect(showSmallCheck("hide", ["small"])).toMatchObject([{ path: ["small"], code: "wrong-value" }]);
  });
});
