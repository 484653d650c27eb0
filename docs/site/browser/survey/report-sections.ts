// The sections of a report, each with its charts and tables.
import { crosswalk, effectiveWeights, scale as scaleOf } from "cei-framework";
import { compareChart, competencyHeatmap, likertChart, profileChart } from "cei-framework/charts";
import { publish } from "cei-framework/disclosure";
import { type Comparison, type ItemStatistics, summarize } from "cei-framework/statistics";
import type { RatingTable, ScoreTable } from "cei-framework/table";
import type { AnswerView, Section } from "./messages.ts";
import { counted, listed, quoted } from "./phrases.ts";
import { added, answersByTarget, highOf, kindOf, percentHigh, ranked } from "./report-figures.ts";
import { nameOf, onScale, type ReportColumn, type ReportParts } from "./report-parts.ts";

/** A survey that was read. */
export interface Survey {
  /** The name of its file. */
  readonly name: string;
  readonly table: RatingTable;
  readonly reading: {
    /** What was found, and what was left out. */
    readonly sentences: readonly string[];
    readonly answers: readonly AnswerView[];
    /** How many rows the file has. */
    readonly responses: number;
  };
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

const inWords = { domain: "Domain", metric: "Metric" } as const;

/** The groups of people: in a file with a line for each answer, not what tells the responses apart. */
export function groupsOf({ columns }: RatingTable): readonly string[] {
  return columns.flatMap(({ is, name }) => (is === "group" && name !== null ? [name] : []));
}

/** The targets of scores that were asked about, and the overall where anyone has one. */
function askedTargets(scores: ScoreTable, asked: ReadonlySet<string>): readonly string[] {
  const hasOverall = scores.score("overall").some((score) => !Number.isNaN(score));
  return scores.targets.filter((id) => (id === "overall" ? hasOverall && asked.size > 1 : asked.has(id)));
}

const meanColumn = ({ scale: { min, max } }: RatingTable): ReportColumn => ({
  name: `Mean (${min} to ${max})`,
  is: "mean",
});

/** Answers and scores by domain or by metric. */
export function targetSection(parts: ReportParts, scores: ScoreTable, items: readonly ItemStatistics[]): Section {
  const { table } = scores;
  const { scale, rows } = table;
  const kind = kindOf(table);
  const key = `by-${kind}`;
  const answers = answersByTarget(items);
  const asked = new Set(answers.map(({ id }) => id));
  const summary = summarize(scores, { target: askedTargets(scores, asked) }).rows;
  const notAsked = scores.targets.filter((id) => id !== "overall" && !asked.has(id));
  const title = rows === 1 ? `Scores by ${kind}` : `Answers by ${kind}`;
  const [firstAnswers, ...others] = answers;
  const ofAll = firstAnswers && others.reduce(added, firstAnswers);
  return {
    id: key,
    heading: `By ${kind}`,
    paragraphs: [
      rows === 1
        ? `Each dot is the score of a ${kind}: the mean of the answers to its questions.`
        : `Each bar shows all answers to the questions of a ${kind}.`,
      `The table has the ${kind} scores. A person's score is the mean of their answers to the questions of a ${kind}; the table has the mean of all people's scores.${summary.some(({ target }) => target === "overall") ? ` Overall is the mean of the ${kind}s.` : ""}`,
      ...(notAsked.length > 0 ? [`Not asked: ${listed(notAsked.map(nameOf), "and")}.`] : []),
    ],
    charts: [
      parts.chart(key, title, (drawing) => {
        return rows === 1
          ? profileChart(scores.row(0), { ...drawing, scale, title })
          : likertChart(answers, { ...drawing, scale, title });
      }),
    ],
    tables: [
      parts.table(
        key,
        `Scores by ${kind}`,
        [
          { name: inWords[kind], is: "text" },
          { name: "Answers", is: "count" },
          { name: `Gave ${highOf(scale)} (%)`, is: "count" },
          { name: "People with a score", is: "count" },
          meanColumn(table),
        ],
        summary.map(({ target, n, mean }) => {
          const given = target === "overall" ? ofAll : answers.find(({ id }) => id === target);
          return [nameOf(target), given?.n ?? 0, given ? percentHigh(given, scale) : null, n, onScale(mean, scale)];
        }),
      ),
    ],
    folded: [],
  };
}

/** The strongest and the weakest questions, and all of them folded. */
export function itemSection(parts: ReportParts, table: RatingTable, items: readonly ItemStatistics[]): Section {
  const { scale, instrument } = table;
  const points = Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i);
  const columns: readonly ReportColumn[] = [
    { name: instrument === "1.0" ? "Competency" : "Metric or look-for", is: "text" },
    { name: "Answers", is: "count" },
    { name: `Gave ${highOf(scale)} (%)`, is: "count" },
    meanColumn(table),
    ...points.map((point): ReportColumn => {
      const label = scale.labels?.[point];
      return { name: label === undefined ? `Gave ${point}` : `Gave ${point} (${label})`, is: "count" };
    }),
    { name: "Not applicable", is: "count" },
    { name: "Blank", is: "count" },
  ];
  const rowsOf = (some: readonly ItemStatistics[]) => {
    return some.map((item) => {
      const { id, n, mean, distribution, notApplicable, missing } = item;
      const counts = points.map((point) => distribution.find(({ rating }) => rating === point)?.count ?? 0);
      return [nameOf(id), n, percentHigh(item, scale), onScale(mean.value, scale), ...counts, notApplicable, missing];
    });
  };
  const order = ranked(items, scale);
  const isShort = order.length <= 2 * mostOutstanding;
  const strongest = isShort ? order : order.slice(0, mostOutstanding);
  const weakest = isShort ? [] : order.slice(-mostOutstanding);
  const isOne = table.rows === 1;
  const chart = (key: string, title: string, some: readonly { readonly id: string }[], sort: "share" | "framework") => {
    const options = { scale, title, sort, items: some.map(({ id }) => id) };
    return some.length === 0 || isOne
      ? []
      : [parts.chart(key, title, (drawing) => likertChart(table, { ...drawing, ...options }))];
  };
  const names = isShort
    ? (["questions", "Questions in order"] as const)
    : (["strongest-questions", "Strongest questions"] as const);
  const [fifth, sixth] = [order[mostOutstanding - 1], order[mostOutstanding]];
  const isTied = !isShort && fifth && sixth && percentHigh(fifth, scale) === percentHigh(sixth, scale);
  return {
    id: "questions",
    heading: "Strongest and weakest questions",
    paragraphs: [
      isShort
        ? `All questions, by the share of people who gave ${highOf(scale)}.`
        : `The ${mostOutstanding} questions to which the largest share gave ${highOf(scale)}, and the ${mostOutstanding} with the smallest share. ${order.length - 2 * mostOutstanding} more are in between.${isTied ? " Others have the same share as the fifth: see all questions." : ""}`,
    ],
    charts: [
      ...chart(names[0], names[1], strongest, "share"),
      ...chart("weakest-questions", "Weakest questions", weakest, "share"),
    ],
    tables: [],
    folded: [
      {
        id: "questions-numbers",
        heading: "The numbers",
        paragraphs: [],
        charts: [],
        tables: [
          parts.table(names[0], names[1], columns, rowsOf(strongest)),
          ...(weakest.length === 0
            ? []
            : [parts.table("weakest-questions", "Weakest questions", columns, rowsOf(weakest))]),
        ],
      },
      {
        id: "all-questions",
        heading: "All questions",
        paragraphs: [],
        charts: answersByTarget(items).flatMap(({ id }) => {
          const own = items.filter((item) => item.target === id || item.id === id);
          return chart(`questions-of-${id}`, nameOf(id), own, "framework");
        }),
        tables: [parts.table("all-questions", "All questions", columns, rowsOf(items))],
      },
    ],
  };
}

