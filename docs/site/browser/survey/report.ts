// The report of a survey: what it shows, first in sentences, then in charts and tables, all on the scale of its answers.
import { domainPlan, metricPlan, projectionPlan, type Scale } from "cei-framework";
import { compare, type ItemStatistics, itemAnalysis } from "cei-framework/statistics";
import { type RatingTable, type ScoreTable, scoreTable, writeCsv } from "cei-framework/table";
import { counted, listed } from "./phrases.ts";
import { answersByTarget, highOf, kindOf, percentHigh, ranked } from "./report-figures.ts";
import { type MadeReport, nameOf, onScale, type ReportParts, reportParts } from "./report-parts.ts";
import {
  type Compared,
  changeSection,
  groupSection,
  groupsOf,
  itemSection,
  projectionSection,
  type ReportOptions,
  readingSection,
  type Survey,
  targetSection,
} from "./report-sections.ts";

export type { Survey };

/**
 * The report of a survey.
 *
 * @param survey - The survey; at least one row.
 * @param second - Another one of the same scale, to compare with.
 */
export function reportOf(survey: Survey, second: Survey | null, options: ReportOptions): MadeReport {
  const { table } = survey;
  const { minCoverage } = options;
  const parts = reportParts();
  const scores = ownScores(table, minCoverage);
  const items = itemAnalysis(table).rows;
  const projected = table.instrument === "1.0" ? scoreTable(table, projectionPlan({ minCoverage })) : null;
  const compared = second === null ? null : comparedSurveys(survey, second, options);
  const sections = [
    ...(compared ? [changeSection(parts, compared)] : []),
    targetSection(parts, scores, items),
    itemSection(parts, table, items),
    ...groupsOf(table).map((by, i) => groupSection(parts, scores, by, i, items, options)),
    ...(projected ? [projectionSection(parts, projected, items)] : []),
    readingSection(parts, survey, options),
  ];
  const files = [
    scoreFile(parts, "scores-of-each-response", "Scores of each response", scores),
    ...(projected ? [scoreFile(parts, "estimates-of-each-response", "Estimates of each response", projected)] : []),
  ];
  parts.files.set("answers", { name: "answers.csv", pieces: () => writeCsv(table, { bom: true }) });
  return {
    report: {
      title: survey.name,
      sentences: [...sentencesOf(survey, items), ...(compared ? changeSentence(compared) : [])],
      sections,
      files: [...files, { key: "answers", text: "Answers as points" }],
      isCompared: compared !== null,
    },
    charts: parts.charts,
    files: parts.files,
  };
}

/** The scores of the instrument's own targets: domains of 1.0, metrics of 2.0. */
function ownScores(table: RatingTable, minCoverage: number): ScoreTable {
  return table.instrument === "1.0"
    ? scoreTable(table, domainPlan({ minCoverage }))
    : scoreTable(table, metricPlan({ minCoverage }));
}

/** The earlier survey and the later one. Of two instruments, the metrics are what both have: projected, and rated. */
function comparedSurveys(survey: Survey, second: Survey, { minCoverage, isLater }: ReportOptions): Compared {
  const surveys = isLater ? ([survey, second] as const) : ([second, survey] as const);
  const isSame = survey.table.instrument === second.table.instrument;
  const scoresOf = ({ table }: Survey): ScoreTable => {
    return isSame || table.instrument === "2.0"
      ? ownScores(table, minCoverage)
      : scoreTable(table, projectionPlan({ minCoverage }));
  };
  const scores = [scoresOf(surveys[0]), scoresOf(surveys[1])] as const;
  return { surveys, scores, comparison: compare(...scores) };
}

/** So many points of percent apart, domains are close to each other. */
const mostClose = 10;

