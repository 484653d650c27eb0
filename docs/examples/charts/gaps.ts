import { projectToMetrics } from "cei-framework";
import { groupGapChart } from "cei-framework/charts";
import { groupGaps } from "cei-framework/statistics";
import { answers, points } from "./survey.ts";

// Without the seven partners, who are too few.
const people = answers.filter(({ role }) => role !== "partners");
const scores = people.map((one) => projectToMetrics(one));
const gaps = groupGaps(scores, { by: { role: people.map(({ role }) => role) }, reference: "staff" });

export const chart = groupGapChart(gaps, { scale: points });
