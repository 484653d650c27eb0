// Finds the assessments before and after that are by the same respondent.
import type { Labels } from "./grouped-scores.ts";

/** Counts of respondents, for each side. */
export interface CountBySide {
  readonly before: number;
  readonly after: number;
}

/**
 * How assessments were paired. On each side, the pairs, the unmatched, the repeated, and the blank add up to all
 * respondents.
 */
export interface Pairing {
  /** By the key of the respondent, or by position in the list or table. */
  readonly by: "respondent" | "place";
  /** How many pairs there are, whether or not they have scores. */
  readonly pairs: number;
  /** How many keys of a side are missing or duplicated on the other side. */
  readonly unmatched: CountBySide;
  /** How many keys occur more than once on a side, so that the pair is not known. */
  readonly repeated: CountBySide;
  /** How many assessments of a side have no key. */
  readonly blank: CountBySide;
}

/** The pairs, and how they were found. */
export interface Pairs {
  readonly pairing: Pairing;
  /** The numbers of the two assessments of each pair: before and after. */
  readonly list: readonly (readonly [before: number, after: number])[];
}

/** Pairs assessments by their positions; both sides have as many. */
export function pairsByPlace(count: number): Pairs {
  const none = { before: 0, after: 0 };
  return {
    pairing: { by: "place", pairs: count, unmatched: none, repeated: none, blank: none },
    list: Array.from({ length: count }, (_, i) => [i, i]),
  };
}

/** Pairs assessments by their keys. Keys that a side repeats, and blank ones, are not paired. */
export function pairsByKey(before: Labels, after: Labels): Pairs {
  const [ones, others] = [keysOf(before), keysOf(after)];
  const list = [...ones.placeOf].flatMap(([key, place]): [number, number][] => {
    const other = others.placeOf.get(key);
    return other === undefined ? [] : [[place, other]];
  });
  const pairs = list.length;
  return {
    pairing: {
      by: "respondent",
      pairs,
      unmatched: { before: ones.placeOf.size - pairs, after: others.placeOf.size - pairs },
      repeated: { before: ones.repeated, after: others.repeated },
      blank: { before: ones.blank, after: others.blank },
    },
    list,
  };
}

function keysOf({ values, numbers }: Labels) {
  const counts = new Int32Array(values.length);
  const last = new Int32Array(values.length);
  numbers.forEach((number, i) => {
    counts[number] = (counts[number] as number) + 1;
    last[number] = i;
  });
  /** The place of each key that occurs once. */
  const placeOf = new Map<string, number>();
  let repeated = 0;
  let blank = 0;
  values.forEach((key, number) => {
    if (key.trim() === "") blank += counts[number] as number;
    else if ((counts[number] as number) > 1) repeated++;
    else placeOf.set(key, last[number] as number);
  });
  return { placeOf, repeated, blank };
}
