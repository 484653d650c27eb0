// The report of a survey: what it shows, first in sentences, then in charts and tables, all on the scale of its answers.
import { crosswalk, domainPlan, effectiveWeights, metricPlan, projectionPlan, type Scale } from "cei-framework";
import { compareChart, competencyHeatmap, likertChart, profileChart } from "cei-framework/charts";
import { publish } from "cei-framework/disclosure";
import { compare, type ItemStatistics, itemAnalysis, type ScoreSummary, summarize } from "cei-framework/statistics";
import { type RatingTable, type ScoreTable, scoreTable, writeCsv } from "cei-framework/table";
import type { Section } from "./messages.ts";
import { counted, listed } from "./phrases.ts";
import { type MadeReport, nameOf, onScale, type ReportColumn, type ReportParts, reportParts } from "./report-parts.ts";

/** A survey that was read. */
export interface Survey {
  /** The name of its file. */
  readonly name: string;
  readonly table: RatingTable;
}

/** How a report is made. */
export interface ReportOptions {
  /** Groups of fewer responses are hidden. */
  readonly minCount: number;
  /** How much of a score must be answered, 0 to 1. */
  readonly minCoverage: number;
  /** Whether the second survey is the later one. */
  readonly isLater: boolean;
}

/** A picture of more groups than this cannot be read. */
const mostColumns = 24;

/** How many of the strongest and of the weakest questions are shown. */
const mostOutstanding = 5;

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
  const own = summarize(scores).rows;
  const projected = table.instrument === "1.0" ? scoreTable(table, projectionPlan({ minCoverage })) : null;
  const sections = [
    targetSection(parts, scores, own),
    itemSection(parts, table, items),
    ...groupsOf(table).map((by, i) => groupSection(parts, scores, by, i, options)),
    ...(projected ? [projectionSection(parts, projected, items)] : []),
    ...(second ? [changeSection(parts, survey, second, options)] : []),
  ];
  const files = [
    scoreFile(parts, "scores-of-each-response", "Scores of each response", scores),
    ...(projected ? [scoreFile(parts, "projection-of-each-response", "Projection of each response", projected)] : []),
  ];
  parts.files.set("answers", { name: "answers.csv", pieces: () => writeCsv(table, { bom: true }) });
  return {
    report: {
      title: survey.name,
      sentences: sentencesOf(table, own, items),
      sections,
      files: [...files, { key: "answers", text: "Answers as they were read" }],
      isCompared: second !== null,
    },
    charts: parts.charts,
    files: parts.files,
  };
}

/** The groups of people: in a file with a line for each answer, not what tells the responses apart. */
function groupsOf({ columns }: RatingTable): readonly string[] {
  return columns.flatMap(({ is, name }) => (is === "group" && name !== null ? [name] : []));
}

/** The scores of the instrument's own targets: domains of 1.0, metrics of 2.0. */
function ownScores(table: RatingTable, minCoverage: number): ScoreTable {
  return table.instrument === "1.0"
    ? scoreTable(table, domainPlan({ minCoverage }))
    : scoreTable(table, metricPlan({ minCoverage }));
}

const kindOf = (table: RatingTable) => (table.instrument === "1.0" ? "domain" : "metric");

