// Charts with a row for each target, group, or item: labels at both sides, and marks along a scale between them.
import type { ChartOptions } from "./chart-options.ts";
import { type ChartParts, chartSpec, type FilteredLayer, ruleLayer } from "./chart-spec.ts";
import { type RowLabel, rowLayout } from "./row-layout.ts";
import { colors } from "./theme.ts";
import type { ChartPosition, ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";

/** A row. */
export interface DataRow extends RowLabel {
  /** Its sentence of the description. Default: none. */
  readonly description?: string;
  /** Its data, for a row whose middle is so many lines from the top. */
  readonly values: (line: number) => readonly ChartRow[];
}

/** What a chart of rows is made of. The description of the rows follows the one given here. */
export interface RowChartParts extends Pick<ChartParts, "title" | "notes" | "description"> {
  readonly rows: readonly DataRow[];
  /** The least height of a row, in lines. Default: 1. */
  readonly minLines?: number;
  /** What the labels at the left are, and what those at the right are. */
  readonly axisTitles: readonly [string, string?];
  /** The position of marks along the scale, for these data. */
  readonly position: (values: readonly ChartRow[]) => (field: string) => ChartPosition;
  /** The marks, of which one has the position `labeledY`, with the labels at the right. */
  readonly layer: (
    x: (field: string) => ChartPosition,
    y: ChartPosition,
    labeledY: ChartPosition,
  ) => readonly FilteredLayer[];
}

/** A chart of rows. Data of the kind "missing" are a broken line from the field `from` to the field `to`. */
export function rowChart(parts: RowChartParts, options: ChartOptions): VegaLiteSpec {
  const { title, notes, rows, minLines, axisTitles } = parts;
  const layout = rowLayout(rows, minLines);
  const values = rows.flatMap((row, i) => row.values(layout.rows[i]?.middle ?? 0));
  const description = [...parts.description, ...rows.flatMap(({ description }) => description ?? [])];
  const x = parts.position(values);
  const missingMark = { strokeDash: [2, 5], color: colors.quiet, strokeWidth: 1.5 };
  const layer = [
    ruleLayer("missing", x, ["from", "to"], layout.position("left", axisTitles[0]), missingMark),
    ...parts.layer(x, layout.position(), layout.position("right", axisTitles[1])),
  ];
  return chartSpec({ title, notes, description, height: layout.height, values, layer }, options);
}
