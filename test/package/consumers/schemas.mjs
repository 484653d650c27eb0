// Prints what becomes of a good and a bad assessment, with both entries imported.
import { readFileSync } from "node:fs";
import process from "node:process";
import { scoreDomains } from "cei-framework";
import { selfAssessmentSchema } from "cei-framework/schemas";

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const { score, status, coverage } = scoreDomains(selfAssessmentSchema.parse(read("good.json"))).targets.D3;
const issues = selfAssessmentSchema.safeParse(read("bad.json")).error.issues;
const problems = issues.map(({ path, params }) => `${path.join(".")} ${params.code}`);
process.stdout.write(JSON.stringify({ domain: { score, status, coverage }, problems }));
