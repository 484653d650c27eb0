// Makes the files that are published beside the code: JSON, CSV and JSON Schema.
import * as z from "zod";
import { csvText } from "../src/csv/write-csv.ts";
import { recordUuid } from "../src/exchange/uuid.ts";
import * as schemas from "../src/schemas/index.ts";
import type { Derived } from "./derive.ts";

/**
 * The published files, by their path within dist/.
 *
 * @param derived - The framework.
 */
export function publishedFiles(derived: Derived): { readonly [path: string]: string } {
  const { links, tables: _tables, formerIds, changed: _changed, ...records } = derived;
  const framework = {
    ...records,
    domains: records.domains.map((record) => withUuid("domain", record)),
    competencies: records.competencies.map((record) => withUuid("competency", record)),
    metrics: records.metrics.map((record) => withUuid("metric", record)),
    lookFors: records.lookFors.map((record) => withUuid("look-for", record)),
    reflectionPrompts: records.reflectionPrompts.map((record) => withUuid("reflection-prompt", record)),
    foundations: records.foundations.map((record) => withUuid("foundation", record)),
  };
  const crosswalk = {
    sources: records.competencies.map(({ id }) => id),
    targets: records.metrics.map(({ id }) => id),
    links,
  };
  const titles = new Map(
    [...records.competencies.map(({ id, title }) => [id, title] as const)].concat(
      records.metrics.map(({ id, name }) => [id, name] as const),
      records.lookFors.map(({ id, text }) => [id, text] as const),
    ),
  );
  return {
    "data/framework.json": json(framework),
    "data/domains.json": json(framework.domains),
    "data/competencies.json": json(framework.competencies),
    "data/metrics.json": json(framework.metrics),
    "data/look-fors.json": json(framework.lookFors),
    "data/reflection-prompts.json": json(framework.reflectionPrompts),
    "data/foundations.json": json(framework.foundations),
    "data/discrepancies.json": json(framework.discrepancies),
    "data/former-ids.json": json(formerIds),
    "data/sources.json": json(framework.sources),
    "data/crosswalk.json": json(crosswalk),
    "data/crosswalk.csv": csvText([
      ["competency", "metric", "look_for", "competency_title", "metric_name", "look_for_text"],
      ...links.map(({ source, target, via }) => [
        source,
        target,
        via,
        ...[source, target, via].map((id) => titles.get(id) ?? ""),
      ]),
    ]),
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
 * JSON Schema 2020-12 of what a schema takes, titled by its name. It has the shape alone: what compares two values,
 * such as a rating with its scale, only the zod schema checks.
 */
function jsonSchemaOf(name: string, schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12", io: "input" });
  return { $schema, title: `cei-framework ${wordsOf(name).replaceAll("-", " ")}`, ...rest };
}

/** `selfAssessmentSchema` is "self-assessment". */
function wordsOf(name: string): string {
  return name.replace(/Schema$/, "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The text of a published JSON file. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
