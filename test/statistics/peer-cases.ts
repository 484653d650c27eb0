// Random and nasty cases for peers.thorough.test.ts: what another program needs to know of each, and what we find for it.
import { createPlan, type Scores, scale, score } from "cei-framework";
import {
  agreement,
  type Change,
  type Comparison,
  cliffsDelta,
  cohenKappa,
  compare,
  cronbachAlpha,
  type Estimate,
  groupGaps,
  itemAnalysis,
  krippendorffAlpha,
  meanInterval,
  type ScoreSummary,
  summarize,
  wilsonInterval,
} from "cei-framework/statistics";
import { readTable, scoreTable } from "cei-framework/table";

/** What a program finds, by name; what it does not find is absent or `null`. */
export type Found = { readonly [name: string]: number | string | boolean | null | undefined };

/** One case of one statistic. */
export interface Case {
  /** What the other program is asked; `kind` names its function. */
  readonly input: { readonly kind: string; readonly [name: string]: unknown };
  readonly ours: Found;
}

type Value = number | null;

/** A plan of one target with one item, whose scores are the ratings on 0 to 1. */
const single = createPlan({
  name: "single",
  items: ["1.1"],
  targets: [{ id: "T", parts: [{ id: "p", weight: 1, items: [{ id: "1.1", weight: 1 }] }] }],
});
const unit = scale({ min: 0, max: 1, continuous: true });
const fivePoints = scale({ min: 1, max: 5 });

function scoresOf(values: readonly Value[]): Scores<"T">[] {
  return values.map((value) => score({ "1.1": value }, unit, single) as Scores<"T">);
}

/** Draws cases; the same seed draws the same. */
export interface Draw {
  /** A number from 0 to below 1. */
  readonly uniform: () => number;
  /** A whole number. */
  readonly whole: (least: number, greatest: number) => number;
  readonly oneOf: <Item>(...items: readonly Item[]) => Item;
}

/** By xorshift32 (Marsaglia, "Xorshift RNGs", 2003). */
export function drawFrom(seed: number): Draw {
  let state = seed | 1;
  const uniform = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const whole = (least: number, greatest: number): number => least + Math.floor(uniform() * (greatest - least + 1));
  return { uniform, whole, oneOf: (...items) => items[whole(0, items.length - 1)] as (typeof items)[number] };
}

const within = (value: number): number => Math.min(1, Math.max(0, value));
const list = <Item>(length: number, item: (i: number) => Item): Item[] => Array.from({ length }, (_, i) => item(i));

/**
 * Draws scores of one kind.
 *
 * @param hasNearTies - Whether some are spread over a few 1e-9, of which sums within clusters keep only some digits.
 */
function shapeOf({ uniform, whole, oneOf }: Draw, hasNearTies = true): () => number {
  const base = uniform();
  const point = (): number => whole(0, 4) / 4;
  return oneOf(
    point,
    point,
    uniform,
    // Points that sums have rounded.
    () => within(point() + (uniform() - 0.5) * 1e-13),
    // Nearly equal, equal but for rounding, and within 1e-9 of some.
    () => within(base + uniform() * 1e-5),
    () => within(base + (uniform() - 0.5) * 1e-13),
    hasNearTies ? () => within(base + whole(0, 40) * 1.7e-10) : point,
    () => base,
    // Skewed, and nearly all at an end.
    () => uniform() ** 8,
    () => (uniform() < 0.9 ? 1 : point()),
    () => (uniform() < 0.03 ? uniform() : 0),
    () => whole(0, 1),
  );
}

function sizeFor({ whole, oneOf }: Draw): number {
  return oneOf(whole(1, 4), whole(2, 12), whole(5, 80), whole(80, 400));
}

function valuesFor(draw: Draw, size = sizeFor(draw)): Value[] {
  const shape = shapeOf(draw);
  const missing = draw.oneOf(0, 0, 0.1, 0.5);
  return list(size, () => (draw.uniform() < missing ? null : shape()));
}

const levelFor = ({ oneOf }: Draw): number => oneOf(0.95, 0.95, 0.9, 0.5, 0.8, 0.99, 0.999);
const cutFor = ({ oneOf, uniform }: Draw): number => oneOf(0.5, 0.75, 1, 0, uniform());

/** The names of an estimate's parts, each after a prefix. */
function partsOf(estimate: Estimate | undefined, prefix = ""): Found {
  if (estimate === undefined || estimate.value === null) return {};
  const { value, interval, noInterval, clusters } = estimate;
  return named(prefix, { value, low: interval?.low, high: interval?.high, noInterval, ...clusters });
}

