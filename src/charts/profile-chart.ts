// Draws one assessment at a glance, or several side by side: each target's score, and how much of it was rated.
import { filled, profileWords, type WordsIn } from "../catalog/words.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { anything, checkOptions } from "../check/options.ts";
import type { TargetScore } from "../scoring/scores.ts";
import { scoresIssues } from "../scoring/scores-issues.ts";
import { type ListedScores, listedScores } from "../statistics/listed-scores.ts";
import { isTexts, type ScoreChartOptions, scoreChartChecks } from "./chart-options.ts";
import {
  byState,
  emptyChart,
  type FilteredLayer,
  type Frame,
  frameOf,
  type PositionOf,
  pointLayer,
  ruleLayer,
} from "./chart-spec.ts";
import { labelsOf } from "./labels.ts";
import { type Panel, rowChart } from "./rows.ts";
import { percent, scoreAxis } from "./score-axis.ts";
import type { ChartChannel, VegaLiteSpec } from "./vega-lite-spec.ts";

/** Options of a profile. */
export interface ProfileChartOptions extends ScoreChartOptions {
  /** The names of several assessments, such as years or schools: one for each, all different. */
  readonly labels?: readonly string[] | undefined;
}

/**
 * Draws the profile of an assessment: the score of each target as a dot, and at the right the score and the share that
 * was rated. A target without a score has a broken line, and the share that it needs. Several assessments are drawn
 * next to each other on one scale, or below each other if there is no room.
 *
 * @param scores - The scores of an assessment; or a list of the scores of several by one plan, with `labels` in the
 *   options.
 * @param options - Title, names, width, layout, theme, catalog, the scale of the ratings, and the labels.
 * @throws OptionsError with every problem of the scores and the options.
 */
export function profileChart(
  scores: ListedScores | readonly ListedScores[],
  options: ProfileChartOptions = {},
): VegaLiteSpec {
  const isList = Array.isArray(scores);
  const list = (isList ? Array.from(scores) : [scores]) as ListedScores[];
  checkOptions(options, { ...scoreChartChecks, labels: anything }, ({ labels }) => [
    ...scoreIssues(scores),
    ...labelIssues(labels, isList ? list.length : undefined),
  ]);
  const frame = frameOf(options, profileWords);
  const { words } = frame;
  const [first] = list;
  if (first === undefined) return emptyChart(options, frame, words.scoresTitle, words.noScores);
  const { plan } = first;
  const { basis: planBasis = "parts" } = plan;
  const profiles = list.map(outcomesOf);
  const all = profiles.flat();
  const ids = profiles[0]?.map(({ id }) => id) ?? [];
  const labels = labelsOf(ids, options, "target");
  const axis = scoreAxis(words, options.scale, plan.items);
  const scored = all.filter(({ score }) => score !== null);
  const isMixed = ["direct", planBasis].every((basis) => scored.some((outcome) => outcome.basis === basis));
  const shape = isMixed
    ? byState("basis", ["direct", planBasis, "mean"], ["circle", "square", "diamond"])
    : { value: "circle" };
  const drawn = profiles.map((outcomes, p) => {
    const assessment = options.labels?.[p];
    const of = assessment === undefined ? {} : { assessment };
    const rows = outcomes.map(({ id, score, status, coverage, basis }) => {
      const name = labels.labelOf(id);
      const number = score === null ? words.noScore : axis.format(score);
      const share = shareText(words, coverage, plan.minCoverage, score !== null);
      const text = score === null ? share : `${number}, ${share}`;
      // The picture shows a missing score as a broken line.
      const value = coverage === null ? share : `${number}, ${share}`;
      const says = `${assessment === undefined ? "" : `${assessment}, `}${name}: ${value}`;
      const [kind, to] = score === null ? ["missing", 1] : ["score", score];
      // Panels next to each other have room only for the score; panels below each other also for the share.
      const end = list.length === 1 || frame.isNarrow ? text : number;
      return { end, row: { kind, id, name, ...of, score, status, coverage, basis, from: 0, to, says } };
    });
    return { rows, ...(assessment !== undefined && { title: assessment }) };
  });
  const panels = drawn.map(({ rows, ...title }): Panel => {
    return {
      ...title,
      endOf: (row) => rows[row]?.end ?? "",
      axis: (room) => ({ ...axis.axis(room), title: words.scoreHeading }),
      values: (row, y) => rows.slice(row, row + 1).map((one) => ({ ...one.row, y })),
      layer: (x) => scoreLayers(frame, x, "score", shape),
    };
  });
  return rowChart(options, frame, {
    title: filled(words.profileTitle, { kind: words[labels.kind] }),
    notes: [
      scored.length === 0 && words.nothingScored,
      scored.length > 0 && scored.length < all.length && words.brokenLineScores,
      planBasis === "projected" && words.projectedScores,
      isMixed && words.circlesAndSquares,
      isMixed && profiles.some((outcomes) => outcomes.at(-1)?.score !== null) && words.diamondMean,
    ],
    description: [
      filled(words.scoresRange, axis.ends),
      ...drawn.flatMap(({ rows }) => rows.map(({ row }) => row.says)),
    ],
    rows: ids.map((id) => ({ label: labels.labelOf(id) })),
    panels,
  });
}

/** A dot at the field `to` in each row of a kind, and a line to it from the field `from`. */
export function scoreLayers(
  { colors: { main } }: Frame,
  x: PositionOf,
  kind: string,
  shape: ChartChannel = { value: "circle" },
): FilteredLayer[] {
  return [
    ruleLayer(kind, x, ["from", "to"], { color: main, strokeWidth: 3, aria: false }),
    pointLayer(kind, x("to"), { size: 130, color: main }, { shape }),
  ];
}

/** The scores of an assessment: of each target, and overall. */
function outcomesOf({ plan, targets, overall }: ListedScores) {
  return [
    ...plan.targets.map(({ id }) => ({ ...(targets[id] as TargetScore), id })),
    { ...overall, id: "overall", basis: "mean" },
  ];
}

/** Several profiles must be by one plan, so that they can be compared. */
function scoreIssues(scores: unknown): readonly Issue[] {
  if (!Array.isArray(scores)) return scoresIssues(scores, ["scores"]);
  const issues: Issue[] = [];
  listedScores(scores, ["scores"], issues);
  return issues;
}

/** @param count - How many assessments a list has; `undefined` for one that is not in a list. */
function labelIssues(labels: unknown, count: number | undefined): Issue[] {
  if (labels === undefined && (count === undefined || count < 2)) return [];
  if (count === undefined) return [unexpected(["labels"], labels, "no labels, since they are for a list of scores")];
  const isRight = isTexts(labels) && labels.length === count && new Set(labels).size === count && !labels.includes("");
  return isRight ? [] : [unexpected(["labels"], labels, `${count} different names, one for each of the scores`)];
}

/** The share that was rated, and the share that is needed where there is no score. */
function shareText(
  words: WordsIn<typeof profileWords>,
  coverage: number | null,
  minCoverage: number,
  hasScore: boolean,
): string {
  if (coverage === null) return words.doesNotApply;
  if (hasScore) return filled(words.shareRated, { share: percent(coverage) });
  if (coverage === 0) return words.nothingRated;
  // A coverage just below the minimum is not rounded up to it.
  const isNear = percent(coverage) === percent(minCoverage);
  const share = isNear ? `${(Math.floor(coverage * 1000) / 10).toFixed(1)}%` : percent(coverage);
  return `${filled(words.shareRated, { share })} ${filled(words.shareNeeded, { share: percent(minCoverage) })}`;
}
