// Prints what becomes of a good and a bad assessment, with both entries required.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const process = require("node:process");
const { scoreDomains } = require("cei-framework");
const { selfAssessmentSchema } = require("cei-framework/schemas");

const read = (name) => JSON.parse(readFileSync(join(__dirname, name), "utf8"));
const { score, status, coverage } = scoreDomains(selfAssessmentSchema.parse(read("good.json"))).targets.D3;
const issues = selfAssessmentSchema.safeParse(read("bad.json")).error.issues;
const problems = issues.map(({ path, params }) => `${path.join(".")} ${params.code}`);
process.stdout.write(JSON.stringify({ domain: { score, status, coverage }, problems }));
