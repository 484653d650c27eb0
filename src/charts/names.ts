// What the ids in a chart are called, and the kind of thing that they are, in the framework's words.
import { competencies, isCompetencyId } from "../model/competency.ts";
import { domains, isDomainId } from "../model/domain.ts";
import { isLookForId, lookFors } from "../model/look-for.ts";
import { isMetricId, metrics } from "../model/metric.ts";

/** The names of some ids. */
export interface Names {
  /** What they are, one by one: "Metric". */
  readonly kind: string;
  /** What all of them are, in running text: "metrics". */
  readonly plural: string;
  /** What an id is called. */
  readonly nameOf: (id: string) => string;
}

interface Kind {
  readonly kind: string;
  readonly plural: string;
  readonly isOne: (id: unknown) => boolean;
  readonly name: (id: string) => string | undefined;
}

const kinds: readonly Kind[] = [
  {
    kind: "Domain",
    plural: "domains",
    isOne: isDomainId,
    name: (wanted) => domains.find(({ id }) => id === wanted)?.name,
  },
  {
    kind: "Metric",
    plural: "metrics",
    isOne: isMetricId,
    name: (wanted) => metrics.find(({ id }) => id === wanted)?.name,
  },
  {
    kind: "Competency",
    plural: "competencies",
    isOne: isCompetencyId,
    name: (wanted) => competencies.find(({ id }) => id === wanted)?.title,
  },
  {
    kind: "Look-for",
    plural: "look-fors",
    isOne: isLookForId,
    name: (wanted) => lookFors.find(({ id }) => id === wanted)?.text,
  },
];

/**
 * The names of ids: the caller's, or the framework's where every id is of one of its kinds, or the ids.
 *
 * @param ids - The ids; `"overall"` among them is the mean of the others.
 * @param given - The caller's names.
 * @param kind - What they are when they are not the framework's: "Target".
 */
export function namesOf(
  ids: readonly string[],
  given: { readonly [id: string]: string } | undefined,
  kind: "Target" | "Item" | "Source" | "Row",
): Names {
  const found = kinds.find(({ isOne }) => {
    const own = ids.filter((id) => id !== "overall");
    return own.length > 0 && own.every(isOne);
  });
  const nameOf = (id: string): string => {
    if (given !== undefined && Object.hasOwn(given, id)) return given[id] ?? id;
    if (id === "overall") return "Overall";
    const name = found?.name(id);
    return name === undefined ? id : `${id} ${name}`;
  };
  return { kind: found?.kind ?? kind, plural: found?.plural ?? `${kind.toLowerCase()}s`, nameOf };
}
