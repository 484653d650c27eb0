// Two times side by side: a slope per target, with the interval of the change.
import { filled, type Words, wordsOf } from "../catalog/words.ts";
import { unexpected } from "../check/messages.ts";
import { type Check, checkOptions } from "../check/options.ts";
import type { Scale } from "../scoring/scale.ts";
import { type CompareOptions, type Comparison, compare, compareChecks } from "../statistics/compare.ts";
import { percentOf, usualLevel } from "../statistics/estimate.ts";
import type { ManyScores } from "../statistics/grouped-scores.ts";
import type { ListedScores } from "../statistics/listed-scores.ts";
import type { NotComparable } from "../statistics/not-comparable.ts";
import { type ScoreTable, scoreData } from "../table/score/score-table.ts";
import { type ScoreChartOptions, scaleConflicts, scoreChartChecks } from "./chart-options.ts";
import { byTest, colors, emptyChart, pointLayer, ruleLayer } from "./chart-spec.ts";
import { labelsOf } from "./labels.ts";
import { type DataRow, rounded, rowChart } from "./rows.ts";
import { type ScoreAxis, scoreAxis } from "./score-axis.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** Options of a chart of two times. */
export interface CompareChartOptions extends ScoreChartOptions, CompareOptions {
  /** Names of the two times. Default: "before" and "after". */
  readonly times?: readonly [string, string] | undefined;
}

/** How far the dots of a target are above and below the middle of its row, in lines. */
const dotOffset = 0.7;
/** The least height of a row, in lines: that of two dots. */
const minLines = 2.4;
/** How many letters a line of the name of a time has at the end of a row. */
const timeWidth = 12;
/** How many letters a line of an interval has besides those of its longer end. */
const connectionWidth = 9;

/**
 * Draws two times: for each target a slope from the mean score before, a hollow dot, to the mean after, a filled dot
 * below it. At the right is the difference with its interval, which is also drawn around the dot after. For paired
 * scores, the means are of the pairs that have both scores. Tables are shown on their own scale.
 *
 * Scores that do not measure the same thing, such as a projection of 1.0 ratings and 2.0 ratings, are shown side by
 * side, without slopes or differences, with a note that explains why.
 *
 * @param before - One assessment's scores, a list of them, or a table, as for compare.
 * @param after - The same.
 * @param options - Those of compare; title, names, width, catalog, the scale of the ratings, and the names of the times.
 * @throws OptionsError with every problem of the scores and the options.
 */
export function compareChart<Target extends string>(
  before: ManyScores<Target> | ListedScores<Target>,
  after: ManyScores<Target> | ListedScores<Target>,
  options: CompareChartOptions = {},
): VegaLiteSpec {
  const checks = { ...scoreChartChecks, ...compareChecks, times: timesCheck };
  checkOptions(options, checks, ({ scale }) => {
    return [before, after].flatMap((side) => scaleConflicts(scale, scaleOf(side))).slice(0, 1);
  });
  const words = wordsOf(options.catalog);
  const { paired, cluster, population, intervals, level = usualLevel, times = [words.before, words.after] } = options;
  const named = { before: times[0], after: times[1] };
  const title = filled(words.timesTitle, named);
  const empty = [before, after].findIndex((side) => Array.isArray(side) && side.length === 0);
  if (empty >= 0) return emptyChart(options, title, filled(words.noScoresAtTime, { time: times[empty] ?? "" }));

  const comparison: Comparison = compare<string>(before, after, { paired, cluster, population, intervals, level });
  const ids = new Set([...comparison.before, ...comparison.after].map(({ target }) => target));
  // The overall is last, even when the two times have different targets.
  ids.delete("overall");
  const targets = [...ids, "overall"];
  const labels = labelsOf(targets, options, "target");
  const pairs = targets.map((target) => pairOf(comparison, target, labels.labelOf(target)));
  // Tables know their scale; scores on two scales are shown from 0 to 1.
  const isOneScale = comparison.comparable || comparison.reason !== "different-scales";
  const axis = scoreAxis(words, options.scale ?? (isOneScale ? (scaleOf(before) ?? scaleOf(after)) : undefined));
  const whyNot = !comparison.comparable && `${words[reasons[comparison.reason]]} ${words.noDifference}`;
  const hasIntervals = pairs.some(({ difference }) => difference?.value != null && difference.interval !== undefined);
  const point = { size: 110, stroke: colors.main, strokeWidth: 2 };
  return rowChart(options, {
    title,
    notes: [
      pairs.every(({ means }) => means.every((mean) => mean === null)) && words.neitherTime,
      filled(words.hollowAndFilled, named),
      whyNot,
      pairs.some(isMixed) && words.mixedScoresNote,
      comparison.comparable && comparison.paired && words.slopesOfPairs,
      hasIntervals && filled(words.changeInterval, { level: percentOf(level) }),
    ],
    description: [filled(words.meanScoresRange, axis.ends), whyNot],
    axisTitles: [labels.heading],
    rows: pairs.map((pair) => rowOf(words, pair, times, axis)),
    minLines,
    position: (values) => {
      return axis.position(values.flatMap(({ kind, from, to }) => (kind === "interval" ? [from, to] : [])));
    },
    layer: (x, y, labeledY) => [
      ruleLayer("interval", x, ["from", "to"], y, { clip: true, color: colors.faint, strokeWidth: 8 }),
      ruleLayer("change", x, ["from", "to"], y, { color: colors.main, strokeWidth: 2 }, "toLine"),
      pointLayer("time", x("mean"), labeledY, point, {
        fill: byTest("datum.isAfter", colors.main, "white"),
        shape: { value: "circle" },
      }),
    ],
  });
}

