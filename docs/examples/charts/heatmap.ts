import { projectToMetrics } from "cei-framework";
import { competencyHeatmap } from "cei-framework/charts";
import { answers, points } from "./survey.ts";

const scores = answers.map((one) => projectToMetrics(one));
const role = answers.map(({ role }) => role);

// Seven partners are a small group: this is for your own eyes.
export const chart = competencyHeatmap(scores, { by: { role }, scale: points, small: "show" });
