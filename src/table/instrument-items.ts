// The items of an instrument, and their names in columns and cells.
import { aCompetency } from "../model/id-kinds.ts";
import { metricAssessment, selfAssessment } from "../scoring/assessment.ts";

/** The items of an instrument. */
export interface InstrumentItems {
  /** Their ids, in the framework's order. */
  readonly ids: readonly string[];
  /** What one is called, with its article. */
  readonly kind: string;
  /** The id for each name, by {@link plainName}. */
  readonly named: ReadonlyMap<string, string>;
}

/** The competencies of 1.0; the metrics and the look-fors of 2.0. */
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

/** A name without its case, and with single spaces inside. */
export function plainName(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}
