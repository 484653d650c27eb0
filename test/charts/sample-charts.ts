// A chart of every kind, of ordinary and of awkward input: what Vega-Lite, and a browser, are tried on.
import {
  competencies,
  createCrosswalk,
  createPlan,
  crosswalk,
  evidenceScale,
  invert,
  lookFors,
  metricPlan,
  projectionPlan,
  projectToMetrics,
  type SelfAssessment,
  scale,
  score,
  scoreDomains,
  scoreMetrics,
} from "cei-framework";
import {
  agreementChart,
  type ChartOptions,
  compareChart,
  competencyHeatmap,
  crosswalkChart,
  groupGapChart,
  likertChart,
  profileChart,
  type VegaLiteSpec,
} from "cei-framework/charts";
import { publish, suppress } from "cei-framework/disclosure";
import { agreement, groupGaps, summarize } from "cei-framework/statistics";
import { fromAssessments, scoreTable } from "cei-framework/table";

/** Four points of which the ends are called something. */
const fourPoints = scale({ min: 1, max: 4, labels: { 1: "Not yet begun", 4: "Fully in place" } });

const roles = ["staff", "families", "students", "community partner organizations"];
const sixRoles = ["staff", "family", "leader", "mentor", "nurse", "coach"];

/** An assessment that rates each competency by a rule without chance; every seventh is left out. */
function rated(person: number, shift: number): SelfAssessment {
  const ratings = competencies.map(({ id }, c): [string, number | null] => {
    const rating = ((person * 5 + c * 3 + ((person * c) % 4)) % 4) + 1 + shift;
    return [id, (person + c) % 7 === 0 ? null : Math.min(4, Math.max(1, rating))];
  });
  return { instrument: "1.0", scale: fourPoints, ratings: Object.fromEntries(ratings) };
}

/** Twenty people, of four roles in turn. */
const people = Array.from({ length: 20 }, (_, i) => rated(i, (i % 4) - 2));
const roleOf = people.map((_, i) => roles[i % 4] as string);
const later = Array.from({ length: 20 }, (_, i) => rated(i + 3, 1));

const unrated: SelfAssessment = { instrument: "1.0", scale: fourPoints, ratings: {} };
const directly = scoreMetrics({
  instrument: "2.0",
  scale: evidenceScale(4),
  metrics: { M1: 3, M2: "n/a" },
  lookFors: { "M3.1": 2, "M3.2": 4, "M3.3": 4 },
});
const unratedMetrics = scoreMetrics({ instrument: "2.0", scale: evidenceScale(4), metrics: {} });
const metricScores = people.map((one) => projectToMetrics(one));
const domainScores = people.map((one) => scoreDomains(one));

/** Texts that break what is not careful with them. */
export const hostile = [
  "__proto__",
  "constructor",
  "' + alert(1) + '",
  "</text><script>alert(1)</script>",
  'a "quoted" \\ name',
  "a\u2028separator\nand\ta tab",
  "Gemeinschaftsbeteiligungsselbsteinschätzungskompetenzrahmenwerk",
  "家庭和社区参与战略规划与学校改进的多种途径",
  "datum.kind === 'link'",
  "💛 family",
];
const hostilePlan = createPlan({
  name: "hostile",
  items: hostile,
  targets: hostile.map((id) => ({ id, parts: [{ id: "p", weight: 1, items: [{ id, weight: 1 }] }] })),
});
const hostileScores = score(
  Object.fromEntries(hostile.map((id, i) => [id, i % 5])),
  scale({ min: 0, max: 4 }),
  hostilePlan,
);
const laterHostileScores = score(
  Object.fromEntries(hostile.map((id, i) => [id, (i * 3) % 5])),
  scale({ min: 0, max: 4 }),
  hostilePlan,
);
const hostileCrosswalk = createCrosswalk({
  sources: hostile,
  targets: hostile.map((id) => `to ${id}`),
  links: hostile.flatMap((source, i) =>
    i % 3 === 2 ? [] : [{ source, target: `to ${hostile[(i * 7) % 10]}`, via: source }],
  ),
});

/** Each source feeds one target more than the one before; the last feeds none. */
const sixBySix = createCrosswalk({
  sources: [1, 2, 3, 4, 5, 6].map((a) => `A${a}`),
  targets: [1, 2, 3, 4, 5, 6].map((b) => `B${b}`),
  links: [1, 2, 3, 4, 5].flatMap((a) => {
    return Array.from({ length: a }, (_, b) => ({ source: `A${a}`, target: `B${b + 1}` }));
  }),
});

