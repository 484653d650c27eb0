// Prints what the charts hold, with the root imported.
import process from "node:process";
import { CeiError, crosswalk, OptionsError, scale, scoreDomains } from "cei-framework";
import { competencyHeatmap, crosswalkChart, profileChart, toMermaid } from "cei-framework/charts";
import { suppress } from "cei-framework/disclosure";

const assessment = {
  instrument: "1.0",
  scale: scale({ min: 1, max: 5 }),
  ratings: { 1.1: 5, 1.2: 3, 1.3: 1, 1.4: 3 },
};
const profile = profileChart(scoreDomains(assessment), { scale: assessment.scale });
const { published } = suppress({
  rows: ["staff", "families", "students"],
  columns: ["M1", "M2"],
  across: "targets",
  counts: [40, 30, 5].map((count) => [count, count]),
  statistics: [{ name: "mean", kind: "mean", values: [0.25, 0.5, 0.87].map((mean) => [mean, mean]) }],
});
const heatmap = competencyHeatmap(published);
let error;
try {
  profileChart({}, { title: 1 });
} catch (caught) {
  error = caught;
}
process.stdout.write(
  JSON.stringify({
    says: profile.data.values[0].says,
    rows: profile.data.values.length,
    links: crosswalkChart(crosswalk).data.values.filter(({ kind }) => kind === "link").length,
    students: heatmap.data.values.filter(({ group }) => group === "students").map(({ text }) => text),
    leaks: JSON.stringify(heatmap).includes("0.87"),
    mermaid: toMermaid(crosswalk).split("\n")[0],
    issues: error.issues.map(({ path }) => path.join(".")),
    errors: [error instanceof OptionsError, error instanceof CeiError],
  }),
);
