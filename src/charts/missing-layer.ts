// What stands in a row that has nothing to show.
import { only, type ShownLayer, saying } from "./frame.ts";
import { colours } from "./look.ts";
import type { ChartPosition } from "./vega-lite-spec.ts";

/**
 * The broken line across each row whose kind is "missing", from the field `from` to the field `to`.
 *
 * @param x - Its left end, by the field.
 * @param y - The row.
 */
export function missingLayer(x: (field: string) => ChartPosition, y: ChartPosition): ShownLayer {
  return {
    ...only("missing"),
    mark: { type: "rule", strokeDash: [2, 5], color: colours.quiet, strokeWidth: 1.5 },
    encoding: { x: x("from"), x2: { field: "to" }, y, ...saying },
  };
}