const published = suppress({
  rows: roles,
  columns: metricPlan().targets.map(({ id }) => id),
  across: "targets",
  counts: [
    [40, 40, 40, 40, 40],
    [25, 25, 25, 25, 25],
    [9, 9, 9, 9, 9],
    [30, 30, 30, 0, 30],
  ],
  statistics: [
    {
      name: "mean score",
      kind: "mean",
      values: [
        [0.5, 0.25, 0.75, 0.6, 0.4],
        [0.45, 0.3, 0.7, 0.55, 0.35],
        [0.123, 0.234, 0.345, 0.456, 0.567],
        [0.8, 0.65, 0.35, null, 0.5],
      ],
    },
  ],
}).published;

const table = scoreTable(fromAssessments(people.map((one, i) => ({ ...one, role: roleOf[i] }))), projectionPlan());
const many = Array.from({ length: 12 }, (_, g) => `School number ${g + 1}`);

/** Means of two schools by role, with totals; one group is too small. */
const publishedScores = publish(
  Array.from({ length: 120 }, (_, i) => projectToMetrics(rated(i, (i % 5) - 2))),
  {
    by: {
      school: Array.from({ length: 120 }, (_, i) => (i % 3 === 0 ? "Oak" : "Elm")),
      role: Array.from({ length: 120 }, (_, i) => (i < 6 ? "coaches" : (roles[i % 4] ?? ""))),
    },
  },
).published;

/** Answers of four groups, of which some are hidden. */
const publishedAnswers = suppress({
  rows: roles,
  columns: ["1", "2", "3", "4"],
  across: "answers",
  counts: [
    [40, 30, 60, 20],
    [14, 20, 30, 3],
    [12, 40, 3, 15],
    [5, 3, 2, 2],
  ],
}).published;

/** Ratings of four people on a scale with a neutral point, one of them of everything. */
const agreeing = (points: number) =>
  people.slice(0, 12).map((one, i) => {
    const ratings = Object.entries(one.ratings).map(([id, rating], c): [string, number | "n/a" | null] => {
      const isRated = typeof rating === "number" && (i + c) % 5 > 0;
      return [id, isRated ? ((i * rating + c) % points) + 1 : c % 2 === 0 ? "n/a" : null];
    });
    const labels = points === 5 ? { 1: "Strongly disagree", 3: "Neutral", 5: "Strongly agree" } : undefined;
    return { ...one, role: roles[i % 4], scale: { min: 1, max: points, labels }, ratings: Object.fromEntries(ratings) };
  });
const someItems = ["1.1", "2.1", "3.5", "3.6", "7.3"];

/** Groups that are too small for others to see. */
const show = { small: "show" } as const;

/** What each sample is drawn with. */
export type SampleOptions = Pick<ChartOptions, "width" | "layout" | "theme">;

