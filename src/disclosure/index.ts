/**
 * Publishing results by group without identifying a person.
 *
 * @module cei-framework/disclosure
 */

export { type Audit, audit, type CountBounds, type Exposure } from "./audit.ts";
export type {
  CellStatistic,
  CountTable,
  Hidden,
  PublishedTable,
  StatisticCounts,
  StatisticKind,
  TableColumns,
} from "./count-table.ts";
export {
  type PrivateRow,
  type Publication,
  type Published,
  type PublishedRow,
  type PublishOptions,
  publish,
} from "./publish.ts";
export { type HiddenCell, type HiddenReason, type Suppressed, type SuppressOptions, suppress } from "./suppress.ts";
