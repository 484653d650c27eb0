import { crosswalkSql } from "cei-framework/sql";
import { it } from "vitest";
import { expectGrammar } from "./engines/grammar.ts";

it.each(["spark", "trino"] as const)("the crosswalk's tables are of the grammar of %s", async (dialect) => {
  await expectGrammar(dialect, crosswalkSql({ dialect, schema: `it's "the" \`schema\`;` }));
});
