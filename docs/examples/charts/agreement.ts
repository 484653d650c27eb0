import { agreementChart } from "cei-framework/charts";
import { agreement } from "cei-framework/statistics";
import { points, team } from "./survey.ts";

const found = agreement(team);
const items = found.items.slice(0, 12);

// The twelve items on which the raters differ most come first.
export const chart = agreementChart({ ...found, items }, { scale: points });
