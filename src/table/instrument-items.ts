// The items of an instrument, and their names in columns and cells.
import { aCompetency } from "../model/id-kinds.ts";
import { metricAssessment, selfAssessment } from "../scoring/assessment.ts";

/** The items of an instrument. */
export interface InstrumentItems {
  /** Their ids, in the framework's order. */
  readonly ids: readonly string[];
  /** What an item is called in messages, with its article. */
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
      const short = kind === aCompetency ? `c${id}` : id;
      // Tools that do not allow a point in a name use an underscore.
      for (const name of [id, `${word} ${id}`, `${word} ${number}`, short, short.replace(".", "_")]) {
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

/**
 * A text as it is compared: without case, with straight quotes, hyphens for all dashes, and single spaces inside.
 * Quotes, dashes, and spaces are folded by themselves: NFKC would also fold digits and fractions.
 */
export function foldedText(text: string): string {
  return (
    text
      .replace(/[\u2018\u2019\u201a\u201b\u2032\u02bc]/g, "'")
      .replace(/[\u201c\u201d\u201e\u201f\u2033]/g, '"')
      .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-")
      // Invisible marks, which forms have where a tool would read text as code.
      .replace(/[\u200b\u2060\ufeff]/g, "")
      .replace(/\s+/g, " ")
      .trim()
      .normalize("NFC")
      .toLowerCase()
  );
}