/** What may be published by a group, in a report that shows the figures of all. */
export function groupSection(
  parts: ReportParts,
  scores: ScoreTable,
  by: string,
  place: number,
  items: readonly ItemStatistics[],
  { minCount }: ReportOptions,
): Section {
  const { table } = scores;
  const { scale } = table;
  const kind = kindOf(table);
  const key = `by-group-${place + 1}`;
  const heading = `By \u201C${by}\u201D`;
  const targets = askedTargets(scores, new Set(answersByTarget(items).map(({ id }) => id)));
  // The rest of the report shows the figures of all, so they cannot be hidden to protect a group.
  const found = [minCount, minCount - 1]
    .map((protect) => publish(scores, { by, target: targets, minCount, protect }))
    .find(({ published }) => published.rows.every(({ group, n }) => group[by] !== published.all || n !== "*"));
  const { published, report } = found ?? publish(scores, { by, target: targets, minCount });
  const groups = [...new Set(published.rows.map(({ group }) => group[by] ?? ""))].filter(
    (name) => name !== published.all,
  );
  const reasons = new Map(report.map(({ group, reason }) => [group[by] ?? "", reason]));
  const hiddenGroups = groups.filter((name) => reasons.has(name));
  const nameOfGroup = (name: string) => (name === "" ? "No answer" : name);
  if (found === undefined || hiddenGroups.length === groups.length) {
    return {
      id: key,
      heading,
      choice: by,
      paragraphs: [
        `No group is shown: ${groups.length === 1 ? "it has" : `each of the ${groups.length} has`} fewer than ${minCount} people, or would give another away. To show some, give several small groups the same name in your file, or choose a smaller number for the smallest group.`,
      ],
      charts: [],
      tables: [],
      folded: [],
    };
  }
  const title = `Scores by ${kind} and by \u201C${by}\u201D`;
  const because = (reason: string) => hiddenGroups.filter((name) => reasons.get(name) === reason).map(nameOfGroup);
  const [small, alike, protecting] = [because("small"), because("unanimous"), because("protects")];
  const are = (names: readonly string[]) => (names.length === 1 ? "is" : "are");
  return {
    id: key,
    heading,
    choice: by,
    paragraphs: [
      hiddenGroups.length === 0
        ? `All ${counted(groups.length, "group", "groups")} are shown.`
        : `${hiddenGroups.length} of ${counted(groups.length, "group", "groups")} ${hiddenGroups.length === 1 ? "is" : "are"} hidden, marked with a star. Groups of fewer than ${minCount} people are hidden, and so are groups in which all answered alike. Others are hidden too where they would give a hidden group away by subtraction. A star does not tell why.`,
    ],
    ...(hiddenGroups.length > 0 && {
      aside: [
        ...(small.length > 0
          ? [
              `${quoted(small)} ${are(small)} hidden: fewer than ${minCount} people, or fewer with a score in one ${kind}.`,
            ]
          : []),
        ...(alike.length > 0 ? [`${quoted(alike)} ${are(alike)} hidden: all answered alike.`] : []),
        ...(protecting.length > 0
          ? [
              `${quoted(protecting)} ${are(protecting)} hidden to protect the others: if ${protecting.length === 1 ? "it were" : "they were"} shown, anyone could work out a hidden group by subtraction.`,
            ]
          : []),
      ],
    }),
    charts:
      groups.length > mostColumns
        ? []
        : [
            parts.chart(key, title, (drawing) => {
              return competencyHeatmap(published, { ...drawing, scale, title, values: "deviation" });
            }),
          ],
    tables: [
      parts.table(
        key,
        `${title}: means from ${scale.min} to ${scale.max}`,
        [
          { name: by, is: "text" },
          { name: "People", is: "count" },
          ...targets.map((id): ReportColumn => ({ name: id === "overall" ? "Overall" : id, is: "mean" })),
        ],
        [...groups, published.all].map((name) => {
          const own = published.rows.filter(({ group }) => group[by] === name);
          const r = published.table.rows.indexOf(name);
          const people = name === published.all ? table.rows : (published.table.counts[r]?.[0] ?? null);
          const means = targets.map((id) => onScale(own.find(({ target }) => target === id)?.mean ?? null, scale));
          return [nameOfGroup(name), people, ...means];
        }),
      ),
    ],
    folded: [],
  };
}

