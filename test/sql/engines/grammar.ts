// The grammars of Spark's and Trino's SQL, by a third party. Loading them takes seconds: once for a file of tests.
import { expect } from "vitest";

/**
 * Fails unless SQL is of the dialect's grammar.
 *
 * @param dialect - The dialect.
 * @param sql - One statement or several.
 */
export async function expectGrammar(dialect: "spark" | "trino", sql: string): Promise<void> {
  const { SparkSQL, TrinoSQL } = await import("dt-sql-parser");
  const problems = (dialect === "spark" ? new SparkSQL() : new TrinoSQL()).validate(sql);
  expect(problems.map(({ message, startLine }) => `${dialect}, line ${startLine}: ${message}`)).toEqual([]);
}
