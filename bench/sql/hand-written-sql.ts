// SQL that is written by hand for ratings from 1 to 4 and plans whose weights are all 1, and the floor below any scoring.
import type { Plan } from "cei-framework";
import type { BenchEngine } from "./engines.ts";
import { ids, quoted } from "./survey-tables.ts";

type Dialect = BenchEngine["dialect"];

/** The columns of a result that hold scores. */
export function scoreColumns({ targets }: Plan): string[] {
  const names = [...targets.map(({ id }) => id.toLowerCase()), "overall"];
  return names.flatMap((name) => [`${name}_score`, `${name}_coverage`, `${name}_status`]);
}

/** What any scoring at least takes: the averages of the columns by county. */
export function wideFloor(dialect: Dialect): string {
  return `SELECT county, ${ids.map((id, i) => `AVG(${quoted(dialect, id)}) AS a${i}`)} FROM survey GROUP BY county`;
}

/** What any scoring of a table with a row for each rating at least takes: a count and a sum for each assessment. */
export const longFloor = "SELECT id, COUNT(*) AS n, SUM(rating) AS total FROM ratings GROUP BY id";

/**
 * The plain way: a row for each rating, joined with the plan and grouped by part, by target, and by assessment.
 *
 * Nothing in it is shared with the library or with the packed way, so it checks both.
 */
export function plainScores({ targets, minCoverage }: Plan, dialect: Dialect): string {
  const lines = targets.flatMap(({ id, parts }) =>
    parts.flatMap((part) => part.items.map((item) => `('${id}', '${part.id}', '${item.id}')`)),
  );
  const least = minCoverage - 1e-9;
  const columns = targets.flatMap(({ id }) => {
    const of = (column: string): string => `MAX(CASE WHEN target = '${id}' THEN ${column} END)`;
    return named(id.toLowerCase(), of("score"), of("coverage"));
  });
  return `
    WITH plan AS (SELECT * FROM (VALUES ${lines}) AS line(target, part, item)),
      parts AS (
        SELECT id, target, part, AVG(CAST(rating - 1 AS ${double(dialect)}) / 3) AS score,
          CAST(COUNT(rating) AS ${double(dialect)}) / COUNT(*) AS coverage
        FROM ratings JOIN plan ON ratings.item = plan.item GROUP BY id, target, part
      ),
      targets AS (SELECT id, target, AVG(score) AS mean, AVG(coverage) AS coverage FROM parts GROUP BY id, target),
      scores AS (SELECT id, target, coverage, CASE WHEN coverage >= ${least} THEN mean END AS score FROM targets)
    SELECT id, ${[...columns, ...named("overall", `CASE WHEN AVG(coverage) >= ${least} THEN AVG(score) END`, "AVG(coverage)")]}
    FROM scores GROUP BY id`;
}

/**
 * The fastest way: cells that are never NULL, summed before anything is divided, so that a sum is count * 32 + points.
 * That holds for parts and targets of at most ten items.
 */
export function packedWideScores(plan: Plan, dialect: Dialect, columns = "id"): string {
  const cell = ({ id }: { readonly id: string }): string => {
    const column = quoted(dialect, id);
    return `COALESCE(CASE WHEN ${column} BETWEEN 1 AND 4 THEN CAST(${column} AS INTEGER) + 31 END, 0)`;
  };
  const sums = sumsOf(plan).map(({ name, items }) => `${items.map(cell).join(" + ")} AS ${name}`);
  return packedScores(plan, dialect, columns, `SELECT ${columns}, ${sums} FROM survey`);
}

/** The same for a row for each rating: four such sums of nine bits fit into a double, which is exact up to 53 bits. */
export function packedLongScores(plan: Plan, dialect: Dialect): string {
  const sums = sumsOf(plan);
  const inDouble = 4;
  const doubles = Array.from({ length: Math.ceil(sums.length / inDouble) }, (_, i) => `packed_${i}`);
  const factors = ids.map((id) => {
    const all = sums.map(({ items }, place) => (items.some((item) => item.id === id) ? 512 ** (place % inDouble) : 0));
    const packed = doubles.map((_, i) => all.slice(i * inDouble, (i + 1) * inDouble).reduce((a, b) => a + b));
    return `('${id}', ${packed})`;
  });
  const unpacked = sums.map(({ name }, place) => {
    const packed = doubles[Math.floor(place / inDouble)] ?? "";
    return `${quotient(dialect, packed, String(512 ** (place % inDouble)))} % 512 AS ${name}`;
  });
  const casts = doubles.map((name) => `CAST(${name} AS ${double(dialect)}) AS ${name}`);
  return packedScores(
    plan,
    dialect,
    "id",
    `SELECT id, ${unpacked} FROM (
      SELECT id, ${doubles.map((name) => `CAST(COALESCE(SUM((rating + 31) * ${name}), 0) AS BIGINT) AS ${name}`)}
      FROM ratings JOIN (SELECT name, ${casts} FROM (VALUES ${factors}) AS factor(name, ${doubles})) AS items ON item = name
      GROUP BY id${fence(dialect)}
    ) AS packed`,
  );
}

/** What is summed: the items of a target that are parts by themselves, and those of each part with several. */
function sumsOf({ targets }: Plan): { readonly name: string; readonly items: readonly { readonly id: string }[] }[] {
  return targets.flatMap(({ id, parts }) => [
    { name: nameOf(id), items: parts.flatMap(({ items }) => (items.length === 1 ? items : [])) },
    ...parts.flatMap((part) => (part.items.length > 1 ? [{ name: nameOf(part.id), items: part.items }] : [])),
  ]);
}

function nameOf(id: string): string {
  return id.toLowerCase().replace(".", "_");
}

