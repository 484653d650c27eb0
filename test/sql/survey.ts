// Random surveys for the tests: a plan, a scale, assessments, and how a database holds them.
import { type Plan, type Rating, type Scale, scale } from "cei-framework";
import type { RatingsSqlOptions, SqlDialect } from "cei-framework/sql";
import fc from "fast-check";
import { anyPlan, frameworkPlans, ratingOn, scales } from "../scoring/arbitraries.ts";
import type { Engine } from "./engines/engine.ts";

/** One assessment of a survey. */
interface SurveyRow {
  readonly name: string;
  readonly site: string | null;
  readonly year: number;
  readonly ratings: { readonly [item: string]: Rating };
}

/** Assessments, and how a database holds them. */
export interface Survey {
  readonly plan: Plan;
  readonly scale: Scale;
  readonly form: "long" | "wide";
  /** The items that the survey asks for, at least one; ratings of others are null. A wide table has columns for these. */
  readonly asked: readonly string[];
  /** The mark for "n/a": a text, or a number that is not on the scale. */
  readonly notApplicable: string | number;
  readonly rows: readonly SurveyRow[];
}

/** Any survey: by any plan, on any scale. */
export const surveys = surveysOf(fc.oneof({ weight: 3, arbitrary: anyPlan }, frameworkPlans), scales);

/** Surveys by CEI's plans, with whole ratings. */
export const frameworkSurveys = surveysOf(
  frameworkPlans,
  scales.map(({ min, max }) => scale({ min, max })),
);

function surveysOf(plans: fc.Arbitrary<Plan>, scales: fc.Arbitrary<Scale>): fc.Arbitrary<Survey> {
  return fc
    .tuple(plans, scales)
    .chain(([plan, on]) => fc.tuple(fc.constant(plan), fc.constant(on), askedItems(plan)))
    .chain(([plan, on, asked]) => {
      // PostgreSQL takes no number that is this small, and ends a query in which a product gets too small.
      const rating = ratingOn(on).map((one) => (typeof one === "number" && Math.abs(one) < 1e-90 ? 0 : one));
      const ratings = fc
        .array(rating, { minLength: asked.length, maxLength: asked.length })
        .map((list) => Object.fromEntries(plan.items.map((id) => [id, list[asked.indexOf(id)] ?? null])));
      const row = fc.record({
        site: fc.constantFrom("Oak", "Elm", null),
        year: fc.constantFrom(2025, 2026),
        ratings,
      });
      return fc
        .record({
          form: fc.constantFrom("long" as const, "wide" as const),
          notApplicable: fc.constantFrom("n/a", on.min - 1),
          rows: fc.array(row, { minLength: 1, maxLength: 12 }),
        })
        .map(({ rows, ...rest }): Survey => {
          return { plan, scale: on, asked, ...rest, rows: rows.map((one, i) => ({ ...one, name: `r${i}` })) };
        });
    });
}

/** All items of a plan, the direct ones alone, or any of them. */
function askedItems({ items, targets }: Plan): fc.Arbitrary<readonly string[]> {
  const direct = targets.flatMap((target) => target.direct ?? []);
  return fc.oneof(
    fc.constant(items),
    ...(direct.length > 0 ? [fc.constant(direct)] : []),
    fc.subarray([...items], { minLength: 1 }),
  );
}

/** What a type is called. */
const types: { readonly [D in SqlDialect]: { readonly text: string; readonly double: string } } = {
  duckdb: { text: "VARCHAR", double: "DOUBLE" },
  postgres: { text: "TEXT", double: "DOUBLE PRECISION" },
  sqlite: { text: "TEXT", double: "REAL" },
  spark: { text: "STRING", double: "DOUBLE" },
  databricks: { text: "STRING", double: "DOUBLE" },
  trino: { text: "VARCHAR", double: "DOUBLE" },
  tsql: { text: "NVARCHAR(4000)", double: "FLOAT" },
  snowflake: { text: "VARCHAR", double: "DOUBLE" },
};

/** A name in quotes. */
function quoted(dialect: SqlDialect, name: string): string {
  return dialect === "spark" ? `\`${name.replaceAll("`", "``")}\`` : `"${name.replaceAll('"', '""')}"`;
}

/** A value as a literal. */
function literal(dialect: SqlDialect, value: number | string | null): string {
  if (value === null) return "NULL";
  if (typeof value === "number")
    return Number.isInteger(value) ? String(value) : value.toExponential().replace("e+", "e");
  if (dialect === "spark") return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  return `'${value.replaceAll("'", "''")}'`;
}

/** Makes a table anew: its columns by name, texts or numbers, and its rows; further clauses for columns of text. */
export async function createTable(
  { dialect, execute, createTable }: Engine,
  table: string,
  columns: { readonly [name: string]: "text" | "double" },
  rows: readonly (readonly (number | string | null)[])[],
  ofTexts = "",
): Promise<void> {
  if (createTable !== undefined) {
    const typed = Object.entries(columns).map(([name, type]) => ({ name, type: types[dialect][type] }));
    return createTable(table, typed, rows);
  }
  const name = quoted(dialect, table);
  const definitions = Object.entries(columns).map(
    ([column, type]) => `${quoted(dialect, column)} ${types[dialect][type]} ${type === "text" ? ofTexts : ""}`,
  );
  const values = rows.map((cells) => `(${cells.map((cell) => literal(dialect, cell)).join(", ")})`);
  await execute(`DROP TABLE IF EXISTS ${name};`);
  await execute(`CREATE TABLE ${name} (${definitions.join(", ")});`);
  if (rows.length > 0) await execute(`INSERT INTO ${name} VALUES ${values.join(", ")};`);
}

/** Puts a survey into a database, and gives the options of a query over it. */
export async function storeSurvey(
  engine: Engine,
  { plan, scale, form, asked, notApplicable, rows }: Survey,
): Promise<RatingsSqlOptions> {
  const type = typeof notApplicable === "string" ? "text" : "double";
  const stored = (rating: Rating): number | string | null => {
    const value = rating === "n/a" ? notApplicable : rating;
    return type === "text" && typeof value === "number" ? String(value) : value;
  };
  const labels = { person: "text", site: "text", year: "double" } as const;
  const common = { dialect: engine.dialect, scale, by: ["site", "year"] };
  if (form === "long") {
    const given = rows.flatMap(({ name, site, year, ratings }, r) => {
      const all = plan.items.map((id) => [name, site, year, id, stored(ratings[id] ?? null)]);
      // Some of what is not rated is not there at all; but one is, so that the assessment is.
      return all.filter(([, , , , rating], i) => i === 0 || rating !== null || (i + r) % 2 === 0);
    });
    await createTable(engine, "answers given", { ...labels, item: "text", rating: type }, given);
    return {
      ...common,
      ratings: { table: "answers given", row: "person", item: "item", rating: "rating", notApplicable },
    };
  }
  const columns = Object.fromEntries(asked.map((id) => [`q ${id}`, id]));
  const cells = rows.map(({ name, site, year, ratings }) => {
    return [name, site, year, ...asked.map((id) => stored(ratings[id] ?? null))];
  });
  const items = Object.fromEntries(Object.keys(columns).map((column) => [column, type] as const));
  await createTable(engine, "answers given", { ...labels, ...items }, cells);
  return { ...common, ratings: { table: "answers given", row: "person", columns, notApplicable } };
}
