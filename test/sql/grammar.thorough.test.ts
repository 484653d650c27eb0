// The grammars of Spark's and Trino's SQL, by a third party: a second opinion on what the engines parse.
import { checkSql, crosswalkSql, scoringSql } from "cei-framework/sql";
import fc from "fast-check";
import { it } from "vitest";
import type { Engine } from "./engines/engine.ts";
import { expectGrammar } from "./engines/grammar.ts";
import { frameworkSurveys, storeSurvey, surveys } from "./survey.ts";

it.each(["spark", "trino"] as const)("the crosswalk's tables are of the grammar of %s", async (dialect) => {
  await expectGrammar(dialect, crosswalkSql({ dialect, schema: `it's "the" \`schema\`;` }));
});

it.each(["spark", "trino"] as const)("queries are of the grammar of %s", async (dialect) => {
  const nowhere: Engine = { dialect, execute: async () => {}, query: async () => [], close: async () => {} };
  for (const survey of [...fc.sample(surveys, 20), ...fc.sample(frameworkSurveys, 6)]) {
    const options = await storeSurvey(nowhere, survey);
    await expectGrammar(dialect, scoringSql(survey.plan, options));
    await expectGrammar(dialect, scoringSql(survey.plan, { ...options, output: "groups" }));
    await expectGrammar(dialect, checkSql(survey.plan, options));
  }
});
