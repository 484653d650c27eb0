import { agreementChart, likertChart } from "cei-framework/charts";
import { agreement } from "cei-framework/statistics";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { fourPoints, rated, rowsOf, textsOf } from "./chart-rows.ts";

describe("agreementChart", () => {
  // Three raters: of 1.1 they gave 1, 4 and 4, of 1.2 all gave 2; one did not rate 7.5.
  const raters = [
    rated({ "1.1": 1, "1.2": 2, "7.5": null }),
    rated({ "1.1": 4, "1.2": 2 }),
    rated({ "1.1": 4, "1.2": 2 }),
  ];

  it("has the bars of likertChart, with the largest differences first", () => {
    const chart = agreementChart(agreement(raters), { scale: fourPoints });
    const fields = ["id", "rating", "count", "share", "from", "to"] as const;
    expect(rowsOf(chart, "rating", ...fields)).toEqual([
      { id: "1.1", rating: 1, count: 1, share: 1 / 3, from: expect.closeTo(-1 / 3, 12), to: 0 },
      { id: "1.1", rating: 4, count: 2, share: 2 / 3, from: 0, to: expect.closeTo(2 / 3, 12) },
      { id: "1.2", rating: 2, count: 3, share: 1, from: -1, to: 0 },
    ]);
    const bars = likertChart(raters, { sort: "spread" });
    expect(rowsOf(chart, "rating", ...fields)).toEqual(rowsOf(bars, "rating", ...fields));
    expect(rowsOf(chart, "missing", "id", "says")).toEqual([
      { id: "7.5", says: "7.5 Strong multi-directional channels of community engagement: not rated" },
    ]);
  });

  it("has the mean distance and n beside each bar, and alpha in its description", () => {
    const chart = agreementChart(agreement(raters), { scale: fourPoints });
    // Two of the three pairs are the whole scale apart.
    expect(chart.description).toContain(
      "1.1 Inclusive and welcoming district culture: mean distance 0.67, n 3. 1.2 Create a culture of service: mean distance 0.00, n 3.",
    );
    expect(textsOf(chart)).toEqual(expect.arrayContaining(["Mean", "distance", "n", "0.67", "0.00", "3", "\u2013"]));
    expect(chart.title.subtitle.join(" ")).toContain("The items on which raters differ the most are first.");
    // Alpha is worked out in the tests of agreement.
    expect(chart.description).toContain(`Krippendorff's alpha is ${agreement(raters).alpha.value?.toFixed(2)}.`);
    expect(chart.description).toMatch(/^Where raters differ\. 3 raters of 3 competencies, on points 1 to 4\. /);
    const [one] = agreementChart(agreement([rated({ "1.1": 1 })]), { width: 320 }).data.values;
    expect(one).toMatchObject({ kind: "rating", count: 1, n: 1 });
    expect(textsOf(agreementChart(agreement([rated({ "1.1": 1 })]), { width: 320 }))).toContain("one rater, n 1");
  });

  it("has counts of any size in its bars, where they have room", () => {
    // Of 2,000, 40 gave 1, 360 gave 2, 400 gave 3, and 1,200 gave 4.
    const many = Array.from({ length: 2000 }, (_, i) =>
      rated({ "1.1": i % 50 === 0 ? 1 : i % 5 < 2 ? (i % 5) + 2 : 4 }),
    );
    for (const width of [320, 736, 1200]) {
      const { layer, ...chart } = agreementChart(agreement(many), { width });
      const x = layer.find(({ mark }) => mark.type === "rect")?.encoding.x.scale;
      const [left, right] = (x?.range ?? []).map(Number);
      const pixels = (Number(right) - Number(left)) / (Number(x?.domain[1]) - Number(x?.domain[0]));
      for (const { text, count, share } of rowsOf({ layer, ...chart }, "rating", "text", "count", "share")) {
        // Digits of DejaVu Sans are 0.636 em wide, and have 11 pixels to the em.
        const room = Number(share) * pixels;
        expect(text).toBe(room < String(count).length * 0.64 * 11 + 4 ? "" : String(count));
      }
    }
  });

  it("reports that nothing was rated, and rejects another scale", () => {
    expect(agreementChart(agreement([rated({ "1.1": null })])).title.subtitle[0]).toBe("Nothing was rated.");
    const found = agreement([rated({ "1.1": 1 })]);
    const [first] = found.items;
    const other = { ...first, id: "1.2", distribution: [...(first?.distribution ?? []), { rating: 9, count: 5 }] };
    expect(issuesOf(() => agreementChart({ ...found, items: [first, other] } as never))).toEqual([
      "agreement.items.1.distribution inconsistent",
      "agreement.items.1.n inconsistent",
    ]);
    expect(issuesOf(() => agreementChart(found, { scale: { min: 1, max: 5 } }))).toEqual(["scale inconsistent"]);
    const item = {
      id: 1,
      n: "x",
      distribution: [{ rating: Number.NaN, count: 0.5 }],
      difference: { value: "y", n: 1 },
    };
    expect(issuesOf(() => agreementChart({ alpha: {}, items: [item] } as never))).toEqual([
      "agreement.raters missing",
      "agreement.alpha.value missing",
      "agreement.alpha.n missing",
      "agreement.items.0.id wrong-type",
      "agreement.items.0.n wrong-type",
      "agreement.items.0.distribution.0.rating wrong-type",
      "agreement.items.0.distribution.0.count wrong-type",
      "agreement.items.0.difference.value wrong-type",
    ]);
    expect(issuesOf(() => agreementChart({ raters: 1 } as never))).toEqual([
      "agreement.alpha missing",
      "agreement.items missing",
    ]);
  });
});
