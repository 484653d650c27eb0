import { projectToMetrics } from "cei-framework";
import { profileChart } from "cei-framework/charts";
import { points, years } from "./survey.ts";

const scores = years.map((one) => projectToMetrics(one));

export const chart = profileChart(scores, { labels: ["2024", "2025", "2026"], scale: points });
