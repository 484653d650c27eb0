// One assessment at a glance, or several side by side: each target's score, and how much of it was rated.
import { filled, type Words } from "../catalog/words.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { anything, checkOptions } from "../check/options.ts";
import type { Outcome, TargetScore } from "../scoring/scores.ts";
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
 * beside each other on one scale, or below each other where they have no room.
 *
 * @param scores - The scores of an assessment; or a list of those of several by one plan, with their `labels`.
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
    ...(isList ? listIssues(list) : scoresIssues(scores, ["scores"])),
    ...labelIssues(labels, isList ? list.length : undefined),
  ]);
  const frame = frameOf(options);
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
    return outcomes.map(({ id, score, status, coverage, basis, minCoverage }) => {
      const name = labels.labelOf(id);
      const text = endOf(words, { score, coverage, minCoverage }, axis.format);
      // The picture tells by a broken line that there is no score.
      const value = score === null && coverage !== null ? `${words.noScore}, ${text}` : text;
      const says = `${assessment === undefined ? "" : `${assessment}, `}${name}: ${value}`;
      const [kind, to] = score === null ? ["missing", 1] : ["score", score];
      const of = assessment === undefined ? {} : { assessment };
      // Several beside each other have room for the score alone.
      const end = list.length === 1 ? text : score === null ? words.noScore : axis.format(score);
      return { end, row: { kind, id, name, ...of, score, status, coverage, basis, from: 0, to, says } };
    });
  });
  const panels = drawn.map((rows, p): Panel => {
    const title = options.labels?.[p];
    return {
      ...(title !== undefined && { title }),
      endOf: (row) => rows[row]?.end ?? "",
      axis: (room) => axis.axis(room),
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
    description: [filled(words.scoresRange, axis.ends), ...drawn.flat().map(({ row }) => row.says)],
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

/** A score of an assessment, as a row. */
type ProfileRow = Outcome & { readonly id: string; readonly basis: string; readonly minCoverage: number };

function outcomesOf({ plan, targets, overall }: ListedScores): readonly ProfileRow[] {
  const { minCoverage } = plan;
  return [
    ...plan.targets.map(({ id }) => ({ ...(targets[id] as TargetScore), id, minCoverage })),
    { ...overall, id: "overall", basis: "mean", minCoverage },
  ];
}

/** @param count - How many assessments a list has; `undefined` for one that is not in a list. */
function labelIssues(labels: unknown, count: number | undefined): Issue[] {
  if (count === undefined) {
    return labels === undefined
      ? []
      : [unexpected(["labels"], labels, "no labels, since they are for a list of scores")];
  }
  if (labels === undefined && count < 2) return [];
  const isRight = isTexts(labels) && labels.length === count && new Set(labels).size === count && !labels.includes("");
  return isRight ? [] : [unexpected(["labels"], labels, `${count} different names, one for each of the scores`)];
}

/** Profiles beside each other are by one plan, so that they can be compared. */
function listIssues(list: readonly unknown[]): Issue[] {
  const issues: Issue[] = [];
  listedScores(list, ["scores"], issues);
  return issues;
}

/** The score and the share that was rated, or why there is no score. */
function endOf(
  words: Words,
  { score, coverage, minCoverage }: Pick<ProfileRow, "score" | "coverage" | "minCoverage">,
  format: (score: number) => string,
): string {
  if (coverage === null) return words.doesNotApply;
  const rated = (share: string): string => filled(words.shareRated, { share });
  if (score !== null) return `${format(score)}, ${rated(percent(coverage))}`;
  if (coverage === 0) return words.nothingRated;
  // A coverage just below the minimum is not rounded up to it.
  const isNear = percent(coverage) === percent(minCoverage);
  const share = isNear ? `${(Math.floor(coverage * 1000) / 10).toFixed(1)}%` : percent(coverage);
  return `${rated(share)} ${filled(words.shareNeeded, { share: percent(minCoverage) })}`;
}
