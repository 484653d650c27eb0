// The gallery: every chart of the library, of made-up ratings, with the code that makes it.
import {
  competencies,
  crosswalk,
  evidenceScale,
  projectionPlan,
  projectToMetrics,
  type SelfAssessment,
  scale,
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
import { html } from "./html.ts";
import type { Page } from "./page.ts";

interface Example {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly chart: () => VegaLiteSpec;
}

const points = scale({ min: 1, max: 4, labels: { 1: "Not yet", 4: "Fully in place" } });
const roles = ["staff", "families", "students", "partners"];

/** Made-up ratings by a rule, so that the page is the same each time. */
function assessment(person: number, shift: number): SelfAssessment {
  const ratings = competencies.map(({ id }, c): [string, number | null] => {
    const rating = ((person * 7 + c * 5 + ((person * c) % 3)) % 4) + 1 + shift;
    return [id, (person * 3 + c) % 8 === 0 ? null : Math.min(4, Math.max(1, rating))];
  });
  return { instrument: "1.0", scale: points, ratings: Object.fromEntries(ratings) };
}

const team = assessment(2, 0);
const people = Array.from({ length: 48 }, (_, i) => assessment(i, (i % 4) - 2));
const nextYear = Array.from({ length: 48 }, (_, i) => assessment(i + 5, 0));
const role = people.map((_, i) => roles[i % 4] as string);
const scores = people.map((one) => projectToMetrics(one));
const nextScores = nextYear.map((one) => projectToMetrics(one));
const rated = scoreMetrics({
  instrument: "2.0",
  scale: evidenceScale(4),
  metrics: { M1: 3, M2: 2 },
  lookFors: { "M3.1": 2, "M3.2": 4, "M3.3": 4, "M5.1": 1 },
});

/** Means by role, of which those of a small group may not be published. */
const published = (() => {
  const targets = projectionPlan().targets.map(({ id }) => id);
  const groups = ["staff", "families", "students", "partners"];
  const sizes = [41, 120, 310, 7];
  const means = summarize(scores, { by: { role } });
  const meanOf = (group: string, target: string): number | null =>
    means.rows.find((row) => row.group["role"] === group && row.target === target)?.mean ?? null;
  return suppress({
    rows: groups,
    columns: targets,
    across: "targets",
    counts: sizes.map((size) => targets.map(() => size)),
    statistics: [{ name: "mean", kind: "mean", values: groups.map((group) => targets.map((id) => meanOf(group, id))) }],
  }).published;
})();

const examples: readonly Example[] = [
  {
    id: "profile",
    name: "A profile by domain",
    about: "One team's 1.0 Self-Assessment. Each domain has its score, and how much of it was rated.",
    chart: () => profileChart(scoreDomains(team), { scale: points }),
  },
  {
    id: "projection",
    name: "A projection to the metrics",
    about: "The same ratings, carried over to the 2.0 metrics through the crosswalk.",
    chart: () => profileChart(projectToMetrics(team), { scale: points }),
  },
  {
    id: "metrics",
    name: "The metrics as they were rated",
    about: "Two metrics rated directly, two through their look-fors, of which one has too few.",
    chart: () => profileChart(rated, { scale: evidenceScale(4) }),
  },
  {
    id: "heatmap",
    name: "A heatmap by role",
    about: "Every competency that feeds a metric, as four groups see it.",
    // Twelve made-up people of each role, of whom fewer rated some competencies.
    chart: () => competencyHeatmap(scores, { by: { role }, scale: points, small: "show" }),
  },
  {
    id: "published",
    name: "A heatmap that may be published",
    about: "Cells that would give a person away are hidden, in the data too.",
    chart: () => competencyHeatmap(published),
  },
  {
    id: "change",
    name: "Two years",
    about: "A slope for each metric, with the interval of the change.",
    chart: () => compareChart(scores, nextScores, { times: ["2025", "2026"], scale: points }),
  },
  {
    id: "gaps",
    name: "Gaps between groups",
    about: "Means with their intervals, and what they leave unadjusted.",
    chart: () => groupGapChart(groupGaps(scores, { by: { role }, reference: "students" }), { scale: points }),
  },
  {
    id: "agreement",
    name: "Where raters differ",
    about: "Eight raters of the same place; what they see most differently comes first.",
    chart: () => agreementChart(agreement(people.slice(0, 8)), { scale: points }),
  },
  {
    id: "crosswalk",
    name: "The crosswalk",
    about: "All competencies and metrics, with everything about M4 pointed out.",
    chart: () => crosswalkChart(crosswalk, { highlight: "M4" }),
  },
];

/** The gallery. */
export const gallery: Page = {
  file: "gallery.html",
  title: "Charts",
  about:
    "Charts of CEI's framework as Vega-Lite specifications: profiles, heatmaps, changes, gaps, agreement, crosswalk.",
  scripts: ["drawing.js", "gallery.js"],
  body: html`<h1>Charts</h1>
<p class="lead">What <code>cei-framework/charts</code> makes of made-up ratings. Each is a <a href="https://vega.github.io/vega-lite/">Vega-Lite</a> specification: plain JSON that VS Code, Observable, Jupyter, Quarto and any web page draw. <a href="reference/documents/charts.html">The guide</a> says how.</p>
<ul class="contents">${examples.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul>
<noscript><p>The pictures are drawn by a script; what each shows is written below it.</p></noscript>
${examples.map(({ id, name, about, chart }) => {
  const spec = chart();
  const code = chart.toString().replace(/^\(\) => /, "");
  return html`<section class="example" id="${id}"><h2>${name}</h2><p>${about}</p>
<div class="chart" data-chart="${id}"></div>
<details><summary>In words</summary><p>${spec.description}</p></details>
<details><summary>Code</summary><pre tabindex="0"><code>${code};</code></pre></details>
<details><summary>Specification</summary><pre tabindex="0"><code class="spec"></code></pre></details>
<script type="application/json" id="spec-${id}">${{ html: JSON.stringify(spec).replace(/</g, "\\u003c") }}</script>
</section>
`;
})}`,
};
