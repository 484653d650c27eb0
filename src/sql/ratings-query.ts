// What is asked of a query over ratings, checked and put in order: what all of its steps are made from.
import type { CompiledPlan } from "../scoring/compiled-plan.ts";
import { type Measure, measureOf } from "../scoring/evaluate.ts";
import type { Scale } from "../scoring/scale.ts";
import { type DialectRules, dialects } from "./dialects.ts";
import type { LongRatings, SqlMarks, WideRatings } from "./ratings-in-sql.ts";
import { checkRatingsOptions, listOf, type QueryKind } from "./ratings-issues.ts";
import type { SqlName } from "./sql-writer.ts";

/** What a query over ratings is made from. */
export interface RatingsQuery {
  readonly compiled: CompiledPlan;
  readonly rules: DialectRules;
  readonly table: SqlName;
  readonly row: string;
  readonly by: readonly string[];
  readonly scale: Scale;
  /** How a rating becomes points: rating minus min, times unit. Most is the points of the scale's max. */
  readonly measure: PointsMeasure;
  /** In a wide table the column of each of the plan's items, where it has one. */
  readonly columns: readonly (string | undefined)[] | undefined;
  /** In a table of ratings the columns of items and ratings. */
  readonly long: { readonly item: string; readonly rating: string } | undefined;
  /** Whether ratings are read as text. */
  readonly isText: boolean;
  readonly notApplicable: Marks;
  readonly missing: Marks;
}

type PointsMeasure = Pick<Measure, "min" | "unit" | "most">;

/** What stands for something, told apart by type. */
interface Marks {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
}

/**
 * Checks what is asked for, and puts it in order.
 *
 * @param compiled - A sound plan.
 * @param options - Anything.
 * @param kind - What kind of query it is.
 * @throws OptionsError with every issue of the options, PlanError with every issue of a plan that the dialect cannot
 *   say.
 */
export function ratingsQuery(compiled: CompiledPlan, options: unknown, kind: QueryKind): RatingsQuery {
  checkRatingsOptions(compiled, options, kind);
  const { dialect, ratings, scale, by = [] } = options;
  return read(compiled, dialects[dialect], scale, ratings, typeof by === "string" ? [by] : by);
}

function read(
  compiled: CompiledPlan,
  rules: DialectRules,
  scale: Scale,
  ratings: LongRatings | WideRatings,
  by: readonly string[],
): RatingsQuery {
  const notApplicable = marksOf(ratings.notApplicable);
  const missing = marksOf(ratings.missing);
  const measure = measureIn(compiled, scale);
  const common = {
    compiled,
    rules,
    table: ratings.table,
    row: ratings.row,
    by,
    scale,
    measure,
    notApplicable,
    missing,
  };
  const isText = notApplicable.texts.length + missing.texts.length > 0;
  if (!("columns" in ratings) || ratings.columns === undefined) {
    const { item, rating } = ratings as LongRatings;
    return { ...common, isText, columns: undefined, long: { item, rating } };
  }
  const { columns } = ratings;
  const columnOf = new Map(
    Array.isArray(columns)
      ? columns.map((item: string) => [item, item])
      : Object.entries(columns).map(([column, item]) => [item, column]),
  );
  return { ...common, isText, columns: compiled.ids.map((id) => columnOf.get(id)), long: undefined };
}

/** Plain points where no sum of them can overflow or lose digits; otherwise those that the evaluator uses. */
function measureIn({ plan }: CompiledPlan, scale: Scale): PointsMeasure {
  const { min, max } = scale;
  const weights = plan.targets.flatMap(({ parts }) => parts.flatMap(({ weight, items }) => [{ weight }, ...items]));
  const isOrdinary = max - min >= 1 && max - min <= 2 ** 40 && weights.every(({ weight }) => weight <= 1e250);
  return isOrdinary ? { min, unit: 1, most: max - min } : measureOf(scale);
}

function marksOf(marks: SqlMarks | undefined): Marks {
  const all = marks === undefined ? [] : listOf(marks);
  return {
    texts: all.filter((mark) => typeof mark === "string"),
    numbers: all.filter((mark) => typeof mark === "number"),
  };
}
