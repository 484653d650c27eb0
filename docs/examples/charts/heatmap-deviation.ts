import { scoreDomains } from "cei-framework";
import { competencyHeatmap } from "cei-framework/charts";
import { summarize } from "cei-framework/statistics";
import { answers, points } from "./survey.ts";

const scores = answers.map((one) => scoreDomains(one));
const summary = summarize(scores, { by: { school: answers.map(({ site }) => site) } });

export const chart = competencyHeatmap(summary, { values: "deviation", scale: points });
