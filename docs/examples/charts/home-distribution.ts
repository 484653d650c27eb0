import { likertChart } from "cei-framework/charts";
import { families } from "./survey.ts";

const items = ["1.1", "1.4", "3.3", "3.4", "6.4"];

export const chart = likertChart(families, { items, title: "How 120 families rated five competencies" });
