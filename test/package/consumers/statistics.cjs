// Prints what some assessments show, with the statistics entry and the other entries required.
const process = require("node:process");
const { domainPlan, OptionsError, scale } = require("cei-framework");
const { audit, suppress } = require("cei-framework/disclosure");
const { krippendorffAlpha, meanInterval, summarize } = require("cei-framework/statistics");
const { readTable, scoreTable } = require("cei-framework/table");

async function main() {
  const table = await readTable("role,1.1,1.2,1.3\nstaff,4,4,4\nfamily,1,1,1\n", {
    scale: scale({ min: 1, max: 4 }),
    groups: ["role"],
  });
  let error;
  try {
    meanInterval([1], { level: 2 });
  } catch (caught) {
    error = caught;
  }
  const { published } = suppress({
    rows: ["a", "b"],
    columns: ["x", "y"],
    counts: [
      [3, 40],
      [50, 60],
    ],
  });
  process.stdout.write(
    JSON.stringify({
      means: summarize(scoreTable(table, domainPlan()), { by: "role", target: "D1" }).rows.map(({ mean }) => mean),
      alpha: krippendorffAlpha(
        [
          [1, 2],
          [1, 3],
        ],
        { metric: "nominal" },
      ).value,
      bootstrap: meanInterval([1, 2, 4], { method: "percentile", resamples: 999 }).interval,
      counts: published.counts,
      safe: audit(published).safe,
      isOptionsError: error instanceof OptionsError,
    }),
  );
}

main();
