// What suppress publishes of random tables, against a reader with a solver of linear programs.
import { audit, type CellStatistic, type CountTable, type PublishedTable, suppress } from "cei-framework/disclosure";
import loadHighs, { type Highs } from "highs";
import { beforeAll, expect, it } from "vitest";
import { sampleSize, thorough } from "../samples.ts";
import { attack } from "./attacker.ts";
import { type Draw, draws, randomCounts, randomCountsOf, randomTable, trueCount } from "./random-table.ts";

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

it("withstands a reader who solves linear programs with counts and statistics", () => {
  const draw = draws(20260715);
  const found = new Map<string, { times: number; smallest: string }>();
  let hidden = 0;
  for (let i = 0; i < sampleSize(100, 10_000); i++) {
    const across = (["groups", "groups", "targets", "answers"] as const)[draw(4)];
    const table = randomTable(draw, 5, across);
    const options = { minCount: 2 + draw(12), protect: 1 + draw(14) };
    const { published } = suppress(table, options);
    const { bounds, doubt } = attack(highs, published, i % 50 === 0);
    hidden += bounds.length;
    const audited = audit(published, options);
    const problems = [
      ...(audited.safe ? [] : ["is not safe by the audit"]),
      ...(doubt > 1e-6 ? [] : ["shows that all of a group answered alike"]),
      ...smallCounts(published, options.minCount),
      ...unanimousGroups(table, published),
    ];
    const counts = bounds.filter(({ statistic }) => statistic === null);
    if (counts.length !== audited.bounds.length) problems.push("has other hidden counts by the audit");
    for (const { row, column, low, high } of counts) {
      const count = trueCount(table, row, column);
      const by = audited.bounds.find((one) => one.row === row && one.column === column);
      const isEqual = by !== undefined && near(by.low, low) && near(by.high ?? Number.POSITIVE_INFINITY, high);
      if (!isEqual) problems.push("has other bounds by the audit");
      if (!(low <= count + tiny && high >= count - tiny)) problems.push("has bounds without the true count");
      if (!(high - low >= options.protect - tiny)) problems.push("has a count that can be worked out");
    }
    // How many have a score, in the cells that are hidden; where nobody does, that may be known.
    for (const { statistic, row, column, low, high } of bounds) {
      const isCell = row !== null && column !== null && table.within?.includes(row) !== true;
      const isHidden = statistic !== null && counts.some((one) => one.row === row && one.column === column);
      if (isCell && isHidden && high > tiny && !(high - low >= options.protect - tiny)) {
        problems.push("has a count of scores that can be worked out");
      }
    }
    for (const problem of problems) {
      const text = JSON.stringify({ table, options });
      const { times = 0, smallest = text } = found.get(problem) ?? {};
      found.set(problem, { times: times + 1, smallest: text.length < smallest.length ? text : smallest });
    }
  }
  expect([...found]).toEqual([]);
  expect(hidden).toBeGreaterThan(sampleSize(300, 30_000));
});

const tiny = 1e-4;

function near(one: number, other: number): boolean {
  return one === other || Math.abs(one - other) < tiny;
}

/** Whether a count that is shown is small, also one of a statistic of its own. */
function smallCounts(published: PublishedTable, minCount: number): string[] {
  const tables = [
    { ...published, values: published.counts },
    ...(published.statistics ?? []).flatMap(({ counts }) => (counts === undefined ? [] : [counts])),
  ];
  const shown = tables.flatMap(({ values, rowTotals, columnTotals, total }) => {
    return [...values.flat(), ...(rowTotals ?? []), ...(columnTotals ?? []), total];
  });
  const isSmall = shown.some((count) => typeof count === "number" && count > 0 && count < minCount);
  return isSmall ? ["shows a small count"] : [];
}

