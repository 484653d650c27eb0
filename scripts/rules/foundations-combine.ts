import { foundationsOf, within } from "../places.ts";
import type { Rule } from "./rule.ts";

/** What a foundation combines are foundations that stand before it, so that nothing combines itself. */
export const foundationsCombine: Rule = {
  name: "foundations-combine",
  check(files) {
    const foundations = foundationsOf(files);
    return foundations.flatMap(({ foundation, place }, index) => {
      const earlier = foundations.slice(0, index).map((other) => other.foundation.key);
      return foundation.combines.flatMap((key, c) => {
        if (earlier.includes(key)) return [];
        const message = `"${key}" is not the key of an earlier foundation; name one, or move it up`;
        return [{ ...within(place, "combines", c), message }];
      });
    });
  },
};
