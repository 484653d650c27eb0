// A chart of every kind, of ordinary and of awkward input: what Vega-Lite, and a browser, are tried on.
import {
  competencies,
  createCrosswalk,
  createPlan,
  crosswalk,
  evidenceScale,
  invert,
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
  compareChart,
  competencyHeatmap,
  crosswalkChart,
  groupGapChart,
  profileChart,
  type VegaLiteSpec,
} from "cei-framework/charts";
import { suppress } from "cei-framework/disclosure";
import { agreement, groupGaps, summarize } from "cei-framework/statistics";
import { fromAssessments, scoreTable } from "cei-framework/table";

/** Four points of which the ends are called something. */
const fourPoints = scale({ min: 1, max: 4, labels: { 1: "Not yet begun", 4: "Fully in place" } });

const roles = ["staff", "families", "students", "community partner organizations"];

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
const hostileCrosswalk = createCrosswalk({
  sources: hostile,
  targets: hostile.map((id) => `to ${id}`),
  links: hostile.flatMap((source, i) =>
    i % 3 === 2 ? [] : [{ source, target: `to ${hostile[(i * 7) % 10]}`, via: source }],
  ),
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

/** Groups that are too small for others to see. */
const show = { small: "show" } as const;

/** The charts, each by what it shows. */
export const sampleCharts: { readonly [name: string]: VegaLiteSpec } = {
  "profile of domains": profileChart(scoreDomains(rated(3, 0)), { scale: fourPoints }),
  "profile of projected metrics": profileChart(projectToMetrics(rated(3, 0))),
  "profile of metrics, some rated directly": profileChart(directly),
  "profile on another scale": profileChart(directly, { scale: evidenceScale(20) }),
  "profile on a scale of large numbers": profileChart(directly, { scale: scale({ min: 1995, max: 2005 }) }),
  "profile with names in capitals": profileChart(directly, {
    title: "COMMUNITY ENGAGEMENT SELF-ASSESSMENT, WWW MMM",
    names: { M1: "COMMUNITY ENGAGEMENT OF ALL WHO ARE WELCOME", M2: "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW" },
  }),
  "profile of nothing rated": profileChart(scoreDomains(unrated)),
  "profile of hostile ids": profileChart(hostileScores),
  "heatmap of competencies": competencyHeatmap(domainScores, { by: { role: roleOf }, ...show }),
  "heatmap of all together": competencyHeatmap(metricScores, { scale: fourPoints }),
  "heatmap of metrics and look-fors": competencyHeatmap([directly]),
  "heatmap of a summary": competencyHeatmap(summarize(metricScores, { by: { role: roleOf } }), { by: "role", ...show }),
  "heatmap of a table's summary": competencyHeatmap(summarize(table)),
  "heatmap of many groups": competencyHeatmap(
    many.flatMap((school, g) =>
      ["M1", "M2"].map((target, t) => ({ group: { school }, target, n: g, mean: g === 0 ? null : ((g + t) % 5) / 4 })),
    ),
    show,
  ),
  "heatmap of six groups with names": competencyHeatmap(domainScores, {
    by: { role: people.map((_, i) => ["staff", "family", "leader", "mentor", "nurse", "coach"][i % 6]) },
    ...show,
  }),
  "heatmap on a scale of large numbers": competencyHeatmap(domainScores, {
    by: { role: roleOf },
    ...show,
    scale: scale({ min: 0, max: 100_000 }),
  }),
  "heatmap of a published table": competencyHeatmap(published),
  "heatmap of nothing rated": competencyHeatmap([scoreDomains(unrated)]),
  "heatmap of nothing": competencyHeatmap([]),
  "heatmap of hostile ids": competencyHeatmap([hostileScores, hostileScores], {
    by: { "' + x": hostile.slice(3, 5) },
    ...show,
  }),
  "change of many": compareChart(
    metricScores,
    later.map((one) => projectToMetrics(one)),
  ),
  "change of many, on the scale": compareChart(
    metricScores,
    later.map((one) => projectToMetrics(one)),
    { scale: fourPoints, times: ["fall 2024", "the spring of 2025"], paired: true },
  ),
  "change of two, whose interval goes on past the axis": compareChart(
    domainScores.slice(0, 2),
    domainScores.slice(2, 4),
  ),
  "change of one": compareChart(scoreDomains(rated(3, 0)), scoreDomains(rated(5, 0))),
  "change of what is not comparable": compareChart<string>(projectToMetrics(rated(3, 0)), directly),
  "change of nothing rated": compareChart(scoreDomains(unrated), scoreDomains(unrated)),
  "change from nothing": compareChart([], domainScores),
  "gaps of groups": groupGapChart(groupGaps(metricScores, { by: { role: roleOf }, reference: "staff" }), show),
  "gaps of pairs of groups": groupGapChart(
    groupGaps(metricScores.slice(0, 6), { by: { role: roleOf.slice(0, 6) }, target: "M1" }),
    {
      scale: fourPoints,
      ...show,
    },
  ),
  "gaps of two and two, whose intervals go on past the axis": groupGapChart(
    groupGaps(domainScores.slice(0, 4), { by: { role: ["a", "a", "b", "b"] } }),
    show,
  ),
  "gaps of nothing rated": groupGapChart(
    groupGaps([scoreDomains(unrated), scoreDomains(unrated)], { by: { role: ["staff", "families"] } }),
  ),
  "gaps of nothing": groupGapChart({ by: [], level: 0.95, targets: [], comparisons: 0, unadjusted: [] }),
  "the crosswalk": crosswalkChart(crosswalk),
  "the crosswalk, a part pointed out": crosswalkChart(crosswalk, { highlight: ["3.5", "M2", "M5.1"] }),
  "the crosswalk from its other side": crosswalkChart(invert(crosswalk)),
  "a crosswalk without links": crosswalkChart(createCrosswalk({ sources: ["a"], targets: ["b", "c"], links: [] })),
  "a crosswalk of hostile ids": crosswalkChart(hostileCrosswalk, { highlight: "__proto__" }),
  agreement: agreementChart(agreement(people.slice(0, 9)), { scale: fourPoints }),
  "agreement on many points": agreementChart(
    agreement(
      [0, 30, 100].map((rating) => ({
        instrument: "1.0",
        scale: { min: 0, max: 100 },
        ratings: { "1.1": rating, "3.5": 50 },
      })),
    ),
  ),
  "agreement of two thousand": agreementChart(
    agreement(
      Array.from({ length: 2000 }, (_, i) => ({
        instrument: "1.0",
        scale: { min: 1, max: 7 },
        ratings: { "1.1": (i % 7) + 1, "1.2": ((i * 3) % 7) + 1 },
      })),
    ),
  ),
  "agreement on nothing rated": agreementChart(agreement([{ ...unrated, ratings: { "1.1": null, "3.5": "n/a" } }])),
  "agreement of nobody": agreementChart({
    raters: 0,
    items: [],
    alpha: { value: null, n: 0, reason: "no-values", units: 0 },
    difference: { value: null, n: 0, reason: "no-values" },
  }),
};
