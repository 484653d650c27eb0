// The options that all charts share.
import { otherText, outOfRange, unexpected } from "../check/messages.ts";
import { type Check, type Checks, oneOf } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { type ShowSmallOptions, showSmallCheck } from "../check/small-groups.ts";
import { type Catalog, catalogCheck } from "../model/catalog.ts";
import { type Scale, scaleIssues } from "../scoring/scale.ts";
import type { ChartTheme } from "./theme.ts";

/** Options of every chart. */
export interface ChartOptions {
  /** The title. Default: a description of what the chart shows. */
  readonly title?: string | undefined;
  /**
   * Names of targets and items, by id. Default: the framework's names if all ids of a kind are the framework's,
   * otherwise the ids.
   */
  readonly names?: { readonly [id: string]: string } | undefined;
  /**
   * The width of the whole chart, in pixels, at least 200. `"container"`: as wide as its container, which should be at
   * least 560 pixels wide, or 320 with `layout: "narrow"`. Default: 736, or 320 with `layout: "narrow"`.
   */
  readonly width?: number | "container" | undefined;
  /**
   * `"wide"`: names to the left of their rows. `"narrow"`, for phones: names above their rows. Default: `"narrow"` for
   * a width of less than 560 pixels.
   */
  readonly layout?: "wide" | "narrow" | undefined;
  /** The background that the chart is drawn on; its own background is transparent. Default: `"light"`. */
  readonly theme?: ChartTheme | undefined;
  /** The catalog of another language, for the framework's names and the chart's own words. Default: English. */
  readonly catalog?: Catalog | undefined;
}

/** Options of charts of scores. */
export interface ScoreChartOptions extends ChartOptions {
  /**
   * The scale of the ratings: scores are then shown on it, with its labels. Default: from 0 to 1; for ratings of 2.0,
   * with the document's names of the two ends.
   */
  readonly scale?: Scale | undefined;
}

/** Options of charts of groups. */
export interface GroupChartOptions extends ScoreChartOptions, ShowSmallOptions {}

/** Accepts text, which may be empty. */
export const anyText: Check = (value, path) => (typeof value === "string" ? [] : [unexpected(path, value, "text")]);

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && Array.from(value).every((one) => typeof one === "string");
}

/** Accepts an object of texts with any keys. */
export function textsByKey(expected: string): Check {
  return (value, path) => {
    if (!isPlainObject(value)) return [unexpected(path, value, expected)];
    return Object.entries(value).flatMap(([key, one]) => anyText(one, [...path, key]));
  };
}

/** Accepts an object with these keys, and possibly others. */
export function objectOf(what: string, checks: Checks): Check {
  return (value, path) => {
    if (!isPlainObject(value)) return [unexpected(path, value, `${what} (${Object.keys(checks).join(", ")})`)];
    return Object.entries(checks).flatMap(([key, check]) => check(value[key], [...path, key]));
  };
}

/** Accepts a list of values that pass a check. */
export function listOf(check: Check, least = 0): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return [unexpected(path, value, "a list")];
    if (value.length < least) return [unexpected(path, value, `at least ${least} item`, "empty")];
    return Array.from(value).flatMap((one, i) => check(one, [...path, i]));
  };
}

const names: Check = /* @__PURE__ */ textsByKey("names by id");

const width: Check = (value, path) => {
  if (value === "container" || (typeof value === "number" && value >= leastWidth && value <= mostWidth)) return [];
  const issueOf = typeof value === "string" ? otherText : outOfRange;
  return [issueOf(path, value, `a number of pixels from ${leastWidth} to ${mostWidth}, or "container"`)];
};

/** The narrowest and the widest chart, in pixels. */
const [leastWidth, mostWidth] = [200, 10_000];

/** The checks of {@link ChartOptions}. */
export const chartChecks = {
  title: anyText,
  names,
  width,
  layout: /* @__PURE__ */ oneOf("wide", "narrow"),
  theme: /* @__PURE__ */ oneOf("light", "dark", "print"),
  catalog: catalogCheck,
};

/** The checks of {@link ScoreChartOptions}. */
export const scoreChartChecks = { ...chartChecks, scale: scaleIssues };

/** The checks of {@link GroupChartOptions}. */
export const groupChartChecks = { ...scoreChartChecks, small: showSmallCheck };

/**
 * A check that the scale is the one of the ratings in the chart.
 *
 * @param scale - Any value; one that is not an object is reported by other checks.
 * @param rated - The first and the last point of the ratings, if known.
 */
export function scaleConflicts(scale: unknown, rated: { readonly min: number; readonly max: number } | undefined) {
  if (!isPlainObject(scale) || !rated || (scale["min"] === rated.min && scale["max"] === rated.max)) return [];
  const expected = `the scale of the ratings, from ${rated.min} to ${rated.max}`;
  return [unexpected(["scale"], scale, expected, "inconsistent")];
}