const timesCheck: Check = (times, path) => {
  const names = Array.isArray(times) ? times.map((time) => (typeof time === "string" ? time.trim() : "")) : [];
  const isPair = names.length === 2 && !names.includes("") && names[0] !== names[1];
  return isPair ? [] : [unexpected(path, times, "two different names of times")];
};

/** The scale of the ratings behind a table of scores; a list of scores does not know it. */
function scaleOf(side: unknown): Scale | undefined {
  return scoreData(side) === undefined ? undefined : (side as ScoreTable).table.scale;
}

/** A target with its means before and after; no difference when the two times do not measure the same thing. */
type Pair = ReturnType<typeof pairOf>;

function pairOf(comparison: Comparison, target: string, label: string) {
  const change = comparison.comparable ? comparison.changes.find((one) => one.target === target) : undefined;
  const means = [comparison.before, comparison.after].map((side) => {
    return side.find((one) => one.target === target)?.mean ?? null;
  });
  // The slope of pairs leaves out scores without a partner, as the difference does.
  const ofPairs = change?.pairs && [change.pairs.before, change.pairs.after];
  return { target, label, means: ofPairs ?? means, difference: change?.difference };
}

/** Whether some scores of the target were rated directly and others through their parts. */
function isMixed({ difference }: Pair): boolean {
  return difference?.value === null && difference.reason === "not-comparable";
}

function rowOf(words: Words, pair: Pair, times: readonly [string, string], axis: ScoreAxis): DataRow {
  const { target, label, means, difference } = pair;
  const end = endOf(words, pair, times, axis.formatDifference);
  const says = `${label}: ${end.join(" ")}`;
  const parts = means.map((mean, i) => `${times[i]} ${mean === null ? words.noScore : axis.format(mean)}`);
  if (difference?.value != null) parts.push(end.join(" "));
  if (isMixed(pair)) parts.push(words.mixedScores);
  const values = (middle: number): ChartRow[] => {
    const [from = null, to = null] = means;
    if (from === null && to === null) return [{ kind: "missing", target, from: 0, to: 1, line: middle, says }];
    const [line, toLine] = [rounded(middle - dotOffset), rounded(middle + dotOffset)];
    const dots = means.flatMap((mean, i): ChartRow[] => {
      if (mean === null) return [];
      const time = times[i] ?? "";
      const says = `${label}, ${time}: ${axis.format(mean)}`;
      return [{ kind: "time", target, time, mean, isAfter: i === 1, line: i === 1 ? toLine : line, says }];
    });
    if (from === null || to === null || difference?.value == null) return dots;
    const { value, interval } = difference;
    const change = { kind: "change", target, difference: value, from, to, line, toLine, says };
    if (interval === undefined) return [change, ...dots];
    const [low, high] = [to - value + interval.low, to - value + interval.high];
    return [change, { kind: "interval", target, from: low, to: high, line: toLine, says }, ...dots];
  };
  return { label, end, description: `${label}: ${parts.join(", ")}`, values };
}

/** The lines at the end of a row. */
function endOf(
  words: Words,
  { means, difference }: Pair,
  times: readonly string[],
  format: (difference: number) => string,
) {
  if (means.every((mean) => mean === null)) return [words.noScore];
  const missing = means.indexOf(null);
  if (missing >= 0) return [words.noScore, ...wrap(times[missing] ?? "", timeWidth)];
  if (difference === undefined) return [];
  if (difference.value === null) return wrap(words.notComparable, timeWidth);
  const { interval, value } = difference;
  if (interval === undefined) return [format(value)];
  const [low, high] = [format(interval.low), format(interval.high)];
  // The two ends never fit on one line.
  const lines = wrap(filled(words.intervalEnds, { low, high }), Math.max(low.length, high.length) + connectionWidth);
  return [format(value), ...lines];
}

const reasons = {
  "projected-and-direct": "oneTimeProjected",
  "different-plans": "differentPlans",
  "different-versions": "differentVersions",
  "different-scales": "differentScales",
} as const satisfies { readonly [Reason in NotComparable]: keyof Words };
