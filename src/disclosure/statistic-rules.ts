// Which values of a statistic may be shown, given which counts are shown; for `suppress` and `audit` alike.
import { areEqual } from "../statistics/equal-values.ts";
import type { CellStatistic, StatisticKind } from "./count-table.ts";
import type { Line, TableShape } from "./table-shape.ts";

/** Whether a value reveals every answer: a mean or a share at an end of its range, or a deviation of 0. */
export function tellsAll({ kind, range = [0, 1] }: Pick<CellStatistic, "kind" | "range">, value: unknown): boolean {
  if (typeof value !== "number") return false;
  const [least, greatest] = range;
  if (kind === "sd") return value < 0 || areEqual(value, 0);
  const share = (value - least) / (greatest - least);
  return isAdditive(kind) && (share < 0 || areEqual(share, 0) || areEqual(share, 1) || share > 1);
}

/** Whether a statistic is the value of one respondent. */
export function isExtreme(kind: StatisticKind): boolean {
  return kind === "min" || kind === "max";
}

/** Whether the statistic of a whole follows from those of its parts and their counts. */
export function isAdditive(kind: StatisticKind): boolean {
  return kind === "mean" || kind === "share";
}

/** The known facts of one statistic, by edge. */
export interface KnownStatistic {
  readonly kind: StatisticKind;
  readonly range?: readonly [number, number] | undefined;
  /** The value; `null` for none, `undefined` where there is no such total. */
  readonly valueAt: (edge: number) => number | null | undefined;
  /** How many respondents it is based on, where its value is shown. */
  readonly countAt: (edge: number) => number;
  /** Whether it is shown, as far as that is decided: parts are decided before wholes. */
  readonly isShown: (edge: number) => boolean;
}

/**
 * Whether a total of a statistic is shown when its count is. A mean or a share over rows is shown: whatever the hidden
 * counts are, each hidden group may have the mean of all that is hidden in the total, so the total narrows no count.
 * Totals over columns as well would narrow counts in combination with these. So all other totals are shown only if none
 * of their parts is hidden, and then follow from the parts.
 */
export function mayShowTotal({ kind, isShown }: KnownStatistic, { parts }: Line, isOverRows: boolean): boolean {
  return (isOverRows && isAdditive(kind)) || parts.every(isShown);
}

/**
 * Whether a shown total reveals that its hidden parts have fewer than `least` respondents, or that these all gave the
 * same answer, or may have: if values are rounded, so is the rest of the total.
 *
 * @param least - The larger of `minCount` and `protect`: with this many respondents, each hidden part can have from 0
 *   to all of them.
 */
export function givesAway(statistic: KnownStatistic, { parts, whole }: Line, least: number): boolean {
  const { kind, countAt, isShown } = statistic;
  if (!isAdditive(kind) || parts.every(isShown)) return false;
  const shown = parts.filter((part) => isShown(part) && countAt(part) > 0);
  const shownAt = (e: number): number => statistic.valueAt(e) as number;
  const ofParts = shown.reduce((sum, part) => sum + countAt(part), 0);
  const n = countAt(whole) - ofParts;
  if (n <= 0) return false;
  const sum = shown.reduce((sum, part) => sum - countAt(part) * shownAt(part), countAt(whole) * shownAt(whole));
  const error = ((countAt(whole) + ofParts) * roundingOf([whole, ...shown].map(shownAt))) / n;
  return n < least || [0, -error, error].some((off) => tellsAll(statistic, sum / n + off));
}

/** Values with more decimals are taken as exact. */
const mostDecimals = 6;

/** How far values can be from their unrounded values; 0 if they do not look rounded. */
function roundingOf(values: readonly number[]): number {
  const decimals = Math.max(...values.map((value) => (/\.(\d+)$/.exec(`${value}`)?.[1] ?? "").length));
  return decimals > mostDecimals || values.some((value) => `${value}`.includes("e")) ? 0 : 0.5 / 10 ** decimals;
}

/** The hidden parts of a total whose own total is hidden too are parts of the next total that is shown. */
export function openLine({ overRowsOf }: TableShape, line: Line, isShown: (edge: number) => boolean): Line {
  const partsOf = (part: number): readonly number[] => {
    const inner = isShown(part) ? undefined : overRowsOf.get(part);
    return inner === undefined ? [part] : inner.parts.flatMap(partsOf);
  };
  return { whole: line.whole, parts: line.parts.flatMap(partsOf) };
}
