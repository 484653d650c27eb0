import { evidenceScale, scoreMetrics } from "cei-framework";
import { profileChart } from "cei-framework/charts";

const scale = evidenceScale(4);
const metrics = { M1: 4, M2: 3, M3: 2, M4: null, M5: 3 };
const scores = scoreMetrics({ instrument: "2.0", scale, metrics });

export const chart = profileChart(scores, { scale });
