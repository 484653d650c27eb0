// Makes the files that are published beside the code: JSON and JSON Schema.
import * as z from "zod";
import { recordUuid } from "../src/exchange/uuid.ts";
import { packageVersion } from "../src/model/generated.ts";
import * as schemas from "../src/schemas/index.ts";
import type { Derived } from "./derive.ts";

/**
 * The published files, by their path within dist/.
 *
 * @param derived - The framework.
 */
export function publishedFiles(derived: Derived): { readonly [path: string]: string } {
  const { links, tables: _tables, formerIds, changed: _changed, ...records } = derived;
  const provenance = { package: "cei-framework", version: packageVersion, ...records.provenance };

  const framework = {
    ...records,
    provenance,
    domains: records.domains.map((record) => withUuid("domain", record)),
    competencies: records.competencies.map((record) => withUuid("competency", record)),
    metrics: records.metrics.map((record) => withUuid("metric", record)),
    lookFors: records.lookFors.map((record) => withUuid("look-for", record)),
    reflectionPrompts: records.reflectionPrompts.map((record) => withUuid("reflection-prompt", record)),
    foundations: records.foundations.map((record) => withUuid("foundation", record)),
  };
  const crosswalk = {
    provenance,
    sources: records.competencies.map(({ id }) => id),
    targets: records.metrics.map(({ id }) => id),
    links,
  };
  const lists = {
    ...{ domains: framework.domains, competencies: framework.competencies, metrics: framework.metrics },
    ...{ lookFors: framework.lookFors, reflectionPrompts: framework.reflectionPrompts },
    ...{ foundations: framework.foundations, discrepancies: framework.discrepancies },
    ...{ formerIds, sources: framework.sources },
  };
  return {
    "data/framework.json": json(framework),
    "data/crosswalk.json": json(crosswalk),
    ...Object.fromEntries(
      Object.entries(lists).map(([name, list]) => [`data/${wordsOf(name)}.json`, json({ provenance, [name]: list })]),
    ),
    ...Object.fromEntries(
      Object.entries(schemas).flatMap(([name, schema]) => {
        if (typeof schema === "function") return [];
        return [[`json-schema/${wordsOf(name)}.schema.json`, json(jsonSchemaOf(name, schema))]];
      }),
    ),
  };
}

function withUuid<T extends { readonly key: string }>(kind: string, record: T): T & { readonly uuid: string } {
  return { ...record, uuid: recordUuid(kind, record.key) };
}

/**
 * JSON Schema 2020-12 of what a schema takes, under the address that unpkg gives it. It has the shape alone: what
 * compares two values, such as a rating with its scale, only the Zod schema checks.
 */
function jsonSchemaOf(name: string, schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12", io: "input" });
  const file = `cei-framework@${packageVersion}/dist/json-schema/${wordsOf(name)}.schema.json`;
  return { $schema, $id: `https://unpkg.com/${file}`, ...withDefinitions(rest) };
}

/** The same schema with everything that has a title under `$defs`, where generators of code find names. */
function withDefinitions(schema: object): object {
  const definitions: { [name: string]: unknown } = {};
  const root = Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, lifted(value)]));
  return Object.keys(definitions).length > 0 ? { ...root, $defs: definitions } : root;

  function lifted(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(lifted);
    if (typeof value !== "object" || value === null) return value;
    const copy = Object.fromEntries(Object.entries(value).map(([keyword, inner]) => [keyword, lifted(inner)]));
    if (typeof copy["title"] !== "string") return copy;
    const name = copy["title"].replace(/(?:^|[^a-z]+)([a-z])/gi, (_, letter: string) => letter.toUpperCase());
    if (name in definitions && JSON.stringify(definitions[name]) !== JSON.stringify(copy)) {
      throw new Error(`Two schemas have the title "${copy["title"]}"`);
    }
    definitions[name] = copy;
    return { $ref: `#/$defs/${name}` };
  }
}

/** `selfAssessmentSchema` is "self-assessment", `lookFors` is "look-fors". */
function wordsOf(name: string): string {
  return name.replace(/Schema$/, "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The text of a published JSON file. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
