// Prints what becomes of a small survey, with the table entry and the root entry required.
const process = require("node:process");
const { domainPlan, scale } = require("cei-framework");
const { readTable, scoreTable, TableError, writeCsv } = require("cei-framework/table");
const { summarize } = require("cei-framework/statistics");

async function survey() {
  const options = { scale: scale({ min: 1, max: 4 }), groups: ["site"] };
  const pieces = ["site,1.1,1.2,1.3\nOak,4,4,1\n\u0141\u00f3", "d\u017a,1,n/a,\n"];
  const table = await readTable(pieces, options);
  const scores = scoreTable(table, domainPlan());
  let csv = "";
  for await (const piece of writeCsv(summarize(scores, { by: "site" }), { small: "show" })) csv += piece;
  const stream = new Blob([new TextEncoder().encode("site,1.1\nOak,5\n")]).stream();
  const error = await readTable(stream, options).catch((caught) => caught);
  return {
    sites: table.group("site"),
    csv: csv.split("\r\n").slice(0, 2),
    isTableError: error instanceof TableError,
    problems: error.issues.map(({ line, column, item, value, code }) => [line, column, item, value, code]),
  };
}

survey().then((printed) => process.stdout.write(JSON.stringify(printed)));
