// The options of queries over ratings, and what makes them invalid.
import { describe, describePath } from "../check/describe.ts";
import { OptionsError, PlanError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, unexpected, unknownId } from "../check/messages.ts";
import { anything, type Check, checkOptions, oneOf, optionIssues, required } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { CompiledPlan } from "../scoring/compiled-plan.ts";
import { isOnScale, type Scale, scaleIssues } from "../scoring/scale.ts";
import { type DialectRules, dialectOption, rulesOf, type SqlDialect } from "./dialects.ts";
import { nameIssues, nameListIssues, type SqlName, textIssues } from "./sql-writer.ts";

/** One or more codes in the data, text or numbers, such as -9 for a missing rating. */
export type SqlMarks = string | number | readonly (string | number)[];

/** What all tables of ratings have. */
interface RatingsTable {
  /**
   * The table or view: its name, or its catalog, schema, and name, from the outside in. Text is one name, even with
   * dots in it.
   */
  readonly table: SqlName;
  /** The column that names the assessment. */
  readonly row: string;
  /**
   * Codes for "not applicable", exactly as written. Default: none. If any code, here or in `missing`, is text, ratings
   * are read as text: spaces at the ends do not count, and empty text is not rated. Otherwise they are read as numbers.
   */
  readonly notApplicable?: SqlMarks | undefined;
  /** Codes for a missing rating, in addition to NULL, in the same form. */
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
  /** Items whose columns have the same name, or items by the names of their columns. Other items are not rated. */
  readonly columns: readonly Item[] | { readonly [column: string]: Item };
}

/** The options of every query over ratings. */
export interface RatingsSqlOptions<Item extends string = string> {
  /** The dialect to write. */
  readonly dialect: SqlDialect;
  /** Where the ratings are. */
  readonly ratings: LongRatings | WideRatings<Item>;
  /** The scale of the ratings. */
  readonly scale: Scale;
  /** One or more columns to group by. In a table with a row for each rating, an assessment must be in one group. */
  readonly by?: string | readonly string[] | undefined;
}

/** The columns of a query's result, besides the groups. */
export interface ResultColumns {
  /** Whether the row is one of them. */
  readonly hasRow: boolean;
  /** Those that do not depend on the plan. */
  readonly names: readonly string[];
  /** The ends of the columns of each target and the overall; see {@link targetColumn}. */
  readonly ofTargets: readonly string[];
}

/** The column of the result for a target or "overall": `d1_score`. */
export function targetColumn(id: string, end: string): string {
  return `${id.toLowerCase()}_${end}`;
}

/** One or several as a list. */
export function listOf<Value>(values: Value | readonly Value[]): readonly Value[] {
  return Array.isArray(values) ? Array.from(values) : [values as Value];
}

/**
 * Checks the options of a query over ratings.
 *
 * @param resultOf - The columns of the result by valid options.
 * @throws OptionsError for invalid options; PlanError for a plan whose ids the dialect cannot represent or tell apart.
 */
export function checkRatingsOptions<Options extends RatingsSqlOptions>(
  compiled: CompiledPlan,
  options: Options,
  resultOf: (options: Options) => ResultColumns,
): void {
  const rules = rulesOf(options);
  checkOptions(options, {
    dialect: dialectOption,
    output: oneOf("rows", "groups"),
    scale: required(scaleIssues),
    by: (by, path) => {
      if (typeof by !== "string" && !Array.isArray(by)) return [unexpected(path, by, "a column or a list of columns")];
      return listOf<unknown>(by).flatMap((name, i) => nameIssues(rules, name, [...path, i]));
    },
    ratings: required(ratingsCheck(rules, compiled, Object(options).scale)),
  });
  const result = resultOf(options);
  const [longest] = [...result.ofTargets].sort((a, b) => b.length - a.length);
  const repeated = repeatedNames(compiled, options, result, longest);
  const repeatedLabels = repeated.filter(({ path }) => path[0] !== "targets");
  if (repeatedLabels.length > 0) throw new OptionsError(repeatedLabels);
  const issues = [...planIssues(rules, compiled, longest), ...repeated];
  if (issues.length > 0) throw new PlanError(issues);
}

/**
 * Names of the result that differ from an earlier one at most in case, which most engines ignore: those of the row, the
 * groups, and the longest column of each target, whose other columns are repeated with it.
 */
