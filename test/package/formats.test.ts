// The packed package in both module formats, in projects that have nothing else, and with both ends of zod's range.
import { describe, expect, inject, test } from "vitest";
import { run } from "./run.ts";

const projects = inject("projects");
const node = process.execPath;

/** Ratings of 5, 3 and 1 on 1 to 5 score 1, 0.5 and 0; six of the seven competencies are applicable. */
const scored = {
  domain: { score: 0.5, status: "scored", coverage: 0.5 },
  problems: ["ratings.1.1 off-scale", "ratings.9.9 unknown-id", "ratings.__proto__ unknown-id"],
};

/** 4, 4 and 1 on 1 to 4 score 1, 1 and 0. */
const surveyed = {
  sites: ["Oak", "Łódź"],
  csv: ["site,target,n,mean,sd,min,max", expect.stringMatching(/^Oak,D1,1,0\.666666666666666\d,,/)],
  isTableError: true,
  problems: [[2, 2, "1.1", "5", "off-scale"]],
};

/** By hand: nominal alpha of 1, 1 and 2, 3 is 1 - 3 * 2 / 10; the small count needs its row and column. */
const shown = {
  means: [1, 0],
  alpha: expect.closeTo(0.4, 12),
  bootstrap: { low: 1, high: 4, level: 0.95 },
  counts: [
    ["*", "*"],
    ["*", "*"],
  ],
  safe: true,
  isOptionsError: true,
};

/** 26 links; 70 concepts, two schemes, the data set, four types, two agents, and the rights; 16 tables. */
const exchanged = {
  links: [26, 26],
  shared: ["M3", "M4"],
  concepts: 80,
  turtle: expect.any(Number),
  tables: 16,
  errors: [true, true],
};

/** Seven domains and the overall; five tables. */
const written = {
  columns: [...["d1", "d2", "d3", "d4", "d5", "d6", "d7"], "overall"].map((target) => `AS "${target}_score"`),
  check: '-- Ratings that the plan "1.0 domains" does not score, a rating is a whole number from 1 to 4.',
  tables: ["metrics", "domains", "competencies", "look_fors", "links"].map((table) => `CREATE TABLE \`${table}\``),
  issues: ["wrong-value", "empty"],
  errors: [true, true],
};

/** 5, 3, 1 and 3 on 1 to 5: the middle, over four of the five. 26 links, no two of which join the same two. */
const drawn = {
  says: "D1 Building Relationships: 3.00, 80% rated",
  rows: 8,
  links: 26,
  students: ["*", "*"],
  leaks: false,
  mermaid: "flowchart LR",
  issues: ["title", "scores"],
  errors: [true, true],
};

describe.each(["mjs", "cjs"])("in a .%s file", (extension) => {
  test("the root entry works where zod is not installed", async () => {
    expect(JSON.parse(await run(node, [`root.${extension}`], projects["without zod"]))).toEqual(["M3", "M4"]);
  });

  test("tables are read, scored and written where zod is not installed", async () => {
    expect(JSON.parse(await run(node, [`table.${extension}`], projects["without zod"]))).toEqual(surveyed);
  });

  test("assessments are summarized and tables suppressed where zod is not installed", async () => {
    expect(JSON.parse(await run(node, [`statistics.${extension}`], projects["without zod"]))).toEqual(shown);
  });

  test("the crosswalk goes out as CASE and comes back through SSSOM where nothing else is installed", async () => {
    expect(JSON.parse(await run(node, [`formats.${extension}`], projects["without zod"]))).toEqual(exchanged);
  });

  test("queries are written where nothing else is installed", async () => {
    expect(JSON.parse(await run(node, [`sql.${extension}`], projects["without zod"]))).toEqual(written);
  });

  test("charts are made where nothing else is installed", async () => {
    expect(JSON.parse(await run(node, [`charts.${extension}`], projects["without zod"]))).toEqual(drawn);
  });

  test("the schemas without zod fail with the name of what is missing", async () => {
    await expect(run(node, [`schemas.${extension}`], projects["without zod"])).rejects.toThrow(
      /Cannot find (package|module) 'zod'/,
    );
  });

  test.each(["zod, lowest", "zod, newest"] as const)(
    "with %s, schemas find every problem, and parse what the functions take",
    async (name) => {
      expect(JSON.parse(await run(node, [`schemas.${extension}`], projects[name]))).toEqual(scored);
    },
  );
});
