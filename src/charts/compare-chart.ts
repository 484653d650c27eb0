// Two times side by side: a slope per target, with the interval of the change.
import type { Issue } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import type { Scale } from "../scoring/scale.ts";
import {
  type CompareOptions,
  type Comparison,
  compare,
  compareIssues,
  type NotComparable,
} from "../statistics/compare.ts";
import { type Estimate, percentOf, usualLevel } from "../statistics/estimate.ts";
import type { ManyScores } from "../statistics/grouped-scores.ts";
import type { ListedScores } from "../statistics/listed-scores.ts";
import { type ScoreTable, scoreData } from "../table/score-table.ts";
import { checkChartOptions, otherScale, type ScoreChartOptions, scoreChartKeys } from "./chart-options.ts";
import { chartOf, emptyChart, only, saying } from "./frame.ts";
import { colours } from "./look.ts";
import { missingLayer } from "./missing-layer.ts";
import { namesOf } from "./names.ts";
import { heightOf, linesIn, type Row, rounded, rowAxis, rowLabel, rowPosition, rowsOf } from "./rows.ts";
import { scoreScale } from "./score-scale.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** How two times are shown. */
export interface CompareChartOptions extends ScoreChartOptions, CompareOptions {
  /** What the two times are called; "before" and "after" unless given. */
  readonly times?: readonly [string, string] | undefined;
}

/** How far the dots of a target stand above and below the middle of its row, in lines. */
const apart = 0.7;

/**
 * Two times: for each target a slope from the mean score before, a hollow dot, to that after, a full one below it, with
 * the difference and its interval beside it. The interval is also drawn, around the dot after. Of pairs, the means are
 * of those that have both scores. Tables are shown on their own scale.
 *
 * Scores that do not measure the same thing, such as a projection of 1.0 ratings and ratings in 2.0, are shown side by
 * side, without slopes or differences, and the chart says why.
 *
 * @param before - One assessment's scores, a list of them, or a table, as for compare.
 * @param after - The same.
 * @param options - Those of compare; title, names, width, the scale of the ratings, and what the times are called.
 * @throws OptionsError with every problem of the scores and the options.
 */
export function compareChart<Target extends string>(
  before: ManyScores<Target> | ListedScores<Target>,
  after: ManyScores<Target> | ListedScores<Target>,
  options: CompareChartOptions = {},
): VegaLiteSpec {
  checkChartOptions(options, [...scoreChartKeys, "paired", "level", "times"], (given) => {
    const { times, scale } = given;
    const isPair =
      Array.isArray(times) &&
      times.length === 2 &&
      times.every((time) => typeof time === "string" && time.trim() !== "");
    return [
      ...compareIssues(given),
      ...(times === undefined || (isPair && times[0].trim() !== times[1].trim())
        ? []
        : [unexpected(["times"], times, "two different names of times")]),
      ...scaleConflicts(scale, [before, after]),
    ];
  });
  const { paired, level = usualLevel, times = ["before", "after"] } = options;
  const title = `From ${times[0]} to ${times[1]}`;
  const empty = [before, after].findIndex((side) => Array.isArray(side) && side.length === 0);
  if (empty >= 0) return emptyChart(title, `No scores of the time ${times[empty]}.`, options);

  const comparison: Comparison = compare<string>(before, after, { paired, level });
  const ids = [...new Set([...comparison.before, ...comparison.after].map(({ target }) => target))];
  // The overall stands last, whichever of the two has it last.
  const targets = [...ids.filter((id) => id !== "overall"), "overall"];
  const names = namesOf(targets, options.names, "Target");
  // Tables know their scale; what is on two of them is shown from 0 to 1.
  const [scale] = [before, after].flatMap((side) => scaleOf(side) ?? []);
  const isOne = comparison.comparable || comparison.reason !== "different-scales";
  const shown = scoreScale(options.scale ?? (isOne ? scale : undefined));
  const pairs = targets.map((target) => pairOf(comparison, target));
  const hasMixed = pairs.some(({ difference }) => isMixed(difference));
  const ends = pairs.map((pair) => endOf(pair, times, shown.difference));
  const rows = rowsOf(targets.map((id, i) => ({ label: rowLabel(names.nameOf(id)), end: ends[i] ?? [], least: 2.4 })));
  const lines = linesIn(rows);

  const values = pairs.flatMap((pair, i) => rowsOfPair(pair, rows[i] as Row, names.nameOf(pair.target), times, shown));
  const intervals = values.filter(({ kind }) => kind === "interval");
  const x = shown.reaching(intervals.flatMap(({ from, to }) => [from, to]));
  const isMissing = values.every(({ kind }) => kind === "missing");
  const y = rowPosition("line", lines);
  return chartOf(
    {
      title,
      notes: [
        ...(isMissing ? ["Neither time has a score."] : []),
        `Hollow dots are ${times[0]}, full ones ${times[1]}.`,
        ...(comparison.comparable ? [] : [whyNot[comparison.reason]]),
        ...(hasMixed ? [`Not comparable: ${mixed}, of which no difference is taken.`] : []),
        ...(comparison.comparable && comparison.paired ? ["A slope is of the pairs that have both scores."] : []),
        ...(intervals.length > 0
          ? [
              `The bar around a full dot is the ${percentOf(level)}% interval of the change, which goes on where it reaches the edge.`,
            ]
          : []),
      ],
      says: [
        `Mean scores ${shown.range}`,
        ...(comparison.comparable ? [] : [whyNot[comparison.reason]]),
        ...pairs.map((pair, i) => {
          const [one, other] = [pair.before, pair.after].map((mean) =>
            mean === null ? "no score" : shown.shown(mean),
          );
          const isTold = pair.difference?.value != null;
          const change = isTold
            ? [ends[i]?.join(" ") ?? ""]
            : isMixed(pair.difference)
              ? [`not comparable: ${mixed}`]
              : [];
          return `${names.nameOf(pair.target)}: ${[`${times[0]} ${one}`, `${times[1]} ${other}`, ...change].join(", ")}`;
        }),
      ],
      height: heightOf(rows),
      values,
      layer: [
        missingLayer(x, { ...y, axis: rowAxis(rows, "left", names.kind) }),
        {
          ...only("interval"),
          mark: { type: "rule", clip: true, color: colours.faint, strokeWidth: 8 },
          encoding: { x: x("from"), x2: { field: "to" }, y, ...saying },
        },
        {
          ...only("change"),
          mark: { type: "rule", color: colours.main, strokeWidth: 2 },
          encoding: {
            x: x("from"),
            x2: { field: "to" },
            y: rowPosition("line", lines),
            y2: { field: "toLine" },
            ...saying,
          },
        },
        {
          ...only("time"),
          mark: { type: "point", size: 110, opacity: 1, stroke: colours.main, strokeWidth: 2 },
          encoding: {
            x: x("mean"),
            y: { ...y, axis: rowAxis(rows, "right") },
            fill: { condition: { test: "datum.isAfter", value: colours.main }, value: "white" },
            shape: { value: "circle" },
            ...saying,
          },
        },
      ],
    },
    options,
  );
}

