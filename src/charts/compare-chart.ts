// Draws two times: an arrow per target from one mean to the other, and the change with its interval.
import { comparisonWords, filled } from "../catalog/words.ts";
import { unexpected } from "../check/messages.ts";
import { type Check, checkOptions } from "../check/options.ts";
import type { Scale } from "../scoring/scale.ts";
import { type CompareOptions, type Comparison, compareChecks, comparisonOf } from "../statistics/compare.ts";
import { type Interval, percentOf, usualLevel } from "../statistics/estimate.ts";
import type { ManyScores } from "../statistics/grouped-scores.ts";
import type { ListedScores } from "../statistics/listed-scores.ts";
import type { NotComparable } from "../statistics/not-comparable.ts";
import { type ScoreTable, scoreData } from "../table/score/score-table.ts";
import { type Axis, ticksFit } from "./axis.ts";
import { type ScoreChartOptions, scaleConflicts, scoreChartChecks } from "./chart-options.ts";
import { byState, emptyChart, type Frame, frameOf, pointLayer, ruleLayer } from "./chart-spec.ts";
import type { KeyEntry } from "./key.ts";
import { labelsOf } from "./labels.ts";
import { type Panel, rowChart } from "./rows.ts";
import { type ScoreAxis, scoreAxis, withSign } from "./score-axis.ts";
import { unbroken } from "./text-size.ts";
import type { Colors } from "./theme.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";

/** Options of a chart of two times. */
export interface CompareChartOptions extends ScoreChartOptions, CompareOptions {
  /** Names of the two times. Default: "before" and "after". */
  readonly times?: readonly [string, string] | undefined;
}

/**
 * Draws two times: for each target a line from the mean score before, a hollow dot, to the mean after, an arrowhead
 * that points to the right where scores rose and to the left where they fell. A separate panel has the change with its
 * interval, around zero. For paired scores, the means are those of the pairs with both scores. Scores of tables are
 * shown on the scale of the table.
 *
 * Scores that do not measure the same thing, such as a projection of 1.0 ratings and 2.0 ratings, are shown side by
 * side, without arrows or changes, with a note that explains why.
 *
 * @param before - One assessment's scores, a list of them, or a table, as for `compare`.
 * @param after - The same.
 * @param options - The options of `compare`; title, names, width, layout, theme, catalog, the scale of the ratings, and
 *   the names of the times.
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
  const frame = frameOf(options, comparisonWords);
  const { words } = frame;
  const { paired, cluster, population, intervals, level = usualLevel, times = [words.before, words.after] } = options;
  const named = { before: times[0], after: times[1] };
  const title = filled(words.timesTitle, named);
  const empty = [before, after].findIndex((side) => Array.isArray(side) && side.length === 0);
  if (empty >= 0) {
    return emptyChart(options, frame, title, filled(words.noScoresAtTime, { time: times[empty] ?? "" }));
  }
  const comparison: Comparison = comparisonOf<string>(before, after, { paired, cluster, population, intervals, level });
  const ids = new Set([...comparison.before, ...comparison.after].map(({ target }) => target));
  // The overall is last, even when the two times have different targets.
  ids.delete("overall");
  const targets = [...ids, "overall"];
  const labels = labelsOf(targets, options, "target");
  // Tables have a scale; scores on two different scales are shown from 0 to 1.
  const isOneScale = comparison.comparable || comparison.reason !== "different-scales";
  const axis = scoreAxis(words, options.scale ?? (isOneScale ? (scaleOf(before) ?? scaleOf(after)) : undefined));
  const drawing: Drawing = { frame, times, axis };
  const pairs = targets.map((target) => pairOf(drawing, comparison, target, labels.labelOf(target)));
  const whyNot = !comparison.comparable && `${words[reasons[comparison.reason]]} ${words.noDifference}`;
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
      ...pairs.map(({ label, inWords }) => `${label}: ${inWords.join(", ")}`),
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
/** The most values on the axis of changes. */
const mostTicks = 7;

const timesCheck: Check = (times, path) => {
  const names = Array.isArray(times) ? Array.from(times, (time) => (typeof time === "string" ? time.trim() : "")) : [];
  const isPair = names.length === 2 && !names.includes("") && names[0] !== names[1];
  return isPair ? [] : [unexpected(path, times, "two different names of times")];
};

