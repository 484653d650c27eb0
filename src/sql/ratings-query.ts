// The valid options of a query over ratings, in the form that all of its steps are made from.
import type { CompiledPlan } from "../scoring/compiled-plan.ts";
import { type Measure, measureOf } from "../scoring/evaluate.ts";
import type { Scale } from "../scoring/scale.ts";
import { type DialectRules, dialects } from "./dialects.ts";
import { namesOfSteps, type StepNames } from "./query-text.ts";
import {
  checkRatingsOptions,
  type LongRatings,
  listOf,
  type RatingsSqlOptions,
  type ResultColumns,
  type SqlMarks,
  type WideRatings,
} from "./ratings-options.ts";
import type { SqlName } from "./sql-writer.ts";

/** What a query over ratings is made from. */
export interface RatingsQuery {
  readonly compiled: CompiledPlan;
  readonly rules: DialectRules;
  readonly names: StepNames;
  readonly table: SqlName;
  readonly row: string;
  readonly by: readonly string[];
  /** The columns that every step has: row_name, and {@link groups}. */
  readonly labels: readonly string[];
  /** The columns of the groups in every step: group_1 and so on. */
  readonly groups: readonly string[];
  readonly scale: Scale;
  /** How a rating becomes points: (rating - min) * unit. `most` is the points of the scale's max. */
  readonly measure: Pick<Measure, "min" | "unit" | "most">;
  /** In a wide table, the plan's items that have a column; `number` is the item's place in the plan, from 1. */
  readonly columns: readonly { readonly number: number; readonly column: string }[] | undefined;
  /** In a table with a row for each rating, the columns of items and ratings. */
  readonly long: Pick<LongRatings, "item" | "rating"> | undefined;
  /** Whether ratings are read as text. */
  readonly isText: boolean;
  readonly notApplicable: Marks;
  readonly missing: Marks;
}

type Marks = { readonly texts: readonly string[]; readonly numbers: readonly number[] };

/** Checks the options of a query, as {@link checkRatingsOptions} does, and returns what the query is made from. */
export function ratingsQuery<Options extends RatingsSqlOptions>(
  compiled: CompiledPlan,
  options: Options,
  resultOf: (options: Options) => ResultColumns,
): RatingsQuery {
  checkRatingsOptions(compiled, options, resultOf);
  const { dialect, ratings, scale } = options;
  const rules = dialects[dialect];
  const notApplicable = marksOf(ratings.notApplicable);
  const missing = marksOf(ratings.missing);
  const columns = "columns" in ratings ? ratings.columns : undefined;
  const by = listOf(options.by ?? []);
  const groups = by.map((_, i) => `group_${i + 1}`);
  return {
    compiled,
    rules,
    names: namesOfSteps(rules, ratings.table),
    table: ratings.table,
    row: ratings.row,
    by,
    labels: ["row_name", ...groups],
    groups,
    scale,
    measure: measureIn(compiled, scale),
    columns: columns && givenItems(compiled, columns),
    long: columns === undefined ? (ratings as LongRatings) : undefined,
    isText: notApplicable.texts.length + missing.texts.length > 0,
    notApplicable,
    missing,
  };
}

function givenItems({ placeOf }: CompiledPlan, columns: WideRatings["columns"]): { number: number; column: string }[] {
  const entries = Array.isArray(columns)
    ? columns.map((item: string) => [item, item] as const)
    : Object.entries(columns);
  return entries
    .map(([column, item]) => ({ column, number: (placeOf.get(item) ?? -1) + 1 }))
    .sort((a, b) => a.number - b.number);
}

/** Plain points where no sum of them can overflow or lose digits; otherwise the evaluator's own. */
function measureIn({ plan }: CompiledPlan, scale: Scale): RatingsQuery["measure"] {
  const { min, max } = scale;
  const weights = plan.targets.flatMap(({ parts }) => parts.flatMap(({ weight, items }) => [{ weight }, ...items]));
  const isOrdinary = max - min >= 1 && max - min <= 2 ** 40 && weights.every(({ weight }) => weight <= 1e250);
  return isOrdinary ? { min, unit: 1, most: max - min } : measureOf(scale);
}

function marksOf(marks: SqlMarks = []): Marks {
  const all = listOf(marks);
  return {
    texts: all.filter((mark) => typeof mark === "string"),
    numbers: all.filter((mark) => typeof mark === "number"),
  };
}
