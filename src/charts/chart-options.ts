// What can be said of every chart.
import type { Issue } from "../model/errors.ts";
import { checkOptions } from "../model/options.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import { type Scale, scaleIssues } from "../scoring/scale.ts";

/** What can be said of every chart. */
export interface ChartOptions {
  /** Its title; unless given, one that says what it shows. */
  readonly title?: string | undefined;
  /**
   * What targets and items are called, by their ids. Those of the framework have its names unless given, as long as all
   * ids of their kind are the framework's; others are called by their ids.
   */
  readonly names?: { readonly [id: string]: string } | undefined;
  /** Its width in pixels; that of what it is put into unless given, which should be 320 at least. */
  readonly width?: number | "container" | undefined;
}

/** What can be said of a chart of scores. */
export interface ScoreChartOptions extends ChartOptions {
  /**
   * The scale of the ratings, in whose points and labels the scores are then shown. Unless given they are shown from 0
   * to 1, and between 2.0's two ends if it is 2.0 that was rated.
   */
  readonly scale?: Scale | undefined;
}

/** The keys of {@link ChartOptions}. */
export const chartKeys = ["title", "names", "width"];

/** The keys of {@link ScoreChartOptions}. */
export const scoreChartKeys = [...chartKeys, "scale"];

/**
 * Checks the options of a chart.
 *
 * @param options - Anything.
 * @param keys - The known keys.
 * @param more - The issues of those that only this chart has, and of what else it was given.
 * @throws OptionsError with every issue.
 */
export function checkChartOptions(
  options: unknown,
  keys: readonly string[],
  more: (options: Readonly<Record<string, unknown>>) => readonly Issue[] = () => [],
): void {
  checkOptions(options, keys, (given) => {
    const { title, names, width, scale } = given;
    return [
      ...(title === undefined || typeof title === "string" ? [] : [unexpected(["title"], title, "text")]),
      ...(names === undefined ? [] : nameIssues(names)),
      ...(width === undefined || width === "container" || isWidth(width)
        ? []
        : [unexpected(["width"], width, 'a number of pixels above 0, or "container",', wrongKind(width))]),
      ...(scale === undefined || !keys.includes("scale") ? [] : scaleIssues(scale, ["scale"])),
      ...more(given),
    ];
  });
}

/**
 * The issue of a scale that is not the one of the ratings that are shown.
 *
 * @param scale - The one that was given.
 * @param min - The lowest point of the other.
 * @param max - Its highest point.
 */
export function otherScale(scale: unknown, min: number, max: number): Issue {
  return unexpected(["scale"], scale, `the scale that was rated on, from ${min} to ${max}`, "inconsistent");
}

function nameIssues(names: unknown): Issue[] {
  if (!isPlainObject(names)) return [unexpected(["names"], names, "names by id")];
  return Object.entries(names).flatMap(([id, name]) => {
    return typeof name === "string" ? [] : [unexpected(["names", id], name, "text")];
  });
}

function isWidth(width: unknown): boolean {
  return typeof width === "number" && width > 0 && Number.isFinite(width);
}

function wrongKind(width: unknown): "out-of-range" | "wrong-value" | undefined {
  return typeof width === "number" ? "out-of-range" : typeof width === "string" ? "wrong-value" : undefined;
}