function repeatedNames(
  { plan }: CompiledPlan,
  { ratings, by = [] }: RatingsSqlOptions,
  { hasRow, names, ofTargets }: ResultColumns,
  longest: string | undefined,
): Issue[] {
  const targets = [{ id: "overall" }, ...plan.targets];
  const all: { readonly name: string; readonly path?: readonly PropertyKey[] | undefined }[] = [
    ...names.map((name) => ({ name })),
    ...targets.flatMap(({ id }, t) => {
      return ofTargets.map((end) => {
        return { name: targetColumn(id, end), path: t > 0 && end === longest ? ["targets", t - 1, "id"] : undefined };
      });
    }),
    ...(hasRow ? [{ name: ratings.row, path: ["ratings", "row"] }] : []),
    ...listOf(by).map((name, i) => ({ name, path: ["by", i] })),
  ];
  const earlier = new Map<string, string>();
  return all.flatMap(({ name, path }) => {
    const folded = name.toUpperCase().toLowerCase();
    const other = earlier.get(folded);
    earlier.set(folded, name);
    if (other === undefined || path === undefined) return [];
    const message = `Duplicate column ${describe(name)}: the result already has ${describe(other)}`;
    return [{ path, message, code: "duplicate", params: { got: name, other } }];
  });
}

/** The ids of a plan that the dialect cannot represent, as text or in the longest column of a target. */
function planIssues(rules: DialectRules, { plan }: CompiledPlan, longest: string | undefined): Issue[] {
  return [
    ...plan.items.flatMap((id, i) => textIssues(id, ["items", i])),
    ...plan.targets.flatMap(({ id, parts }, t) => {
      const path = ["targets", t];
      const issues = [
        ...textIssues(id, [...path, "id"]),
        ...parts.flatMap((part, p) => textIssues(part.id, [...path, "parts", p, "id"])),
      ];
      if (issues.length > 0 || longest === undefined) return issues;
      return nameIssues(rules, targetColumn(id, longest), [...path, "id"]);
    }),
  ];
}

function ratingsCheck(rules: DialectRules, compiled: CompiledPlan, scale: unknown): Check {
  const column = required(distinctColumns(rules));
  const marks = marksCheck(scaleIssues(scale).length === 0 ? (scale as Scale) : undefined);
  return (ratings, path) => {
    if (!isPlainObject(ratings)) {
      return [unexpected(path, ratings, "an object { table, row, item, rating } or { table, row, columns }")];
    }
    const isLong = ratings["columns"] === undefined;
    const issues = optionIssues(ratings, {
      table: required((table, place) => nameListIssues(rules, table, place)),
      row: column,
      ...(isLong && { item: column, rating: column }),
      columns: isLong ? anything : columnsCheck(compiled, column),
      notApplicable: marks,
      missing: marks,
    });
    return issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
  };
}

/** A check of names of columns that refuses a second one of the same name, where the dialect does not tell them apart. */
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

function columnsCheck({ placeOf, ids }: CompiledPlan, column: Check): Check {
  return (columns, path) => {
    const isList = Array.isArray(columns);
    if (!isList && !isPlainObject(columns)) return [unexpected(path, columns, "a list of items, or items by column")];
    const entries: [string | number, unknown, unknown][] = isList
      ? Array.from(columns, (item, i) => [i, item, item])
      : Object.entries(columns).map(([name, item]) => [name, name, item]);
    if (entries.length === 0) return [unexpected(path, columns, "at least 1 column", "empty")];
    const firstPlaces = new Map<unknown, string>();
    return entries.flatMap(([key, name, item]) => {
      const place = [...path, key];
      const first = firstPlaces.get(item);
      // In a list the name is the item, whose own problem is enough.
      const issues = isList && (first !== undefined || typeof name !== "string") ? [] : [...column(name, place)];
      if (typeof item !== "string" || !placeOf.has(item)) issues.push(unknownId(place, item, "a plan item", ids));
      else if (first !== undefined) issues.push(duplicate(place, item, "item", first));
      if (first === undefined) firstPlaces.set(item, placeInRatings(place));
      return issues;
    });
  };
}

function marksCheck(scale: Scale | undefined): Check {
  const firstPlaces = new Map<unknown, string>();
  return (marks, path) =>
    listOf(marks).flatMap((mark, i) => {
      const place = Array.isArray(marks) ? [...path, i] : path;
      const issues = markIssues(mark, place);
      if (issues.length > 0) return issues;
      const first = firstPlaces.get(mark);
      if (first === undefined) firstPlaces.set(mark, placeInRatings(place));
      if (scale !== undefined && isOnScale(Number(mark), scale)) {
        const message = `${describe(mark)} is a point of the scale; choose another code`;
        return [{ path: place, message, code: "duplicate", params: { got: mark } }];
      }
      return first === undefined ? [] : [duplicate(place, mark, "code", first)];
    });
}

function markIssues(mark: unknown, path: readonly PropertyKey[]): Issue[] {
  if (typeof mark !== "string") {
    return Number.isFinite(mark) ? [] : [unexpected(path, mark, "text or a finite number")];
  }
  if (mark.trim() === "") return [unexpected(path, mark, "text that is not empty, or a number", "empty")];
  if (Number.isFinite(Number(mark))) return [unexpected(path, mark, `the number ${Number(mark)}`, "wrong-value")];
  if (mark.trim() !== mark) return [unexpected(path, mark, "text without spaces at its ends", "wrong-value")];
  return textIssues(mark, path);
}

function placeInRatings(path: readonly PropertyKey[]): string {
  return describePath(["ratings", ...path]);
}
