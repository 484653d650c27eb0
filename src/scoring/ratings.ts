// What ratings are, and how they are read: each is checked, none is clamped or dropped.
import { type Issue, type IssueCode, spelledOut } from "../check/issue.ts";
import { unexpected, unknownId } from "../check/messages.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { kindOf } from "../model/id-kinds.ts";
import { describeScale, type Scale } from "./scale.ts";

/** One rating: a number on the scale, `"n/a"` for not applicable, `null` for not rated. */
export type Rating = number | "n/a" | null;

/** Ratings by item. An item that is absent is not rated. */
export type Ratings<Item extends string = string> = { readonly [Id in Item]?: Rating | undefined };

/** The items that ratings may use: their ids, their positions, and their name in messages. */
export interface Items {
  readonly ids: readonly string[];
  readonly placeOf: ReadonlyMap<string, number>;
}

/**
 * The items with these ids.
 *
 * @param ids - Distinct ids, in the order of their places.
 */
export function itemsOf<Id extends string>(ids: readonly Id[]): { ids: readonly Id[]; placeOf: Map<string, number> } {
  return { ids, placeOf: new Map(ids.map((id, place) => [id, place])) };
}

/**
 * Reads ratings into a list with a place for each item.
 *
 * @param scale - The scale that they must be on; `null` when it is not known, so that any finite number is accepted.
 * @param kind - What an item is called, with its article: "a competency".
 * @returns A rating for each item, in the order of `items.ids`.
 */
export function readRatings(
  ratings: unknown,
  scale: Scale | null,
  items: Items,
  kind: string,
  path: readonly PropertyKey[],
  issues: Issue[],
): Rating[] {
  const read = new Array<Rating>(items.ids.length).fill(null);
  if (!isPlainObject(ratings)) {
    issues.push(unexpected(path, ratings, "ratings by id"));
    return read;
  }
  // Keys and values separately, and no look-up while the keys are in the items' order: objects of many shapes are slow
  // to index.
  const values = Object.values(ratings);
  const keys = Object.keys(ratings);
  const { ids, placeOf } = items;
  // Where the scale is not known, any finite number is accepted.
  const { min, max, continuous } = scale ?? { min: -Number.MAX_VALUE, max: Number.MAX_VALUE, continuous: true };
  let next = 0;
  for (let i = 0; i < keys.length; i++) {
    const id = keys[i] as string;
    const rating = values[i];
    const place = ids[next] === id ? next : placeOf.get(id);
    if (place === undefined) {
      issues.push(unknownId([...path, id], id, kind, issues.length < spelledOut ? ids : [], kindOf));
      continue;
    }
    next = place + 1;
    if (typeof rating === "number") {
      if (rating >= min && rating <= max && (continuous === true || Number.isInteger(rating))) {
        // -0 is 0.
        read[place] = rating + 0;
        continue;
      }
    } else if (rating === "n/a") {
      read[place] = rating;
      continue;
    }
    if (rating === null || rating === undefined) continue;
    const expected = `${scale === null ? "a number" : describeScale(scale)}, "n/a", or null`;
    issues.push(unexpected([...path, id], rating, expected, problemOf(rating, scale)));
  }
  return read;
}

/** The issue of a value that is not a rating on a scale. */
function problemOf(value: unknown, scale: Scale | null): IssueCode | undefined {
  if (typeof value !== "number") return undefined;
  if (Number.isNaN(value) || scale === null) return "wrong-value";
  return value < scale.min || value > scale.max ? "off-scale" : "not-whole";
}
