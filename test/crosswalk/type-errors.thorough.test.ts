// What TypeScript says of a wrong id: the id and the name of the type, not the union of all ids.
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL("../", import.meta.url));
const wrong = `
import { competency, createCrosswalk, crosswalk, compose, label, lookFor, metricsOf } from "cei-framework";
competency("3.8");
metricsOf("M3");
lookFor("M9.1");
crosswalk.targetsOf("9.9");
crosswalk.sourcesOf("M6");
compose(crosswalk, createCrosswalk({ sources: ["M1", "M2", "M3", "M4"], targets: ["x"], links: [] }));
`;

/** The messages of the compiler about a program, the first line of each. */
function errorsOf(source: string): string[] {
  const file = `${folder}wrong-ids.ts`;
  const { config } = ts.readConfigFile(`${folder}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    return name === file ? ts.createSourceFile(name, source, options.target ?? 99) : getSourceFile(name, ...rest);
  };
  const program = ts.createProgram([file], { ...options, noEmit: true }, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("a type error", () => {
  it("names the wrong id and the kind of id, not all ids", () => {
    const errors = errorsOf(wrong);
    expect(errors.slice(0, 5)).toEqual([
      `Argument of type '"3.8"' is not assignable to parameter of type 'CompetencyId'.`,
      `Argument of type '"M3"' is not assignable to parameter of type 'CompetencyId'.`,
      `Argument of type '"M9.1"' is not assignable to parameter of type 'LookForId'.`,
      `Argument of type '"9.9"' is not assignable to parameter of type 'CompetencyId'.`,
      `Argument of type '"M6"' is not assignable to parameter of type 'MetricId'.`,
    ]);
    // The one target of CEI's crosswalk that the other crosswalk does not know.
    expect(errors[5]).toContain('["without", "M5"]');
    expect(errors).toHaveLength(6);
  });
});
