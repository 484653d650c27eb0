// From a competency to look-fors.
import type { CompetencyId } from "../model/competency.ts";
import { lookForsOfCompetency } from "../model/generated.ts";
import { aCompetency } from "../model/id-kinds.ts";
import { lookUp } from "../model/look-up.ts";

/** The look-fors that cite a competency: `LookForsOf<"3.5">` is `"M3.3" | "M4.2"`. */
export type LookForsOf<Id extends CompetencyId> = (typeof lookForsOfCompetency)[Id][number];

/**
 * The look-fors that cite a competency.
 *
 * @param id - The id of a competency.
 * @returns The ids in the document's order; none for the ten unmapped competencies.
 * @throws {@link UnknownIdError} for any other string, naming the nearest ids.
 */
export function lookForsOf<Id extends CompetencyId>(id: Id): readonly LookForsOf<Id>[] {
  return lookUp(lookForsOfCompetency, id, aCompetency);
}
