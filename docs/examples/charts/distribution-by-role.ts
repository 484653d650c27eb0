import { likertChart } from "cei-framework/charts";
import { answers } from "./survey.ts";

const items = ["1.1", "3.3", "5.3", "6.4"];

// Seven partners are a small group: this is for your own eyes.
export const chart = likertChart(answers, { by: "role", items, small: "show" });