/** Whether a count is shown of a group with a statistic that shows that all answered alike. */
function unanimousGroups({ statistics = [] }: CountTable, published: PublishedTable): string[] {
  const isShown = statistics.some(({ kind, range: [least, greatest] = [0, 1], values, columnTotals }) => {
    const ends: readonly unknown[] = kind === "sd" ? [0] : kind === "mean" || kind === "share" ? [least, greatest] : [];
    const inCells = values.some((row, r) =>
      row.some((value, c) => ends.includes(value) && published.counts[r]?.[c] !== "*"),
    );
    return inCells || columnTotals?.some((value, c) => ends.includes(value) && published.columnTotals?.[c] !== "*");
  });
  return isShown ? ["shows a group in which all answered alike"] : [];
}

it("has an audit that passes no table from which the reader can work out more", () => {
  const draw = draws(4711);
  const found = new Map<string, string>();
  let [safe, unsafe] = [0, 0];
  for (let i = 0; i < sampleSize(100, 4000); i++) {
    const across = (["groups", "groups", "targets", "answers"] as const)[draw(4)];
    const table = randomTable(draw, 4, across);
    const options = { minCount: 2 + draw(12), protect: 1 + draw(14) };
    const published = withFewerMarks(draw, table, suppress(table, options).published);
    if (!audit(published, options).safe) {
      unsafe++;
      continue;
    }
    safe++;
    const { bounds, doubt } = attack(highs, published);
    const isNarrow = bounds.some(
      ({ statistic, low, high }) => statistic === null && high - low < options.protect - tiny,
    );
    const problem = isNarrow
      ? "a count that can be worked out"
      : doubt > 1e-6
        ? ""
        : "that all of a group answered alike";
    const text = JSON.stringify({ table, options, published });
    if (problem !== "" && text.length < (found.get(problem)?.length ?? Number.POSITIVE_INFINITY))
      found.set(problem, text);
  }
  expect([...found]).toEqual([]);
  expect(safe).toBeGreaterThan(sampleSize(20, 800));
  expect(unsafe).toBeGreaterThan(sampleSize(20, 800));
});

/** A published table in which some of what is hidden is shown again. */
function withFewerMarks(draw: Draw, table: CountTable, published: PublishedTable): PublishedTable {
  const { rows, columns, statistics = [] } = table;
  const isCareless = (): boolean => draw(10) === 0;
  const isTotalShown = draw(2) === 0;
  const countAt = (count: number | "*", row: string | null, column: string | null): number | "*" => {
    return count === "*" && !isTotalShown && isCareless() ? trueCount(table, row, column) : count;
  };
  const { rowTotals, columnTotals, total } = published;
  return {
    ...published,
    counts: published.counts.map((row, r) =>
      row.map((count, c) => countAt(count, rows[r] ?? null, columns[c] ?? null)),
    ),
    rowTotals: rowTotals?.map((count, r) => countAt(count, rows[r] ?? null, null)) ?? null,
    columnTotals: columnTotals?.map((count, c) => countAt(count, null, columns[c] ?? null)) ?? null,
    total: total === null ? null : countAt(total, null, null),
    statistics: published.statistics?.map((statistic, s) => {
      const { counts, rowTotals, ...truth } = statistics[s] as CellStatistic;
      // Counts of their own are shown with their values, or not at all.
      if (counts !== undefined) return statistic;
      return {
        ...statistic,
        values: statistic.values.map((row, r) => {
          return row.map((value, c) =>
            value === "*" && isCareless() ? (truth.values[r]?.[c] as number | null) : value,
          );
        }),
        ...(rowTotals && {
          rowTotals: statistic.rowTotals?.map((value, r) => {
            const isShown = published.rowTotals?.[r] !== "*" && isTotalShown && draw(2) === 0;
            return isShown ? (rowTotals[r] as number | null) : value;
          }),
        }),
      };
    }),
  };
}

