// Schemas of the framework's records. They check the grammar of ids, not the ids, so that data can gain a new one.
import * as z from "zod";
import { describe } from "../model/describe.ts";
import { aCompetency, aDomain, aLookFor, aMetric } from "../model/id-kinds.ts";

/**
 * The grammar of ids, in one table: what an id of each kind is called, its pattern, the pattern in words, and an
 * example.
 */
const grammar = {
  domain: { noun: aDomain, pattern: /^D[1-9]\d*$/, words: '"D" and a number', example: "D3" },
  competency: {
    noun: aCompetency,
    pattern: /^[1-9]\d*\.[1-9]\d*$/,
    words: "its domain's number, a dot and its own number",
    example: "3.5",
  },
  metric: { noun: aMetric, pattern: /^M[1-9]\d*$/, words: '"M" and a number', example: "M3" },
  lookFor: {
    noun: aLookFor,
    pattern: /^M[1-9]\d*\.[1-9]\d*$/,
    words: "its metric's id, a dot and its own number",
    example: "M3.3",
  },
};

function idOf(kind: keyof typeof grammar) {
  const { noun, pattern, words, example } = grammar[kind];
  return z.string().regex(pattern, {
    error: ({ input }) => `${describe(input)} is not the id of ${noun}: ${words} was expected, such as "${example}"`,
  });
}

/** An id of each kind, by its grammar. */
const ids = {
  domain: idOf("domain"),
  competency: idOf("competency"),
  metric: idOf("metric"),
  lookFor: idOf("lookFor"),
};

/** An id of any of the kinds. */
const recordId = z.string().refine((text) => Object.values(grammar).some(({ pattern }) => pattern.test(text)), {
  error: ({ input }) => `${describe(input)} is not the id of a domain, a competency, a metric or a look-for`,
});

/** A slug: lower-case words joined by hyphens, the first one starting with a letter. */
const key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
  error: ({ input }) => `${describe(input)} is not a key: lower-case words joined by hyphens were expected`,
});

/** The id of a source document: a slug that may hold a version. */
const sourceId = z.string().regex(/^[a-z][a-z0-9]*([-.][a-z0-9]+)*$/, {
  error: ({ input }) =>
    `${describe(input)} is not the id of a source: lower-case words joined by hyphens were expected`,
});

/** Wording: text that is not empty. */
const wording = z.string().min(1, { error: "empty: wording was expected" });

/** The version 5 uuid that is made from a record's key; in the published JSON only. */
const uuid = z.uuid({ version: "v5" }).optional();

export const domainSchema = z.strictObject({
  id: ids.domain,
  key,
  uuid,
  name: wording,
  description: wording,
  competencies: z.array(ids.competency).readonly(),
  sources: z.strictObject({ name: sourceId, description: sourceId }).readonly(),
});

export const competencySchema = z.strictObject({
  id: ids.competency,
  key,
  uuid,
  domain: ids.domain,
  title: wording,
  titleFrom: z.enum(["page", "look-for"]),
  numbering: z.enum(["cited", "position"]),
  source: sourceId,
});

export const metricSchema = z.strictObject({
  id: ids.metric,
  key,
  uuid,
  name: wording,
  statement: wording,
  description: wording,
  domains: z.array(ids.domain).readonly(),
  lookFors: z.array(ids.lookFor).readonly(),
  source: sourceId,
});

export const lookForSchema = z.strictObject({
  id: ids.lookFor,
  key,
  uuid,
  metric: ids.metric,
  text: wording,
  competencies: z.array(ids.competency).readonly(),
  source: sourceId,
});

export const reflectionPromptSchema = z.strictObject({ key, uuid, text: wording, source: sourceId });

export const foundationSchema = z.strictObject({
  key,
  uuid,
  name: wording,
  abbreviation: wording.nullable(),
  combines: z.array(key).readonly(),
  source: sourceId,
});

export const discrepancySchema = z.strictObject({
  id: key,
  readings: z
    .array(z.strictObject({ source: sourceId, says: wording }).readonly())
    .min(1)
    .readonly(),
  resolution: wording,
  affects: z.array(z.string().min(1)).readonly(),
});

export const sourceSchema = z.strictObject({
  id: sourceId,
  title: wording,
  publisher: wording,
  url: z.url({ protocol: /^https$/ }).nullable(),
});

/** An id that is no longer in use, with what it is today. */
export const formerIdSchema = z.discriminatedUnion("kind", [
  z.strictObject({ id: recordId, kind: z.literal("moved"), to: recordId }),
  z.strictObject({ id: recordId, kind: z.literal("split"), to: z.array(recordId).min(2).readonly() }),
]);

export const evidenceEndsSchema = z.tuple([wording, wording]).readonly();

/**
 * The whole framework: the root entry's `framework`, and the published framework.json, whose records also have uuids.
 */
export const frameworkSchema = z.strictObject({
  versions: z.strictObject({ selfAssessment: z.string(), metrics: z.string() }).readonly(),
  domains: z.array(domainSchema).readonly(),
  competencies: z.array(competencySchema).readonly(),
  metrics: z.array(metricSchema).readonly(),
  lookFors: z.array(lookForSchema).readonly(),
  reflectionPrompts: z.array(reflectionPromptSchema).readonly(),
  foundations: z.array(foundationSchema).readonly(),
  evidenceEnds: evidenceEndsSchema,
  discrepancies: z.array(discrepancySchema).readonly(),
  sources: z.array(sourceSchema).readonly(),
});
