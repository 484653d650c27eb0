// Reads CSV as RFC 4180 has it and not otherwise, written from the RFC's grammar alone.

/**
 * The rows of a CSV text.
 *
 * @param text - Lines that end with CR LF, the last one too.
 * @returns The cells of each line.
 * @throws Error where the text is not as the RFC has it.
 */
export function readCsv(text: string): string[][] {
  // A cell is quoted, with each quote inside doubled, or has no quote, comma or line break; a comma or CR LF follows.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const rows: string[][] = [];
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (match === null) throw new Error(`No cell of RFC 4180 at ${at}: ${text.slice(at, at + 40)}`);
    const [, quoted, plain = "", end] = match;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error("The last line does not end with CR LF");
  return rows;
}
