// One assessment at a glance: each target's score, and how much of it was rated.
import type { Basis, Outcome } from "../scoring/scores.ts";
import { scoresIssues } from "../scoring/scores-issues.ts";
import type { ListedScores } from "../statistics/listed-scores.ts";
import { checkChartOptions, type ScoreChartOptions, scoreChartKeys } from "./chart-options.ts";
import { chartOf, only, saying } from "./frame.ts";
import { colours } from "./look.ts";
import { missingLayer } from "./missing-layer.ts";
import { namesOf } from "./names.ts";
import { heightOf, linesIn, rowAxis, rowLabel, rowPosition, rowsOf } from "./rows.ts";
import { scoreScale } from "./score-scale.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";

/**
 * The profile of one assessment: a row for each domain, metric, or other target, and for the overall, with its score as
 * a dot and the share that was rated beside it. A row without a score has a broken line across it, and says why.
 *
 * When some targets were rated directly and others through their parts, their dots have different shapes.
 *
 * @param scores - What a scoring function returned.
 * @param options - Title, names, width, and the scale of the ratings.
 * @throws {@link OptionsError} with every problem of the scores and the options.
 */
export function profileChart(scores: ListedScores, options: ScoreChartOptions = {}): VegaLiteSpec {
  checkChartOptions(options, scoreChartKeys, () => scoresIssues(scores, ["scores"]));
  const { plan, targets, overall } = scores;
  const ids = [...plan.targets.map(({ id }) => id), "overall"];
  const names = namesOf(ids, options.names, "Target");
  const shown = scoreScale(options.scale, plan.items);
  const outcomes = ids.map((id) => (id === "overall" ? overall : (targets[id] as Outcome)));
  const ends = outcomes.map((outcome) => [...endOf(outcome, plan.minCoverage, shown.shown)]);
  const rows = rowsOf(ids.map((id, i) => ({ label: rowLabel(names.nameOf(id)), end: ends[i] ?? [] })));
  const basisOf = (id: string): Basis | "mean" => (id === "overall" ? "mean" : (targets[id]?.basis as Basis));
  const scored = new Set(ids.flatMap((id, i) => (outcomes[i]?.score == null ? [] : basisOf(id))));
  const { basis: ofParts = "parts" } = plan;
  const isMixed = scored.has("direct") && scored.has(ofParts);

  const values = ids.map((id, i): ChartRow => {
    const { score, status, coverage } = outcomes[i] as Outcome;
    return {
      kind: score === null ? "missing" : "score",
      id,
      name: names.nameOf(id),
      score,
      status,
      coverage,
      basis: basisOf(id),
      line: rows[i]?.middle ?? 0,
      from: 0,
      to: score ?? 1,
      says: `${names.nameOf(id)}: ${ends[i]?.join(", ")}`,
    };
  });
  const lines = linesIn(rows);
  const y = rowPosition("line", lines);
  const missing = values.filter(({ kind }) => kind === "missing").length;
  return chartOf(
    {
      title: `Profile by ${names.kind.toLowerCase()}`,
      notes: [
        ...(missing === ids.length ? ["Nothing could be scored."] : []),
        ...(missing > 0 && missing < ids.length
          ? ["A broken line has no score: too little was rated, or nothing applies."]
          : []),
        ...(ofParts === "projected"
          ? ["Projected by a crosswalk from other ratings, and not equated with direct ratings."]
          : []),
        ...(isMixed ? ["Circles are rated directly, squares through their parts."] : []),
        ...(isMixed && overall.score !== null ? ["The diamond is their mean."] : []),
      ],
      says: [`Scores ${shown.range}`, ...values.map(({ says }) => String(says))],
      height: heightOf(rows),
      values,
      layer: [
        missingLayer(shown.position, { ...y, axis: rowAxis(rows, "left", names.kind) }),
        {
          ...only("score"),
          mark: { type: "rule", color: colours.main, strokeWidth: 3, aria: false },
          encoding: { x: shown.position("from"), x2: { field: "to" }, y },
        },
        {
          ...only("score"),
          mark: { type: "point", filled: true, size: 130, opacity: 1, color: colours.main },
          encoding: {
            x: shown.position("score"),
            y: { ...y, axis: rowAxis(rows, "right") },
            shape: isMixed
              ? {
                  field: "basis",
                  type: "nominal",
                  scale: { domain: ["direct", ofParts, "mean"], range: ["circle", "square", "diamond"] },
                  legend: null,
                }
              : { value: "circle" },
            ...saying,
          },
        },
      ],
    },
    options,
  );
}

/** What stands at the end of a row: the score and the share that was rated, or why there is no score. */
function endOf({ score, coverage }: Outcome, minCoverage: number, shown: (score: number) => string): string[] {
  if (coverage === null) return ["not applicable"];
  if (score !== null) return [shown(score), `${percent(coverage)} rated`];
  if (coverage === 0) return ["no score", "nothing rated"];
  // What is short of it by little is not told as if it were enough.
  const isNear = percent(coverage) === percent(minCoverage);
  const rated = isNear ? `${(Math.floor(coverage * 1000) / 10).toFixed(1)}%` : percent(coverage);
  return ["no score", `${rated} rated`, `(needs ${percent(minCoverage)})`];
}

function percent(share: number): string {
  const whole = Math.round(share * 100);
  // What is almost all is not all, and what is hardly anything is not nothing.
  return share < 1 && whole === 100 ? ">99%" : share > 0 && whole === 0 ? "<1%" : `${whole}%`;
}
