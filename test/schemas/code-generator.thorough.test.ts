// Generates classes from the JSON Schemas with datamodel-code-generator, where TEST_PYTHON has it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { derive } from "../../scripts/derive.ts";
import { publishedFiles } from "../../scripts/published-files.ts";
import { realFiles } from "../scripts/real-data.ts";
import { pythonWith } from "../sql/engines/python-process.ts";

const python = pythonWith("datamodel_code_generator") ?? "";
if (python === "") process.stderr.write("datamodel-code-generator is not here: no classes were generated.\n");
const folder = mkdtempSync(join(tmpdir(), "classes-"));
const schemas = Object.entries(publishedFiles(derive(realFiles()))).filter(([path]) => path.startsWith("json-schema/"));

afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(python === "")("datamodel-code-generator", () => {
  const classes = new Map(
    schemas.map(([path, text]) => {
      const name = basename(path, ".schema.json");
      const file = join(folder, basename(path));
      writeFileSync(file, text);
      const options = ["--input", file, "--input-file-type", "jsonschema", "--use-title-as-name"];
      const model = ["--output-model-type", "pydantic_v2.BaseModel"];
      const code =
        python &&
        execFileSync(python, ["-m", "datamodel_code_generator", ...options, ...model], {
          encoding: "utf8",
          stdio: "pipe",
        });
      return [name, Array.from(code.matchAll(/^class (\w+)/gm), ([, className = ""]) => className)];
    }),
  );

  it("gives classes without a number at their ends, and none called by its place", () => {
    const names = [...classes.values()].flat();
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => /\d$|^(?:Items?|Part|Model|Field\w*)$/.test(name))).toEqual([]);
  });

  it("names the classes of the framework and of an assessment as a person would", () => {
    expect(classes.get("framework")?.sort()).toEqual([
      ...["Competency", "Discrepancy", "Domain", "DomainSources", "EvidenceEnd", "Foundation", "Framework"],
      ...["FrameworkVersions", "License", "LookFor", "Metric", "Numbering", "Provenance", "Reading"],
      ...["ReflectionPrompt", "Source", "TitleFrom"],
    ]);
    expect(classes.get("self-assessment")?.sort()).toEqual([
      ...["CompetencyRatings", "Rating", "Scale", "ScaleLabels", "SelfAssessment"],
    ]);
    expect(classes.get("plan")?.sort()).toEqual(["Plan", "PlanBasis", "PlanItem", "PlanPart", "PlanTarget"]);
  });
});