/** What a survey shows, in three sentences. */
function sentencesOf(
  table: RatingTable,
  summary: readonly ScoreSummary[],
  items: readonly ItemStatistics[],
): readonly string[] {
  const { scale, rows } = table;
  const kind = kindOf(table);
  const answered = items.reduce((sum, { n }) => sum + n, 0);
  const possible = items.reduce((sum, { n, missing }) => sum + n + missing, 0);
  const share = possible === 0 ? 0 : Math.floor((100 * answered) / possible);
  const first = `${counted(rows, "person", "people")} answered ${counted(items.length, "question", "questions")} on a scale from ${endsOf(scale)}; ${share}% of the questions that apply have an answer.`;
  const ranked = summary.filter(({ target, mean }) => target !== "overall" && mean !== null).sort(byMean);
  const [strong, weak] = [ranked[0], ranked.at(-1)];
  const second =
    strong === undefined || weak === undefined
      ? `Too little was answered to score any ${kind}.`
      : strong === weak
        ? `One ${kind} has a score: ${nameOf(strong.target)}, with a mean of ${meanText(strong.mean, scale)}.`
        : `The strongest ${kind} is ${nameOf(strong.target)}, with a mean of ${meanText(strong.mean, scale)}; the weakest is ${nameOf(weak.target)}, with ${meanText(weak.mean, scale)}.`;
  const questions = rankedItems(items, scale);
  const [best, least] = [questions[0], questions.at(-1)];
  const third =
    best === undefined || least === undefined || best === least
      ? "Too few questions were answered to compare them."
      : `The strongest question is ${nameOf(best.id)}, with ${percentHigh(best, scale)}% of its answers ${highOf(scale)}; the weakest is ${nameOf(least.id)}, with ${percentHigh(least, scale)}%.`;
  return [first, second, third];
}

function endsOf({ min, max, labels = {} }: Scale): string {
  const end = (point: number) => (labels[point] === undefined ? String(point) : `${point} (${labels[point]})`);
  return `${end(min)} to ${end(max)}`;
}

function meanText(mean: number | null, scale: Scale): string {
  const value = onScale(mean, scale);
  return typeof value === "number" ? value.toFixed(2) : "no score";
}

function byMean(one: ScoreSummary, other: ScoreSummary): number {
  return (other.mean ?? -1) - (one.mean ?? -1);
}

/** The lowest point that counts as high: the first above the middle of the scale. */
const firstHigh = ({ min, max }: Scale): number => Math.floor((min + max) / 2) + 1;

/** The high points of a scale in words: "3 or 4". */
function highOf(scale: Scale): string {
  const first = firstHigh(scale);
  return first === scale.max ? String(first) : `${first} ${first + 1 === scale.max ? "or" : "to"} ${scale.max}`;
}

/** The share of high answers, 0 to 1, of those to an item that anyone rated. */
function highShare({ n, distribution }: ItemStatistics, scale: Scale): number {
  const high = distribution.filter(({ rating }) => rating >= firstHigh(scale));
  return high.reduce((sum, { count }) => sum + count, 0) / n;
}

const percentHigh = (item: ItemStatistics, scale: Scale): number => Math.round(100 * highShare(item, scale));

/** The items that anyone rated, those with the most high answers first; equal ones in the framework's order. */
function rankedItems(items: readonly ItemStatistics[], scale: Scale): readonly ItemStatistics[] {
  return items.filter(({ n }) => n > 0).sort((one, other) => highShare(other, scale) - highShare(one, scale));
}

const summaryColumns = (kind: string, { min, max }: Scale): readonly ReportColumn[] => [
  { name: kind, is: "text" },
  { name: "Responses with a score", is: "count" },
  { name: `Mean (${min} to ${max})`, is: "mean" },
  { name: "Standard deviation", is: "mean" },
  { name: "Responses without a score", is: "count" },
];

function summaryRows(summary: readonly ScoreSummary[], scale: Scale) {
  return summary.map(({ target, n, mean, sd, missing }) => {
    return [nameOf(target), n, onScale(mean, scale), sd === null ? null : sd * (scale.max - scale.min), missing];
  });
}

/** Scores by domain or by metric. */
function targetSection(parts: ReportParts, scores: ScoreTable, summary: readonly ScoreSummary[]): Section {
  const { table } = scores;
  const kind = kindOf(table);
  const key = `by-${kind}`;
  const title = `Scores by ${kind}`;
  return {
    id: key,
    heading: `By ${kind}`,
    paragraphs: [
      table.rows === 1
        ? `Each dot is the score of a ${kind}: the mean of the answers to its questions.`
        : `A person's score for a ${kind} is the mean of their answers to its questions. Each bar shows how many people's scores come nearest to each point of the scale.`,
    ],
    charts: [scoreChart(parts, key, title, scores)],
    tables: [
      parts.table(
        key,
        `${title}: means on the scale from ${table.scale.min} to ${table.scale.max}`,
        summaryColumns(kind === "domain" ? "Domain" : "Metric", table.scale),
        summaryRows(summary, table.scale),
      ),
    ],
    folded: [],
  };
}

