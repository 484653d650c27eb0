// The command line of the generator, in processes of its own on a copy of the project.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { copyProject } from "./project-copy.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "cei-framework-generate-"));
const model = join(project, "src/model/generated.ts");

beforeAll(() => {
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  copyProject(root, project, ["scripts"]);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

function generate(...options: readonly string[]) {
  const command = ["--import", "tsx", "scripts/generate.ts", ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: project, encoding: "utf8" });
  return { status, stdout, stderr };
}

it("prints what it wrote, and nothing when everything is fresh", () => {
  expect(generate()).toEqual({ status: 0, stdout: "7 files written\n", stderr: "" });
  expect(generate("--check")).toEqual({ status: 0, stdout: "", stderr: "" });
});

it("fails with a line for each problem", () => {
  writeFileSync(model, readFileSync(model, "utf8").replace('"D1"', '"D0"'));
  expect(generate("--check")).toEqual({
    status: 1,
    stdout: "",
    stderr: "Stale; run `npm run generate` and commit what it writes:\n  src/model/generated.ts\n",
  });
  // The other modes work where the model is broken, so that it can be mended.
  expect(generate()).toEqual({ status: 0, stdout: "7 files written\n", stderr: "" });
});
