// No former id that is in use, and none twice.
import { formerIdsOf, recordIdsOf, within } from "../places.ts";
import { repeated } from "../repeated.ts";
import type { Rule } from "./rule.ts";

/** A former id is not in use, so that it can only mean what it meant, and it has one record. */
export const formerIdsGone: Rule = {
  name: "former-ids-gone",
  check(files) {
    const formerIds = formerIdsOf(files);
    const present = recordIdsOf(files);
    const inUse = formerIds.filter(({ former }) => present.has(former.id));
    return [
      ...inUse.map(({ former, place }) => ({
        ...within(place, "id"),
        message: `"${former.id}" is the id of a ${present.get(former.id)}; remove the record, or give the ${present.get(former.id)} a new id`,
      })),
      ...repeated(formerIds, ({ former }) => former.id).map(({ former, place }) => ({
        ...within(place, "id"),
        message: `"${former.id}" has an earlier record; keep one that says all`,
      })),
    ];
  },
};
