// The survey that the benchmark scores and reads: made up, and the same in every run.
import { competencies } from "cei-framework";
import { generator } from "../generator.ts";

/** Ratings that are not numbers from 1 to 4. */
export const empty = 0;
export const notApplicable = -1;

/** How many sites there are; they come in random order. */
const sites = 1000;

/** One answer to the 1.0 Self-Assessment. */
export interface SurveyRow {
  /** `"site0000"` to `"site0999"`. */
  readonly site: string;
  /** A rating for each competency: 1 to 4, {@link empty} or {@link notApplicable}. */
  readonly ratings: Int8Array;
}

/**
 * The rows of the survey: of the ratings 5% are empty and 1% are "n/a"; the others are 1 to 4, alike often.
 *
 * @param count - How many rows.
 * @returns The same list of ratings in each row, filled anew.
 */
export function* surveyRows(count: number): Generator<SurveyRow> {
  const next = generator(20260331);
  const names = Array.from({ length: sites }, (_, site) => `site${String(site).padStart(4, "0")}`);
  const ratings = new Int8Array(competencies.length);
  for (let row = 0; row < count; row++) {
    const site = names[Math.floor(next() * sites)] ?? "";
    for (let item = 0; item < ratings.length; item++) {
      const draw = next();
      const rating = 1 + Math.floor(next() * 4);
      ratings[item] = draw < 0.05 ? empty : draw < 0.06 ? notApplicable : rating;
    }
    yield { site, ratings };
  }
}
