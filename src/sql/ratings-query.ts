// A query over ratings: its options, their checks, and the context from which all of its steps are made.
import { describe, describePath } from "../check/describe.ts";
import { OptionsError, PlanError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, unexpected, unknownId } from "../check/messages.ts";
import {
  anything,
  type Check,
  checkOptions,
  flag,
  oneOf,
  optionIssues,
  required,
  text,
  wholeNumber,
} from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { usualMinCount } from "../check/small-groups.ts";
import { compiledPlan } from "../scoring/compiled-plan.ts";
import { measureOf } from "../scoring/evaluate.ts";
import { halfRule, type Plan } from "../scoring/plan.ts";
import { planIssues } from "../scoring/plan-issues.ts";
import { isOnScale, type Scale, scaleIssues } from "../scoring/scale.ts";
import { type DialectRules, dialectOption, rulesOf, type SqlDialect } from "./dialects.ts";
import { columnNames, namesOfSteps } from "./query-text.ts";
import { nameIssues, nameListIssues, quotedName, type SqlName, textIssues } from "./sql-writer.ts";

/** One or more codes in the data, text or numbers, such as -9 for a missing rating. */
export type SqlMarks = string | number | readonly (string | number)[];

/** The options of all tables of ratings. */
interface RatingsTable {
  /**
   * The table or view: its name, or its catalog, schema, and name, from the outside in. Text is one name, even with
   * dots in it. Either this or `relation` is required.
   */
  readonly table?: SqlName | undefined;
  /**
   * The table as SQL, written into the query as it is: a reference in a template, such as `{{ ref("survey") }}`, or a
   * query in parentheses. Never pass text from others here. With it, names and texts may not contain the marks of a
   * template: `{{`, `{%`, `{#`.
   */
  readonly relation?: string | undefined;
  /** The column that names the assessment. */
  readonly row: string;
  /**
   * How ratings are stored. `"integer"`: in columns of whole numbers, the fastest. `"number"`: in columns of any
   * numeric type. `"text"`: text is trimmed, and blank text is not rated. Default: `"text"` if any code in
   * `notApplicable` or `missing` is text, otherwise `"number"`.
   */
  readonly type?: "integer" | "number" | "text" | undefined;
  /** Codes for "not applicable", exactly as written. Default: none. */
  readonly notApplicable?: SqlMarks | undefined;
  /** Codes for a missing rating, in addition to NULL. Default: none. */
  readonly missing?: SqlMarks | undefined;
}

/** A table with a row for each rating. */
export interface LongRatings extends RatingsTable {
  /** The column that holds the item's id. */
  readonly item: string;
  /** The column that holds the rating. */
  readonly rating: string;
}

/** A table with a row for each assessment, and a column for each item. */
export interface WideRatings<Item extends string = string> extends RatingsTable {
  /**
   * A list of items whose columns have the same names, or an object of items by column name. Other items are not rated.
   */
  readonly columns: readonly Item[] | { readonly [column: string]: Item };
}

/** The options of every query over ratings. */
export interface RatingsSqlOptions<Item extends string = string> {
  /** The dialect of SQL. */
  readonly dialect: SqlDialect;
  /** Where the ratings are. */
  readonly ratings: LongRatings | WideRatings<Item>;
  /** The scale of the ratings. */
  readonly scale: Scale;
  /** One or more columns to group by. In a table with a row for each rating, an assessment must be in one group. */
  readonly by?: string | readonly string[] | undefined;
  /**
   * Whether to order the rows of groups and of a check. Use `false` if the query becomes part of another, or a view:
   * SQL Server allows no ORDER BY there. Default: `true`.
   */
  readonly orderBy?: boolean | undefined;
}

/** The options of {@link scoringSql}. */
export interface ScoringSqlOptions<Item extends string = string> extends RatingsSqlOptions<Item> {
  /**
   * `"rows"`: a row for each assessment. `"groups"`: a row of counts and means for each group, or one row for all
   * without `by`. Default: `"rows"`.
   */
  readonly output?: "rows" | "groups" | undefined;
  /**
   * With the output `"groups"` and `by`: groups with fewer assessments are small, and have NULL in all columns except
   * their names; counts and means of fewer scores are NULL too. Counts of 0 are shown. A whole number of at least 1; 1
   * shows everything. Default: 11.
   */
  readonly minCount?: number | undefined;
}