/** The scale of the ratings of a table of scores; `undefined` for a list of scores, which does not include it. */
function scaleOf(side: unknown): Scale | undefined {
  return scoreData(side) === undefined ? undefined : (side as ScoreTable).table.scale;
}

/** The context from which the marks and the texts of the chart are made. */
interface Drawing {
  readonly frame: Frame<typeof comparisonWords>;
  readonly times: readonly [string, string];
  readonly axis: ScoreAxis;
}

/** A target with its means before and after. */
type Pair = ReturnType<typeof pairOf>;

function pairOf({ frame: { words }, times, axis }: Drawing, comparison: Comparison, target: string, label: string) {
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
  const rise = change?.value ?? Number.NaN;
  const direction: Direction = rise > 0 ? "higher" : rise < 0 ? "lower" : rise === 0 ? "same" : "unknown";
  const numbers = means.map((mean) => (mean === null ? null : axis.format(mean)));
  const [one = "", other] = numbers.filter((number) => number !== null);
  const both = change === null ? words.and : words.fromMeanToMean;
  const changeTexts = (): string[] => {
    if (change !== null) {
      const text = axis.formatDifference;
      const { value, interval } = change;
      const ends = interval && filled(words.intervalEnds, { low: text(interval.low), high: text(interval.high) });
      return [text(value), ...(ends === undefined ? [] : [ends])];
    }
    const missing = means.indexOf(null);
    if (missing < 0) return isMixed ? [words.notComparable] : found === undefined ? [] : [words.noPairs];
    const isOne = means.some((mean) => mean !== null);
    return [isOne ? filled(words.noScoreAtTime, { time: times[missing] ?? "" }) : words.noScore];
  };
  const texts = changeTexts();
  return {
    target,
    label,
    means,
    change,
    isMixed,
    direction,
    /** The means that there are, as numbers. */
    meansText: other === undefined ? one : filled(both, { one, other, before: one, after: other }),
    /** The change and its interval, or the reason why there is none; nothing where the two times are not comparable. */
    changeTexts: texts,
    says: `${label}: ${texts.join(" ")}`,
    inWords: [
      ...numbers.map((number, i) => `${times[i]} ${number ?? words.noScore}`),
      ...(change === null ? [] : [texts.join(" ")]),
      ...(isMixed ? [words.mixedScores] : []),
    ],
  };
}

/** A dot in a ring, as wide as a shape of Vega. */
const dotInRing =
  "M-1,0a1,1,0,1,1,2,0a1,1,0,1,1,-2,0ZM-0.8,0a0.8,0.8,0,1,0,1.6,0a0.8,0.8,0,1,0,-1.6,0ZM-0.2,0a0.2,0.2,0,1,1,0.4,0a0.2,0.2,0,1,1,-0.4,0Z";

/** The direction from the mean before to the mean after; "unknown" where they cannot be compared, or one is missing. */
const directions = ["higher", "lower", "same", "unknown"] as const;
type Direction = (typeof directions)[number];

/** The shape and the color of the mean after, in each direction. */
function marksOf({ main, other, quiet }: Colors) {
  return { shapes: ["triangle-right", "triangle-left", dotInRing, "circle"], colors: [main, other, quiet, quiet] };
}

function keyOfTimes({ frame: { words, colors }, times: [before, time] }: Drawing, pairs: readonly Pair[]): KeyEntry[] {
  const marks = marksOf(colors);
  const texts = [words.timeHigher, words.timeLower, words.timeSame, "{time}"].map((text) => filled(text, { time }));
  const entries = directions.map((direction, i) => ({
    isShown: pairs.some((pair) => pair.direction === direction && pair.means[1] !== null),
    entry: { text: texts[i] ?? "", shape: marks.shapes[i] ?? "", color: marks.colors[i] ?? "" },
  }));
  const hollow = { text: before, shape: "circle", color: colors.quiet, isHollow: true };
  return [
    ...(pairs.some(({ means }) => means[0] !== null) ? [hollow] : []),
    ...entries.flatMap(({ isShown, entry }) => (isShown ? [entry] : [])),
  ];
}