/** What a survey shows, in three sentences. */
function sentencesOf({ table, reading }: Survey, items: readonly ItemStatistics[]): readonly string[] {
  const { scale, rows } = table;
  const kind = kindOf(table);
  const given = items.reduce((sum, { n }) => sum + n, 0);
  const blank = items.reduce((sum, { missing }) => sum + missing, 0);
  const scored =
    rows === reading.responses
      ? ""
      : `${rows} of ${counted(reading.responses, "response", "responses")} are scored, as told at the end. `;
  const first = `${scored}${counted(rows, "person", "people")} answered ${counted(items.length, "question", "questions")} on a scale from ${endsOf(scale)}; ${Math.round((100 * blank) / Math.max(1, given + blank))}% of the answers were left blank.`;
  const high = highOf(scale);
  const share = (answers: Parameters<typeof percentHigh>[0]) => percentHigh(answers, scale) ?? 0;
  const targets = ranked(answersByTarget(items), scale);
  const [strong, weak] = [targets[0], targets.at(-1)];
  const second =
    strong === undefined || weak === undefined
      ? "No question was answered."
      : strong === weak
        ? `${share(strong)}% of the answers about ${nameOf(strong.id)} are ${high}.`
        : share(strong) - share(weak) <= mostClose
          ? `The ${kind}s are close to each other: from ${share(weak)}% of answers that are ${high} (${nameOf(weak.id)}) to ${share(strong)}% (${nameOf(strong.id)}).`
          : `The strongest ${kind} is ${nameOf(strong.id)}, with ${share(strong)}% of its answers ${high}; the weakest is ${nameOf(weak.id)}, with ${share(weak)}%.`;
  const questions = ranked(items, scale);
  const [best, least] = [questions[0], questions.at(-1)];
  const third =
    best === undefined || least === undefined || best === least
      ? "Too few questions were answered to compare them."
      : `The strongest question is ${nameOf(best.id)}, with ${share(best)}% of its answers ${high}; the weakest is ${nameOf(least.id)}, with ${share(least)}%.`;
  return [first, second, third];
}

function endsOf({ min, max, labels = {} }: Scale): string {
  const end = (point: number) => (labels[point] === undefined ? String(point) : `${point} (${labels[point]})`);
  return `${end(min)} to ${end(max)}`;
}

/** What changed by more than chance would explain: that whose interval does not include zero. */
function changeSentence({ surveys: [earlier, later], comparison }: Compared): readonly string[] {
  if (!comparison.comparable) return [];
  const kind = kindOf(later.table);
  const { min, max } = later.table.scale;
  const changes = comparison.rows.flatMap(({ target, difference, low, high }) => {
    if (target === "overall" || difference == null || low == null || high == null || (low <= 0 && high >= 0)) return [];
    return [
      `${nameOf(target)} ${difference > 0 ? "rose" : "fell"} by ${Math.abs(difference * (max - min)).toFixed(2)}`,
    ];
  });
  const since = `Since ${earlier.name === later.name ? "the earlier survey" : earlier.name}`;
  return changes.length === 0
    ? [`${since}, no ${kind} changed by more than chance would explain (95% intervals).`]
    : [`${since}, ${listed(changes, "and")}, by more than chance would explain (95% intervals).`];
}

/** The file of the scores of each response, on the scale of the answers. */
function scoreFile(parts: ReportParts, key: string, text: string, scores: ScoreTable) {
  const { table, targets, rows } = scores;
  const columns = [...table.groups, ...targets.map(nameOf)];
  parts.files.set(key, {
    name: `${key}.csv`,
    pieces: () => {
      const lists = [
        ...table.groups.map((name) => table.group(name)),
        ...targets.map((target) =>
          Array.from(scores.score(target), (score) => onScale(Number.isNaN(score) ? null : score, table.scale)),
        ),
      ];
      const objects = Array.from({ length: rows }, (_, row) => {
        return Object.fromEntries(columns.map((name, i) => [name, lists[i]?.[row] ?? null]));
      });
      return writeCsv({ columns, rows: objects }, { bom: true, decimals: 4 });
    },
  });
  return { key, text };
}