/** What the answers to 1.0 suggest for the metrics of 2.0, and how that comes about. */
export function projectionSection(
  parts: ReportParts,
  projected: ScoreTable,
  items: readonly ItemStatistics[],
): Section {
  const { table } = projected;
  const { scale, rows } = table;
  const weights = effectiveWeights(projected.plan);
  const figures = new Map(items.map(({ id, mean, n }) => [id, { mean: onScale(mean.value, scale), n }]));
  const targets = Object.keys(weights).filter((metric) => {
    return Object.keys(weights[metric]?.items ?? {}).some((id) => figures.has(id));
  });
  const summary = summarize(projected, { target: targets }).rows;
  const unused = items.filter(({ id, n }) => n > 0 && !crosswalk.links.some(({ source }) => source === id));
  const title = "Estimates for the 2.0 metrics";
  return {
    id: "projection",
    heading: "What this suggests for the 2.0 metrics",
    paragraphs: [
      "CEI's crosswalk connects competencies of the 1.0 Self-Assessment with the five metrics of 2.0. For each person and metric, this library estimates (projects) a score from their answers about the connected competencies. Nobody rated the metrics themselves.",
      ...(rows === 1 ? [] : ["Each bar shows how many people's estimates come nearest to each point."]),
      ...(unused.length === 0
        ? []
        : [
            `Asked, and connected with no metric: ${listed(
              unused.map(({ id }) => id),
              "and",
            )}.`,
          ]),
    ],
    charts: [
      parts.chart("projection", title, (drawing) => {
        // Nobody chose the word of a point for an estimate near it.
        const points = scaleOf({ min: scale.min, max: scale.max });
        return rows === 1
          ? profileChart(projected.row(0), { ...drawing, scale, title })
          : likertChart(summarize(projected, { target: targets }), { ...drawing, scale: points, title });
      }),
    ],
    tables: [
      parts.table(
        "projection",
        title,
        [{ name: "Metric", is: "text" }, { name: "People with an estimate", is: "count" }, meanColumn(table)],
        summary.map(({ target, n, mean }) => [nameOf(target), n, onScale(mean, scale)]),
      ),
    ],
    folded: [
      {
        id: "projection-reasons",
        heading: "How the estimates come about",
        paragraphs: [
          "Under each metric of 2.0 are signs to look for, its look-fors, each of which names one or two competencies. An estimate is the mean of the metric's look-fors, and a look-for is the mean of its competencies. The shares below are those of a person who answered everything.",
        ],
        charts: [],
        tables: [
          parts.table(
            "projection-reasons",
            "What each estimate is made of",
            [
              { name: "Metric", is: "text" },
              { name: "Competency", is: "text" },
              { name: "Through look-for", is: "text" },
              { name: "Share (%)", is: "count" },
              meanColumn(table),
              { name: "Answers", is: "count" },
            ],
            Object.entries(weights).flatMap(([metric, { items }]) => {
              return Object.entries(items).map(([id, weight = 0]) => {
                const links = crosswalk.links.filter(({ source, target }) => source === id && target === metric);
                const { mean = null, n = 0 } = figures.get(id) ?? {};
                const vias = links.map(({ via }) => via);
                return [nameOf(metric), nameOf(id), listed(vias, "and"), Math.round(1000 * weight) / 10, mean, n];
              });
            }),
          ),
        ],
      },
    ],
  };
}