function packedScores(plan: Plan, dialect: Dialect, columns: string, sums: string): string {
  const { targets, minCoverage } = plan;
  const fields = sumsOf(plan).flatMap(({ name }) => [
    `CAST(${name} % 32 AS ${double(dialect)}) AS ${name}_points`,
    `CAST(${quotient(dialect, name, "32")} AS ${double(dialect)}) AS ${name}_rated`,
  ]);
  const ratios = targets.flatMap(({ id, parts }) => {
    const several = parts
      .filter(({ items }) => items.length > 1)
      .map((part) => ({ name: nameOf(part.id), items: part.items }));
    const points = several.map(
      ({ name }) => ` + CASE WHEN ${name}_rated > 0 THEN ${name}_points / ${name}_rated ELSE 0 END`,
    );
    const rated = several.map(({ name }) => ` + CASE WHEN ${name}_rated > 0 THEN 1 ELSE 0 END`);
    const coverage = several.map(({ name, items }) => ` + ${name}_rated / ${items.length}`);
    return [
      `(${nameOf(id)}_points${points.join("")}) / NULLIF((${nameOf(id)}_rated${rated.join("")}) * 3, 0) AS ${nameOf(id)}_mean`,
      `(${nameOf(id)}_rated${coverage.join("")}) / ${parts.length} AS ${nameOf(id)}_coverage`,
    ];
  });
  const names = targets.map(({ id }) => nameOf(id));
  const least = minCoverage - 1e-9;
  const sum = (terms: readonly string[]): string => terms.join(" + ");
  const scored = names.map((name) => `CASE WHEN ${name}_coverage >= ${least} THEN ${name}_mean END AS ${name}_score`);
  const rows = [...names, "overall"].flatMap((name) => named(name, `${name}_score`, `${name}_coverage`));
  const end = fence(dialect);
  return `
    WITH sums AS (${sums}${end}),
      fields AS (SELECT ${columns}, ${fields} FROM sums${end}),
      ratios AS (SELECT ${columns}, ${ratios} FROM fields${end}),
      scores AS (SELECT ${columns}, ${scored}, ${names.map((name) => `${name}_coverage`)} FROM ratios${end}),
      means AS (
        SELECT scores.*, (${sum(names.map((name) => `COALESCE(${name}_score, 0)`))})
          / NULLIF(${sum(names.map((name) => `CASE WHEN ${name}_score IS NULL THEN 0 ELSE 1 END`))}, 0) AS overall_mean,
          (${sum(names.map((name) => `${name}_coverage`))}) / ${names.length} AS overall_coverage
        FROM scores${end}
      ),
      overall AS (SELECT means.*, CASE WHEN overall_coverage >= ${least} THEN overall_mean END AS overall_score FROM means${end})
    SELECT ${columns}, ${rows} FROM overall`;
}

/** The packed way, summed up by county. */
export function packedGroups(plan: Plan, dialect: Dialect): string {
  const names = [...plan.targets.map(({ id }) => id.toLowerCase()), "overall"];
  const columns = names.map((name) => `COUNT(${name}_score) AS ${name}_n, AVG(${name}_score) AS ${name}_mean`);
  return `SELECT county, COUNT(*) AS assessments, ${columns}
    FROM (${packedWideScores(plan, dialect, "id, county")}) AS scored GROUP BY county`;
}

/** Invalid ratings: a plain filter first, and a row for each rating of what it leaves. */
export function wideCheck(dialect: Dialect): string {
  const invalid = ids.map((id) => `${quoted(dialect, id)} NOT BETWEEN 1 AND 4`).join(" OR ");
  const ratingOf = ids.map((id) => `WHEN '${id}' THEN ${quoted(dialect, id)}`).join(" ");
  return `
    SELECT id, item, rating FROM (
      SELECT id, item, CASE item ${ratingOf} END AS rating
      FROM (SELECT * FROM survey WHERE ${invalid}) AS suspects
        CROSS JOIN (SELECT * FROM (VALUES ${ids.map((id) => `('${id}')`)}) AS named(item)) AS items
    ) AS listed WHERE rating NOT BETWEEN 1 AND 4 ORDER BY id, item`;
}

/** The same for a row for each rating; a bit for each item finds duplicates. */
export function longCheck(dialect: Dialect): string {
  const bits = ids.map((id, i) => `('${id}', CAST(${2 ** i} AS BIGINT))`);
  const bitOr = dialect === "trino" ? "BITWISE_OR_AGG" : "BIT_OR";
  return `
    SELECT id, item, rating FROM ratings WHERE id IN (
      SELECT id FROM ratings LEFT JOIN (SELECT * FROM (VALUES ${bits}) AS numbered(name, place)) AS items ON item = name
      GROUP BY id
      HAVING COUNT(*) > COUNT(place) OR SUM(place) <> ${bitOr}(place) OR MIN(rating) < 1 OR MAX(rating) > 4
    ) ORDER BY id, item`;
}

function named(name: string, score: string, coverage: string): string[] {
  const status = `CASE WHEN ${score} IS NULL THEN 'insufficient' ELSE 'scored' END`;
  return [`${score} AS ${name}_score`, `${coverage} AS ${name}_coverage`, `${status} AS ${name}_status`];
}

function quotient(dialect: Dialect, dividend: string, divisor: string): string {
  const operator = { duckdb: "//", spark: "DIV", postgres: "/", trino: "/" }[dialect];
  return `${dividend} ${operator} ${divisor}`;
}

function double(dialect: Dialect): string {
  return dialect === "postgres" ? "DOUBLE PRECISION" : "DOUBLE";
}

/** Keeps PostgreSQL from working an expression out again wherever it is used. */
function fence(dialect: Dialect): string {
  return dialect === "postgres" ? " OFFSET 0" : "";
}
