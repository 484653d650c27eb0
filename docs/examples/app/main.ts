// A page that scores a self-assessment: built by Vite as it stands, and by webpack with a page of its own.
import { CeiError, metrics, projectToMetrics, type SelfAssessment, scale } from "cei-framework";
import { profileChart } from "cei-framework/charts";

const assessment: SelfAssessment = {
  instrument: "1.0",
  scale: scale({ min: 1, max: 4 }),
  ratings: { "1.1": 3, "1.2": 4, "1.3": 2, "1.4": "n/a", "1.5": null, "2.3": 4 },
};

const scores = projectToMetrics(assessment);
show(
  "scores",
  metrics.map(({ id, name }) => {
    const { score, status } = scores.targets[id];
    return `<li>${id} ${name}: ${score === null ? status : score.toFixed(2)}</li>`;
  }),
);

const spec = profileChart(scores);
show("chart", [spec.description]);

try {
  projectToMetrics({ ...assessment, ratings: { ...assessment.ratings, "1.1": 5 } });
} catch (error) {
  if (error instanceof CeiError) show("problem", [error.message]);
}

function show(id: string, lines: readonly string[]): void {
  const place = document.getElementById(id);
  if (place) place.innerHTML = lines.join("");
}
