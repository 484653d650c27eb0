// A district's 1.0 ratings, scored by domain and carried over to the 2.0 metrics, with the reasons.
import { readFileSync } from "node:fs";
import {
  competencies,
  domains,
  gaps,
  lookFors,
  metrics,
  type Outcome,
  projectToMetrics,
  scoreDomains,
  toScale,
} from "cei-framework";
import { selfAssessmentSchema } from "cei-framework/schemas";

const file = new URL("district.json", import.meta.url);
const assessment = selfAssessmentSchema.parse(JSON.parse(readFileSync(file, "utf8")));
const { scale } = assessment;

console.log(`${assessment.lea}, 1.0 Self-Assessment of ${assessment.date}`);
console.log(`Rated from ${scale.min} (${scale.labels?.[scale.min]}) to ${scale.max} (${scale.labels?.[scale.max]})\n`);

const byDomain = scoreDomains(assessment);
console.log("By domain: the mean of its rated competencies");
for (const { id, name } of domains) console.log(row(id, name, byDomain.targets[id]));

const byMetric = projectToMetrics(assessment);
console.log(
  "\nCarried over to the 2.0 metrics: the mean of the look-fors, each the mean of the competencies that it cites",
);
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

console.log("\nRated, but no metric looks for it");
for (const { id, title } of competencies) {
  if (byMetric.unused.includes(id)) console.log(`       ${id} ${short(title)}`);
}

console.log("\nRated below 2, under each metric, in the framework's order");
for (const [id, low] of Object.entries(gaps(byMetric, { below: 2 }))) {
  console.log(`  ${id}   ${low.map((gap) => gap.id).join(", ") || "none"}`);
}

function row(id: string, name: string, outcome: Outcome): string {
  const reason = outcome.status === "scored" ? "" : `, ${outcome.status}: no score`;
  const coverage = outcome.coverage === null ? "" : ` (${Math.round(outcome.coverage * 100)}% rated${reason})`;
  return `  ${id.padEnd(3)}  ${onScale(outcome.score)}  ${name}${coverage || ` (${outcome.status})`}`;
}

/** A score on the district's own scale, which is easier to read than 0 to 1. */
function onScale(score: number | null): string {
  return toScale(score, scale)?.toFixed(2) ?? "  - ";
}

function wordingOf(id: string): string {
  return lookFors.find((lookFor) => lookFor.id === id)?.text ?? "";
}

function short(text: string): string {
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}
