/**
 * What may be published of a table of groups without identifying a person.
 *
 * @packageDocumentation
 */

export { type Audit, audit, type CountBounds, type Exposure } from "./audit.ts";
export type { CellStatistic, CountTable, Hidden, PublishedTable, StatisticKind, TableColumns } from "./count-table.ts";
export type { HiddenReason } from "./hidden-statistics.ts";
export { type HiddenCell, type Suppressed, type SuppressOptions, suppress } from "./suppress.ts";
