// Validates Data Packages with frictionless, where TEST_PYTHON has it.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type DataPackage, toDataPackage } from "cei-framework/data-package";
import { afterAll, describe, expect, it } from "vitest";
import { oddPackage, oddPackageWith } from "../exchange/odd-package.ts";
import { pythonWith } from "../sql/engines/python-process.ts";

const python = pythonWith("frictionless") ?? "";
if (python === "") process.stderr.write("frictionless is not here: no Data Package was validated with it.\n");
const folder = mkdtempSync(join(tmpdir(), "frictionless-"));

afterAll(() => rmSync(folder, { recursive: true }));

/** The result of `frictionless validate`: whether it is valid, and the types of its errors. */
function validated(name: string, { descriptor, files }: DataPackage): { valid: boolean; errors: string[] } {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "datapackage.json"), JSON.stringify(descriptor));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, name, path), text);
  const program = join(dirname(python), "frictionless");
  const { stdout } = spawnSync(program, ["validate", "datapackage.json", "--json"], {
    cwd: join(folder, name),
    encoding: "utf8",
  });
  const { valid, errors, tasks } = JSON.parse(stdout);
  return {
    valid,
    errors: [{ errors }, ...tasks].flatMap((task) => task.errors.map(({ type }: { type: string }) => type)),
  };
}

describe.skipIf(python === "")("frictionless validate", () => {
  const weighted = oddPackageWith({ source: "1", target: "1", weight: 0.5 }, { source: "1.a", target: "2" });

  it.each([
    ["CEI's", toDataPackage()],
    ["odd", toDataPackage({ of: oddPackage })],
    ["odd-as-it-is", toDataPackage({ of: oddPackage, protect: false })],
    ["weighted", toDataPackage({ of: weighted })],
  ])("accepts %s", (name, dataPackage) => {
    expect(validated(name, dataPackage)).toEqual({ valid: true, errors: [] });
  });

  it("rejects a link to a metric that is missing, and a changed file", () => {
    const { descriptor, files } = toDataPackage();
    const links = files["links.csv"]?.replace("1,1.1,M1,", "1,1.1,M9,") ?? "";
    expect(validated("wrong", { descriptor, files: { ...files, "links.csv": links } })).toEqual({
      valid: false,
      errors: ["foreign-key"],
    });
    const longer = { ...files, "links.csv": `${files["links.csv"]}27,1.1,M1,M1.1,0.1.0\r\n` };
    expect(validated("longer", { descriptor, files: longer }).errors).toContain("byte-count");
  });

  it("reads the tables", () => {
    const code =
      "import frictionless; print([len(r.read_rows()) for r in frictionless.Package('datapackage.json').resources])";
    const cwd = join(folder, "CEI's");
    const counts = JSON.parse(execFileSync(python, ["-c", code], { cwd, encoding: "utf8" }));
    expect(counts.slice(0, 6)).toEqual([7, 34, 5, 24, 26, 36]);
  });
});
