// No key twice within a kind.
import { keyedRecordsOf, within } from "../places.ts";
import { repeated } from "../repeated.ts";
import type { Rule } from "./rule.ts";

/** No two records of a kind have the same key: their uuids are made from it. */
export const uniqueKeys: Rule = {
  name: "unique-keys",
  check(files) {
    return repeated(keyedRecordsOf(files), ({ kind, key }) => `${kind} ${key}`).map(({ kind, key, place }) => ({
      ...within(place, "key"),
      message: `"${key}" is the key of an earlier ${kind}; give this one its own`,
    }));
  },
};