it("shows at least 60% of the counts that are safe by themselves", () => {
  const shares: [string, (draw: Draw) => CountTable, number][] = (["groups", "targets", "answers"] as const).flatMap(
    (across) => [
      [`${across}, counts alone`, (draw) => randomCounts(draw, 5, across), sampleSize(200, 2000)],
      [`${across}, 8 by 5`, (draw) => randomCountsOf(draw, 8, 5, across), sampleSize(20, 400)],
      [`${across}, with statistics`, (draw) => randomTable(draw, 5, across), sampleSize(200, 2000)],
    ],
  );
  for (const [name, make, tables] of shares) {
    const draw = draws(777);
    let safe = 0;
    let shown = 0;
    for (let i = 0; i < tables; i++) {
      const { published, report } = suppress(make(draw));
      const { counts, rowTotals, columnTotals, total } = published;
      const all = [...counts.flat(), ...(rowTotals ?? []), ...(columnTotals ?? []), ...(total === null ? [] : [total])];
      const unsafe = report.filter(({ statistic, reason }) => {
        return statistic === null && (reason === "small" || reason === "unanimous");
      });
      safe += all.length - unsafe.length;
      shown += all.filter((count) => count !== "*").length;
    }
    if (thorough)
      process.stderr.write(`suppress, ${name}: ${((100 * shown) / safe).toFixed(1)}% of ${safe} are shown\n`);
    expect(shown / safe, name).toBeGreaterThanOrEqual(0.6);
  }
});

it.runIf(thorough)("hides little more than the least that is safe, found by search, on tables of up to 6 by 6", () => {
  const draw = draws(4242);
  let least = 0;
  let hidden = 0;
  let tables = 0;
  while (tables < 60) {
    const table = randomCounts(draw, 6, "groups");
    const { published, report } = suppress(table);
    const small = report.filter(({ reason }) => reason === "small").length;
    const others = report.length - small;
    // What takes too long to search is left out, and so are tables without anything to protect.
    if (small === 0 || small > 5 || others === 0 || others > 4) continue;
    tables++;
    least += fewest(table, published, report, others);
    hidden += others;
  }
  const excess = hidden / least - 1;
  process.stderr.write(
    `suppress hides ${hidden} counts to protect others where ${least} are enough: ${(excess * 100).toFixed(1)}% more\n`,
  );
  // What it measured; the tables are the same in every run.
  expect(excess).toBeLessThan(0.11);
});

/** The fewest counts that must be hidden beside the small ones. */
function fewest(
  table: CountTable,
  published: PublishedTable,
  report: ReturnType<typeof suppress>["report"],
  known: number,
): number {
  const { rows, columns } = table;
  type Place = readonly [row: string | null, column: string | null];
  const isSmall = ([row, column]: Place): boolean => {
    return report.some((one) => one.reason === "small" && one.row === row && one.column === column);
  };
  const places = [...rows, null].flatMap((row) => [...columns, null].map((column): Place => [row, column]));
  const isSafe = (extra: readonly Place[]): boolean => {
    const at = (...place: Place) => {
      const isHidden = isSmall(place) || extra.some(([row, column]) => row === place[0] && column === place[1]);
      return isHidden ? ("*" as const) : trueCount(table, ...place);
    };
    const candidate: PublishedTable = {
      ...published,
      counts: rows.map((row) => columns.map((column) => at(row, column))),
      rowTotals: rows.map((row) => at(row, null)),
      columnTotals: columns.map((column) => at(null, column)),
      total: at(null, null),
    };
    return audit(candidate).tooNarrow.length === 0;
  };
  const candidates = places.filter((place) => !isSmall(place) && trueCount(table, ...place) > 0);
  for (let size = 0; size < known; size++) {
    for (const extra of subsets(candidates, size)) if (isSafe(extra)) return size;
  }
  return known;
}

function* subsets<Item>(list: readonly Item[], size: number): Generator<Item[]> {
  if (size === 0) yield [];
  else
    for (const [i, one] of list.entries())
      for (const rest of subsets(list.slice(i + 1), size - 1)) yield [one, ...rest];
}