/** The distribution of scores; of a single response its profile. */
function scoreChart(parts: ReportParts, key: string, title: string, scores: ScoreTable) {
  const { scale, rows } = scores.table;
  return parts.chart(key, title, (drawing) => {
    return rows === 1
      ? profileChart(scores.row(0), { ...drawing, scale, title })
      : likertChart(summarize(scores), { ...drawing, scale, title });
  });
}

/** The strongest and the weakest questions, and all of them folded. */
function itemSection(parts: ReportParts, table: RatingTable, items: readonly ItemStatistics[]): Section {
  const { scale, instrument } = table;
  const points = Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i);
  const columns: readonly ReportColumn[] = [
    { name: instrument === "1.0" ? "Competency" : "Metric or look-for", is: "text" },
    { name: "Answers", is: "count" },
    { name: `${highOf(scale)} (%)`, is: "count" },
    { name: `Mean (${scale.min} to ${scale.max})`, is: "mean" },
    ...points.map((point): ReportColumn => {
      const label = scale.labels?.[point];
      return { name: label === undefined ? `Answered ${point}` : `Answered ${point} (${label})`, is: "count" };
    }),
    { name: "Not applicable", is: "count" },
    { name: "No answer", is: "count" },
  ];
  const rowsOf = (some: readonly ItemStatistics[]) => {
    return some.map((item) => {
      const { id, n, mean, distribution, notApplicable, missing } = item;
      const counts = points.map((point) => distribution.find(({ rating }) => rating === point)?.count ?? 0);
      const share = n === 0 ? null : percentHigh(item, scale);
      return [nameOf(id), n, share, onScale(mean.value, scale), ...counts, notApplicable, missing];
    });
  };
  const ranked = rankedItems(items, scale);
  const isShort = ranked.length <= 2 * mostOutstanding;
  const strongest = isShort ? ranked : ranked.slice(0, mostOutstanding);
  const weakest = isShort ? [] : ranked.slice(-mostOutstanding);
  const shown = [...strongest, ...weakest].map(({ id }) => id);
  const isOne = table.rows === 1;
  const chart = (key: string, title: string, ids: readonly string[] | undefined) => {
    const options = ids === undefined ? {} : { items: ids, sort: "share" as const };
    return parts.chart(key, title, (drawing) => likertChart(table, { ...drawing, scale, title, ...options }));
  };
  const [top, bottom] = [ranked[mostOutstanding - 1], ranked[mostOutstanding]];
  const isTied = !isShort && top && bottom && highShare(top, scale) === highShare(bottom, scale);
  return {
    id: "questions",
    heading: "Strongest and weakest questions",
    paragraphs: [
      isShort
        ? `All questions, by the share of answers that are ${highOf(scale)}.`
        : `The ${mostOutstanding} questions with the largest share of answers that are ${highOf(scale)}, and the ${mostOutstanding} with the smallest.${isTied ? " Others have the same share as the fifth: see all questions." : ""}`,
    ],
    charts:
      shown.length === 0 || isOne ? [] : [chart("strongest-and-weakest", "Strongest and weakest questions", shown)],
    tables: [
      parts.table(
        "strongest-questions",
        isShort ? "Questions in order" : "Strongest questions",
        columns,
        rowsOf(strongest),
      ),
      ...(weakest.length === 0
        ? []
        : [parts.table("weakest-questions", "Weakest questions", columns, rowsOf(weakest))]),
    ],
    folded: [
      {
        id: "all-questions",
        heading: "All questions",
        paragraphs: [],
        charts: isOne ? [] : [chart("all-questions", "Answers to all questions", undefined)],
        tables: [parts.table("all-questions", "All questions", columns, rowsOf(items))],
      },
    ],
  };
}

