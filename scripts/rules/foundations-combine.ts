// What foundations are combined of.
import { foundationsOf, within } from "../places.ts";
import type { Rule } from "./rule.ts";

/** What a foundation combines are foundations that stand before it, so that nothing combines itself; each is named once. */
export const foundationsCombine: Rule = {
  name: "foundations-combine",
  check(files) {
    const foundations = foundationsOf(files);
    return foundations.flatMap(({ foundation, place }, index) => {
      const earlier = foundations.slice(0, index).map((other) => other.foundation.key);
      return foundation.combines.flatMap((key, c) => {
        const at = within(place, "combines", c);
        if (!earlier.includes(key)) {
          return [{ ...at, message: `"${key}" is not the key of an earlier foundation; name one, or move it up` }];
        }
        return foundation.combines.indexOf(key) === c
          ? []
          : [{ ...at, message: `"${key}" is named already; remove one` }];
      });
    });
  },
};