function named(prefix: string, found: Found): Found {
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [`${prefix}${name}`, value]));
}

function ofSummary(row: ScoreSummary | undefined): Found {
  if (row === undefined) throw new Error("There is no row");
  const { n, mean, sd, min, max, median, quartiles, interval, noInterval, share, clusters } = row;
  const { value, ...ends } = partsOf(share);
  return {
    ...{ n, mean, sd, min, max, median, lower: quartiles?.[0], upper: quartiles?.[1] },
    ...{ low: interval?.low, high: interval?.high, noInterval, ...clusters },
    ...(share && { share: value, ...named("share.", ends) }),
  };
}

function meanCase(draw: Draw): Case {
  const values = valuesFor(draw);
  const options = { level: levelFor(draw), cut: cutFor(draw) };
  const least = values.length;
  const population = draw.oneOf(undefined, undefined, draw.oneOf(least, least + 1, least + draw.whole(0, 300)));
  const [row] = summarize(scoresOf(values), { target: "T", ...options, ...(population && { population }) }).rows;
  return { input: { kind: "mean", values, ...options, population }, ours: ofSummary(row) };
}

/** Clusters of some scores, and how alike these are within them. */
function clusteredFor(draw: Draw): { values: Value[]; clusters: string[]; numbers: number[] } {
  const { uniform, whole, oneOf } = draw;
  const count = oneOf(whole(1, 4), 5, whole(5, 12), whole(5, 12), whole(12, 30));
  const equal = whole(1, 8);
  const sizeOf = oneOf(
    () => equal,
    () => equal,
    () => whole(1, 10),
    (cluster: number) => (cluster === 0 ? 40 : whole(1, 3)),
    () => 1,
  );
  const missing = oneOf(0, 0, 0.15);
  const shape = shapeOf(draw, false);
  const common = oneOf(0, 0.2, 0.7, 1);
  const pattern = list(equal, shape);
  // The clusters that do not differ at all have the same scores.
  const isSame = uniform() < 0.06;
  const numbers: number[] = [];
  const values: Value[] = [];
  for (let cluster = 0; cluster < count; cluster++) {
    const effect = shape();
    const size = isSame ? equal : sizeOf(cluster);
    for (let i = 0; i < size; i++) {
      const value = isSame ? (pattern[i] as number) : common * effect + (1 - common) * shape();
      numbers.push(cluster);
      values.push(!isSame && uniform() < missing ? null : within(value));
    }
  }
  // Out of order, as respondents are.
  const order = numbers.map((_, i) => i).sort((one, other) => ((one * 7919) % 104_729) - ((other * 7919) % 104_729));
  const sorted = order.map((i) => numbers[i] as number);
  return {
    values: order.map((i) => values[i] as Value),
    clusters: sorted.map((number) => `school ${number}`),
    numbers: sorted,
  };
}

function clusteredCase(draw: Draw): Case {
  const { values, clusters } = clusteredFor(draw);
  const options = { level: levelFor(draw), cut: cutFor(draw) };
  const [row] = summarize(scoresOf(values), { target: "T", ...options, cluster: clusters }).rows;
  return { input: { kind: "clusters", values, clusters, ...options }, ours: clusteredFigures(row) };
}

/** With clusters, the mean and the share are found alike. */
function clusteredFigures(row: ScoreSummary | undefined): Found {
  if (row === undefined) throw new Error("There is no row");
  const { n, mean: value, interval, noInterval, clusters, share } = row;
  const figures = { n, value, low: interval?.low, high: interval?.high, noInterval, ...clusters };
  return { ...figures, "share.n": share?.n, ...partsOf(share, "share.") };
}

function gapCase(draw: Draw): Case {
  const [a, b] = [valuesFor(draw), valuesFor(draw)];
  const level = levelFor(draw);
  const more = (): number => draw.oneOf(0, 1, draw.whole(0, 300));
  const [ofA, ofB] = [a.length + more(), b.length + more()];
  const isCorrected = draw.uniform() < 0.4;
  const input = { kind: "gap", a, b, level, ...(isCorrected && { populations: [ofA, ofB] }) };
  if (draw.uniform() < 0.5) {
    const by = { g: [...a.map(() => "a"), ...b.map(() => "b")] };
    const population = isCorrected ? { a: ofA, b: ofB } : undefined;
    const scores = scoresOf([...a, ...b]);
    const { targets } = groupGaps(scores, { by, reference: "a", target: "T", level, population });
    return { input, ours: differenceOf(targets[0]?.gaps[0]?.difference) };
  }
  const population = isCorrected ? { before: ofA, after: ofB } : undefined;
  return { input, ours: differenceOf(changeOf(compare(scoresOf(a), scoresOf(b), { level, population })).difference) };
}

