// Two times side by side: an arrow per target from one mean to the other, and the change with its interval.
import { filled, type Words } from "../catalog/words.ts";
import { unexpected } from "../check/messages.ts";
import { type Check, checkOptions } from "../check/options.ts";
import type { Scale } from "../scoring/scale.ts";
import { type CompareOptions, type Comparison, compare, compareChecks } from "../statistics/compare.ts";
import { type Interval, percentOf, usualLevel } from "../statistics/estimate.ts";
import type { ManyScores } from "../statistics/grouped-scores.ts";
import type { ListedScores } from "../statistics/listed-scores.ts";
import type { NotComparable } from "../statistics/not-comparable.ts";
import { type ScoreTable, scoreData } from "../table/score/score-table.ts";
import { type ScoreChartOptions, scaleConflicts, scoreChartChecks } from "./chart-options.ts";
import { byState, emptyChart, type Frame, frameOf, pointLayer, ruleLayer } from "./chart-spec.ts";
import type { KeyEntry } from "./key.ts";
import { labelsOf } from "./labels.ts";
import { type Panel, rowChart } from "./rows.ts";
import { type ScoreAxis, scoreAxis } from "./score-axis.ts";
import { unbroken } from "./text-size.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";

/** Options of a chart of two times. */
export interface CompareChartOptions extends ScoreChartOptions, CompareOptions {
  /** Names of the two times. Default: "before" and "after". */
  readonly times?: readonly [string, string] | undefined;
}

/**
 * Draws two times: for each target a line from the mean score before, a hollow dot, to the mean after, an arrowhead that
 * points to the right where scores rose and to the left where they fell. A panel of its own has the change with its
 * interval, around zero. For paired scores, the means are of the pairs that have both scores. Tables are shown on their
 * own scale.
 *
 * Scores that do not measure the same thing, such as a projection of 1.0 ratings and 2.0 ratings, are shown side by
 * side, without arrows or changes, with a note that explains why.
 *
 * @param before - One assessment's scores, a list of them, or a table, as for compare.
 * @param after - The same.
 * @param options - Those of compare; title, names, width, layout, theme, catalog, the scale of the ratings, and the names
 *   of the times.
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
  const frame = frameOf(options);
  const { words } = frame;
  const { paired, cluster, population, intervals, level = usualLevel, times = [words.before, words.after] } = options;
  const named = { before: times[0], after: times[1] };
  const title = filled(words.timesTitle, named);
  const empty = [before, after].findIndex((side) => Array.isArray(side) && side.length === 0);
  if (empty >= 0) {
    return emptyChart(options, frame, title, filled(words.noScoresAtTime, { time: times[empty] ?? "" }));
  }
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
  const drawing: Drawing = { frame, times, axis };
  return rowChart(options, frame, {
    title,
    notes: [
      pairs.every(({ means }) => means.every((mean) => mean === null)) && words.neitherTime,
      whyNot,
      pairs.some(({ isMixed }) => isMixed) && words.mixedScoresNote,
      comparison.comparable && comparison.paired && words.meansOfPairs,
      pairs.some(({ change }) => hasZero(change?.interval)) && words.zeroInInterval,
    ],
    description: [
      filled(words.meanScoresRange, axis.ends),
      whyNot,
      ...pairs.map((pair) => descriptionOf(drawing, pair)),
    ],
    key: keyOfTimes(drawing, pairs),
    rows: pairs.map(({ label }) => ({ label })),
    markHeight,
    panels: panelsOf(drawing, pairs, level),
  });
}

/** The height of the marks of a row: that of two dots, in pixels. */
const markHeight = 22;
/** How far two means that cannot be compared are above and below the middle of their row, in pixels. */
const apart = 5;
/** The width from which a chart has its means in numbers also where the changes are at their right. */
const widthForMeans = 960;

const timesCheck: Check = (times, path) => {
  const names = Array.isArray(times) ? Array.from(times, (time) => (typeof time === "string" ? time.trim() : "")) : [];
  const isPair = names.length === 2 && !names.includes("") && names[0] !== names[1];
  return isPair ? [] : [unexpected(path, times, "two different names of times")];
};

/** The scale of the ratings behind a table of scores; a list of scores does not know it. */
function scaleOf(side: unknown): Scale | undefined {
  return scoreData(side) === undefined ? undefined : (side as ScoreTable).table.scale;
}

/** What the marks and the texts of the chart are made by. */
interface Drawing {
  readonly frame: Frame;
  readonly times: readonly [string, string];
  readonly axis: ScoreAxis;
}

/** Where a mean after is of the mean before; "unknown" where they cannot be compared, or one of them is missing. */
type Direction = "higher" | "lower" | "same" | "unknown";

/** A target with its means before and after. */
type Pair = ReturnType<typeof pairOf>;

