// @ts-check
// A district's 1.0 ratings, scored by domain and carried over to the 2.0 metrics, with the reasons for each score.
//   In a clone:        npm run example
//   After installing:  node node_modules/cei-framework/docs/examples/district.mjs
import { readFileSync } from "node:fs";
import {
  competencies,
  domains,
  gaps,
  lookFors,
  metrics,
  projectToMetrics,
  scoreDomains,
  selfAssessmentInput,
  toScale,
} from "cei-framework";

const input = JSON.parse(readFileSync(new URL("district.json", import.meta.url), "utf8"));
const { value: assessment, issues } = selfAssessmentInput["~standard"].validate(input);
if (issues) throw new Error(issues.map(({ message }) => message).join("\n"));
const { scale } = assessment;

console.log(`${assessment.lea}, 1.0 Self-Assessment of ${assessment.date}`);
console.log(`Rated from ${scale.min} (${scale.labels?.[scale.min]}) to ${scale.max} (${scale.labels?.[scale.max]})\n`);

const byDomain = scoreDomains(assessment);
console.log("By domain: the mean of its rated competencies");
for (const { id, name } of domains) console.log(row(id, name, byDomain.targets[id]));

const byMetric = projectToMetrics(assessment);
console.log("\nCarried over to the 2.0 metrics: the mean of the look-fors, each the mean of the competencies it cites");
for (const { id, name } of metrics) {
  const target = byMetric.targets[id];
  console.log(row(id, name, target));
  for (const part of target.parts) {
    const cited = part.items.map((item) =>
      item.rating === null ? `${item.id} not rated` : `${item.id} rated ${item.rating}`,
    );
    console.log(`       ${onScale(part.score)}  ${part.id} ${short(wordingOf(part.id))} (${cited.join(", ")})`);
  }
}
console.log(row("All", "The mean of the metrics that have a score", byMetric.overall));

console.log("\nRated, but cited by no look-for");
for (const { id, title } of competencies) {
  if (byMetric.unused.includes(id)) console.log(`       ${id} ${short(title)}`);
}

console.log("\nRated below 2, under each metric, in the framework's order");
for (const [id, low] of Object.entries(gaps(byMetric, { below: 2 }))) {
  console.log(`  ${id}   ${low.map((gap) => gap.id).join(", ") || "none"}`);
}

/** @type {(id: string, name: string, outcome: import("cei-framework").Outcome) => string} */
function row(id, name, outcome) {
  const reason = outcome.status === "scored" ? "" : `, ${outcome.status}: no score`;
  const coverage = outcome.coverage === null ? "" : ` (${Math.round(outcome.coverage * 100)}% rated${reason})`;
  return `  ${id.padEnd(3)}  ${onScale(outcome.score)}  ${name}${coverage || ` (${outcome.status})`}`;
}

/**
 * A score on the district's own scale, which is easier to read than 0 to 1.
 *
 * @type {(score: number | null) => string}
 */
function onScale(score) {
  return toScale(score, scale)?.toFixed(2) ?? "  - ";
}

/** @type {(id: string) => string} */
function wordingOf(id) {
  return lookFors.find((lookFor) => lookFor.id === id)?.text ?? "";
}

/** @type {(text: string) => string} */
function short(text) {
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}