/** What may be published by a group. */
function groupSection(
  parts: ReportParts,
  scores: ScoreTable,
  by: string,
  place: number,
  { minCount }: ReportOptions,
): Section {
  const { table } = scores;
  const { scale } = table;
  const kind = kindOf(table);
  const key = `by-group-${place + 1}`;
  const { published, report } = publish(scores, { by, minCount });
  const hidden = new Set(report.map(({ group }) => group[by]));
  const groups = new Set(published.rows.map(({ group }) => group[by]));
  groups.delete(published.all);
  const isAllHidden = [...groups].every((group) => hidden.has(group));
  const title = `Scores by ${kind} and by \u201C${by}\u201D`;
  return {
    id: key,
    heading: `By \u201C${by}\u201D`,
    paragraphs: isAllHidden
      ? [
          `No group is shown: each of the ${groups.size} has fewer than ${minCount} responses or protects one that has. Fewer, larger groups can be shown.`,
        ]
      : [
          hidden.size === 0
            ? `All ${counted(groups.size, "group", "groups")} are shown.`
            : `${counted(hidden.size, "group", "groups")} of ${groups.size} ${hidden.size === 1 ? "is" : "are"} hidden, marked with a star.`,
          ...(hidden.size === 0 ? [] : published.notes),
          ...(groupsOf(table).length > 1
            ? [
                "Share one of the tables by group, not several: two tables of the same people can be compared, and what one hides the other may show.",
              ]
            : []),
        ],
    charts:
      groups.size > mostColumns || isAllHidden
        ? []
        : [parts.chart(key, title, (drawing) => competencyHeatmap(published, { ...drawing, scale, title }))],
    tables: [],
    folded: isAllHidden
      ? []
      : [
          {
            id: `${key}-numbers`,
            heading: "The numbers",
            paragraphs:
              groups.size > mostColumns ? ["So many groups make no picture; this table and its file have them."] : [],
            charts: [],
            tables: [
              parts.table(
                key,
                title,
                [
                  { name: by === "Responses" ? "Group" : by, is: "text" },
                  { name: kind === "domain" ? "Domain" : "Metric", is: "text" },
                  { name: "Responses with a score", is: "count" },
                  { name: `Mean (${scale.min} to ${scale.max})`, is: "mean" },
                ],
                published.rows.map(({ group, target, n, mean }) => [
                  group[by] || "No answer",
                  nameOf(target),
                  n,
                  onScale(mean, scale),
                ]),
              ),
            ],
          },
        ],
  };
}

/** What the answers to 1.0 suggest for the metrics of 2.0, and how that comes about. */
function projectionSection(parts: ReportParts, projected: ScoreTable, items: readonly ItemStatistics[]): Section {
  const { scale } = projected.table;
  const summary = summarize(projected).rows;
  const weights = effectiveWeights(projected.plan) as {
    readonly [target: string]: { readonly items: { readonly [id: string]: number } };
  };
  const meanOf = new Map(items.map(({ id, mean, n }) => [id, { mean: onScale(mean.value, scale), n }]));
  const rows = Object.entries(weights).flatMap(([metric, { items }]) => {
    return Object.entries(items).map(([id, weight]) => {
      const vias = crosswalk.links
        .filter(({ source, target }) => source === id && target === metric)
        .map(({ via }) => via);
      const { mean = null, n = 0 } = meanOf.get(id) ?? {};
      return [nameOf(metric), nameOf(id), listed(vias, "and"), Math.round(1000 * weight) / 10, mean, n];
    });
  });
  const unused = items.filter(({ id, n }) => n > 0 && !crosswalk.links.some(({ source }) => source === id));
  return {
    id: "projection",
    heading: "What this suggests for the 2.0 metrics",
    paragraphs: [
      "CEI's crosswalk connects competencies of the 1.0 Self-Assessment with the five metrics of 2.0. Each metric's projection is computed from the answers about its competencies. It is this library's estimate, not a rating of the metrics.",
    ],
    charts: [scoreChart(parts, "projection", "Projection to the 2.0 metrics", projected)],
    tables: [
      parts.table(
        "projection",
        `Projection to the 2.0 metrics: means on the scale from ${scale.min} to ${scale.max}`,
        summaryColumns("Metric", scale),
        summaryRows(summary, scale),
      ),
    ],
    folded: [
      {
        id: "projection-reasons",
        heading: "How the projection comes about",
        paragraphs: [
          "A metric's projection is the mean of its look-fors, each of which is the mean of the competencies that feed it. Their shares below are for a person who answered everything.",
          unused.length === 0
            ? "Every question that was answered feeds a metric."
            : `Answered, and part of no metric: ${listed(
                unused.map(({ id }) => nameOf(id)),
                "and",
              )}.`,
        ],
        charts: [],
        tables: [
          parts.table(
            "projection-reasons",
            "What each metric's projection is made of",
            [
              { name: "Metric", is: "text" },
              { name: "Competency", is: "text" },
              { name: "Through look-for", is: "text" },
              { name: "Share (%)", is: "count" },
              { name: `Mean (${scale.min} to ${scale.max})`, is: "mean" },
              { name: "Answers", is: "count" },
            ],
            rows,
          ),
        ],
      },
    ],
  };
}

