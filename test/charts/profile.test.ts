import { createPlan, evidenceScale, projectToMetrics, scale, score, scoreDomains, scoreMetrics } from "cei-framework";
import { competencyHeatmap, profileChart } from "cei-framework/charts";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { drawnMarks, fourPoints, oneScore, rated, rowsOf, single, textsOf } from "./chart-rows.ts";

describe("profileChart", () => {
  // Of D1's five, three are rated 3, 4 and 2 and one is n/a: a mean of 2 / 3, over 3 of 4. Of D2's five only one is.
  const scores = scoreDomains(rated({ "1.1": 3, "1.2": 4, "1.3": 2, "1.4": "n/a", "2.1": 1, "4.1": "n/a" }));
  const chart = profileChart(scores, { scale: fourPoints });

  it("has a row for each target and the overall, scored or not", () => {
    expect(rowsOf(chart, "score", "id", "coverage")).toEqual([{ id: "D1", coverage: 0.75 }]);
    expect(rowsOf(chart, "score", "score")[0]?.["score"]).toBeCloseTo(2 / 3, 12);
    expect(rowsOf(chart, "missing", "id", "score", "coverage")).toEqual([
      { id: "D2", score: null, coverage: 0.2 },
      ...["D3", "D4", "D5", "D6", "D7"].map((id) => ({ id, score: null, coverage: 0 })),
      // The mean of 0.75, 0.2 and five times 0.
      { id: "overall", score: null, coverage: expect.closeTo(0.95 / 7, 12) },
    ]);
  });

  it("describes each row in words, on the scale of the ratings", () => {
    const texts = chart.data.values.map(({ says }) => says);
    expect(texts[0]).toBe("D1 Building Relationships: 3.00, 75% rated");
    expect(texts[1]).toBe("D2 Building Collective Efficacy: no score, 20% rated (needs 50%)");
    expect(chart.description).toMatch(/^Profile by domain\. Scores from 1 \(Never\) to 4 \(Always\)\. D1 Building/);
    expect(chart.title.subtitle.join(" ")).toBe(
      "A broken line means no score: too little was rated, or nothing applies.",
    );
    expect(chart.width).toBe(736);
  });

  it("labels the ends of an unknown scale as its ends, and those of 2.0 by their names", () => {
    expect(profileChart(scores).description).toContain("Scores from 0 (lowest rating) to 1 (highest rating).");
    const direct = scoreMetrics({
      instrument: "2.0",
      scale: evidenceScale(),
      metrics: { M1: 2 },
      lookFors: { "M4.1": 1 },
    });
    expect(profileChart(direct).description).toContain("Scores from 0 (Not Evident) to 1 (Evident).");
  });

  it("distinguishes direct ratings, parts, and projections", () => {
    const mixed = scoreMetrics({
      instrument: "2.0",
      scale: evidenceScale(),
      metrics: { M1: 2 },
      lookFors: { "M4.1": 1 },
    });
    const chart = profileChart(mixed);
    expect(rowsOf(chart, "score", "id", "basis", "score")).toEqual([
      { id: "M1", basis: "direct", score: 1 },
      { id: "M4", basis: "parts", score: 0 },
    ]);
    expect(chart.title.subtitle.join(" ")).toContain("Circles are rated directly, squares through their parts.");
    expect(profileChart(projectToMetrics(rated({ "3.5": 2 }))).title.subtitle.join(" ")).toContain(
      "Projected by a crosswalk from other ratings, and not equivalent to direct ratings.",
    );
  });

  it("reports that nothing was scored, or that a target does not apply", () => {
    expect(profileChart(scoreDomains(rated({}))).title.subtitle).toEqual(["Nothing could be scored."]);
    const none = score({ a: "n/a" }, fourPoints, single);
    expect(profileChart(none).data.values[0]).toMatchObject({ kind: "missing", says: "T: not applicable" });
  });

  it("does not round a coverage below the minimum up to it", () => {
    const items = Array.from({ length: 1000 }, (_, i) => `i${i}`);
    const parts = [{ id: "p", weight: 1, items: items.map((id) => ({ id, weight: 1 })) }];
    const plan = createPlan({ name: "thousand", items, targets: [{ id: "T", parts }] });
    const some = Object.fromEntries(items.slice(0, 497).map((id) => [id, 1]));
    expect(profileChart(score(some, fourPoints, plan)).data.values[0]?.["says"]).toBe(
      "T: no score, 49.7% rated (needs 50%)",
    );
    const any = createPlan({ ...plan, minCoverage: 0 });
    expect(profileChart(score({}, fourPoints, any)).data.values[0]?.["says"]).toBe("T: no score, nothing rated");
  });

  it("never rounds almost all to all", () => {
    const items = Array.from({ length: 1000 }, (_, i) => `i${i}`);
    const parts = [{ id: "p", weight: 1, items: items.map((id) => ({ id, weight: 1 })) }];
    const plan = createPlan({ name: "thousand", items, minCoverage: 0, targets: [{ id: "T", parts }] });
    const all = Object.fromEntries(items.slice(1).map((id) => [id, 1]));
    expect(profileChart(score(all, fourPoints, plan)).data.values[0]?.["says"]).toBe("T: 0.00, >99% rated");
    expect(profileChart(score({ i0: 4 }, fourPoints, plan)).data.values[0]?.["says"]).toBe("T: 1.00, <1% rated");
  });

  it("rejects invalid scores, with every problem", () => {
    expect(issuesOf(() => profileChart(null as never))).toEqual(["scores wrong-type"]);
    const scores = JSON.parse(JSON.stringify(oneScore(3)));
    scores.targets.T.coverage = undefined;
    scores.overall.score = 2;
    expect(issuesOf(() => profileChart(scores, { width: "wide" as never }))).toEqual([
      "width wrong-value",
      "scores.targets.T.coverage missing",
      "scores.overall.score out-of-range",
    ]);
    scores.overall.score = 0.5;
    scores.targets.T.coverage = 1;
    scores.targets.T.parts = [{}];
    expect(issuesOf(() => competencyHeatmap([scores]))).toEqual(["of.0.targets.T.parts wrong-type"]);
  });

  it("takes custom names and a custom title", () => {
    const chart = profileChart(oneScore(5), { names: { T: "Belonging", overall: "All" }, title: "Ours", width: 400 });
    expect(chart.data.values.map(({ name }) => name)).toEqual(["Belonging", "All"]);
    expect([chart.title.text, chart.width]).toEqual([["Ours"], 400]);
  });
});

