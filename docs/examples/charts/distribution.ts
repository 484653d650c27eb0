import { likertChart } from "cei-framework/charts";
import { families } from "./survey.ts";

const items = ["1.1", "1.2", "1.3", "1.4", "1.5", "3.1", "3.3", "3.4"];

export const chart = likertChart(families, { items, title: "How families rated relationships and shared power" });
