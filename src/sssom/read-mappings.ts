// The rows of an SSSOM file as mappings.
import { unexpected } from "../check/messages.ts";
import type { SssomMapping, SssomValue } from "./mapping-set.ts";
import { readRows, type SssomCell, type SssomRow } from "./read-rows.ts";
import { type Report, repeats, type ValueReader } from "./read-values.ts";
import { isSeveral, kindOf, mappingSlots } from "./slots.ts";

/** The mappings from the offset and line of the header; `shared` has the types that the set gives for all mappings. */
export function readMappings(
  text: string,
  start: number,
  line: number,
  shared: { readonly subject_type: unknown; readonly object_type: unknown },
  read: ValueReader,
  report: Report,
): SssomMapping[] {
  const [header, ...rows] = readRows(text, start, line);
  const [firstCell, secondCell] = header?.cells ?? [];
  if (header === undefined || firstCell === undefined || secondCell === undefined) {
    const code = header === undefined ? "missing" : firstCell?.text === "" ? "empty" : "wrong-value";
    const expected = "a line with the names of the slots, with tabs between them";
    report(header?.line ?? null, undefined, unexpected([], firstCell?.text, expected, code));
    return [];
  }
  const columns = columnsOf(header, report);
  const absent = ["predicate_id", "mapping_justification"].filter((slot) => !columns.includes(slot));
  for (const slot of absent) {
    report(header.line, slot, { message: "Missing required column", code: "missing", params: { column: slot } });
  }
  const found = rows.flatMap((row) => {
    const mapping = mappingOf(row, columns, read, report);
    return mapping === undefined ? [] : [{ mapping, line: row.line }];
  });
  // A type that the set gives for all holds if no mapping has its own.
  const sides = (["subject", "object"] as const).map((side) => {
    const isOwn = found.some(({ mapping }) => mapping[`${side}_type`] !== undefined);
    return { side, common: isOwn ? undefined : shared[`${side}_type`] };
  });
  for (const { mapping, line } of found) {
    const needed = sides.map(({ side, common }) => {
      return (common ?? mapping[`${side}_type`]) === "rdfs literal" ? `${side}_label` : `${side}_id`;
    });
    for (const slot of ["predicate_id", "mapping_justification", ...needed]) {
      if (mapping[slot] === undefined && !absent.includes(slot)) {
        report(line, slot, unexpected([], undefined, "a value"));
      }
    }
  }
  return found.map(({ mapping }) => mapping);
}

function columnsOf({ cells, line }: SssomRow, report: Report): string[] {
  const columns = cells.map(({ text }) => text.trim());
  const isRepeated = repeats("column", "column", report);
  columns.forEach((name, i) => {
    if (name === "") {
      report(line, undefined, { message: `Column ${i + 1} has no name`, code: "empty", params: { column: i + 1 } });
    } else isRepeated(line, name, name, i + 1);
  });
  return columns;
}

/** The mapping of a row; `undefined` for a row of another length. */
function mappingOf(
  { cells, line }: SssomRow,
  columns: readonly string[],
  read: ValueReader,
  report: Report,
): SssomMapping | undefined {
  if (cells.length !== columns.length) {
    const [expected, got] = [columns.length, cells.length];
    const message = `Expected ${expected} cells, got ${got}`;
    report(line, undefined, { message, code: "row-length", params: { expected, got } });
    return undefined;
  }
  const values = cells.flatMap((cell, i) => {
    const slot = columns[i] ?? "";
    const value = cellValue(cell, slot);
    return value === undefined ? [] : [[slot, value]];
  });
  return Object.fromEntries(values) as SssomMapping;

  function cellValue({ text, problem }: SssomCell, slot: string): SssomValue | undefined {
    if (problem !== undefined) report(line, slot, problem);
    if (text === "" || problem !== undefined) return undefined;
    const kind = kindOf(mappingSlots, slot);
    if (kind === undefined || !isSeveral(kind)) return read(text, kind ?? "text", line, slot);
    return severalOf(text).map((part) => String(read(part, kind, line, slot)));
  }
}

/** The values of a cell of several, separated by `|`; a backslash escapes `|` and itself. */
function severalOf(text: string): string[] {
  const values = [""];
  for (const piece of text.match(/\\[\\|]|[^|\\]+|[|\\]/g) ?? []) {
    if (piece === "|") values.push("");
    else values[values.length - 1] += piece === "\\|" || piece === "\\\\" ? piece.slice(1) : piece;
  }
  return values;
}
