// CSV by RFC 4180, written.

/**
 * The text of rows: a cell with a comma, a quote or a line break is quoted; lines end with CR LF.
 *
 * @param rows - The rows, of text.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
