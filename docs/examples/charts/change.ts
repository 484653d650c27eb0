import { projectToMetrics } from "cei-framework";
import { compareChart } from "cei-framework/charts";
import { answers, laterAnswers, points } from "./survey.ts";

const before = answers.map((one) => projectToMetrics(one));
const after = laterAnswers.map((one) => projectToMetrics(one));

export const chart = compareChart(before, after, { times: ["2025", "2026"], scale: points });