/**
 * The columns of each kind of result in addition to the groups: whether there is a column of the row, those that do not
 * depend on the plan, and the endings of those of each target and the overall, the longest first; see
 * {@link targetColumn}.
 */
const results = {
  rows: { hasRow: true, names: ["invalid"], ends: ["coverage", "score", "status"] },
  groups: { hasRow: false, names: ["assessments", "invalid"], ends: ["mean", "n"] },
  reasons: { hasRow: true, names: ["item", "rating", "reason"], ends: [] },
} as const;

/** The column of the result for a target or "overall": `d1_score`. */
export function targetColumn(id: string, end: string): string {
  return `${id.toLowerCase()}_${end}`;
}

/** The context from which a query over ratings is made. */
export type RatingsQuery = ReturnType<typeof ratingsQuery>;

/**
 * Checks the plan and the options of a query, and returns its context.
 *
 * @param result - The kind of result. Default: the option `output`.
 * @throws OptionsError for invalid options; PlanError for an invalid plan, or one whose ids the dialect cannot
 *   represent or distinguish.
 */
export function ratingsQuery(plan: Plan, options: ScoringSqlOptions, result?: keyof typeof results) {
  const wrongPlan = compiledPlan(plan) === undefined ? planIssues(plan) : [];
  if (wrongPlan.length > 0) throw new PlanError(wrongPlan);
  const { items, minCoverage = halfRule } = plan;
  const isTemplate = Object(Object(options).ratings).relation !== undefined;
  const rules = { ...rulesOf(options), isTemplate };
  checkOptions(options, {
    dialect: dialectOption,
    output: oneOf("rows", "groups"),
    minCount: wholeNumber(1, Number.MAX_SAFE_INTEGER, "a whole number of at least 1"),
    scale: required(scaleIssues),
    orderBy: flag,
    by: (by, path) => {
      if (typeof by !== "string" && !Array.isArray(by)) return [unexpected(path, by, "a column or a list of columns")];
      return listOf<unknown>(by).flatMap((name, i) => nameIssues(rules, name, [...path, i]));
    },
    ratings: required(ratingsCheck(rules, items, Object(options).scale)),
  });
  const { ratings, scale, output = "rows", minCount = usualMinCount, orderBy = true } = options;
  const labelNames = [ratings.row, ...listOf(options.by ?? [])];
  checkNames(rules, plan, labelNames, result ?? output);
  const groups = labelNames.slice(1).map((_, i) => `group_${i + 1}`);
  const notApplicable = listOf(ratings.notApplicable ?? []);
  const missing = listOf(ratings.missing ?? []).filter((mark) => mark !== "");
  const hasText = [...notApplicable, ...listOf(ratings.missing ?? [])].some((mark) => typeof mark === "string");
  const given = "columns" in ratings && ratings.columns ? columnEntries(ratings.columns) : undefined;
  const nameOf = columnNames();
  const labels = ["row_name", ...groups].map(nameOf);
  return {
    plan: { ...plan, minCoverage },
    options,
    rules,
    output,
    orderBy,
    /** The least count of a group that is shown; 1 without groups. */
    minCount: groups.length === 0 ? 1 : minCount,
    /** The names of the steps. */
    names: namesOfSteps(rules, ratings.relation === undefined ? ratings.table : undefined),
    /** The table that the query reads, as SQL. */
    table: ratings.relation ?? quotedName(rules, ratings.table as SqlName),
    /** The caller's names of the columns that every step has. */
    labelNames,
    /** The columns that every step has: row_name, and `groups`. */
    labels,
    /** The columns of the groups in every step: group_1 and so on. */
    groups,
    /** Returns a name for a column of a step, different from all others. */
    nameOf,
    scale,
    measure: measureIn(plan, scale),
    /** The items that have a rating: those with a column in a wide table, in the plan's order; otherwise all. */
    given: plan.items.filter((item) => given === undefined || given.some((entry) => entry[2] === item)),
    /** In a wide table, the column of an item. */
    columnOf: new Map(given?.map(([, column, item]) => [item, column])),
    /** In a table with a row for each rating, the columns of items and ratings. */
    long: given === undefined ? (ratings as LongRatings) : undefined,
    /** Whether ratings are read as text. */
    isText: (ratings.type ?? (hasText ? "text" : "number")) === "text",
    /** Whether columns hold only whole numbers. */
    isInteger: ratings.type === "integer",
    notApplicable,
    missing,
  };
}