function changeOf(comparison: Comparison<"T">): Change<"T"> {
  const [change] = comparison.comparable ? comparison.changes : [];
  if (change === undefined) throw new Error("There is no change");
  return change;
}

function differenceOf(difference: Estimate | undefined): Found {
  return { n: difference?.n, ...partsOf(difference) };
}

function deltaCase(draw: Draw): Case {
  const [a, b] = [valuesFor(draw), valuesFor(draw)];
  const level = levelFor(draw);
  return { input: { kind: "delta", a, b, level }, ours: partsOf(cliffsDelta(a, b, { level })) };
}

function clusteredGapCase(draw: Draw): Case {
  const { uniform, whole, oneOf } = draw;
  const { values, clusters, numbers } = clusteredFor(draw);
  const border = whole(0, 4);
  // Each cluster in one group, all in both, some in both, and a group that is a single cluster.
  const groupOf = oneOf(
    (cluster: number) => cluster % 2,
    () => whole(0, 1),
    () => (uniform() < 0.85 ? 1 : 0),
    (cluster: number) => (cluster < border ? whole(0, 1) : cluster % 2),
    (cluster: number) => (cluster === 0 ? 0 : 1),
  );
  const groups = numbers.map(groupOf);
  const level = levelFor(draw);
  const input = { kind: "clusteredGap", values, groups, clusters, level };
  const isOf = (group: number) => (_: unknown, i: number) => groups[i] === group;
  if (uniform() < 0.5 && groups.includes(0) && groups.includes(1)) {
    const by = { g: groups.map((group) => `${group}`) };
    const options = { by, reference: "0", target: "T", cluster: clusters, level } as const;
    return { input, ours: differenceOf(groupGaps(scoresOf(values), options).targets[0]?.gaps[0]?.difference) };
  }
  const cluster = { before: clusters.filter(isOf(0)), after: clusters.filter(isOf(1)) };
  const [before, after] = [scoresOf(values.filter(isOf(0))), scoresOf(values.filter(isOf(1)))];
  if (before.length === 0 || after.length === 0) return clusteredGapCase(draw);
  return { input, ours: differenceOf(changeOf(compare(before, after, { cluster, level })).difference) };
}

function pairsCase(draw: Draw): Case {
  const { values: before, clusters } = clusteredFor(draw);
  const shape = shapeOf(draw, false);
  const shift = draw.oneOf(0, 0.25, 1e-12);
  const after = before.map((value) => {
    const kind = draw.whole(0, 9);
    if (kind === 0) return null;
    return kind < 5 && value !== null ? within(value + shift) : shape();
  });
  const level = levelFor(draw);
  const isClustered = draw.uniform() < 0.5;
  const compared = compare(scoresOf(before), scoresOf(after), {
    paired: true,
    level,
    ...(isClustered && { cluster: { before: clusters, after: clusters } }),
  });
  const change = changeOf(compared);
  const { rose, fell, same } = change.dominance ?? {};
  const count = (estimate: Estimate | undefined) => (isClustered && estimate?.value !== null ? estimate?.n : undefined);
  return {
    input: { kind: "pairs", before, after, level, ...(isClustered && { clusters }) },
    ours: {
      ...change.pairs,
      ...{ rose, fell, same, "difference.n": count(change.difference), "dominance.n": count(change.dominance) },
      ...partsOf(change.difference, "difference."),
      ...partsOf(change.dominance, "dominance."),
    },
  };
}

function wilsonCase(draw: Draw): Case {
  const n = draw.oneOf(draw.whole(1, 5), draw.whole(1, 60), draw.whole(1, 3000), draw.whole(1, 1_000_000));
  const successes = draw.oneOf(0, n, 1, n - 1, draw.whole(0, n), draw.whole(0, n));
  const level = draw.oneOf(levelFor(draw), draw.uniform() * 0.98 + 0.01, 1 - 1e-6);
  return { input: { kind: "wilson", successes, n, level }, ours: partsOf(wilsonInterval(successes, n, { level })) };
}

