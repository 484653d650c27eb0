// From a competency to metrics, by the links and never by the table.
import type { CompetencyId } from "../model/competency.ts";
import { metricsOfCompetency } from "../model/generated.ts";
import { aCompetency } from "../model/id-kinds.ts";
import { lookUp } from "../model/look-up.ts";

/** The metrics that a competency feeds: `MetricsOf<"3.5">` is `"M3" | "M4"`, `MetricsOf<"3.2">` is `never`. */
export type MetricsOf<Id extends CompetencyId> = (typeof metricsOfCompetency)[Id][number];

/**
 * The metrics that a competency feeds through the look-fors that cite it.
 *
 * @param id - The id of a competency.
 * @returns The ids in the document's order, without repeats; none for the ten unmapped competencies.
 * @throws {@link UnknownIdError} for any other string, naming the nearest ids.
 */
export function metricsOf<Id extends CompetencyId>(id: Id): readonly MetricsOf<Id>[] {
  return lookUp(metricsOfCompetency, id, aCompetency);
}