/** Two surveys, the earlier first, and what `compare` finds of them. */
export interface Compared {
  readonly surveys: readonly [Survey, Survey];
  readonly scores: readonly [ScoreTable, ScoreTable];
  readonly comparison: Comparison;
}

/** What changed between two surveys. */
export function changeSection(parts: ReportParts, { surveys, scores, comparison }: Compared): Section {
  const [earlier, later] = surveys;
  const { scale } = later.table;
  const span = scale.max - scale.min;
  const kind = earlier.table.instrument === later.table.instrument ? kindOf(later.table) : "metric";
  const title = `Change by ${kind}`;
  const times: [string, string] = earlier.name === later.name ? ["Earlier", "Later"] : [earlier.name, later.name];
  const inPoints = (value: number | null | undefined) => (value == null ? null : value * span);
  const asked = new Set(comparison.rows.filter(({ before_n, after_n }) => (before_n ?? 0) + (after_n ?? 0) > 0));
  return {
    id: "change",
    heading: "What changed",
    paragraphs: [
      `Earlier: ${earlier.name}, ${counted(earlier.table.rows, "response", "responses")}. Later: ${later.name}, ${counted(later.table.rows, "response", "responses")}.`,
      comparison.comparable
        ? "The interval of a change has a range of changes that would not be surprising. Where it includes zero, nothing may have changed. The surveys are compared as two sets of people; answers of the same person are not matched."
        : comparison.reason === "projected-and-direct"
          ? "One survey asked the questions of 1.0 and the other those of 2.0. An estimate and a rating do not measure the same thing, so they are side by side, and no change is computed."
          : comparison.message,
    ],
    charts: [parts.chart("change", title, (drawing) => compareChart(...scores, { ...drawing, scale, times, title }))],
    tables: [
      parts.table(
        "change",
        title,
        [
          { name: inWords[kind], is: "text" },
          { name: "People earlier", is: "count" },
          { name: "Mean earlier", is: "mean" },
          { name: "People later", is: "count" },
          { name: "Mean later", is: "mean" },
          { name: "Change", is: "mean" },
          { name: "Interval from", is: "mean" },
          { name: "Interval to", is: "mean" },
        ],
        [...asked].map((row) => [
          nameOf(row.target),
          row.before_n,
          onScale(row.before_mean, scale),
          row.after_n,
          onScale(row.after_mean, scale),
          inPoints(row.difference),
          inPoints(row.low),
          inPoints(row.high),
        ]),
      ),
    ],
    folded: [],
  };
}

/** How the file was read, and by which rules it was scored. */
export function readingSection(
  parts: ReportParts,
  { reading, table }: Survey,
  { minCount, minCoverage }: ReportOptions,
): Section {
  const needed = minCoverage === 1 ? "all" : minCoverage === 0 ? "at least one" : "at least half";
  const meaningOf = (meaning: AnswerView["meaning"]) => {
    return meaning === null ? "No answer" : meaning === "n/a" ? "Not applicable" : String(meaning);
  };
  return {
    id: "reading",
    heading: "How the file was read",
    paragraphs: [
      ...reading.sentences,
      `${table.rows} of ${counted(reading.responses, "response", "responses")} are scored. A score needs ${needed} of its questions answered. Groups of fewer than ${minCount} people are hidden.`,
    ],
    charts: [],
    tables: [
      parts.table(
        "answers-read",
        "What each answer was taken for",
        [
          { name: "Answer", is: "text" },
          { name: "How often", is: "count" },
          { name: "Taken for", is: "text" },
        ],
        reading.answers.map(({ text, count, meaning }) => [text, count, meaningOf(meaning)]),
      ),
    ],
    folded: [],
  };
}
