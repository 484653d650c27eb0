// The file of a survey: a CSV text in any of the usual encodings, or a workbook of Excel, read by the library's readers.
import { type RatingTable, type ReadTableOptions, readRows, readTable, type TableRow } from "cei-framework/table";
import readWorkbook from "read-excel-file/web-worker";
import type { Layout } from "./messages.ts";

/** What a person can be told of a file that is not read at all. */
export class FileError extends Error {}

/** How cells are found, but for the instrument. */
export type FileLayout = Omit<Layout, "instrument">;

/** A file that can be read several times. */
export interface SurveyFile {
  readonly name: string;
  /** The sheets of a workbook that have cells; none of a text. */
  readonly sheets: readonly string[];
  /** How its cells are found, as far as that shows. */
  readonly layout: FileLayout;
  /** Reads it, by the layout and all other options. */
  readonly read: (layout: FileLayout, options: Omit<ReadTableOptions, keyof FileLayout>) => Promise<RatingTable>;
}

/**
 * Opens a file, or a text that was pasted.
 *
 * @param source - The file; or its text.
 * @param name - What it is called.
 * @throws FileError for a file that is neither a text nor a workbook.
 */
export async function openSurvey(source: File | string, name: string): Promise<SurveyFile> {
  const start = typeof source === "string" ? "" : await startOf(source);
  if (start.startsWith("PK\x03\x04")) return workbook(source as File, name);
  if (start.startsWith("\xD0\xCF\x11\xE0")) {
    throw new FileError(
      "This is a workbook of an old version of Excel, or one with a password. Save it as .xlsx or as CSV UTF-8, without a password.",
    );
  }
  if (start.startsWith("%PDF"))
    throw new FileError("This is a PDF. Export the answers as CSV or .xlsx from your survey tool.");
  const encoding = typeof source === "string" || (await isUtf8(source)) ? "utf-8" : "windows-1252";
  return {
    name,
    sheets: [],
    layout: { sheet: null, delimiter: null, encoding, skipRows: 0 },
    read: ({ delimiter, encoding, skipRows }, options) => {
      return readTable(source, {
        ...options,
        delimiter: delimiter ?? undefined,
        encoding: encoding ?? undefined,
        skipRows,
      });
    },
  };
}

async function workbook(file: File, name: string): Promise<SurveyFile> {
  let sheets: Awaited<ReturnType<typeof readWorkbook>>;
  try {
    sheets = await readWorkbook(file);
  } catch (error) {
    throw new FileError(`The workbook could not be read (${String(error)}). Save it as CSV UTF-8, and open that.`);
  }
  const rowsOf = new Map(sheets.filter(({ data }) => data.length > 0).map(({ sheet, data }) => [sheet, data]));
  const [first] = rowsOf.keys();
  if (first === undefined) throw new FileError("The workbook is empty.");
  return {
    name,
    sheets: [...rowsOf.keys()],
    layout: { sheet: first, delimiter: null, encoding: null, skipRows: 0 },
    read: ({ sheet, skipRows }, options) => {
      return readRows((rowsOf.get(sheet ?? first) ?? []) as readonly TableRow[], { ...options, skipRows });
    },
  };
}

/** The first bytes of a file, a character for each. */
async function startOf(file: File): Promise<string> {
  return String.fromCharCode(...new Uint8Array(await file.slice(0, 4).arrayBuffer()));
}

/** Whether all of a file is UTF-8, or begins with a mark of UTF-16, which the reader knows. */
async function isUtf8(file: File): Promise<boolean> {
  const [first, second] = await startOf(file);
  if ((first === "\xFF" && second === "\xFE") || (first === "\xFE" && second === "\xFF")) return true;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read())
      decoder.decode(next.value, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  } finally {
    reader.releaseLock();
  }
}
