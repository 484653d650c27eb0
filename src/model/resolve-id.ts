// What an id of an earlier version of the data is today: ids that were moved or split resolve, all others are
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

/** The present ids of each former one; both sides have the same kind. */
export type FormerIds = { readonly [formerId: string]: readonly RecordId[] };

/**
 * The present ids of an id from any version of the data. Records keep their ids, or leave a record of where they went
 * in data/former-ids.json: it was moved to one id, or split into several.
 *
 * An id whose number now means something else resolves to itself: what outlives renumbering is a record's `key`.
 *
 * @param id - The id of a domain, a competency, a metric or a look-for, of this version or an earlier one.
 * @returns Itself while it is in use, frozen like all that is given; else the id that it was moved to, or those that it
 *   was split into, in the document's order.
 * @throws {@link UnknownIdError} for what never was an id, naming the nearest that are.
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

/** {@link resolveId}, by any table of former ids. */
export function resolved(id: string, formerIds: FormerIds): readonly RecordId[] {
  if (isIdOf(present, id)) return Object.freeze([id]);
  return lookUp<FormerIds, string>({ ...present, ...formerIds }, id, "an id of any version");
}
