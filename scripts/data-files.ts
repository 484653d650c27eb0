// The files of data/: their shapes, and the one place that reads them.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import {
  competencySchema,
  discrepancySchema,
  domainSchema,
  evidenceEndsSchema,
  formerIdSchema,
  foundationSchema,
  lookForSchema,
  metricSchema,
  provenanceSchema,
  reflectionPromptSchema,
  sourceSchema,
} from "../src/schemas/records.ts";

const version = z.string().regex(/^\d+\.\d+$/);

/** The schema of each file: the published records, each said once, so nested and without what can be derived. */
const fileSchemas = {
  "self-assessment-1.0.json": z.strictObject({
    version,
    foundations: z.array(foundationSchema.omit({ uuid: true })),
    domains: z.array(
      domainSchema
        .omit({ uuid: true })
        .extend({ competencies: z.array(competencySchema.omit({ uuid: true, domain: true })) }),
    ),
  }),
  "metrics-2.0.json": z.strictObject({
    version,
    evidenceEnds: evidenceEndsSchema,
    metrics: z.array(
      metricSchema.omit({ uuid: true }).extend({ lookFors: z.array(lookForSchema.omit({ uuid: true, metric: true })) }),
    ),
  }),
  "discrepancies.json": z.strictObject({ discrepancies: z.array(discrepancySchema) }),
  "reflection-prompts.json": z.strictObject({
    reflectionPrompts: z.array(reflectionPromptSchema.omit({ uuid: true })),
  }),
  "former-ids.json": z.strictObject({ formerIds: z.array(formerIdSchema) }),
  "provenance.json": provenanceSchema.omit({ package: true, version: true }),
  "sources.json": z.strictObject({
    /** The day on which a record of data/ was last changed. */
    changed: z.iso.datetime(),
    sources: z.array(sourceSchema.extend({ file: z.string().regex(/^[\w.-]+\.txt$/) })),
  }),
};

/** The name of a file of data/. */
export type FileName = keyof typeof fileSchemas;

/** The files of data/, parsed and of the right shape. */
export type DataFiles = { readonly [Name in FileName]: z.infer<(typeof fileSchemas)[Name]> };

/** One problem: where it is, what is wrong, and what to do. */
export interface Problem {
  readonly file: FileName;
  /** Keys from the outside of the file in. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * Reads and parses the files of a data folder.
 *
 * @param folder - The folder that holds them.
 * @returns The files, or every problem of their shape.
 */
export function readDataFiles(folder: string): { files: DataFiles } | { problems: Problem[] } {
  const names = Object.keys(fileSchemas).filter((name) => existsSync(join(folder, name)));
  return parseDataFiles(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")])));
}

/**
 * Parses the texts of the files.
 *
 * @param texts - The text of each file, by its name.
 * @returns The files, or every problem of their shape.
 */
export function parseDataFiles(texts: {
  readonly [name: string]: string;
}): { files: DataFiles } | { problems: Problem[] } {
  const problems: Problem[] = [];
  function parse<Name extends FileName>(file: Name): DataFiles[Name] | undefined {
    const text = texts[file];
    if (text === undefined) {
      problems.push({ file, path: [], message: "is missing; restore it" });
      return undefined;
    }
    const json = parseJson(text);
    if ("error" in json) {
      problems.push({ file, path: [], message: `is not JSON (${json.error}); fix its syntax` });
      return undefined;
    }
    const result = z.safeParse(fileSchemas[file], json.value);
    if (result.success) return result.data as DataFiles[Name];
    for (const { path, message } of result.error.issues) {
      problems.push({ file, path, message: `${message}; fix the record, or its schema in src/schemas/records.ts` });
    }
    return undefined;
  }
  const files = {
    "self-assessment-1.0.json": parse("self-assessment-1.0.json"),
    "metrics-2.0.json": parse("metrics-2.0.json"),
    "discrepancies.json": parse("discrepancies.json"),
    "reflection-prompts.json": parse("reflection-prompts.json"),
    "former-ids.json": parse("former-ids.json"),
    "provenance.json": parse("provenance.json"),
    "sources.json": parse("sources.json"),
  };
  return isWhole(files) ? { files } : { problems };
}

function isWhole(files: { [Name in FileName]: DataFiles[Name] | undefined }): files is DataFiles {
  return Object.values(files).every((file) => file !== undefined);
}

function parseJson(text: string): { value: unknown } | { error: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error: String(error) };
  }
}
