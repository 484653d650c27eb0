// The rows of an SSSOM file as mappings.
import { counted } from "../model/counted.ts";
import { readRows, type SssomCell, type SssomRow } from "./sssom-rows.ts";
import type { SssomMapping, SssomValue } from "./sssom-set.ts";
import { isSeveral, kindOf, mappingSlots } from "./sssom-slots.ts";
import type { Report, ValueReader } from "./sssom-values.ts";

/**
 * Reads mappings.
 *
 * @param text - The text that the rows stand in.
 * @param start - Where the first row, the names of the slots, begins.
 * @param line - The line of it.
 * @param shared - What the set says for all mappings, of types of subjects and objects.
 * @param read - Reads values.
 * @param report - Is told of what is wrong.
 */
export function readMappings(
  text: string,
  start: number,
  line: number,
  shared: { readonly subject_type: unknown; readonly object_type: unknown },
  read: ValueReader,
  report: Report,
): SssomMapping[] {
  const [header, ...rows] = readRows(text, start, line);
  if (header === undefined || (header.cells.length === 1 && header.cells[0]?.text === "")) {
    const found = header === undefined ? "no rows were found" : "an empty line was found";
    const code = header === undefined ? "missing" : "empty";
    report(header?.line ?? null, undefined, `${found}; a line with the names of the slots was expected`, code);
    return [];
  }
  if (header.cells.length === 1) {
    report(
      header.line,
      undefined,
      "no tab was found; the names of the slots, with tabs between, were expected",
      "wrong-value",
    );
    return [];
  }
  const columns = columnsOf(header, report);
  const absent = ["predicate_id", "mapping_justification"].filter((slot) => !columns.includes(slot));
  for (const slot of absent) report(header.line, slot, "no such column was found; it was expected", "missing");
  const found = rows.flatMap((row) => {
    const mapping = mappingOf(row, columns, read, report);
    return mapping === undefined ? [] : [{ mapping, line: row.line }];
  });
  // What the set says of all holds where no mapping says it of its own.
  const sides = (["subject", "object"] as const).map((side) => {
    const isOwn = found.some(({ mapping }) => mapping[`${side}_type`] !== undefined);
    return { side, common: isOwn ? undefined : shared[`${side}_type`] };
  });
  for (const { mapping, line } of found) {
    const needed = sides.map(({ side, common }) => {
      return (common ?? mapping[`${side}_type`]) === "rdfs literal" ? `${side}_label` : `${side}_id`;
    });
    for (const slot of ["predicate_id", "mapping_justification", ...needed]) {
      if (mapping[slot] === undefined && !absent.includes(slot))
        report(line, slot, "nothing was found; a value was expected", "missing");
    }
  }
  return found.map(({ mapping }) => mapping);
}

function columnsOf({ cells, line }: SssomRow, report: Report): string[] {
  const columns = cells.map(({ text }) => text.trim());
  const seen = new Set<string>();
  columns.forEach((name, i) => {
    if (name === "") report(line, undefined, `column ${i + 1} has no name`, "empty");
    else if (seen.has(name)) report(line, name, "the column stands here twice; once was expected", "duplicate");
    seen.add(name);
  });
  return columns;
}

/** The mapping of a row; `undefined` for one of another length, which is none. */
function mappingOf(
  { cells, line }: SssomRow,
  columns: readonly string[],
  read: ValueReader,
  report: Report,
): SssomMapping | undefined {
  if (cells.length !== columns.length) {
    report(line, undefined, `${counted(cells.length, "cell")} found; ${columns.length} were expected`, "row-length");
    return undefined;
  }
  const values = cells.flatMap((cell, i) => {
    const slot = columns[i] as string;
    const value = cellValue(cell, slot);
    return value === undefined ? [] : [[slot, value]];
  });
  return Object.fromEntries(values) as SssomMapping;

  function cellValue({ text, problem }: SssomCell, slot: string): SssomValue | undefined {
    if (problem === "stray-quote") {
      const expected = "quotes around the cell, and doubled ones in it, were expected";
      report(line, slot, `a quote was found inside of a cell; ${expected}`, problem);
    }
    if (problem === "unclosed-quote") report(line, slot, "a quote was found that is never closed", problem);
    if (text === "" || problem !== undefined) return undefined;
    const kind = kindOf(mappingSlots, slot);
    if (kind === undefined || !isSeveral(kind)) return read(text, kind ?? "text", line, slot);
    return severalOf(text).map((part) => read(part, kind, line, slot) as string);
  }
}

/** The values of a cell that holds several: between them a `|`; in them, behind a backslash, `|` and backslash. */
function severalOf(text: string): string[] {
  const values = [""];
  for (const piece of text.match(/\\[\\|]|[^|\\]+|[|\\]/g) ?? []) {
    if (piece === "|") values.push("");
    else values[values.length - 1] += piece === "\\|" || piece === "\\\\" ? piece.slice(1) : piece;
  }
  return values;
}
