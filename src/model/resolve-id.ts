// Resolves ids of earlier versions of the data: moved and split ids lead to their replacements, all others to
// themselves.
import type { CompetencyId } from "./competency.ts";
import type { DomainId } from "./domain.ts";
import {
  competenciesOfDomain,
  competenciesOfLookFor,
  domainsOfMetric,
  idsOfFormerId,
  metricsOfCompetency,
} from "./generated.ts";
import type { LookForId } from "./look-for.ts";
import { isIdOf, lookUp } from "./look-up.ts";
import type { MetricId } from "./metric.ts";

/** The id of a domain, a competency, a metric or a look-for. */
export type RecordId = DomainId | CompetencyId | MetricId | LookForId;

/** The current ids for each former id, of the same kind. */
export type FormerIds = { readonly [formerId: string]: readonly RecordId[] };

/**
 * The current ids for an id from any version of the data. An id that is no longer in use has a record in
 * data/former-ids.json: it was moved to one id, or split into several.
 *
 * An id that is in use resolves to itself, even if it once meant something else. A record's `key` outlives renumbering.
 *
 * @param id - The id of a domain, a competency, a metric or a look-for, of this version or an earlier one.
 * @returns A frozen list: the id itself while it is in use; otherwise the id that it was moved to, or those that it was
 *   split into, in the document's order.
 * @throws {@link UnknownIdError} for a value that was never an id, with suggestions.
 */
export function resolveId<Id extends RecordId>(id: Id): readonly [Id];
export function resolveId(id: string): readonly RecordId[];
export function resolveId(id: string): readonly RecordId[] {
  return resolved(id, idsOfFormerId);
}

/** A key for each id that is in use. */
const present: { readonly [Id in RecordId]: readonly RecordId[] } = /* @__PURE__ */ Object.assign(
  {},
  competenciesOfDomain,
  metricsOfCompetency,
  domainsOfMetric,
  competenciesOfLookFor,
);

/** {@link resolveId} with any table of former ids. */
export function resolved(id: string, formerIds: FormerIds): readonly RecordId[] {
  if (isIdOf(present, id)) return Object.freeze([id]);
  return lookUp<FormerIds, string>({ ...present, ...formerIds }, id, "an id of any version");
}
