// Schemas of the framework's records. They check the grammar of ids, not the ids, so that data can gain a new one.
import * as z from "zod";
import { idKinds } from "../model/id-kinds.ts";

function idOf(kind: keyof typeof idKinds) {
  const { noun, pattern, words, example } = idKinds[kind];
  return z.string().regex(pattern, {
    error: ({ input }) => `${JSON.stringify(input)} is not the id of ${noun}: ${words} was expected, such as "${example}"`,
  });
}

/** The grammar of each kind of id. */
export const ids = {
  domain: idOf("domain"),
  competency: idOf("competency"),
  metric: idOf("metric"),
  lookFor: idOf("lookFor"),
};

/** A slug: lower-case words joined by hyphens, the first one starting with a letter. */
export const key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
  error: ({ input }) => `${JSON.stringify(input)} is not a key: lower-case words joined by hyphens were expected`,
});

/** The id of a source document: a slug that may hold a version. */
export const sourceId = z.string().regex(/^[a-z][a-z0-9]*([-.][a-z0-9]+)*$/, {
  error: ({ input }) => `${JSON.stringify(input)} is not the id of a source: lower-case words joined by hyphens were expected`,
});

/** Wording: text that is not empty. */
export const wording = z.string().min(1, { error: "empty: wording was expected" });

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
  holds: wording,
});

export const evidenceEndsSchema = z.tuple([wording, wording]).readonly();