/** The quantiles of Student's t, which the interval of zeros and ones shows. */
function quantileCase(draw: Draw): Case {
  const n = draw.oneOf(draw.whole(2, 6), draw.whole(2, 60), draw.whole(60, 3000), draw.whole(3001, 20_000));
  const ones = draw.oneOf(1, n - 1, draw.whole(1, n - 1));
  const level = draw.oneOf(levelFor(draw), draw.uniform() * 0.98 + 0.01, 1e-4, 1 - 1e-6, 1 - 1e-9);
  const found = meanInterval(
    Uint8Array.from({ length: n }, (_, i) => (i < ones ? 1 : 0)),
    { level },
  );
  const { low, high } = partsOf(found);
  return { input: { kind: "mean", zeros: n - ones, ones, level }, ours: { low, high } };
}

function normalCase(draw: Draw): Case {
  const { input, ours } = wilsonCase(draw);
  return { input, ours: { low: ours["low"], high: ours["high"] } };
}

function alphaCase(draw: Draw): Case {
  const { uniform, whole, oneOf } = draw;
  const [persons, items] = [
    oneOf(whole(1, 4), whole(3, 60), whole(3, 60)),
    oneOf(whole(1, 2), whole(3, 8), whole(3, 8)),
  ];
  const shape = shapeOf(draw);
  const common = oneOf(0, 0.3, 0.8, 1);
  const missing = oneOf(0, 0, 0.05, 0.3);
  const isConstant = list(items, () => uniform() < 0.05);
  const rows = list(persons, () => {
    const own = shape();
    return list(items, (item): Value => {
      if (uniform() < missing) return null;
      return isConstant[item] ? 0.5 : common * own + (1 - common) * shape();
    });
  });
  const options = { missing: oneOf("listwise", "pairwise") } as const;
  const { n, value } = cronbachAlpha(rows, options);
  // Pairwise, psych counts persons in another way.
  return { input: { kind: "alpha", rows, ...options }, ours: { n, value } };
}

function itemsCase(draw: Draw): Case {
  const { uniform, whole, oneOf } = draw;
  const persons = oneOf(whole(1, 4), whole(3, 60));
  const [missing, alike] = [oneOf(0, 0, 0.05, 0.3), oneOf(0, 0.5, 0.9)];
  const kindOf = list(5, () => whole(0, 12));
  const rows = list(persons, () => {
    const own = whole(1, 5);
    return list(5, (item): number | "n/a" | null => {
      const [kind, isMissing] = [kindOf[item], uniform() < missing];
      if (isMissing || kind === 0) return oneOf(null, "n/a");
      if (kind === 1) return 3;
      const rating = uniform() < alike ? own : whole(1, 5);
      return kind === 2 ? 6 - rating : rating;
    });
  });
  const assessments = rows.map((row) => {
    const ratings = Object.fromEntries(row.map((rating, i) => [`1.${i + 1}`, rating]));
    return { instrument: "1.0", scale: fivePoints, ratings } as const;
  });
  const { rows: items, scales } = itemAnalysis(assessments as Parameters<typeof itemAnalysis>[0]);
  const agreed = agreement(assessments as Parameters<typeof agreement>[0]);
  const ours: Record<string, number | null | undefined> = {
    alpha: scales.rows.find(({ target }) => target === "D1")?.alpha.value,
    difference: agreed.difference.value,
    krippendorff: agreed.alpha.value,
  };
  for (let i = 1; i <= 5; i++) {
    const item = items.find(({ id }) => id === `1.${i}`);
    ours[`${i}.n`] = item?.n;
    ours[`${i}.complete`] = item?.complete;
    for (const name of ["mean", "sd", "itemTotal", "alphaIfDropped"] as const)
      ours[`${i}.${name}`] = item?.[name].value;
    ours[`${i}.difference`] = agreed.items.find(({ id }) => id === `1.${i}`)?.difference.value;
  }
  const given = rows.map((row) => row.map((rating) => (rating === "n/a" ? null : rating)));
  return { input: { kind: "items", rows: given }, ours };
}

