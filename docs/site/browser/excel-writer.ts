// Writes .xlsx files. Only who downloads one needs it, so it is a script of its own.
import writeExcelFile from "write-excel-file/browser";

declare global {
  /** Sheets of text cells as an .xlsx file; excel-writer.js sets it. */
  var writeSheets: ((sheets: { readonly [name: string]: readonly (readonly string[])[] }) => Promise<Blob>) | undefined;
}

globalThis.writeSheets = (sheets) => {
  return writeExcelFile(
    Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => [...row]) })),
  ).toBlob();
};
