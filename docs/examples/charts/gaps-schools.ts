import { projectToMetrics } from "cei-framework";
import { groupGapChart } from "cei-framework/charts";
import { groupGaps } from "cei-framework/statistics";
import { answers, points } from "./survey.ts";

const scores = answers.map((one) => projectToMetrics(one));
const gaps = groupGaps(scores, { by: { school: answers.map(({ site }) => site) }, reference: "Oak" });

export const chart = groupGapChart(gaps, { scale: points });
