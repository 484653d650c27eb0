// What an id of each kind is called in messages, with its article.
import { idPatterns } from "./generated.ts";

export const aDomain = "a domain";
export const aCompetency = "a competency";
export const aMetric = "a metric";
export const aLookFor = "a look-for";

/** The kind of an id of the framework, with its article; `undefined` for any other text. */
export function kindOf(id: string): string | undefined {
  return Object.keys(idPatterns).find((kind) => idPatterns[kind]?.test(id));
}
