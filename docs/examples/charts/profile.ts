import { scoreDomains } from "cei-framework";
import { profileChart } from "cei-framework/charts";
import { points, years } from "./survey.ts";

const [first] = years;

export const chart = profileChart(scoreDomains(first), { scale: points });