/** One or several as a list. */
function listOf<Value>(values: Value | readonly Value[]): readonly Value[] {
  return Array.isArray(values) ? Array.from(values) : [values as Value];
}

/**
 * How a rating becomes points: (rating - min) * unit; `most` is the points of the scale's max. Plain points where no sum
 * of them can overflow or lose digits; otherwise the evaluator's own.
 */
function measureIn({ targets }: Plan, scale: Scale) {
  const { min, max } = scale;
  const weighted = targets.flatMap(({ parts }) => parts.flatMap((part) => [part, ...part.items]));
  const isOrdinary = max - min >= 1 && max - min <= 2 ** 40 && weighted.every(({ weight }) => weight <= 1e250);
  return isOrdinary ? { min, unit: 1, most: max - min } : measureOf(scale);
}

/**
 * Refuses names of the result that differ from an earlier one at most in case, which most engines ignore, and ids of the
 * plan that the dialect cannot represent, as text or in the longest column of a target.
 */
function checkNames(
  rules: DialectRules,
  { items, targets }: Plan,
  [row = "", ...by]: readonly string[],
  result: keyof typeof results,
): void {
  const { hasRow, names, ends } = results[result];
  const longest: string | undefined = ends[0];
  const all: { readonly name: string; readonly path?: readonly PropertyKey[] | undefined }[] = [
    ...[...names, ...ends.map((end) => targetColumn("overall", end))].map((name) => ({ name })),
    // The other columns of a target are repeated with its longest.
    ...targets.flatMap(({ id }, t) => {
      return ends.map((end) => ({
        name: targetColumn(id, end),
        path: end === longest ? ["targets", t, "id"] : undefined,
      }));
    }),
    ...(hasRow ? [{ name: row, path: ["ratings", "row"] }] : []),
    ...by.map((name, i) => ({ name, path: ["by", i] })),
  ];
  const earlier = new Map<string, string>();
  const repeated = all.flatMap(({ name, path }): Issue[] => {
    const folded = name.toUpperCase().toLowerCase();
    const other = earlier.get(folded);
    earlier.set(folded, name);
    if (other === undefined || path === undefined) return [];
    const message = `Duplicate column ${describe(name)}: the result already has ${describe(other)}`;
    return [{ path, message, code: "duplicate", params: { got: name, other } }];
  });
  const repeatedLabels = repeated.filter(({ path }) => path[0] !== "targets");
  if (repeatedLabels.length > 0) throw new OptionsError(repeatedLabels);
  const wrongTargets = targets.flatMap(({ id, parts }, t) => {
    const path = ["targets", t];
    const issues = [
      ...textIssues(rules, id, [...path, "id"]),
      ...parts.flatMap((part, p) => textIssues(rules, part.id, [...path, "parts", p, "id"])),
    ];
    if (issues.length > 0 || longest === undefined) return issues;
    return nameIssues(rules, targetColumn(id, longest), [...path, "id"]);
  });
  const issues = [...items.flatMap((id, i) => textIssues(rules, id, ["items", i])), ...wrongTargets, ...repeated];
  if (issues.length > 0) throw new PlanError(issues);
}

function ratingsCheck(rules: DialectRules, items: readonly string[], scale: unknown): Check {
  const column = required(distinctColumns(rules));
  const points = scaleIssues(scale).length === 0 ? (scale as Scale) : undefined;
  return (ratings, path) => {
    if (!isPlainObject(ratings)) {
      return [unexpected(path, ratings, "an object { table, row, item, rating } or { table, row, columns }")];
    }
    const isLong = ratings["columns"] === undefined;
    const marks = marksCheck(rules, ["integer", "number"].includes(ratings["type"] as string), points);
    const nameOfTable: Check = (table, place) => nameListIssues(rules, table, place);
    const issues = optionIssues(ratings, {
      ...(ratings["relation"] === undefined ? { table: required(nameOfTable) } : { relation: text }),
      row: column,
      ...(isLong && { item: column, rating: column }),
      columns: isLong ? anything : columnsCheck(items, column),
      type: oneOf("integer", "number", "text"),
      notApplicable: marks("notApplicable"),
      missing: marks("missing"),
    });
    return issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
  };
}

