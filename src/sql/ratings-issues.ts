// What is wrong with how a query over ratings is asked for.
import { type Issue, PlanError, unknownId } from "../model/errors.ts";
import { checkOptions, wordIssues } from "../model/options.ts";
import { isPlainObject, unknownKeys } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import type { CompiledPlan } from "../scoring/compiled-plan.ts";
import { isOnScale, type Scale, scaleIssues } from "../scoring/scale.ts";
import { type DialectRules, dialects, type SqlDialect } from "./dialects.ts";
import type { RatingsSqlOptions } from "./ratings-in-sql.ts";
import { nameIssues, textIssues } from "./sql-writer.ts";

/** The options that a query has beside those of all, and what it gives for them. */
export interface QueryKind {
  /** Those options, with the words of each. */
  readonly options: { readonly [name: string]: readonly string[] };
  readonly result: (options: { readonly [name: string]: unknown }) => ResultColumns;
}

/** The columns that a query gives, beside the groups. */
interface ResultColumns {
  /** Whether the row is one of them. */
  readonly hasRow: boolean;
  /** Those that do not depend on the plan. */
  readonly names: readonly string[];
  /** What there is a {@link targetColumn} of for each target and the overall. */
  readonly ofTargets: readonly string[];
}

/**
 * The column of the result that has something of a target: its id in lower case, and what.
 *
 * @param id - The target, or "overall".
 * @param what - Such as "score".
 */
export function targetColumn(id: string, what: string): string {
  return `${id.toLowerCase()}_${what}`;
}

/**
 * Checks how a query over ratings is asked for.
 *
 * @param compiled - A sound plan.
 * @param options - Anything.
 * @param kind - What kind of query it is.
 * @throws OptionsError with every issue of the options, PlanError with every issue of a plan that the dialect cannot
 *   say.
 */
export function checkRatingsOptions(
  compiled: CompiledPlan,
  options: unknown,
  kind: QueryKind,
): asserts options is RatingsSqlOptions {
  let rules = dialects.duckdb;
  let result: ResultColumns = { hasRow: false, names: [], ofTargets: [] };
  checkOptions(options, ["dialect", "ratings", "scale", "by", ...Object.keys(kind.options)], (given) => {
    const { dialect, ratings, scale, by } = given;
    const issues = wordIssues(dialect, Object.keys(dialects), ["dialect"]);
    // Names are held against some dialect in any case, so that all problems come at once.
    if (issues.length === 0) rules = dialects[dialect as SqlDialect];
    for (const [name, words] of Object.entries(kind.options)) {
      if (given[name] !== undefined) issues.push(...wordIssues(given[name], words, [name]));
    }
    const wrongScale = scaleIssues(scale, ["scale"]);
    const groups = typeof by === "string" ? [by] : by === undefined ? [] : by;
    issues.push(
      ...wrongScale,
      ...groupIssues(rules, groups),
      ...ratingsIssues(rules, compiled, wrongScale.length === 0 ? (scale as Scale) : undefined, ratings),
    );
    if (issues.length > 0) return issues;
    result = kind.result(given);
    const row = result.hasRow ? [{ name: (ratings as { row: string }).row, path: ["ratings", "row"] }] : [];
    const labels = [...row, ...(groups as string[]).map((name, i) => ({ name, path: ["by", i] }))];
    return repeated([...ownNames(compiled, result), ...labels]);
  });
  const issues = planIssues(rules, compiled, result);
  if (issues.length > 0) throw new PlanError(issues);
}

interface Named {
  readonly name: string;
  /** Where the name was given; nothing for one of ours, which is not at fault. */
  readonly path?: readonly PropertyKey[];
}

/** The names of the result that are not the user's own. */
function ownNames({ targets }: CompiledPlan, { names, ofTargets }: ResultColumns): Named[] {
  const ids = ofTargets.length === 0 ? [] : [...targets.map(({ id }) => id), "overall"];
  return [...names, ...ids.flatMap((id) => ofTargets.map((end) => targetColumn(id, end)))].map((name) => {
    return { name };
  });
}

/** Names that are there already, in whatever case, since most engines do not tell case apart. */
function repeated(names: readonly Named[]): Issue[] {
  const seen = new Map<string, string>();
  return names.flatMap(({ name, path }) => {
    const folded = name.toUpperCase().toLowerCase();
    const other = seen.get(folded);
    seen.set(folded, name);
    if (other === undefined || path === undefined) return [];
    return [
      unexpected(path, name, `another name than that of the result's column ${JSON.stringify(other)}`, "duplicate"),
    ];
  });
}

/** What of a plan the dialect cannot say: texts, and columns of the result that could not be told from each other. */
function planIssues(rules: DialectRules, { plan }: CompiledPlan, result: ResultColumns): Issue[] {
  const issues = plan.items.flatMap((id, i) => textIssues(id, ["items", i]));
  plan.targets.forEach(({ id, parts }, t) => {
    const path = ["targets", t];
    const inText = [...textIssues(id, [...path, "id"])];
    parts.forEach((part, p) => {
      inText.push(...textIssues(part.id, [...path, "parts", p, "id"]));
    });
    const longest = result.ofTargets.reduce((long, end) => (end.length > long.length ? end : long), "");
    const named =
      inText.length > 0 || longest === "" ? [] : nameIssues(rules, targetColumn(id, longest), [...path, "id"]);
    for (const issue of [...inText, ...named]) issues.push(issue);
  });
  const columns = plan.targets.flatMap(({ id }, t) => {
    return result.ofTargets.map((end) => ({ name: targetColumn(id, end), path: ["targets", t, "id"] }));
  });
  const others = [...result.names, ...result.ofTargets.map((end) => targetColumn("overall", end))].map((name) => ({
    name,
  }));
  const taken = repeated([...others, ...columns]);
  // One issue for a target is enough.
  const told = new Set<PropertyKey | undefined>();
  for (const issue of taken) {
    if (!told.has(issue.path[1])) issues.push(issue);
    told.add(issue.path[1]);
  }
  return issues;
}