/** Why a target has no difference though its times are compared. */
const mixed = "some were rated directly and others through their parts";

function isMixed(difference: Estimate | undefined): boolean {
  return difference?.value === null && difference.reason === "not-comparable";
}

/** The scale of the ratings behind a table of scores; a list does not know it. */
function scaleOf(side: unknown): Scale | undefined {
  return scoreData(side) === undefined ? undefined : (side as ScoreTable).table.scale;
}

function scaleConflicts(scale: unknown, sides: readonly unknown[]): Issue[] {
  if (!isPlainObject(scale)) return [];
  const other = sides.map(scaleOf).find((own) => own && (own.min !== scale["min"] || own.max !== scale["max"]));
  if (other === undefined) return [];
  return [otherScale(scale, other.min, other.max)];
}

interface Pair {
  readonly target: string;
  readonly before: number | null;
  readonly after: number | null;
  /** Not of two that are no one measure. */
  readonly difference?: Estimate;
}

function pairOf(comparison: Comparison, target: string): Pair {
  const meanIn = (side: "before" | "after"): number | null => {
    return comparison[side].find((one) => one.target === target)?.mean ?? null;
  };
  if (!comparison.comparable) return { target, before: meanIn("before"), after: meanIn("after") };
  const change = comparison.changes.find((one) => one.target === target);
  // A slope of pairs is of those that have both scores; the others would tilt it.
  const { before, after } = change?.pairs ?? { before: meanIn("before"), after: meanIn("after") };
  return { target, before, after, ...(change && { difference: change.difference }) };
}

function rowsOfPair(
  { target, before, after, difference }: Pair,
  { middle }: Row,
  name: string,
  [earlier, later]: readonly [string, string],
  { shown, difference: signed }: ReturnType<typeof scoreScale>,
): ChartRow[] {
  if (before === null && after === null) {
    return [{ kind: "missing", target, from: 0, to: 1, line: middle, says: `${name}: no score` }];
  }
  const at = (mean: number | null, time: string, isAfter: boolean): ChartRow[] => {
    if (mean === null) return [];
    const line = rounded(middle + (isAfter ? apart : -apart));
    return [{ kind: "time", target, time, mean, isAfter, line, says: `${name}, ${time}: ${shown(mean)}` }];
  };
  const rows = [...at(before, earlier, false), ...at(after, later, true)];
  if (before === null || after === null || difference?.value == null) return rows;
  const says = `${name}: ${signed(difference.value)}${intervalText(difference, signed)}`;
  const { interval } = difference;
  if (interval !== undefined) {
    const start = after - difference.value;
    const ends = { from: start + interval.low, to: start + interval.high };
    rows.unshift({ kind: "interval", target, ...ends, line: rounded(middle + apart), says });
  }
  const slope = { from: before, to: after, line: rounded(middle - apart), toLine: rounded(middle + apart) };
  return [{ kind: "change", target, difference: difference.value, ...slope, says }, ...rows];
}

function endOf(
  { before, after, difference }: Pair,
  times: readonly [string, string],
  signed: (difference: number) => string,
): string[] {
  if (before === null && after === null) return ["no score"];
  if (before === null) return ["no score", ...wrap(times[0], 12)];
  if (after === null) return ["no score", ...wrap(times[1], 12)];
  if (difference === undefined) return [];
  if (difference.value === null) return ["not", "comparable"];
  const { interval } = difference;
  const ends = interval === undefined ? [] : [`(${signed(interval.low)} to`, `${signed(interval.high)})`];
  return [signed(difference.value), ...ends];
}

function intervalText(difference: Estimate, signed: (difference: number) => string): string {
  if (difference.value === null || difference.interval === undefined) return "";
  return ` (${signed(difference.interval.low)} to ${signed(difference.interval.high)})`;
}

const noDifference = "They do not measure the same thing, so no difference is taken.";
const whyNot: { readonly [Reason in NotComparable]: string } = {
  "projected-and-direct": `One time is projected by a crosswalk and the other is not. ${noDifference}`,
  "different-plans": `They were scored by different plans. ${noDifference}`,
  "different-versions": `They were scored by versions that may score differently. ${noDifference}`,
  "different-scales": `Their ratings are on different scales. ${noDifference}`,
};