/** What changed between two surveys. */
function changeSection(
  parts: ReportParts,
  survey: Survey,
  second: Survey,
  { minCoverage, isLater }: ReportOptions,
): Section {
  const [earlier, later] = isLater ? [survey, second] : [second, survey];
  // Of two instruments, the metrics are what both have: projected, and rated.
  const isSame = earlier.table.instrument === later.table.instrument;
  const scoresOf = ({ table }: Survey): ScoreTable => {
    return isSame || table.instrument === "2.0"
      ? ownScores(table, minCoverage)
      : scoreTable(table, projectionPlan({ minCoverage }));
  };
  const [before, after] = [scoresOf(earlier), scoresOf(later)];
  const { scale } = later.table;
  const times: [string, string] = earlier.name === later.name ? ["Earlier", "Later"] : [earlier.name, later.name];
  const found = compare(before, after);
  const kind = isSame ? kindOf(later.table) : "metric";
  const title = `Change by ${kind}`;
  const span = scale.max - scale.min;
  const changed = (row: { readonly difference?: number | null }) =>
    row.difference == null ? null : row.difference * span;
  return {
    id: "change",
    heading: "What changed",
    paragraphs: [
      `Earlier: ${earlier.name}, ${counted(earlier.table.rows, "response", "responses")}. Later: ${later.name}, ${counted(later.table.rows, "response", "responses")}.`,
      found.comparable
        ? "An interval that includes zero is compatible with no change. The two surveys are compared as two sets of people; answers of the same person are not matched."
        : found.reason === "projected-and-direct"
          ? "One survey asked the questions of 1.0 and the other those of 2.0. A projection and a rating do not measure the same thing, so they are side by side, and no change is computed."
          : found.message,
    ],
    charts: [
      parts.chart("change", title, (drawing) => compareChart(before, after, { ...drawing, scale, times, title })),
    ],
    tables: [
      parts.table(
        "change",
        `${title}: means on the scale from ${scale.min} to ${scale.max}`,
        [
          { name: kind === "domain" ? "Domain" : "Metric", is: "text" },
          { name: "Responses earlier", is: "count" },
          { name: "Mean earlier", is: "mean" },
          { name: "Responses later", is: "count" },
          { name: "Mean later", is: "mean" },
          { name: "Change", is: "mean" },
          { name: "Interval from", is: "mean" },
          { name: "Interval to", is: "mean" },
        ],
        found.rows.map((row) => [
          nameOf(row.target),
          row.before_n,
          onScale(row.before_mean, scale),
          row.after_n,
          onScale(row.after_mean, scale),
          changed(row),
          row.low == null ? null : row.low * span,
          row.high == null ? null : row.high * span,
        ]),
      ),
    ],
    folded: [],
  };
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
