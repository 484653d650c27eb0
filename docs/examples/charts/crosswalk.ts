import { crosswalk } from "cei-framework";
import { crosswalkChart } from "cei-framework/charts";

export const chart = crosswalkChart(crosswalk);
