// Reads the rows of an SSSOM file as mappings.
import { unexpected } from "../check/messages.ts";
import type { SssomMapping, SssomValue } from "./mapping-set.ts";
import { readRows, type SssomRow } from "./read-rows.ts";
import { type Report, repairs, repeats, unspecified, type ValueReaders } from "./read-values.ts";
import { isSeveral, kindOf, mappingSlots } from "./slots.ts";

type MutableMapping = { -readonly [Slot in keyof SssomMapping]: SssomMapping[Slot] };

/** The mapping that a row is read into. */
interface Target {
  readonly mapping: MutableMapping;
  readonly line: number;
  /** The slots whose values were reported and left out. */
  invalid: string[] | undefined;
  /** Whether the row differs in length from the header, which is reported. */
  isUneven: boolean;
}

/** How the rows of a file are read. */
interface Reading {
  /** The slot of each column; `undefined` for one that is left out. */
  readonly columns: readonly (string | undefined)[];
  readonly readers: readonly ColumnReader[];
  readonly report: Report;
  readonly isLenient: boolean;
}

/** Reads a cell that is not empty into a mapping. */
type ColumnReader = (text: string, row: Target) => void;

/**
 * The mappings from the offset and line of the header. `shared` has the set's values for all mappings, for slots that
 * no mapping has itself. They are moved to the mappings ("propagation").
 */
export function readMappings(
  text: string,
  start: number,
  line: number,
  shared: Map<string, SssomValue>,
  readers: ValueReaders,
  report: Report,
  isLenient: boolean,
): SssomMapping[] {
  const rows = withoutBlankLines(readRows(text, start, line), report);
  const header: SssomRow | undefined = rows.next().value ?? undefined;
  const [firstCell, secondCell] = header?.cells ?? [];
  if (header === undefined || secondCell === undefined) {
    const expected = "a header line with the names of the slots, separated by tabs";
    const repair = header === undefined ? "Read it as a set without mappings" : undefined;
    report(header?.line ?? null, undefined, unexpected([], firstCell, expected, header && "wrong-value"), repair);
    return [];
  }
  const columns = columnsOf(header, report);
  const absent = ["predicate_id", "mapping_justification"].filter((slot) => !columns.includes(slot));
  for (const slot of absent) {
    const repair = slot === "predicate_id" ? undefined : `Read it as ${unspecified}`;
    report(
      header.line,
      slot,
      { message: "Missing required column", code: "missing", params: { column: slot } },
      repair,
    );
  }
  const columnReaders = columns.map((slot) => (slot === undefined ? ignored : columnReader(slot, readers, report)));
  const reading: Reading = { columns, readers: columnReaders, report, isLenient };
  const found: Target[] = [];
  for (const row of rows) found.push(readRow(row, reading));
  for (const [slot, value] of shared) {
    if (found.length === 0 || (columns.includes(slot) && found.some(({ mapping }) => mapping[slot] !== undefined)))
      continue;
    shared.delete(slot);
    for (const { mapping } of found) mapping[slot] = value;
  }
  return found.filter((row) => isComplete(row, absent, report, isLenient)).map(({ mapping }) => Object.freeze(mapping));
}

/** The rows without empty lines; those between rows are reported. */
function* withoutBlankLines(rows: Iterable<SssomRow>, report: Report): Generator<SssomRow, undefined> {
  let blank: number[] = [];
  for (const row of rows) {
    if (row.cells.length === 1 && row.cells[0] === "") blank.push(row.line);
    else {
      for (const line of blank) {
        report(
          line,
          undefined,
          { message: "Expected a row, got an empty line", code: "empty", params: {} },
          "Skipped it",
        );
      }
      blank = [];
      yield row;
    }
  }
  return undefined;
}

/** The slot of each column; `undefined` for a column without a name, or with that of an earlier one. */
function columnsOf({ cells, line }: SssomRow, report: Report): (string | undefined)[] {
  const isRepeated = repeats("column", "column", report);
  return cells.map((cell, i) => {
    const name = cell.trim();
    if (name !== "") return isRepeated(line, name, name, i + 1) ? undefined : name;
    const message = `Column ${i + 1} has no name`;
    report(line, undefined, { message, code: "empty", params: { column: i + 1 } }, "Left out the column");
    return undefined;
  });
}