describe("the picture of a profile", () => {
  // Of D1's five, three are rated 3, 4 and 2 and one is n/a; of D2's five one; D4's first does not apply.
  const scores = scoreDomains(rated({ "1.1": 3, "1.2": 4, "1.3": 2, "1.4": "n/a", "2.1": 1 }));

  it("has the score and the share that was rated at the right, or why there is no score", () => {
    const texts = textsOf(profileChart(scores, { scale: fourPoints, width: 736 }));
    expect(texts).toContain("3.00, 75% rated");
    expect(texts).toContain("20% rated (needs 50%)");
    // D3 to D7.
    expect(texts.filter((text) => text === "nothing rated")).toHaveLength(5);
    expect(textsOf(profileChart(score({ a: "n/a" }, fourPoints, single)))).toContain("not applicable");
    // Only the mark shows that a score is missing.
    expect(profileChart(scores).data.values.filter(({ says }) => `${says}`.includes("no score"))).toHaveLength(7);
  });

  it.each([320, 736, 1200])("has dots where their scores are on the scale, at %i pixels", async (width) => {
    const marks = await drawnMarks(profileChart(oneScore(4), { scale: scale({ min: 1, max: 5 }), width }));
    const [dot, overall] = marks.filter(({ type, datum }) => type === "symbol" && datum["kind"] === "score");
    const ticks = marks.filter(({ type, datum }) => type === "text" && /^[1-5]$/.test(`${datum["text"]}`));
    expect(ticks.map(({ text }) => text)).toEqual(["1", "2", "3", "4", "5"]);
    // A rating of 4 from 1 to 5 is a score of 3/4.
    const [low = 0, high = 0] = [ticks[0]?.x, ticks[4]?.x];
    expect(dot?.x).toBeCloseTo(low + 0.75 * (high - low), 6);
    expect(overall?.x).toBe(dot?.x);
    expect([low >= 0, high <= width]).toEqual([true, true]);
    if (width >= 736) expect(high - low).toBeGreaterThan(0.45 * width);
  });

  it("is not higher the wider it is", () => {
    const heights = [320, 480, 736, 1200].map((width) => profileChart(scores, { width }).height);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
  });
});