function pairOf(comparison: Comparison, target: string, label: string) {
  const found = comparison.comparable ? comparison.changes.find((one) => one.target === target) : undefined;
  const [before = null, after = null] = [comparison.before, comparison.after].map((side) => {
    return side.find((one) => one.target === target)?.mean ?? null;
  });
  // The means of pairs leave out scores without a partner, as the change does.
  const means = found?.pairs ? ([found.pairs.before, found.pairs.after] as const) : ([before, after] as const);
  const difference = found?.difference;
  const change = difference?.value == null || means.includes(null) ? null : difference;
  // Some scores were rated directly and others through their parts.
  const isMixed = difference?.value === null && difference.reason === "not-comparable";
  const isUnpaired = found !== undefined && change === null && !isMixed;
  const rise = change?.value ?? Number.NaN;
  const direction: Direction = rise > 0 ? "higher" : rise < 0 ? "lower" : rise === 0 ? "same" : "unknown";
  return { target, label, means, change, isMixed, isUnpaired, direction };
}

/** A dot in a ring, as wide as a shape of Vega. */
const dotInRing =
  "M-1,0a1,1,0,1,1,2,0a1,1,0,1,1,-2,0ZM-0.8,0a0.8,0.8,0,1,0,1.6,0a0.8,0.8,0,1,0,-1.6,0ZM-0.2,0a0.2,0.2,0,1,1,0.4,0a0.2,0.2,0,1,1,-0.4,0Z";

/** The shape and the color of the mean after, by the direction of the change. */
function marksOf({ colors }: Frame): {
  readonly [Of in Direction]: { readonly shape: string; readonly color: string };
} {
  return {
    higher: { shape: "triangle-right", color: colors.main },
    lower: { shape: "triangle-left", color: colors.other },
    same: { shape: dotInRing, color: colors.quiet },
    unknown: { shape: "circle", color: colors.quiet },
  };
}

const directions = ["higher", "lower", "same", "unknown"] as const satisfies readonly Direction[];

/** A shape or a color by the direction of the change. */
function byDirection(frame: Frame, channel: "shape" | "color") {
  const marks = marksOf(frame);
  return byState(
    "direction",
    [...directions],
    directions.map((direction) => marks[direction][channel]),
  );
}

/** The marks of the two times that are in the chart. */
function keyOfTimes({ frame, times: [before, after] }: Drawing, pairs: readonly Pair[]): KeyEntry[] {
  const { words, colors } = frame;
  const texts = {
    higher: filled(words.timeHigher, { time: after }),
    lower: filled(words.timeLower, { time: after }),
    same: filled(words.timeSame, { time: after }),
    unknown: after,
  };
  const marks = marksOf(frame);
  const hasAfter = (direction: Direction) => pairs.some((one) => one.direction === direction && one.means[1] !== null);
  return [
    ...(pairs.some(({ means }) => means[0] !== null)
      ? [{ text: before, shape: "circle", color: colors.quiet, isHollow: true }]
      : []),
    ...directions.filter(hasAfter).map((direction) => ({ text: texts[direction], ...marks[direction] })),
  ];
}

/** The means, and where there are changes, these in a panel of their own. */
function panelsOf(drawing: Drawing, pairs: readonly Pair[], level: number): Panel[] {
  const { words, isNarrow, least } = drawing.frame;
  const endsOf = (textsOf: (pair: Pair) => readonly string[]) => (row: number) => {
    return pairs.slice(row, row + 1).flatMap(textsOf);
  };
  const means = meansPanel(drawing, pairs);
  if (pairs.every(({ change }) => change === null)) {
    return [{ ...means, endOf: endsOf((pair) => [meansText(drawing, pair), ...changeTexts(drawing, pair)]) }];
  }
  const hasIntervals = pairs.some(({ change }) => change?.interval !== undefined);
  // Between these widths, the space is for the marks.
  const hasRoom = isNarrow || least >= widthForMeans;
  return [
    {
      ...means,
      title: words.meanScoreHeading,
      ...(hasRoom && { endOf: endsOf((pair) => [meansText(drawing, pair)]) }),
    },
    {
      ...changesPanel(drawing, pairs),
      title: hasIntervals ? filled(words.changeAndInterval, { level: percentOf(level) }) : words.changeHeading,
      endOf: endsOf((pair) => {
        const [first = "", ...rest] = changeTexts(drawing, pair);
        return [[first, ...rest.map(unbroken)].join(" ")];
      }),
    },
  ];
}

/** The means of both times, on the scale of the ratings. */
function meansPanel(drawing: Drawing, pairs: readonly Pair[]): Panel {
  const { frame, axis } = drawing;
  return {
    weight: 3,
    axis: (room) => axis.axis(room),
    values: (row, y) => pairs.slice(row, row + 1).flatMap((pair) => meanRows(drawing, pair, y)),
    layer: (x) => [
      ruleLayer("change", x, ["from", "to"], { strokeWidth: 3, aria: false }, { stroke: byDirection(frame, "color") }),
      pointLayer("before", x("mean"), {
        size: 110,
        fill: frame.colors.surface,
        stroke: frame.colors.quiet,
        strokeWidth: 2,
      }),
      pointLayer(
        "after",
        x("mean"),
        { size: 110, strokeWidth: 1.5 },
        {
          shape: byDirection(frame, "shape"),
          fill: byDirection(frame, "color"),
          stroke: byDirection(frame, "color"),
        },
      ),
    ],
  };
}