/** The means, and in a separate panel the changes, if there are any. */
function panelsOf(drawing: Drawing, pairs: readonly Pair[], level: number): Panel[] {
  const { frame, axis } = drawing;
  const { words, colors, isNarrow, least } = frame;
  const pairAt = (row: number) => pairs[row] as Pair;
  const marks = marksOf(colors);
  const shape = byState("direction", directions, marks.shapes);
  const color = byState("direction", directions, marks.colors);
  const means: Panel = {
    weight: 3,
    axis: axis.axis,
    values: (row, y) => meanRows(drawing, pairAt(row), y),
    layer: (x) => [
      ruleLayer("change", x, ["from", "to"], { strokeWidth: 3, aria: false }, { stroke: color }),
      pointLayer("before", x("mean"), { size: 110, fill: colors.surface, stroke: colors.quiet, strokeWidth: 2 }),
      pointLayer("after", x("mean"), { size: 110, strokeWidth: 1.5 }, { shape, fill: color, stroke: color }),
    ],
  };
  const changes = pairs.flatMap(({ change }) => change ?? []);
  if (changes.length === 0) {
    const endOf = (row: number) => [pairAt(row).meansText, ...pairAt(row).changeTexts];
    return [{ ...means, axis: (room) => ({ ...axis.axis(room), title: words.scoreHeading }), endOf }];
  }
  const ends = changes.flatMap(({ value, interval }) => [value, interval?.low ?? 0, interval?.high ?? 0]);
  const hasIntervals = changes.some(({ interval }) => interval !== undefined);
  // Between these widths, the space is for the marks.
  const hasRoom = isNarrow || least >= widthForMeans;
  return [
    { ...means, title: words.meanScoreHeading, ...(hasRoom && { endOf: (row) => pairAt(row).meansText }) },
    {
      title: hasIntervals ? filled(words.changeAndInterval, { level: percentOf(level) }) : words.changeHeading,
      weight: 2,
      endOf: (row) => {
        const [first = "", ...rest] = pairAt(row).changeTexts;
        return [first, ...rest.map(unbroken)].join(" ");
      },
      axis: (room) => changeAxis(drawing, room, ends),
      values: (row, y) => changeRows(pairAt(row), y),
      layer: (x) => [
        ruleLayer("interval", x, ["low", "high"], { strokeWidth: 2, aria: false }, { stroke: color }),
        pointLayer("difference", x("difference"), { size: 90 }, { fill: color }),
      ],
    },
  ];
}

/**
 * The axis of changes around zero, in points of the scale. It is as long on either side as the farthest of them, and at
 * least a tenth of the scale, so that small changes do not look large.
 */
function changeAxis({ frame: { words }, axis: { span } }: Drawing, room: number, changes: readonly number[]): Axis {
  const most = span * Math.max(0.1, ...changes.map(Math.abs));
  const power = 10 ** Math.floor(Math.log10(most));
  const axisBy = (step: number): Axis => {
    const count = Math.ceil(most / step - 1e-9);
    const ticks = Array.from({ length: 2 * count + 1 }, (_, i) => {
      const points = Number(((i - count) * step).toPrecision(12));
      return { value: points / span, text: withSign(`${points}`) };
    });
    const half = ticks.at(-1)?.value ?? 1;
    return { domain: [-half, half], ticks, ends: [words.lower, words.higher], middle: 0 };
  };
  const axes = [0.5, 1, 2, 5, 10].map((step) => axisBy(step * power));
  return axes.find((axis) => axis.ticks.length <= mostTicks && ticksFit(axis, room)) ?? axisBy(10 * power);
}

/** The means of both times, and the change between them. */
function meanRows({ times, axis }: Drawing, pair: Pair, y: number): ChartRow[] {
  const { target, label, means, change, direction, says } = pair;
  const [from, to] = means;
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

function changeRows({ target, change, direction, says }: Pair, y: number): ChartRow[] {
  if (change === null) return [];
  const { value: difference, interval } = change;
  const row = { target, direction, y, says };
  const dot = { kind: "difference", ...row, difference };
  return interval ? [{ kind: "interval", ...row, low: interval.low, high: interval.high }, dot] : [dot];
}

function hasZero(interval: Interval | undefined): boolean {
  return interval !== undefined && interval.low <= 0 && interval.high >= 0;
}

const reasons = {
  "projected-and-direct": "oneTimeProjected",
  "different-plans": "differentPlans",
  "different-versions": "differentVersions",
  "different-scales": "differentScales",
} as const satisfies { readonly [Reason in NotComparable]: keyof typeof comparisonWords };
