// The seven domains of the 1.0 Self-Assessment.
import { competenciesOfDomain, type DomainId, domainRecords } from "./generated.ts";
import { aDomain } from "./id-kinds.ts";
import { isIdOf, lookUp } from "./look-up.ts";
import type { SourceId } from "./source.ts";

export type { DomainId };

/** One of the seven areas of the 1.0 Self-Assessment. */
export interface Domain<Id extends DomainId = DomainId> {
  /** Its number, after a D. */
  readonly id: Id;
  /** A slug that outlives renumbering. */
  readonly key: string;
  /** The name, as the 2.0 document gives it. */
  readonly name: string;
  /** The description, as the 1.0 page gives it. */
  readonly description: string;
  /** Its competencies, in the order of their numbers. */
  readonly competencies: readonly (typeof competenciesOfDomain)[Id][number][];
  /** Which document each part of the wording is from. */
  readonly sources: { readonly name: SourceId; readonly description: SourceId };
}

const domainsById: { readonly [Id in DomainId]: Domain<Id> } = domainRecords;

/** The seven domains, in the order of their numbers. */
export const domains: readonly Domain[] = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ Object.values(domainsById));

/**
 * The domain with an id.
 *
 * @throws {@link UnknownIdError} for any other value.
 */
export function domain<Id extends DomainId>(id: Id): Domain<Id> {
  return lookUp(domainsById, id, aDomain);
}

/** Whether a value is the id of a domain. */
export function isDomainId(value: unknown): value is DomainId {
  return isIdOf(competenciesOfDomain, value);
}
