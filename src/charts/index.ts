/**
 * Charts: scores, comparisons, and the crosswalk as Vega-Lite specifications, and the crosswalk as a Mermaid flowchart.
 * The library itself draws nothing.
 *
 * @module cei-framework/charts
 */

export type { ShowSmallOptions } from "../check/small-groups.ts";
export { agreementChart } from "./agreement-chart.ts";
export type { ChartOptions, GroupChartOptions, ScoreChartOptions } from "./chart-options.ts";
export { type CompareChartOptions, compareChart } from "./compare-chart.ts";
export { competencyHeatmap, type HeatmapOptions } from "./competency-heatmap.ts";
export { type CrosswalkChartOptions, crosswalkChart } from "./crosswalk-chart.ts";
export { type DrawnGaps, groupGapChart } from "./group-gap-chart.ts";
export type { PublicationCells, PublishedCell, SummaryCells } from "./heatmap-cells.ts";
export type { DistributionRow, LikertInput } from "./likert-bars.ts";
export { type LikertChartOptions, likertChart } from "./likert-chart.ts";
export { type ProfileChartOptions, profileChart } from "./profile-chart.ts";
export type { ChartTheme } from "./theme.ts";
export { type MermaidOptions, toMermaid } from "./to-mermaid.ts";
export type * from "./vega-lite-spec.ts";