function meanRows(drawing: Drawing, pair: Pair, y: number): ChartRow[] {
  const { times, axis } = drawing;
  const { target, label, means, change, direction } = pair;
  const [from, to] = means;
  const says = saysOf(drawing, pair);
  if (from === null && to === null) return [{ kind: "missing", target, from: 0, to: 1, y, says }];
  const offset = change === null && from !== null && to !== null ? apart : 0;
  const dots = means.flatMap((mean, i): ChartRow[] => {
    if (mean === null) return [];
    const [time, place] =
      i === 0 ? [times[0], { kind: "before", y: y - offset }] : [times[1], { kind: "after", y: y + offset }];
    return [{ ...place, target, time, mean, direction, says: `${label}, ${time}: ${axis.format(mean)}` }];
  });
  if (change === null) return dots;
  return [{ kind: "change", target, difference: change.value, from, to, direction, y, says }, ...dots];
}

/** The changes with their intervals, around zero. */
function changesPanel(drawing: Drawing, pairs: readonly Pair[]): Panel {
  const { frame, axis } = drawing;
  const differences = pairs.flatMap(({ change }) => {
    return change === null ? [] : [change.value, change.interval?.low ?? 0, change.interval?.high ?? 0];
  });
  return {
    weight: 2,
    axis: (room) => axis.differenceAxis(room, differences),
    values: (row, y) => pairs.slice(row, row + 1).flatMap((pair) => changeRows(drawing, pair, y)),
    layer: (x) => [
      ruleLayer(
        "interval",
        x,
        ["low", "high"],
        { strokeWidth: 2, aria: false },
        { stroke: byDirection(frame, "color") },
      ),
      pointLayer("difference", x("difference"), { size: 90 }, { fill: byDirection(frame, "color") }),
    ],
  };
}

function changeRows(drawing: Drawing, pair: Pair, y: number): ChartRow[] {
  const { target, change, direction } = pair;
  if (change === null) return [];
  const { value: difference, interval } = change;
  const says = saysOf(drawing, pair);
  const row = { kind: "difference", target, difference, direction, y, says };
  if (interval === undefined) return [row];
  return [{ kind: "interval", target, low: interval.low, high: interval.high, direction, y, says }, row];
}

/** The means of a target that there are, as numbers. */
function meansText({ frame: { words }, axis }: Drawing, { means, change }: Pair): string {
  const [before = "", after] = means.flatMap((mean) => (mean === null ? [] : [axis.format(mean)]));
  if (after === undefined) return before;
  return change === null
    ? filled(words.and, { one: before, other: after })
    : filled(words.fromMeanToMean, { before, after });
}

/** The change of a target and its interval, or why there is none; nothing where the two times are not comparable. */
function changeTexts({ frame: { words }, times, axis }: Drawing, pair: Pair): string[] {
  const { means, change, isMixed, isUnpaired } = pair;
  if (change === null) {
    const missing = means.indexOf(null);
    if (missing < 0) return isMixed ? [words.notComparable] : isUnpaired ? [words.noPairs] : [];
    const isOne = means.some((mean) => mean !== null);
    return [isOne ? filled(words.noScoreAtTime, { time: times[missing] ?? "" }) : words.noScore];
  }
  const { value, interval } = change;
  const [difference, low, high] = [value, interval?.low ?? 0, interval?.high ?? 0].map(axis.formatDifference);
  return [difference ?? "", ...(interval ? [filled(words.intervalEnds, { low: low ?? "", high: high ?? "" })] : [])];
}

/** Whether an interval includes 0. */
function hasZero(interval: Interval | undefined): boolean {
  return interval !== undefined && interval.low <= 0 && interval.high >= 0;
}

/** A target and its change in words. */
function saysOf(drawing: Drawing, pair: Pair): string {
  return `${pair.label}: ${changeTexts(drawing, pair).join(" ")}`;
}

/** A target in words: its means, and the change. */
function descriptionOf(drawing: Drawing, pair: Pair): string {
  const {
    frame: { words },
    times,
    axis,
  } = drawing;
  const parts = pair.means.map((mean, i) => `${times[i]} ${mean === null ? words.noScore : axis.format(mean)}`);
  if (pair.change !== null) parts.push(changeTexts(drawing, pair).join(" "));
  if (pair.isMixed) parts.push(words.mixedScores);
  return `${pair.label}: ${parts.join(", ")}`;
}

const reasons = {
  "projected-and-direct": "oneTimeProjected",
  "different-plans": "differentPlans",
  "different-versions": "differentVersions",
  "different-scales": "differentScales",
} as const satisfies { readonly [Reason in NotComparable]: keyof Words };