describe("the profile of several assessments", () => {
  const years = ["2023", "2024", "2025"];
  const list = [2, 5, 3].map((rating) => oneScore(rating));
  const points = scale({ min: 1, max: 5 });

  it("has a panel for each, on one scale, with its name", async () => {
    const chart = profileChart(list, { labels: years, scale: points, width: 736 });
    expect(rowsOf(chart, "score", "id", "assessment", "score")).toEqual(
      [0.25, 1, 0.5].flatMap((score, i) => ["T", "overall"].map((id) => ({ id, assessment: years[i], score }))),
    );
    expect(chart.data.values[2]?.["says"]).toBe("2024, T: 5.00, 100% rated");
    const texts = textsOf(chart);
    expect(texts).toEqual(expect.arrayContaining([...years, "2.00", "5.00", "3.00"]));
    expect(texts.filter((text) => text === "1")).toHaveLength(3);
    const marks = await drawnMarks(chart);
    const dots = marks.filter(({ type, datum }) => type === "symbol" && datum["id"] === "T");
    const ends = ["1", "5"].map((end) => marks.filter(({ type, text }) => type === "text" && text === end));
    dots.forEach(({ x }, i) => {
      const [low = 0, high = 0] = [ends[0]?.[i]?.x, ends[1]?.[i]?.x];
      expect((x - low) / (high - low)).toBeCloseTo([0.25, 1, 0.5][i] as number, 6);
    });
    // Beside each other, in the same row.
    expect(new Set(dots.map(({ y }) => y)).size).toBe(1);
    expect(dots).toHaveLength(3);
  });

  it("has them below each other in a narrow chart", async () => {
    const marks = await drawnMarks(profileChart(list, { labels: years, scale: points, width: 320 }));
    const headings = years.map((year) => marks.find(({ text }) => text === year));
    expect(new Set(headings.map((one) => one?.x)).size).toBe(1);
    const dots = marks.filter(({ type, datum }) => type === "symbol" && datum["id"] === "T");
    const order = dots.flatMap(({ y }, i) => [headings[i]?.y ?? 0, y]);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    // Only there is room for the share that was rated.
    expect(marks.filter(({ text }) => text?.endsWith("% rated"))).toHaveLength(6);
  });

  it("shows where one has no score", () => {
    const none = score({}, scale({ min: 1, max: 5 }), single);
    const chart = profileChart([oneScore(3), none], { labels: ["before", "after"] });
    expect(rowsOf(chart, "missing", "assessment", "id")).toEqual(
      ["T", "overall"].map((id) => ({ assessment: "after", id })),
    );
    expect(textsOf(chart)).toContain("no score");
    expect(chart.description).toContain("after, T: no score, nothing rated.");
  });

  it("takes a list of one without a name, and an empty list", () => {
    expect(rowsOf(profileChart([oneScore(3)]), "score", "id")).toEqual([{ id: "T" }, { id: "overall" }]);
    expect(profileChart([]).description).toBe("Scores. No scores to show.");
  });

  it("rejects names that are missing, too few, empty, or the same, or that have holes", () => {
    const labelled = (labels: unknown) => issuesOf(() => profileChart(list, { labels } as never));
    const holed = ["a", "b", "c"];
    delete holed[1];
    expect(labelled(undefined)).toEqual(["labels missing"]);
    for (const labels of [["a", "b"], ["a", "b", "b"], ["a", "b", ""], ["a", "b", null], holed, "abc", Array(3), {}]) {
      expect(labelled(labels)).toEqual(["labels wrong-type"]);
    }
    expect(issuesOf(() => profileChart(oneScore(3), { labels: ["a"] }))).toEqual(["labels wrong-type"]);
  });

  it("rejects holes, and scores by other plans", () => {
    const holed = [...list];
    delete holed[1];
    const names = { labels: years };
    expect(issuesOf(() => profileChart(holed, names))).toEqual(["scores.1 missing"]);
    expect(issuesOf(() => profileChart(Array(3), names))).toEqual([0, 1, 2].map((i) => `scores.${i} missing`));
    expect(issuesOf(() => profileChart([oneScore(1), null, 3] as never, names))).toEqual([
      "scores.1 wrong-type",
      "scores.2 wrong-type",
    ]);
    const [domains, metrics] = [scoreDomains(rated({})), projectToMetrics(rated({}))];
    const two = { labels: ["a", "b"] };
    expect(issuesOf(() => profileChart([domains, metrics] as never, two))).toEqual(["scores.1.plan inconsistent"]);
    // A projection and direct ratings of the same metrics are not comparable.
    const direct = scoreMetrics({ instrument: "2.0", scale: evidenceScale(), metrics: { M1: 2 } });
    expect(issuesOf(() => profileChart([metrics, direct] as never, two))).toEqual(["scores.1.plan inconsistent"]);
  });
});