function groupIssues(rules: DialectRules, by: unknown): Issue[] {
  if (!Array.isArray(by)) return [unexpected(["by"], by, "a column or a list of columns")];
  return Array.from(by).flatMap((name: unknown, i) => nameIssues(rules, name, ["by", i]));
}

const marks = ["table", "row", "notApplicable", "missing"] as const;
const longKeys = ["item", "rating"] as const;

function ratingsIssues(
  rules: DialectRules,
  compiled: CompiledPlan,
  scale: Scale | undefined,
  ratings: unknown,
): Issue[] {
  const path = ["ratings"];
  if (!isPlainObject(ratings)) {
    return [
      unexpected(path, ratings, "where the ratings are ({ table, row, item, rating } or { table, row, columns })"),
    ];
  }
  const { table, row, columns } = ratings;
  const isWide = columns !== undefined;
  const issues = unknownKeys(ratings, [...marks, ...(isWide ? ["columns"] : [...longKeys, "columns"])], path);
  issues.push(...nameListIssues(rules, table, [...path, "table"]), ...nameIssues(rules, row, [...path, "row"]));
  if (isWide) issues.push(...columnsIssues(rules, compiled, row, columns, [...path, "columns"]));
  else {
    for (const key of longKeys) issues.push(...nameIssues(rules, ratings[key], [...path, key]));
    const taken = new Set<unknown>([row]);
    for (const key of longKeys) {
      const column = ratings[key];
      if (typeof column !== "string") continue;
      if (taken.has(column)) issues.push(unexpected([...path, key], column, "a column of its own", "duplicate"));
      taken.add(column);
    }
  }
  issues.push(...marksIssues(ratings, scale, path));
  return issues;
}

/**
 * What keeps a name, or a list of names from the outside in, from being quoted.
 *
 * @param rules - The dialect's.
 * @param name - Anything.
 * @param path - Where it stands.
 */
export function nameListIssues(rules: DialectRules, name: unknown, path: readonly PropertyKey[]): Issue[] {
  if (!Array.isArray(name)) return nameIssues(rules, name, path);
  if (name.length === 0) return [unexpected(path, name, "a name or more", "empty")];
  return Array.from(name).flatMap((part: unknown, i) => nameIssues(rules, part, [...path, i]));
}

function columnsIssues(
  rules: DialectRules,
  { placeOf, ids }: CompiledPlan,
  row: unknown,
  columns: unknown,
  path: readonly PropertyKey[],
): Issue[] {
  const isList = Array.isArray(columns);
  if (!isList && !isPlainObject(columns)) {
    return [unexpected(path, columns, "a list of items, or items by column")];
  }
  const entries = isList ? Array.from(columns, (item: unknown) => [item, item]) : Object.entries(columns);
  if (entries.length === 0) return [unexpected(path, columns, "a column or more", "empty")];
  const seen = new Set<unknown>();
  const folded = (name: string): string => (rules.tellsCase ? name : name.toLowerCase());
  const columnsSeen = new Set(typeof row === "string" ? [folded(row)] : []);
  return entries.flatMap(([column, item], i) => {
    const place = [...path, isList ? i : (column as string)];
    const issues = isList && typeof column !== "string" ? [] : nameIssues(rules, column, place);
    const isRepeated = isList && seen.has(item);
    if (typeof column === "string" && !isRepeated && columnsSeen.has(folded(column))) {
      issues.push(unexpected(place, column, `a column that ${rules.title} tells from all others`, "duplicate"));
    }
    if (typeof column === "string") columnsSeen.add(folded(column));
    if (typeof item !== "string" || !placeOf.has(item)) {
      issues.push(unknownId(place, item, "an item of the plan", ids));
    } else if (seen.has(item)) issues.push(unexpected(place, item, "an item without a column", "duplicate"));
    seen.add(item);
    return issues;
  });
}

function marksIssues(
  ratings: { readonly [key: string]: unknown },
  scale: Scale | undefined,
  path: readonly PropertyKey[],
): Issue[] {
  const seen = new Set<unknown>();
  return (["notApplicable", "missing"] as const).flatMap((name) => {
    const given = ratings[name];
    if (given === undefined) return [];
    return listOf(given).flatMap((mark, i) => {
      const place = Array.isArray(given) ? [...path, name, i] : [...path, name];
      if (typeof mark === "string") {
        if (mark.trim() === "") return [unexpected(place, mark, "a text that is not empty, or a number", "empty")];
        if (Number.isFinite(Number(mark)))
          return [unexpected(place, mark, "a number as a number, not as text", "wrong-value")];
        if (mark.trim() !== mark) return [unexpected(place, mark, "a text without spaces at its ends", "wrong-value")];
      } else if (typeof mark !== "number" || !Number.isFinite(mark)) {
        return [unexpected(place, mark, "a text or a finite number")];
      }
      const issues = typeof mark === "string" ? textIssues(mark, place) : [];
      if (scale !== undefined && isOnScale(Number(mark), scale)) {
        issues.push(unexpected(place, mark, "what is no point of the scale", "duplicate"));
      } else if (seen.has(mark)) issues.push(unexpected(place, mark, "what stands here once", "duplicate"));
      seen.add(mark);
      return issues;
    });
  });
}

/**
 * Marks as a list.
 *
 * @param marks - One or several.
 */
export function listOf<Mark>(marks: Mark | readonly Mark[]): readonly Mark[] {
  return Array.isArray(marks) ? Array.from(marks) : [marks as Mark];
}
