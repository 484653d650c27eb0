// The label of a record of any kind, for interfaces.
import { checkOptions, wholeNumber } from "../check/options.ts";
import { type Catalog, catalogCheck, textsOfId, translation, type Worded } from "./catalog.ts";
import { competencyRecords, domainRecords, lookForRecords, metricRecords } from "./generated.ts";
import { lookUp } from "./look-up.ts";
import type { RecordId } from "./resolve-id.ts";

/** The options of {@link label}. */
export interface LabelOptions {
  /**
   * The most characters, including the ellipsis. A longer label is cut after a word and ends in "…"; only its first
   * word may itself be cut. Default: no limit.
   */
  readonly maxLength?: number | undefined;
  /** The catalog of another language. Default: English. */
  readonly catalog?: Catalog | undefined;
}

const records: { readonly [Id in RecordId]: Worded & { readonly key: string } } = /* @__PURE__ */ Object.assign(
  {},
  domainRecords,
  competencyRecords,
  metricRecords,
  lookForRecords,
);

/**
 * The label of a record in the framework's wording: the name of a domain or a metric, the title of a competency, the
 * text of a look-for. With a catalog, its translation, or the English label where the catalog has none.
 *
 * @throws {@link UnknownIdError} for any other value; {@link OptionsError} for invalid options.
 */
export function label(id: RecordId, options?: LabelOptions | undefined): string {
  checkOptions(options, { maxLength: wholeNumber(1, Number.MAX_SAFE_INTEGER), catalog: catalogCheck });
  const record = lookUp(records, id, "a domain, competency, metric, or look-for");
  const [text] = textsOfId(id, record) as [{ key: string; text: string }];
  return shortened(translation(text, options?.catalog), options?.maxLength ?? Number.POSITIVE_INFINITY);
}

function shortened(text: string, maxLength: number): string {
  const letters = Array.from(text);
  if (letters.length <= maxLength) return text;
  const start = letters.slice(0, maxLength).join("");
  const lastSpace = start.lastIndexOf(" ");
  const words = lastSpace > 0 ? start.slice(0, lastSpace) : letters.slice(0, maxLength - 1).join("");
  return `${words.replace(/[\s,;:.]+$/, "")}…`;
}
