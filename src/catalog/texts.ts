// Everything that a catalog translates.
import { recordTexts, textsOfId, type Worded } from "../model/catalog.ts";
import { competencies } from "../model/competency.ts";
import { domains } from "../model/domain.ts";
import { foundations } from "../model/foundation.ts";
import { lookFors } from "../model/look-for.ts";
import { metrics } from "../model/metric.ts";
import { reflectionPrompts } from "../model/reflection-prompt.ts";
import { englishWords, wordKey } from "./words.ts";

/** One text to translate. */
export interface CatalogText {
  /** The key of its translation. */
  readonly key: string;
  /** The id of its record; `null` for records without one, and for the library's own words. */
  readonly id: string | null;
  /** The English text. */
  readonly english: string;
}

/** The framework's wording in the framework's order, then the library's own words. */
export function catalogTexts(): readonly CatalogText[] {
  const withIds: readonly (Worded & { readonly id: string; readonly key: string })[] = [
    ...domains.flatMap((domain) => [domain, ...competencies.filter((competency) => competency.domain === domain.id)]),
    ...metrics.flatMap((metric) => [metric, ...lookFors.filter((lookFor) => lookFor.metric === metric.id)]),
  ];
  const withoutIds = [
    ...reflectionPrompts.flatMap((prompt) => recordTexts("reflection-prompt", prompt.key, prompt)),
    ...foundations.flatMap((foundation) => recordTexts("foundation", foundation.key, foundation)),
    ...Object.entries(englishWords).map(([name, text]) => ({ key: wordKey(name), text })),
  ];
  return [
    ...withIds.flatMap((record) => {
      return textsOfId(record.id, record).map(({ key, text }) => ({ key, id: record.id, english: text }));
    }),
    ...withoutIds.map(({ key, text }) => ({ key, id: null, english: text })),
  ];
}
