// Where raters see the same item differently.
import { checks } from "../model/checks.ts";
import type { Issue } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import type { Scale } from "../scoring/scale.ts";
import type { Agreement } from "../statistics/agreement.ts";
import { estimateIssues } from "../statistics/estimate.ts";
import { checkChartOptions, otherScale, type ScoreChartOptions, scoreChartKeys } from "./chart-options.ts";
import { chartOf, emptyChart, only, saying } from "./frame.ts";
import { colours } from "./look.ts";
import { missingLayer } from "./missing-layer.ts";
import { namesOf } from "./names.ts";
import { pointAxis } from "./point-axis.ts";
import { heightOf, linesIn, rowAxis, rowLabel, rowPosition, rowsOf } from "./rows.ts";
import type { ChartPosition, ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";

/** How many digits, over all points, have room in the circles of a row on a phone. */
const mostDigits = 14;

/**
 * Where raters differ: a row for each item, those first on which they differ the most, with a circle at each point of
 * the scale as large as the share of raters who gave it. Beside it stands the mean distance between two raters, as a
 * share of the scale.
 *
 * Where raters differ is the first thing to talk about, not a mistake of anybody's.
 *
 * @param agreement - From agreement.
 * @param options - Title, names, width, and the scale, for the labels of its points.
 * @throws OptionsError with every problem of both.
 */
export function agreementChart(agreement: Agreement, options: ScoreChartOptions = {}): VegaLiteSpec {
  checkChartOptions(options, scoreChartKeys, ({ scale }) => agreementIssues(agreement, scale));
  const title = "Where raters differ";
  const { items, raters, alpha } = agreement;
  const points = items[0]?.distribution.map(({ rating }) => rating) ?? [];
  if (points.length === 0) return emptyChart(title, "No ratings to show.", options);
  const ids = items.map(({ id }) => id);
  const names = namesOf(ids, options.names, "Item");
  const ends = items.map(({ n, difference }) => {
    return n === 0 ? "not rated" : difference.value === null ? "one rater" : difference.value.toFixed(2);
  });
  const rows = rowsOf(ids.map((id, i) => ({ label: rowLabel(names.nameOf(id)), end: [ends[i] ?? ""], least: 1.8 })));
  const lines = linesIn(rows);
  const hasNumbers = points.length * String(raters).length <= mostDigits;
  const scale: Scale = options.scale ?? { min: points[0] ?? 0, max: points.at(-1) ?? 1 };

  const values = items.flatMap(({ id, n, distribution }, i): ChartRow[] => {
    const line = rows[i]?.middle ?? 0;
    const name = names.nameOf(id);
    if (n === 0) {
      return [{ kind: "missing", id, name, line, from: scale.min, to: scale.max, says: `${name}: not rated` }];
    }
    const given = distribution.filter(({ count }) => count > 0);
    return given.map(({ rating, count }) => {
      const says = `${name}: ${count} of ${n} gave ${rating}`;
      return { kind: "rating", id, name, rating, count, share: count / n, line, text: String(count), says };
    });
  });
  const beyond = points.length > 7 ? (scale.max - scale.min) / 20 : 0.5;
  const x = (field: string): ChartPosition => ({
    field,
    type: "quantitative",
    scale: { domain: [scale.min - beyond, scale.max + beyond], nice: false, zero: false },
    axis: pointAxis(scale),
  });
  const y = rowPosition("line", lines);
  const isMissing = values.every(({ kind }) => kind === "missing");
  const hasMissing = values.some(({ kind }) => kind === "missing");
  return chartOf(
    {
      title,
      notes: [
        ...(isMissing ? ["Nothing was rated."] : []),
        "The larger a circle, the more raters gave that point. At the right the mean distance between two raters: 0 is none, 1 the whole scale.",
        ...(hasMissing && !isMissing ? ["Items with a broken line were not rated."] : []),
      ],
      says: [
        `${raters} raters of ${items.length} ${names.plural}, on points ${scale.min} to ${scale.max}`,
        ...(alpha.value === null ? [] : [`Krippendorff's alpha is ${alpha.value.toFixed(2)}`]),
        ...items.map(({ id, n, difference }, i) => {
          return `${names.nameOf(id)}: ${difference.value === null ? ends[i] : `mean distance ${ends[i]}, ${n} raters`}`;
        }),
      ],
      height: heightOf(rows),
      values,
      layer: [
        missingLayer(x, { ...y, axis: rowAxis(rows, "left", names.kind) }),
        {
          ...only("rating"),
          mark: { type: "point", filled: true, opacity: 1, color: "#cfe3f1", stroke: colours.main, strokeWidth: 1 },
          encoding: {
            x: x("rating"),
            y: { ...y, axis: rowAxis(rows, "right", "Mean distance") },
            shape: { value: "circle" },
            size: {
              field: "share",
              type: "quantitative",
              scale: { domain: [0, 1], range: hasNumbers ? [0, 560] : [0, 400] },
              legend: null,
            },
            ...saying,
          },
        },
        ...(!hasNumbers
          ? []
          : [
              {
                ...only("rating"),
                mark: { type: "text" as const, fontSize: 10, color: colours.ink, aria: false },
                encoding: { x: x("rating"), y, text: { field: "text", type: "nominal" as const } },
              },
            ]),
      ],
    },
    options,
  );
}

function agreementIssues(agreement: unknown, scale: unknown): Issue[] {
  const { issues, record, list, text } = checks();
  const number = (value: unknown, path: readonly PropertyKey[]): void => {
    if (!Number.isSafeInteger(value)) issues.push(unexpected(path, value, "a whole number"));
  };
  const path = ["agreement"];
  const whole = record(agreement, path, "what agreement gives", ["alpha", "raters", "items"], true);
  if (whole === undefined) return issues;
  number(whole["raters"], [...path, "raters"]);
  issues.push(...estimateIssues(whole["alpha"], [...path, "alpha"]));
  list(whole["items"], [...path, "items"], 0).forEach((one, i) => {
    const place = [...path, "items", i];
    const item = record(one, place, "an item of agreement", ["id", "n", "distribution", "difference"], true);
    if (item === undefined) return;
    text(item["id"], [...place, "id"]);
    number(item["n"], [...place, "n"]);
    issues.push(...estimateIssues(item["difference"], [...place, "difference"]));
    list(item["distribution"], [...place, "distribution"], 1).forEach((one, p) => {
      const point = record(one, [...place, "distribution", p], "a point", ["rating", "count"], true);
      for (const name of ["rating", "count"]) {
        if (point !== undefined) number(point[name], [...place, "distribution", p, name]);
      }
    });
  });
  if (issues.length > 0) return issues;
  const { items } = agreement as Agreement;
  const points = items[0]?.distribution.map(({ rating }) => rating) ?? [];
  items.forEach(({ n, distribution }, i) => {
    const given = distribution.map(({ rating }) => rating);
    if (given.join() !== points.join()) {
      const message = `points ${given.join(", ")} were found; those of the first item were expected, ${points.join(", ")}`;
      issues.push({ path: [...path, "items", i, "distribution"], message, code: "inconsistent" });
    }
    const sum = distribution.reduce((total, { count }) => total + count, 0);
    if (sum !== n)
      issues.push(unexpected([...path, "items", i, "n"], n, `the sum of the counts, ${sum},`, "inconsistent"));
  });
  if (!isPlainObject(scale)) return issues;
  const [min, max] = [points[0], points.at(-1)];
  if (min === undefined || max === undefined) return issues;
  if (scale["min"] !== min || scale["max"] !== max) issues.push(otherScale(scale, min, max));
  return issues;
}
