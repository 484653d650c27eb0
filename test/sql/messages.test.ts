// Every message about the names of a schema; the wording is in the snapshot.
import { OptionsError } from "cei-framework";
import { crosswalkSql, type SqlDialect } from "cei-framework/sql";
import { expect, it } from "vitest";
import { expectIssues } from "../issues.ts";

it.each<[string, SqlDialect, unknown, readonly string[]]>([
  ["that is empty, or not text", "duckdb", ["", 3], ["schema.0 empty", "schema.1 wrong-type"]],
  ["with a NUL", "duckdb", "a\0", ["schema malformed"]],
  ["that starts a variable of Spark", "spark", "${a", ["schema malformed"]],
  ["of 64 bytes: letters of one byte", "postgres", "x".repeat(64), ["schema too-long"]],
  ["of 64 bytes: letters of two bytes", "postgres", `${"é".repeat(31)}xx`, ["schema too-long"]],
  ["of 64 bytes: letters of three bytes", "postgres", `${"€".repeat(21)}x`, ["schema too-long"]],
  ["of 64 bytes: letters of four bytes", "postgres", `${"😀".repeat(15)}xyzx`, ["schema too-long"]],
])("says what is wrong with a name %s", (_, dialect, schema, expected) => {
  const call = () => crosswalkSql({ dialect, schema } as never);
  expect(call).toThrow(OptionsError);
  expectIssues(call, expected);
});