/** A check of names of columns that refuses duplicates, including names that the dialect does not distinguish. */
function distinctColumns(rules: DialectRules): Check {
  const firstPlaces = new Map<string, string>();
  return (name, path) => {
    const issues = nameIssues(rules, name, path);
    if (typeof name !== "string") return issues;
    const folded = rules.tellsCase ? name : name.toLowerCase();
    const first = firstPlaces.get(folded);
    if (first !== undefined) return [...issues, duplicate(path, name, "column", first)];
    firstPlaces.set(folded, placeInRatings(path));
    return issues;
  };
}

/** The columns of items: its key in the option, its name, and its item. */
function columnEntries<Item>(columns: readonly Item[] | { readonly [column: string]: Item }) {
  return Array.isArray(columns)
    ? Array.from(columns as readonly Item[], (item, i) => [i, item, item] as const)
    : Object.entries(columns).map(([name, item]) => [name, name, item] as const);
}

function columnsCheck(items: readonly string[], column: Check): Check {
  return (columns, path) => {
    const isList = Array.isArray(columns);
    if (!isList && !isPlainObject(columns)) return [unexpected(path, columns, "a list of items, or items by column")];
    const entries = columnEntries<unknown>(columns);
    if (entries.length === 0) return [unexpected(path, columns, "at least 1 column", "empty")];
    const known = new Set(items);
    const firstPlaces = new Map<unknown, string>();
    return entries.flatMap(([key, name, item]) => {
      const place = [...path, key];
      const first = firstPlaces.get(item);
      // In a list the name is the item, whose own problem is reported.
      const issues = isList && (first !== undefined || typeof name !== "string") ? [] : [...column(name, place)];
      if (!known.has(item as string)) issues.push(unknownId(place, item, "a plan item", items));
      else if (first !== undefined) issues.push(duplicate(place, item, "item", first));
      if (first === undefined) firstPlaces.set(item, placeInRatings(place));
      return issues;
    });
  };
}

function marksCheck(rules: DialectRules, areNumbers: boolean, scale: Scale | undefined) {
  const firstPlaces = new Map<unknown, string>();
  return (option: "notApplicable" | "missing"): Check =>
    (marks, path) =>
      listOf(marks).flatMap((mark, i) => {
        const place = Array.isArray(marks) ? [...path, i] : path;
        if (areNumbers && typeof mark === "string")
          return [unexpected(place, mark, "a number, as the option `type` requires")];
        // Blank text is missing anyway.
        const issues = option === "missing" && mark === "" ? [] : markIssues(rules, mark, place);
        if (issues.length > 0 || mark === "") return issues;
        const first = firstPlaces.get(mark);
        if (first === undefined) firstPlaces.set(mark, placeInRatings(place));
        if (scale !== undefined && isOnScale(Number(mark), scale)) {
          const message = `${describe(mark)} is a point of the scale; choose another code`;
          return [{ path: place, message, code: "duplicate", params: { got: mark } }];
        }
        return first === undefined ? [] : [duplicate(place, mark, "code", first)];
      });
}

function markIssues(rules: DialectRules, mark: unknown, path: readonly PropertyKey[]): Issue[] {
  if (typeof mark !== "string") {
    return Number.isFinite(mark) ? [] : [unexpected(path, mark, "text or a finite number")];
  }
  if (mark.trim() === "") return [unexpected(path, mark, "text that is not empty, or a number", "empty")];
  if (Number.isFinite(Number(mark))) return [unexpected(path, mark, `the number ${Number(mark)}`, "wrong-value")];
  if (mark.trim() !== mark) return [unexpected(path, mark, "text without leading or trailing spaces", "wrong-value")];
  return textIssues(rules, mark, path);
}

function placeInRatings(path: readonly PropertyKey[]): string {
  return describePath(["ratings", ...path]);
}
