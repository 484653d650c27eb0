import { projectToMetrics } from "cei-framework";
import { likertChart } from "cei-framework/charts";
import { publish } from "cei-framework/disclosure";
import { answers, points } from "./survey.ts";

const scores = answers.map((one) => projectToMetrics(one));
const { published } = publish(scores, {
  by: { role: answers.map(({ role }) => role) },
  scale: points,
  distribution: true,
});

export const chart = likertChart(published, { scale: points });
