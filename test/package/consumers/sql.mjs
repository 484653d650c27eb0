// Prints what the SQL entry writes, with the root imported.
import process from "node:process";
import { CeiError, domainPlan, OptionsError, scale } from "cei-framework";
import { checkSql, crosswalkSql, scoringSql } from "cei-framework/sql";

const options = {
  dialect: "trino",
  ratings: { table: "survey", row: "id", columns: ["1.1"] },
  scale: scale({ min: 1, max: 4 }),
};
let error;
try {
  scoringSql(domainPlan(), { ...options, dialect: "mysql", by: "" });
} catch (caught) {
  error = caught;
}
process.stdout.write(
  JSON.stringify({
    columns: scoringSql(domainPlan(), options).match(/AS "\w+_score"/g),
    check: checkSql(domainPlan(), options).split("\n")[0],
    tables: crosswalkSql({ dialect: "spark" }).match(/CREATE TABLE `\w+`/g),
    issues: error.issues.map(({ code }) => code),
    errors: [error instanceof OptionsError, error instanceof CeiError],
  }),
);