/** The charts, each by what it shows, at any width and in any theme. */
export const sampleCharts: { readonly [name: string]: (options: SampleOptions) => VegaLiteSpec } = {
  "profile of domains": (options) => profileChart(scoreDomains(rated(3, 0)), { scale: fourPoints, ...options }),
  "profile of projected metrics": (options) => profileChart(projectToMetrics(rated(3, 0)), options),
  "profile of metrics, some rated directly": (options) => profileChart(directly, options),
  "profile on another scale": (options) => profileChart(directly, { scale: evidenceScale(20), ...options }),
  "profile on a scale of large numbers": (options) =>
    profileChart(directly, { scale: scale({ min: 1995, max: 2005 }), ...options }),
  "profile with names in capitals": (options) =>
    profileChart(directly, {
      title: "COMMUNITY ENGAGEMENT SELF-ASSESSMENT, WWW MMM",
      names: { M1: "COMMUNITY ENGAGEMENT OF ALL WHO ARE WELCOME", M2: "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW" },
      ...options,
    }),
  "profile of nothing rated": (options) => profileChart(scoreDomains(unrated), options),
  "profile of hostile ids": (options) => profileChart(hostileScores, options),
  "profile of three years": (options) =>
    profileChart(
      [3, 4, 5].map((person) => scoreDomains(rated(person, 0))),
      { labels: ["2023", "2024", "2025"], scale: fourPoints, ...options },
    ),
  "profile of one year with scores and one without": (options) =>
    profileChart([directly, unratedMetrics], { labels: ["2024", "2025"], ...options }),
  "profile of assessments with hostile names": (options) =>
    profileChart(
      hostile.map(() => hostileScores),
      { labels: hostile, ...options },
    ),
  "heatmap of competencies": (options) =>
    competencyHeatmap(domainScores, { by: { role: roleOf }, ...show, ...options }),
  "heatmap of all together": (options) => competencyHeatmap(metricScores, { scale: fourPoints, ...options }),
  "heatmap of metrics and look-fors": (options) => competencyHeatmap([directly], options),
  "heatmap of a summary": (options) =>
    competencyHeatmap(summarize(metricScores, { by: { role: roleOf } }), { by: "role", ...show, ...options }),
  "heatmap of a table's summary": (options) => competencyHeatmap(summarize(table), options),
  "heatmap of many groups": (options) =>
    competencyHeatmap(
      many.flatMap((school, g) =>
        ["M1", "M2"].map((target, t) => ({
          group: { school },
          target,
          n: g,
          mean: g === 0 ? null : ((g + t) % 5) / 4,
        })),
      ),
      { ...show, ...options },
    ),
  "heatmap of six groups with names": (options) =>
    competencyHeatmap(domainScores, {
      by: { role: people.map((_, i) => sixRoles[i % 6]) },
      ...show,
      ...options,
    }),
  "heatmap on a scale of large numbers": (options) =>
    competencyHeatmap(domainScores, {
      by: { role: roleOf },
      ...show,
      ...options,
      scale: scale({ min: 0, max: 100_000 }),
    }),
  "heatmap of a published table": (options) => competencyHeatmap(published, options),
  "heatmap of a publication with totals": (options) =>
    competencyHeatmap(publishedScores, { scale: fourPoints, ...options }),
  "heatmap of deviations": (options) =>
    competencyHeatmap(domainScores, {
      by: { role: roleOf },
      values: "deviation",
      scale: fourPoints,
      ...show,
      ...options,
    }),
  "heatmap of published deviations": (options) =>
    competencyHeatmap(publishedScores, { by: "role", values: "deviation", scale: fourPoints, ...options }),
  "heatmap of look-fors": (options) =>
    competencyHeatmap(
      ["staff", "families"].flatMap((role, r) => {
        return lookFors.map(({ id }, i) => ({ group: { role }, target: id, n: 30 + i, mean: ((i + r) % 6) / 5 }));
      }),
      options,
    ),
  "heatmap of thirty groups": (options) =>
    competencyHeatmap(
      Array.from({ length: 30 }, (_, g) => ({ group: { room: `${g + 1}` }, target: "T", n: 11 + g, mean: g / 29 })),
      options,
    ),
  "heatmap of twelve groups with long names": (options) =>
    competencyHeatmap(
      many.flatMap((school, g) => {
        return ["M1", "M2"].map((target) => ({
          group: { school: `Elementary ${school}` },
          target,
          n: 40,
          mean: g / 11,
        }));
      }),
      options,
    ),
  "heatmap of one group, some hidden": (options) =>
    competencyHeatmap(
      {
        all: "All",
        rows: ["M1", "M2", "M3"].map((target, i) => {
          const [n, mean] = [[40, 0.5] as const, ["*", "*"] as const, [0, null] as const][i] ?? [0, null];
          return { group: { role: "staff" }, target, n, mean };
        }),
      },
      { scale: fourPoints, ...options },
    ),
  "heatmap of hostile groups": (options) =>
    competencyHeatmap(
      hostile.map(() => hostileScores),
      { by: { "' + x": hostile }, ...show, ...options },
    ),
  "heatmap of nothing rated": (options) => competencyHeatmap([scoreDomains(unrated)], options),
  "heatmap of nothing": (options) => competencyHeatmap([], options),
  "heatmap of hostile ids": (options) =>
    competencyHeatmap([hostileScores, hostileScores], {
      by: { "' + x": hostile.slice(3, 5) },
      ...show,
      ...options,
    }),
  "change of many": (options) =>
    compareChart(
      metricScores,
      later.map((one) => projectToMetrics(one)),
      options,
    ),
  "change of many, on the scale": (options) =>
    compareChart(
      metricScores,
      later.map((one) => projectToMetrics(one)),
      { scale: fourPoints, times: ["fall 2024", "the spring of 2025"], paired: true, ...options },
    ),
  "change of two, with wide intervals": (options) =>
    compareChart(domainScores.slice(0, 2), domainScores.slice(2, 4), options),
  "change that rose, fell, stayed, is missing, and is not comparable": (options) =>
    compareChart(
      scoreMetrics({
        instrument: "2.0",
        scale: fourPoints,
        metrics: { M1: 3, M2: 1, M3: 4 },
        lookFors: { "M4.1": 2, "M4.2": 2 },
      }),
      scoreMetrics({ instrument: "2.0", scale: fourPoints, metrics: { M1: 3, M2: 2, M3: 1, M4: 2, M5: 3 } }),
      { scale: fourPoints, times: ["2024", "2025"], ...options },
    ),
  "change of hostile ids": (options) =>
    compareChart(hostileScores, laterHostileScores, { times: [hostile[6] as string, "constructor"], ...options }),
  "change of one": (options) => compareChart(scoreDomains(rated(3, 0)), scoreDomains(rated(5, 0)), options),
  "change of what is not comparable": (options) =>
    compareChart<string>(projectToMetrics(rated(3, 0)), directly, options),
  "change of nothing rated": (options) => compareChart(scoreDomains(unrated), scoreDomains(unrated), options),
  "change from nothing": (options) => compareChart([], domainScores, options),
  "gaps of groups": (options) =>
    groupGapChart(groupGaps(metricScores, { by: { role: roleOf }, reference: "staff" }), { ...show, ...options }),
  "gaps of pairs of groups": (options) =>
    groupGapChart(groupGaps(metricScores.slice(0, 6), { by: { role: roleOf.slice(0, 6) }, target: "M1" }), {
      scale: fourPoints,
      ...show,
      ...options,
    }),
  "gaps of two and two, with wide intervals": (options) =>
    groupGapChart(groupGaps(domainScores.slice(0, 4), { by: { role: ["a", "a", "b", "b"] } }), { ...show, ...options }),
  "gaps with intervals that leave the axis, and without scores": (options) =>
    groupGapChart(
      {
        by: ["role"],
        level: 0.9,
        comparisons: 2,
        unadjusted: ["These were estimated elsewhere."],
        targets: ["M1", "M2"].map((target, t) => ({
          target,
          gaps: [],
          groups: [
            { group: { role: "staff" }, mean: { value: 0.5, n: 30, interval: { low: -0.8, high: 1.9, level: 0.9 } } },
            { group: { role: "families" }, mean: { value: 0.5, n: 40 + t } },
            { group: { role: "students" }, mean: { value: null, n: 0, reason: "no-values" } },
          ],
        })),
      },
      options,
    ),
  "gaps of six groups": (options) =>
    groupGapChart(
      groupGaps(domainScores, { by: { role: people.map((_, i) => sixRoles[i % 6] as string) }, reference: "family" }),
      { scale: fourPoints, ...show, ...options },
    ),
  "gaps of many groups": (options) =>
    groupGapChart(
      groupGaps(metricScores, {
        by: { school: people.map((_, i) => many[i % 10] as string) },
        reference: "School number 3",
      }),
      { scale: fourPoints, ...show, ...options },
    ),
  "gaps of hostile groups": (options) =>
    groupGapChart(
      groupGaps(
        hostile.map((_, i) => (i % 2 === 0 ? hostileScores : laterHostileScores)),
        {
          by: { "' + x": hostile.map((_, i) => hostile[i % 5] as string) },
          reference: "constructor",
        },
      ),
      { ...show, ...options },
    ),
  "gaps of many hostile groups": (options) =>
    groupGapChart(
      groupGaps(
        hostile.map((_, i) => (i % 2 === 0 ? hostileScores : laterHostileScores)),
        { by: { "' + x": hostile } },
      ),
      { ...show, ...options },
    ),
  "gaps of nothing rated": (options) =>
    groupGapChart(
      groupGaps([scoreDomains(unrated), scoreDomains(unrated)], { by: { role: ["staff", "families"] } }),
      options,
    ),
  "gaps of nothing": (options) =>
    groupGapChart({ by: [], level: 0.95, targets: [], comparisons: 0, unadjusted: [] }, options),
  "the crosswalk": (options) => crosswalkChart(crosswalk, options),
  "the crosswalk, a part pointed out": (options) =>
    crosswalkChart(crosswalk, { highlight: ["3.5", "M2", "M5.1"], ...options }),
  "the crosswalk from its other side": (options) => crosswalkChart(invert(crosswalk), options),
  "a crosswalk with more than five sources and targets": (options) => crosswalkChart(sixBySix, options),
  "a crosswalk with names": (options) =>
    crosswalkChart(sixBySix, {
      names: Object.fromEntries(sixBySix.targets.map((id, i) => [id, `${"Standard ".repeat(i)}of the district`])),
      ...options,
    }),
  "a crosswalk without links": (options) =>
    crosswalkChart(createCrosswalk({ sources: ["a"], targets: ["b", "c"], links: [] }), options),
  "a crosswalk of hostile ids": (options) => crosswalkChart(hostileCrosswalk, { highlight: "__proto__", ...options }),
  "ratings of competencies": (options) => likertChart(people, { scale: fourPoints, ...options }),
  "ratings by role": (options) => likertChart(agreeing(5), { by: "role", items: someItems, ...show, ...options }),
  "ratings in panels, with a neutral point apart": (options) =>
    likertChart(agreeing(5), { facet: "role", neutral: "apart", items: someItems, ...show, ...options }),
  "ratings by role in panels": (options) =>
    likertChart(agreeing(6), {
      by: { role: agreeing(6).map(({ role }) => role), half: agreeing(6).map((_, i) => (i < 6 ? "first" : "second")) },
      facet: "half",
      items: someItems,
      ...show,
      ...options,
    }),
  "ratings on many points, with the largest shares first": (options) =>
    likertChart(agreeing(101), { sort: "share", atLeast: 90, ...options }),
  "scores of metrics by role": (options) =>
    likertChart(summarize(metricScores, { by: { role: roleOf }, scale: fourPoints }), {
      scale: fourPoints,
      ...show,
      ...options,
    }),
  "published scores, some hidden": (options) =>
    likertChart(
      publish(metricScores, {
        by: { role: people.map((_, i) => (i < 12 ? "staff" : i < 17 ? "families" : "students")) },
        minCount: 6,
        scale: fourPoints,
        distribution: true,
      }).published,
      options,
    ),
  "published answers, some hidden": (options) => likertChart(publishedAnswers, { scale: fourPoints, ...options }),
  "ratings of hostile items and groups": (options) =>
    likertChart(
      hostile.flatMap((target, t) =>
        hostile.slice(0, 5).map((name, g) => {
          const distribution = [1, 2, 3].map((point) => ({ point, count: 10_000 ** ((t + g + point) % 2) }));
          const n = distribution.reduce((sum, { count }) => sum + count, 0);
          return { group: { "' + x": name }, target, n, distribution };
        }),
      ),
      { ...show, ...options },
    ),
  "ratings of nothing rated": (options) =>
    likertChart([{ ...unrated, ratings: { "1.1": null, "3.5": "n/a" } }], options),
  "ratings of nobody": (options) => likertChart([], options),
  agreement: (options) => agreementChart(agreement(people.slice(0, 9)), { scale: fourPoints, ...options }),
  "agreement on many points": (options) =>
    agreementChart(
      agreement(
        [0, 30, 100].map((rating) => ({
          instrument: "1.0",
          scale: { min: 0, max: 100 },
          ratings: { "1.1": rating, "3.5": 50 },
        })),
      ),
      options,
    ),
  "agreement of two thousand": (options) =>
    agreementChart(
      agreement(
        Array.from({ length: 2000 }, (_, i) => ({
          instrument: "1.0",
          scale: { min: 1, max: 7 },
          ratings: { "1.1": (i % 7) + 1, "1.2": ((i * 3) % 7) + 1 },
        })),
      ),
      options,
    ),
  "agreement on nothing rated": (options) =>
    agreementChart(agreement([{ ...unrated, ratings: { "1.1": null, "3.5": "n/a" } }]), options),
  "agreement of nobody": (options) =>
    agreementChart(
      {
        raters: 0,
        items: [],
        alpha: { value: null, n: 0, reason: "no-values", units: 0 },
        difference: { value: null, n: 0, reason: "no-values" },
      },
      options,
    ),
};
