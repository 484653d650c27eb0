// One assessment at a glance: each target's score, and how much of it was rated.
import { filled, type Words, wordsOf } from "../catalog/words.ts";
import { checkOptions } from "../check/options.ts";
import type { Outcome, TargetScore } from "../scoring/scores.ts";
import { scoresIssues } from "../scoring/scores-issues.ts";
import type { ListedScores } from "../statistics/listed-scores.ts";
import { type ScoreChartOptions, scoreChartChecks } from "./chart-options.ts";
import { byState, colors, pointLayer, ruleLayer } from "./chart-spec.ts";
import { labelsOf } from "./labels.ts";
import { type DataRow, rowChart } from "./rows.ts";
import { scoreAxis } from "./score-axis.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";

/**
 * Draws the profile of one assessment: a row for each domain, metric, or other target, and for the overall, with its
 * score as a dot and the share that was rated at the right. A row without a score has a broken line and the reason.
 *
 * When some targets were rated directly and others through their parts, their dots have different shapes.
 *
 * @param scores - What a scoring function returned.
 * @param options - Title, names, width, catalog, and the scale of the ratings.
 * @throws OptionsError with every problem of the scores and the options.
 */
export function profileChart(scores: ListedScores, options: ScoreChartOptions = {}): VegaLiteSpec {
  checkOptions(options, scoreChartChecks, () => scoresIssues(scores, ["scores"]));
  const words = wordsOf(options.catalog);
  const { plan, targets, overall } = scores;
  const { basis: planBasis = "parts", minCoverage } = plan;
  const outcomes: readonly (Outcome & { readonly id: string; readonly basis: string })[] = [
    ...plan.targets.map(({ id }) => ({ ...(targets[id] as TargetScore), id })),
    { ...overall, id: "overall", basis: "mean" },
  ];
  const ids = outcomes.map(({ id }) => id);
  const labels = labelsOf(ids, options, "target");
  const axis = scoreAxis(words, options.scale, plan.items);
  const scored = outcomes.filter(({ score }) => score !== null);
  const isMixed = ["direct", planBasis].every((basis) => scored.some((outcome) => outcome.basis === basis));
  const shape = isMixed
    ? byState("basis", ["direct", planBasis, "mean"], ["circle", "square", "diamond"])
    : { value: "circle" };
  return rowChart(options, {
    title: filled(words.profileTitle, { kind: words[labels.kind] }),
    notes: [
      scored.length === 0 && words.nothingScored,
      scored.length > 0 && scored.length < outcomes.length && words.brokenLineScores,
      planBasis === "projected" && words.projectedScores,
      isMixed && words.circlesAndSquares,
      isMixed && overall.score !== null && words.diamondMean,
    ],
    description: [filled(words.scoresRange, axis.ends)],
    axisTitles: [labels.heading],
    rows: outcomes.map((outcome): DataRow => {
      const { id, score, status, coverage, basis } = outcome;
      const name = labels.labelOf(id);
      const end = endOf(words, outcome, minCoverage, axis.format);
      const says = `${name}: ${end.join(", ")}`;
      const kind = score === null ? "missing" : "score";
      const values = (line: number): ChartRow[] => [
        { kind, id, name, score, status, coverage, basis, line, from: 0, to: score ?? 1, says },
      ];
      return { label: name, end, description: says, values };
    }),
    position: () => axis.position(),
    layer: (x, y, labeledY) => [
      ruleLayer("score", x, ["from", "to"], y, { color: colors.main, strokeWidth: 3, aria: false }),
      pointLayer("score", x("score"), labeledY, { filled: true, size: 130, color: colors.main }, { shape }),
    ],
  });
}

/** The score and the share that was rated, or why there is no score. */
function endOf(
  words: Words,
  { score, coverage }: Outcome,
  minCoverage: number,
  format: (score: number) => string,
): string[] {
  if (coverage === null) return [words.doesNotApply];
  const rated = (share: string): string => filled(words.shareRated, { share });
  if (score !== null) return [format(score), rated(percent(coverage))];
  if (coverage === 0) return [words.noScore, words.nothingRated];
  // A coverage just below the minimum is not rounded up to it.
  const isNear = percent(coverage) === percent(minCoverage);
  const share = isNear ? `${(Math.floor(coverage * 1000) / 10).toFixed(1)}%` : percent(coverage);
  return [words.noScore, rated(share), filled(words.shareNeeded, { share: percent(minCoverage) })];
}

/** A share in whole percent; nearly all is not rounded to all, nor hardly any to none. */
function percent(share: number): string {
  const whole = Math.round(share * 100);
  return share < 1 && whole === 100 ? ">99%" : share > 0 && whole === 0 ? "<1%" : `${whole}%`;
}
