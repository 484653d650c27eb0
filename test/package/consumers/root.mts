// Type checked in a project that has neither zod nor the DOM's types, imported.
import { crosswalk, domainPlan, type MetricsOf, metricsOf } from "cei-framework";
import { crosswalkChart, type VegaLiteSpec } from "cei-framework/charts";
import { scoringSql } from "cei-framework/sql";
import { toSssom } from "cei-framework/sssom";
import { wilsonInterval } from "cei-framework/statistics";
import { readTable } from "cei-framework/table";

export const chart: VegaLiteSpec = crosswalkChart(crosswalk, { highlight: "3.5" });
export const mapping: string = toSssom({ relation: "exactMatch" });
export const shared: readonly MetricsOf<"3.5">[] = metricsOf("3.5");
export const rows: Promise<number> = readTable("1.1\n3\n", { scale: { min: 1, max: 4 } }).then((table) => table.rows);
export const query: string = scoringSql(domainPlan(), {
  dialect: "postgres",
  ratings: { table: "survey", row: "id", columns: { q1: "1.1" } },
  scale: { min: 1, max: 4 },
});
export const share: number | null = wilsonInterval(1, 2).value;
