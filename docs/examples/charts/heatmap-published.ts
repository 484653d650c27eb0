import { scoreDomains } from "cei-framework";
import { competencyHeatmap } from "cei-framework/charts";
import { publish } from "cei-framework/disclosure";
import { answers, points } from "./survey.ts";

const scores = answers.map((one) => scoreDomains(one));
const { published } = publish(scores, { by: { role: answers.map(({ role }) => role) }, scale: points });

export const chart = competencyHeatmap(published, { scale: points });
