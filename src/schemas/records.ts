// Schemas of the framework's records. They check the form of ids, not the ids, so that data can gain a new one.
import * as z from "zod";
import { aCompetency, aDomain, aLookFor, aMetric } from "../model/id-kinds.ts";
import { expecting, withLibraryChecks } from "./with-library-checks.ts";

const ids = {
  domain: idOf(aDomain, /^D[1-9]\d*$/, '"D" and a number', "D3"),
  competency: idOf(aCompetency, /^[1-9]\d*\.[1-9]\d*$/, "its domain's number, a dot, and its own number", "3.5"),
  metric: idOf(aMetric, /^M[1-9]\d*$/, '"M" and a number', "M3"),
  lookFor: idOf(aLookFor, /^M[1-9]\d*\.[1-9]\d*$/, "its metric's id, a dot, and its own number", "M3.3"),
};

function idOf(kind: string, pattern: RegExp, form: string, example: string) {
  return z.string().regex(pattern, expecting(`the id of ${kind} (${form}, such as "${example}")`));
}

/** An id of any of the kinds. */
const recordId = z
  .string()
  .refine(
    (text) => Object.values(ids).some((id) => z.safeParse(id, text).success),
    expecting("the id of a domain, a competency, a metric, or a look-for"),
  );

/** A slug: lower-case words joined by hyphens; the first word starts with a letter. */
const key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, expecting("a key (lower-case words joined by hyphens)"));

/** The id of a source document: a slug that may contain a version. */
const sourceId = z
  .string()
  .regex(/^[a-z][a-z0-9]*([-.][a-z0-9]+)*$/, expecting("the id of a source (lower-case words joined by hyphens)"));

const wording = z.string().min(1, expecting("wording that is not empty"));

/** The fields of every record: its key, and in the published JSON the version 5 UUID made from it. */
const identity = { key, uuid: z.uuid({ version: "v5" }).optional() };

export const domainSchema = z
  .strictObject({
    id: ids.domain,
    ...identity,
    name: wording,
    description: wording,
    competencies: z.array(ids.competency).readonly(),
    sources: z.strictObject({ name: sourceId, description: sourceId }).meta({ title: "Domain sources" }).readonly(),
  })
  .meta({ title: "Domain" });

export const competencySchema = z
  .strictObject({
    id: ids.competency,
    ...identity,
    domain: ids.domain,
    title: wording,
    titleFrom: z.enum(["page", "look-for"]),
    numbering: z.enum(["cited", "position"]),
    source: sourceId,
  })
  .meta({ title: "Competency" });

export const metricSchema = z
  .strictObject({
    id: ids.metric,
    ...identity,
    name: wording,
    statement: wording,
    description: wording,
    domains: z.array(ids.domain).readonly(),
    lookFors: z.array(ids.lookFor).readonly(),
    source: sourceId,
  })
  .meta({ title: "Metric" });

export const lookForSchema = z
  .strictObject({
    id: ids.lookFor,
    ...identity,
    metric: ids.metric,
    text: wording,
    competencies: z.array(ids.competency).readonly(),
    source: sourceId,
  })
  .meta({ title: "Look-for" });

export const reflectionPromptSchema = z
  .strictObject({ ...identity, text: wording, source: sourceId })
  .meta({ title: "Reflection prompt" });

export const foundationSchema = z
  .strictObject({
    ...identity,
    name: wording,
    abbreviation: wording.nullable(),
    combines: z.array(key).readonly(),
    source: sourceId,
  })
  .meta({ title: "Foundation" });

export const discrepancySchema = z
  .strictObject({
    id: key,
    readings: z
      .array(z.strictObject({ source: sourceId, says: wording }).meta({ title: "Reading" }).readonly())
      .min(1)
      .readonly(),
    resolution: wording,
    affects: z.array(z.string().min(1)).readonly(),
  })
  .meta({ title: "Discrepancy" });

export const sourceSchema = z
  .strictObject({
    id: sourceId,
    title: wording,
    publisher: wording,
    url: z.url({ protocol: /^https$/ }).nullable(),
  })
  .meta({ title: "Source" });

/** A retired id, with the ids that replace it. */
export const formerIdSchema = z.discriminatedUnion("kind", [
  z.strictObject({ id: recordId, kind: z.literal("moved"), to: recordId }),
  z.strictObject({ id: recordId, kind: z.literal("split"), to: z.array(recordId).min(2).readonly() }),
]);

export const evidenceEndsSchema = z.tuple([wording, wording]).readonly();

/** Where data is from: who made it, its license and the rights in the wording, and in published JSON the release. */
export const provenanceSchema = z
  .strictObject({
    package: z.string().optional(),
    version: z.string().optional(),
    maker: wording,
    notice: wording,
    rights: wording,
    license: z.strictObject({ name: wording, uri: z.url({ protocol: /^https$/ }) }).meta({ title: "License" }),
    owner: wording,
  })
  .meta({ title: "Provenance" });

/**
 * The whole framework: `framework` of the root entry, or the published framework.json, which also has its provenance
 * and a UUID in each record.
 */
export const frameworkSchema = withLibraryChecks(
  z.strictObject({
    provenance: provenanceSchema.optional(),
    versions: z
      .strictObject({ selfAssessment: z.string(), metrics: z.string() })
      .meta({ title: "Framework versions" })
      .readonly(),
    domains: z.array(domainSchema).readonly(),
    competencies: z.array(competencySchema).readonly(),
    metrics: z.array(metricSchema).readonly(),
    lookFors: z.array(lookForSchema).readonly(),
    reflectionPrompts: z.array(reflectionPromptSchema).readonly(),
    foundations: z.array(foundationSchema).readonly(),
    evidenceEnds: evidenceEndsSchema,
    discrepancies: z.array(discrepancySchema).readonly(),
    sources: z.array(sourceSchema).readonly(),
  }),
).meta({ title: "Framework" });
