// How often each point of a scale was given: the bars of a Likert chart from ratings, a summary, or published results.
import { CeiError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { type Check, type Checks, text } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { GroupValues } from "../check/small-groups.ts";
import { type Hidden, hidden, type PublishedTable } from "../disclosure/count-table.ts";
import type { Publication } from "../disclosure/publish.ts";
import { tableIssues } from "../disclosure/table-issues.ts";
import type { Scale } from "../scoring/scale.ts";
import { groupedRatings, type ManyAssessments, type RatedItem, ratedItem } from "../statistics/rated-items.ts";
import type { ScoreSummary } from "../statistics/summarize.ts";
import { tableData } from "../table/rating-table.ts";
import { listOf, objectOf, textsByKey } from "./chart-options.ts";

type Path = readonly PropertyKey[];

/** How often the points of a scale were given: a row of `summarize` with a scale, or of `itemAnalysis`. */
export type DistributionRow =
  | (Pick<ScoreSummary, "group" | "target" | "n" | "distribution"> & { readonly missing?: number | undefined })
  | (RatedItem & { readonly group: GroupValues });

/**
 * The input of a Likert chart: ratings, a summary or its rows, or `published` of the result of `publish` or `suppress`.
 */
export type LikertInput =
  | ManyAssessments
  | readonly DistributionRow[]
  | { readonly rows: readonly DistributionRow[]; readonly minCount?: number | undefined }
  | Pick<Publication, "all" | "rows">
  | PublishedTable;

/** How an item was rated. */
export interface LikertBar {
  /** The item, the target, or the row of a published table. */
  readonly id: string;
  /** How many ratings or scores are counted; `null` if hidden. */
  readonly n: number | null;
  /** How often each point was given, lowest first; `null` where hidden. */
  readonly counts: readonly (number | null)[];
  /** How many rated "n/a", and how many did not rate, or have no score; absent if unknown. */
  readonly notApplicable?: number | undefined;
  readonly missing?: number | undefined;
}

export interface LikertBars {
  /**
   * The kind of the counts: ratings of items, scores of targets nearest to a point, or answers of the rows of a
   * published table.
   */
  readonly of: "ratings" | "scores" | "answers";
  /** The scale from the first to the last point, with its labels if they are known. */
  readonly scale: Scale;
  /** Each with the value of its group under each name, and where it is in the input. */
  readonly bars: readonly (LikertBar & { readonly group: GroupValues; readonly path: Path })[];
  /** The names that split the bars of an item; all except the facet if `undefined`. */
  readonly by: unknown;
  /** For published results, in which no group is small: the value of a group in totals over it. */
  readonly all?: string;
  readonly minCount?: number | undefined;
}

/**
 * The bars of an input.
 *
 * @param of - Any value; valid is a {@link LikertInput}.
 * @param options - The unchecked options of the chart.
 * @param issues - Every problem is added to it.
 * @returns The bars; `undefined` if there are problems or the input is empty.
 */
export function likertBars(
  of: unknown,
  { by, facet }: { readonly by?: unknown; readonly facet?: unknown },
  issues: Issue[],
): LikertBars | undefined {
  if (tableData(of) !== undefined) return ratingBars(of as ManyAssessments, by, facet, issues);
  if (isPlainObject(of) && "counts" in of) return tableBars(of, by, facet, issues);
  const { rows: list = of, all, minCount } = isPlainObject(of) ? of : {};
  if (!Array.isArray(list)) {
    const expected = "assessments, a table of them, a summary with distributions, or published of publish or suppress";
    issues.push(unexpected(["of"], of, expected));
    return undefined;
  }
  if (list.some((one) => isPlainObject(one) && "instrument" in one)) {
    return ratingBars(list as unknown as ManyAssessments, by, facet, issues);
  }
  const path = list === of ? ["of"] : ["of", "rows"];
  if (typeof all === "string") return publishedBars(list, all, path, by, issues);
  return distributionBars(list, typeof minCount === "number" ? minCount : undefined, path, by, issues);
}

/** Bars of assessments. */
function ratingBars(of: ManyAssessments, by: unknown, facet: unknown, issues: Issue[]): LikertBars | undefined {
  // Labels include the facet's; names of groups are listed, with the facet last.
  const names = by === undefined ? [] : Array.isArray(by) ? Array.from(by) : [by];
  const isLabeled = isPlainObject(by);
  const groupBy = isLabeled || facet === undefined || names.includes(facet) ? by : [...names, facet];
  try {
    const { table, groups } = groupedRatings(of, groupBy);
    const bars = table.items.flatMap((id) =>
      groups.map(({ group, ratings }) => {
        return { ...barOfItem(ratedItem(id, ratings(id), table.scale)), group, path: ["of"] };
      }),
    );
    return { of: "ratings", scale: table.scale, bars, by: isLabeled ? undefined : names };
  } catch (error) {
    if (!(error instanceof CeiError)) throw error;
    for (const issue of error.issues) {
      const [option, i] = issue.path;
      if (option !== "by") issues.push({ ...issue, path: ["of", ...issue.path] });
      else if (i === names.length) issues.push({ ...issue, path: ["facet"] });
      else issues.push(typeof i === "number" && !Array.isArray(by) ? { ...issue, path: ["by"] } : issue);
    }
    return undefined;
  }
}

export function barOfItem(
  item: Pick<RatedItem, "id" | "n" | "distribution"> & Pick<LikertBar, "notApplicable" | "missing">,
): LikertBar {
  const { id, n, distribution, notApplicable, missing } = item;
  return { id, n, counts: distribution.map(({ count }) => count), notApplicable, missing };
}

const count: Check = (value, path) => {
  const isCount = Number.isSafeInteger(value) && (value as number) >= 0;
  return isCount ? [] : [unexpected(path, value, "a whole number of at least 0")];
};
const countIfAny: Check = (value, path) => (value === undefined ? [] : count(value, path));
const distributionOf = (point: string): Check =>
  listOf(objectOf("a point with its count", { [point]: wholePoint, count }), 1);
const wholePoint: Check = (value, path) =>
  Number.isSafeInteger(value) ? [] : [unexpected(path, value, "a whole number")];
const countChecks: Checks = { n: count, notApplicable: countIfAny, missing: countIfAny };
const group: Check = (value, path) => textsByKey("the values of a group")(value, path);

/** The check of a rated item. */
export const ratedItemChecks: Checks = { id: text, ...countChecks, distribution: distributionOf("rating") };

/** The check of a summary row with a distribution. */
const scoreSummaryChecks: Checks = {
  target: text,
  ...countChecks,
  distribution: (value, path) => {
    if (value !== undefined) return distributionOf("point")(value, path);
    return [unexpected(path, value, "a distribution, which summarize returns for a scale")];
  },
};

/** Bars of rows that have distributions: items were rated, targets have scores. */
function distributionBars(
  list: readonly unknown[],
  minCount: number | undefined,
  path: Path,
  by: unknown,
  issues: Issue[],
): LikertBars | undefined {
  const isOfItems = list.some((one) => isPlainObject(one) && "id" in one);
  const checks = isOfItems ? ratedItemChecks : scoreSummaryChecks;
  const found = listOf(objectOf("a row with a distribution", { group, ...checks }))(list, path);
  issues.push(...found);
  if (found.length > 0 || list.length === 0) return undefined;
  const rows = (list as readonly DistributionRow[]).map((row, i) => {
    const ofRow = { group: row.group, path: [...path, i] };
    if ("id" in row) return { ...row, ...ofRow };
    const distribution = (row.distribution ?? []).map(({ point, count }) => ({ rating: point, count }));
    return { id: row.target, n: row.n, missing: row.missing, distribution, ...ofRow };
  });
  issues.push(...distributionIssues(rows));
  return {
    of: isOfItems ? "ratings" : "scores",
    scale: scaleOf(rows[0]?.distribution.map(({ rating }) => rating) ?? []),
    bars: rows.map((row) => ({ ...barOfItem(row), group: row.group, path: row.path })),
    by,
    minCount,
  };
}

/** Distributions whose points differ from those of the first, or whose sums differ from their n. */
export function distributionIssues(
  rows: readonly (Pick<RatedItem, "n" | "distribution"> & { readonly path: Path })[],
): Issue[] {
  const first = rows[0]?.distribution.map(({ rating }) => rating) ?? [];
  return rows.flatMap(({ n, distribution, path }, i) => {
    const [points, expected] = [distribution.map(({ rating }) => rating).join(", "), first.join(", ")];
    const at = [...path, "distribution"];
    const isSame = points === expected;
    return [
      ...(i === 0 ? consecutiveIssues(first, at) : []),
      ...(isSame ? [] : [unexpected(at, points, `the points of the first row, ${expected}`, "inconsistent")]),
      ...sumIssues(
        n,
        distribution.map(({ count }) => count),
        path,
      ),
    ];
  });
}

function consecutiveIssues(points: readonly unknown[], path: Path): Issue[] {
  const [first] = points;
  const areConsecutive = points.every((point, i) => Number.isSafeInteger(point) && point === Number(first) + i);
  if (points.length > 1 && areConsecutive) return [];
  return [unexpected(path, points.join(", "), "the points of a scale, such as 1, 2, 3, 4", "wrong-value")];
}

/** Counts that do not add up to n. */
function sumIssues(n: number | null, counts: LikertBar["counts"], path: Path): Issue[] {
  if (n === null || counts.includes(null)) return [];
  const sum = counts.reduce<number>((total, count) => total + Number(count), 0);
  return sum === n ? [] : [unexpected([...path, "n"], n, `the sum of the counts, ${sum}`, "inconsistent")];
}

/** The scale from the first to the last of its points. */
function scaleOf(points: readonly number[]): Scale {
  return { min: points[0] ?? 0, max: points.at(-1) ?? 1 };
}

/** Bars of the result of publish. */
function publishedBars(
  list: readonly unknown[],
  all: string,
  path: Path,
  by: unknown,
  issues: Issue[],
): LikertBars | undefined {
  if (list.length === 0) return undefined;
  const [first] = list;
  const keys = isPlainObject(first) ? Object.keys(first) : [];
  const points = keys.flatMap((key) => (/^n_-?\d+$/.test(key) ? [Number(key.slice(2))] : []));
  points.sort((one, other) => one - other);
  const shown: Check = (value, path) => (value === hidden ? [] : count(value, path));
  const counts = Object.fromEntries(points.map((point) => [`n_${point}`, shown]));
  const row = objectOf("a row of a publication", { group, target: text, n: shown, ...counts });
  const found = listOf(row)(list, path);
  const noPoints = "counts of points, which publish returns with distribution: true";
  issues.push(...found);
  if (found.length === 0 && points.length === 0) issues.push(unexpected(path, first, noPoints, "missing"));
  else if (found.length === 0) issues.push(...consecutiveIssues(points, path));
  if (issues.length > 0) return undefined;
  const rows = list as readonly (Pick<Publication["rows"][number], "target" | "group" | "n"> & {
    readonly [count: `n_${number}`]: number | Hidden;
  })[];
  const bars = rows.map(({ target, group, n, ...row }, i) => {
    const counts = points.map((point) => row[`n_${point}`]);
    return { ...hiddenOrShown(target, n, counts), group, path: [...path, i] };
  });
  issues.push(...bars.flatMap(({ n, counts, path }) => sumIssues(n, counts, path)));
  return { of: "scores", scale: scaleOf(points), bars, by, all };
}

/** A bar of published counts; nothing is shown without their sum. */
function hiddenOrShown(id: string, n: unknown, counts: readonly unknown[]): LikertBar {
  const shown = counts.map((count) => (n === hidden || count === hidden ? null : (count as number)));
  return { id, n: n === hidden ? null : (n as number), counts: shown };
}

/** Bars of a published table of answers, one for each row. */
function tableBars(table: object, by: unknown, facet: unknown, issues: Issue[]): LikertBars | undefined {
  const ofTable = tableIssues(table, true).map((issue) => ({ ...issue, path: ["of", ...issue.path] }));
  issues.push(...ofTable);
  for (const [name, value] of Object.entries({ by, facet })) {
    if (value !== undefined) issues.push(unexpected([name], value, "no groups, since a published table has its rows"));
  }
  if (ofTable.length > 0) return undefined;
  const { rows, columns, across, counts, rowTotals } = table as PublishedTable;
  if (across !== "answers") {
    const expected = '"answers", whose columns are the points of a scale';
    issues.push(unexpected(["of", "across"], across, expected, "wrong-value"));
    return undefined;
  }
  const points = columns.map((column) => (column.trim() === "" ? Number.NaN : Number(column)));
  issues.push(...consecutiveIssues(points, ["of", "columns"]));
  const bars = rows.map((row, r) => {
    const ofRow = counts[r] ?? [];
    const sum = ofRow.includes(hidden) ? hidden : ofRow.reduce<number>((total, count) => total + Number(count), 0);
    return { ...hiddenOrShown(row, rowTotals?.[r] ?? sum, ofRow), group: {}, path: ["of", "rows", r] };
  });
  return { of: "answers", scale: scaleOf(points), bars, by: [], all: "" };
}
