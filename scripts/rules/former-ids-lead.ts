// No former id that leads nowhere, around, or to another kind.
import { nearest } from "../../src/check/nearest.ts";
import { formerIdsOf, recordIdsOf, within } from "../places.ts";
import type { Rule } from "./rule.ts";

/**
 * A former id leads straight to ids of today: to no other former id, so there are no chains and no cycles, and to
 * records of the kind that it had. A split leads to different ones.
 */
export const formerIdsLead: Rule = {
  name: "former-ids-lead",
  check(files) {
    const formerIds = formerIdsOf(files);
    const present = recordIdsOf(files);
    const former = new Map(formerIds.map(({ former, to }) => [former.id, to]));
    return formerIds.flatMap(({ former: { id, kind }, to, place }) =>
      to.flatMap((target, t) => {
        const at = kind === "moved" ? within(place, "to") : within(place, "to", t);
        if (leadsBack(id, target, former)) {
          return [{ ...at, message: `"${id}" leads back to itself; lead to an id that is in use` }];
        }
        const next = former.get(target);
        if (next !== undefined) {
          const ids = next.map((each) => `"${each}"`).join(", ");
          return [{ ...at, message: `"${target}" is a former id itself; lead to what it leads to (${ids})` }];
        }
        const known = present.get(target);
        if (known === undefined) {
          const near = nearest(target, present.keys()) ?? "none";
          return [{ ...at, message: `"${target}" is not in use; lead to an id that is (nearest: ${near}), or add it` }];
        }
        if (known !== kindOf(id)) {
          return [{ ...at, message: `"${target}" is a ${known} and "${id}" was a ${kindOf(id)}; lead to its kind` }];
        }
        if (to.indexOf(target) < t) {
          return [{ ...at, message: `"${target}" is duplicated here; name each id once` }];
        }
        return [];
      }),
    );
  },
};

/** Whether the former ids lead from a target back to where they came from. */
function leadsBack(id: string, target: string, former: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [target];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(former.get(next) ?? []));
  }
  return false;
}

/** The kind of an id by its grammar, which the schema has checked. */
function kindOf(id: string): string {
  if (id.startsWith("D")) return "domain";
  if (!id.startsWith("M")) return "competency";
  return id.includes(".") ? "look-for" : "metric";
}
