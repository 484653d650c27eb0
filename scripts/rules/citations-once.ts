// No citation twice.
import { citationsOf } from "../places.ts";
import { repeated } from "../repeated.ts";
import type { Rule } from "./rule.ts";

/** A look-for cites a competency once. */
export const citationsOnce: Rule = {
  name: "citations-once",
  check(files) {
    return repeated(citationsOf(files), ({ competency, lookFor }) => `${lookFor.id} ${competency}`).map(
      ({ competency, lookFor, place }) => ({
        ...place,
        message: `${lookFor.id} cites "${competency}" a second time; remove one`,
      }),
    );
  },
};