function kappaCase(draw: Draw): Case {
  const { uniform, whole, oneOf } = draw;
  const [size, n] = [whole(2, 6), oneOf(whole(1, 5), whole(5, 40), whole(40, 300))];
  const [alike, missing] = [oneOf(0, 0.5, 0.9, 1), oneOf(0, 0.1)];
  const [least, greatest] = oneOf([1, size], [1, size], [1, 1], [1, 2]);
  const first = list(n, (): Value => (uniform() < missing ? null : whole(least, greatest)));
  const second = first.map((level): Value => {
    if (uniform() < missing) return null;
    return level !== null && uniform() < alike ? level : whole(1, greatest);
  });
  const table = list(size, () => list(size, () => oneOf(0, 1, 2, uniform())));
  const symmetric = table.map((row, r) =>
    row.map((_, c) => (r === c ? 0 : r < c ? (row[c] ?? 0) : (table[c]?.[r] ?? 0))),
  );
  const isThere = symmetric.some((row) => row.some((weight) => weight > 0));
  const weights = oneOf<"none" | "linear" | "quadratic" | number[][]>(
    "none",
    "linear",
    "quadratic",
    isThere ? symmetric : "linear",
  );
  const level = levelFor(draw);
  const levels = list(size, (i) => i + 1);
  const found = cohenKappa(first, second, { levels, weights, level });
  return { input: { kind: "kappa", first, second, size, weights, level }, ours: { n: found.n, ...partsOf(found) } };
}

function krippendorffCase(draw: Draw): Case {
  const { uniform, whole, oneOf } = draw;
  const [raters, units] = [whole(2, 8), oneOf(1, 2, whole(2, 30))];
  const shape = shapeOf(draw);
  const [alike, missing] = [oneOf(0, 0.5, 0.9), oneOf(0, 0.2, 0.7)];
  const truth = list(units, shape);
  const rows = list(raters, () => {
    return list(units, (u): Value => (uniform() < missing ? null : uniform() < alike ? (truth[u] as number) : shape()));
  });
  const metric = oneOf("nominal", "ordinal", "interval");
  return { input: { kind: "krippendorff", rows, metric }, ours: { value: krippendorffAlpha(rows, { metric }).value } };
}

/** Scores of five points in one table, each case a group of it; with clusters in every second table. */
async function tableCases(count: number, draw: Draw): Promise<Case[]> {
  const drawn = list(count, () => {
    const { numbers } = clusteredFor(draw);
    const [greatest, missing] = [draw.whole(1, 5), draw.oneOf(0, 0.2)];
    return numbers.map((number) => ({ number, rating: draw.uniform() < missing ? null : draw.whole(1, greatest) }));
  });
  const lines = drawn.flatMap((rows, i) =>
    rows.map(({ number, rating }) => `case ${i},school ${number},${rating ?? ""}`),
  );
  const csv = `case,school,1.1\n${lines.join("\n")}\n`;
  const scores = scoreTable(await readTable(csv, { scale: fivePoints, groups: ["case", "school"] }), single);
  const options = { cut: 0.5, level: 0.95 };
  const simple = summarize(scores, { by: "case", target: "T", ...options }).rows;
  const clustered = summarize(scores, { by: "case", target: "T", cluster: "school", ...options }).rows;
  return drawn.flatMap((rows, i): Case[] => {
    const values = rows.map(({ rating }) => (rating === null ? null : (rating - 1) / 4));
    const clusters = rows.map(({ number }) => `school ${number}`);
    return [
      { input: { kind: "mean", values, ...options }, ours: ofSummary(simple[i]) },
      { input: { kind: "clusters", values, clusters, ...options }, ours: clusteredFigures(clustered[i]) },
    ];
  });
}

const drawing = (count: number, one: (draw: Draw) => Case) => {
  return async (draw: Draw): Promise<Case[]> => list(count, () => one(draw));
};

/** The cases of each statistic, for R. */
export const casesForR = {
  "means, quantiles, and shares": drawing(2000, meanCase),
  "means and shares of clusters": drawing(1000, clusteredCase),
  "means and shares in a table": (draw: Draw) => tableCases(260, draw),
  "differences of means": drawing(1500, gapCase),
  "differences of means of clusters": drawing(1500, clusteredGapCase),
  "differences and dominance of pairs": drawing(800, pairsCase),
  "Wilson's interval": drawing(2000, wilsonCase),
  "Cronbach's alpha": drawing(1000, alphaCase),
  "items and agreement": drawing(600, itemsCase),
  "Cohen's kappa": drawing(1500, kappaCase),
  "Krippendorff's alpha": drawing(1500, krippendorffCase),
};

/** The same for SciPy. */
export const casesForPython = {
  "Student's quantiles": drawing(2000, quantileCase),
  "normal quantiles": drawing(2000, normalCase),
  "Cliff's delta": drawing(2000, deltaCase),
};
