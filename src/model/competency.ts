// The 34 competencies of the 1.0 Self-Assessment.
import type { DomainId } from "./domain.ts";
import { type CompetencyId, type competenciesOfDomain, competencyRecords, metricsOfCompetency } from "./generated.ts";
import { aCompetency } from "./id-kinds.ts";
import { isIdOf, lookUp } from "./look-up.ts";
import type { SourceId } from "./source.ts";

export type { CompetencyId };

/** The domain of a competency: `DomainOf<"3.5">` is `"D3"`. */
export type DomainOf<Id extends CompetencyId> = {
  [D in DomainId]: Extract<Id, (typeof competenciesOfDomain)[D][number]> extends never ? never : D;
}[DomainId];

/** One item of a domain. */
export interface Competency<Id extends CompetencyId = CompetencyId> {
  /** Its number in the Self-Assessment, such as "3.5". */
  readonly id: Id;
  /** A slug that outlives renumbering. */
  readonly key: string;
  /** The domain that it belongs to. */
  readonly domain: DomainOf<Id>;
  /** The title, as published. */
  readonly title: string;
  /** Whether the title is from the 1.0 page or from the look-for that cites the competency. */
  readonly titleFrom: "page" | "look-for";
  /** Whether the number is cited in the 2.0 document, or follows only from the position on the page. */
  readonly numbering: "cited" | "position";
  /** The document that the title is from. */
  readonly source: SourceId;
}

const competenciesById: { readonly [Id in CompetencyId]: Competency<Id> } = competencyRecords;

/** The 34 competencies, in the order of their numbers. */
export const competencies: readonly Competency[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.values(competenciesById),
);

/**
 * The competency with an id.
 *
 * @throws {@link UnknownIdError} for any other value.
 */
export function competency<Id extends CompetencyId>(id: Id): Competency<Id> {
  return lookUp(competenciesById, id, aCompetency);
}

/** Whether a value is the id of a competency. */
export function isCompetencyId(value: unknown): value is CompetencyId {
  return isIdOf(metricsOfCompetency, value);
}
