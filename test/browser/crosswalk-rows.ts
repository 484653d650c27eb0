// The rows of the crosswalk explorer as a reader sees them, in any browser.
import {
  competencies,
  competenciesOf,
  competency,
  domains,
  lookFors,
  lookForsOf,
  metrics,
  metricsOf,
} from "cei-framework";

/** What the pages of both browsers' drivers have. */
interface AnyPage {
  click(selector: string): Promise<unknown>;
  evaluate(script: string): Promise<unknown>;
}

/** The selector of a record's row. */
export const rowOf = (id: string): string => `.pick[href="#${id}"]`;

/** What each record is linked to: by the citations, and by what holds it. */
const counterparts: readonly (readonly [string, readonly string[]])[] = [
  ...domains.map(({ id, competencies }) => {
    return [id, [...competencies, ...competencies.flatMap((one) => [...lookForsOf(one), ...metricsOf(one)])]] as const;
  }),
  ...competencies.map(({ id, domain }) => [id, [domain, ...lookForsOf(id), ...metricsOf(id)]] as const),
  ...metrics.map(({ id, lookFors }) => {
    const fed = competenciesOf(id);
    return [id, [...lookFors, ...fed, ...fed.map((one) => competency(one).domain)]] as const;
  }),
  ...lookFors.map(({ id, metric }) => {
    const cited = competenciesOf(id);
    return [id, [metric, ...cited, ...cited.map((one) => competency(one).domain)]] as const;
  }),
];

/** Rows in the page, where each is, and whether a reader sees it whole: within the screen, with nothing over it. */
interface RowSeen {
  readonly id: string;
  readonly box: readonly [number, number, number, number];
  readonly isSeen: boolean;
  readonly isLit: boolean;
}

export const rowsSeen = (page: AnyPage) =>
  page.evaluate(`Array.from(document.querySelectorAll(".pick"), (row) => {
    const { left, top, right, bottom } = row.getBoundingClientRect();
    const isWithin = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    const points = [[left + 4, top + 4], [right - 4, bottom - 4], [(left + right) / 2, (top + bottom) / 2]];
    const isOnTop = points.every(([x, y]) => row.contains(document.elementFromPoint(x, y)));
    return {
      id: row.hash.slice(1),
      box: [left, top, right, bottom],
      isSeen: isWithin && isOnTop,
      isLit: row.matches(".lit:not([aria-current])"),
    };
  })`) as Promise<readonly RowSeen[]>;

/** Picks each of the 70 records, and tells where what is shown is not what it is linked to, or where a row has moved. */
export async function wrongPicks(page: AnyPage): Promise<readonly unknown[]> {
  const before = await rowsSeen(page);
  const wrong: unknown[] = [];
  for (const [id, linked] of counterparts) {
    await page.click(rowOf(id));
    const shown = await page.evaluate("document.querySelector('.records article:not([hidden])')?.dataset.id");
    const rows = await rowsSeen(page);
    const lit = rows.filter(({ isLit }) => isLit).map((row) => row.id);
    const expected = before.map((row) => row.id).filter((other) => linked.includes(other));
    const hidden = rows.filter((row) => [id, ...linked].includes(row.id) && !row.isSeen);
    const moved = rows.filter((row, i) => row.box.some((edge, e) => edge !== before[i]?.box[e]));
    if (shown !== id || lit.join() !== expected.join() || hidden.length + moved.length > 0)
      wrong.push({ id, shown, lit, expected, hidden, moved });
  }
  return before.length === 70 && counterparts.length === 70 ? wrong : [...wrong, { rows: before.length }];
}