function ignored(): void {}

function columnReader(slot: string, readers: ValueReaders, report: Report): ColumnReader {
  const kind = kindOf(mappingSlots, slot);
  const read = readers(kind ?? "text", slot);
  const isSafe = slot !== "__proto__";
  const add = ({ mapping }: Target, value: SssomValue) => {
    if (isSafe) mapping[slot] = value;
    else Object.defineProperty(mapping, slot, { value, enumerable: true });
  };
  if (!isSeveral(kind)) {
    return (text, row) => {
      const value = read(text, row.line);
      if (value === undefined) row.invalid = [...(row.invalid ?? []), slot];
      else add(row, value);
    };
  }
  const isTrimmed = kind !== "texts";
  return (text, row) => {
    const values: string[] = [];
    const parts = severalOf(text);
    for (const part of parts) {
      const trimmed = isTrimmed && parts.length > 1 ? part.trim() : part;
      if (trimmed !== part) {
        report(row.line, slot, unexpected([], part, `"${trimmed}"`, "wrong-value"), "Read it without the spaces");
      }
      const value = read(trimmed, row.line);
      if (typeof value === "string") values.push(value);
    }
    if (values.length > 0) add(row, Object.freeze(values));
  };
}

function readRow({ cells, line, problems }: SssomRow, { columns, readers, report, isLenient }: Reading): Target {
  const target: Target = { mapping: {}, line, invalid: undefined, isUneven: cells.length !== columns.length };
  if (target.isUneven) {
    const [expected, got] = [columns.length, cells.length];
    const message = `Expected ${expected} cells, got ${got}`;
    const repair = got < expected ? "Read the missing cells as empty" : "Left out the cells after the last column";
    report(line, undefined, { message, code: "row-length", params: { expected, got } }, repair);
  }
  for (let i = 0; i < columns.length; i++) {
    const text = cells[i];
    if (text === undefined || text === "") continue;
    const problem = problems?.get(i);
    if (problem !== undefined) {
      report(line, columns[i], problem, problem.code === "stray-quote" ? repairs.asIs : undefined);
      target.invalid = [...(target.invalid ?? []), columns[i] ?? ""];
      if (!isLenient) continue;
    }
    readers[i]?.(text, target);
  }
  return target;
}

/** Whether a mapping has its required slots; missing ones are reported. */
function isComplete(
  { mapping, line, invalid = [], isUneven }: Target,
  absent: readonly string[],
  report: Report,
  isLenient: boolean,
): boolean {
  let isWhole = true;
  if (mapping.predicate_id === undefined) {
    if (!absent.includes("predicate_id")) missing("predicate_id", repairs.mapping);
    isWhole = false;
  }
  if (mapping.mapping_justification === undefined) {
    if (!absent.includes("mapping_justification")) missing("mapping_justification", `Read it as ${unspecified}`);
    mapping.mapping_justification = unspecified;
  }
  for (const side of ["subject", "object"] as const) {
    const slot = mapping[`${side}_type`] === "rdfs literal" ? `${side}_label` : `${side}_id`;
    if (mapping[slot] !== undefined) continue;
    missing(slot, repairs.mapping);
    isWhole = false;
  }
  return isWhole;

  function missing(slot: string, repair: string): void {
    // The strict mode has reported why it is missing.
    if (isLenient || !(isUneven || invalid.includes(slot)))
      report(line, slot, unexpected([], undefined, "a value"), repair);
  }
}

/** The values of a cell with several values, separated by `|`; a backslash escapes `|` and itself. */
export function severalOf(text: string): string[] {
  if (!text.includes("\\")) return text.split("|");
  const values = [""];
  for (const piece of text.match(/\\[\\|]|[^|\\]+|[|\\]/g) ?? []) {
    if (piece === "|") values.push("");
    else values[values.length - 1] += piece === "\\|" || piece === "\\\\" ? piece.slice(1) : piece;
  }
  return values;
}
