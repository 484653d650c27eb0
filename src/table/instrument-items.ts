// The items of an instrument, and the names by which columns and cells call them.
import { aCompetency } from "../model/id-kinds.ts";
import { metricAssessment, selfAssessment } from "../scoring/assessment.ts";

/** The items of an instrument. */
export interface InstrumentItems {
  /** Their ids, in the framework's order. */
  readonly ids: readonly string[];
  /** What one is called, with its article. */
  readonly kind: string;
  /** The id that a name stands for, by {@link plainName}. */
  readonly named: ReadonlyMap<string, string>;
}

/**
 * The items of an instrument: the competencies of 1.0; the metrics and the look-fors of 2.0.
 *
 * @param version - Which instrument.
 */
export function instrumentItems(version: "1.0" | "2.0"): InstrumentItems {
  const { fields } = version === "1.0" ? selfAssessment : metricAssessment;
  const named = new Map<string, string>();
  for (const { items, kind } of fields) {
    const word = kind.replace(/^an? /, "");
    for (const id of items.ids) {
      const number = id.replace(/^\D+/, "");
      for (const name of [id, `${word} ${id}`, `${word} ${number}`, ...(kind === aCompetency ? [`c${id}`] : [])]) {
        named.set(plainName(name), id);
      }
    }
  }
  const ids = fields.flatMap(({ items }) => items.ids);
  return { ids, kind: fields.map(({ kind }) => kind).join(" or "), named };
}

/**
 * A name without what does not count in it: case, and white space around it or more than one of it.
 *
 * @param name - A name.
 */
export function plainName(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}
