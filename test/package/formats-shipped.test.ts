// The files of other formats in the packed package are what its own code exports.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { run } from "./run.ts";

const project = inject("projects")["without zod"];

test("CASE, SSSOM, SKOS and the Data Package that are shipped are fresh", async () => {
  const script = `import { toCase } from "cei-framework/case";
    import { toDataPackage } from "cei-framework/data-package";
    import { toSkos } from "cei-framework/skos";
    import { toSssom } from "cei-framework/sssom";
    const { descriptor, files } = toDataPackage();
    process.stdout.write(JSON.stringify({
      "cei.case.json": JSON.stringify(toCase(), null, 2) + "\\n",
      "cei-crosswalk.sssom.tsv": toSssom(),
      "cei.skos.ttl": toSkos({ format: "turtle" }),
      "datapackage.json": JSON.stringify(descriptor, null, 2) + "\\n",
      ...files,
    }));`;
  const printed = await run(process.execPath, ["--input-type=module", "--eval", script], project);
  const made = JSON.parse(printed) as { readonly [name: string]: string };
  expect(Object.keys(made)).toHaveLength(20);
  for (const [name, text] of Object.entries(made)) {
    const file = join(project, "node_modules", "cei-framework", "dist", "data", name);
    expect([name, readFileSync(file, "utf8")]).toEqual([name, text]);
  }
});
