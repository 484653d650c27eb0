// A table of a Data Package: rows as CSV, and the resource that describes it.
import { csvText, protectedText } from "../csv/write-csv.ts";
import { defined } from "../exchange/defined.ts";
import { utf8 } from "../exchange/uuid.ts";

/** A license: its name without spaces, its title, and its URI. */
export interface License {
  readonly name?: string;
  readonly title?: string;
  readonly path: string;
}

/** One table of a Data Package. */
export interface TableResource {
  readonly name: string;
  readonly type: "table";
  readonly path: string;
  readonly title: string;
  readonly description?: string;
  readonly format: "csv";
  readonly mediatype: "text/csv";
  readonly encoding: "utf-8";
  readonly bytes: number;
  /** The version of the package. Not a property of the standard. */
  readonly version?: string;
  readonly schema: TableSchema;
}

/** The columns of a table, and its keys. */
export interface TableSchema {
  readonly $schema: "https://datapackage.org/profiles/2.0/tableschema.json";
  readonly fields: readonly TableField[];
  /** Absent if no columns identify a row. */
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly ForeignKey[];
}

/** A column. */
export interface TableField {
  readonly name: string;
  readonly type: "string" | "integer" | "number";
  readonly description: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly enum?: readonly string[];
    readonly minimum?: number;
  };
}

/** Columns whose values are in another table, or in the same one if it has no name. */
export interface ForeignKey {
  readonly fields: readonly string[];
  readonly reference: { readonly resource?: string; readonly fields: readonly string[] };
}

/** A table: its description, its rows, and its columns, the first of which are its primary key. */
export interface Table {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  // biome-ignore lint/suspicious/noExplicitAny: each table has rows of its own type, which its own columns read.
  readonly columns: readonly Column<any>[];
  readonly rows: readonly unknown[];
  /** Default: 1. */
  readonly keyLength?: number;
}

export type Cell<Row> = (row: Row, index: number) => string | number | null | undefined;

/** A column: its field, the table whose ids it has, and its cell in a row. */
export interface Column<Row> extends TableField {
  readonly references?: string | undefined;
  readonly cell: Cell<Row>;
}

/** A table whose columns read its rows. */
export function table<Row>(
  description: Pick<Table, "name" | "title" | "description" | "keyLength">,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): Table {
  return { ...description, rows, columns };
}

/** The columns that others refer to, in tables without a column `id`. */
const referredColumns: { readonly [table: string]: string } = { foundations: "key" };

/**
 * The text of a table, and its resource.
 *
 * @param version - The version of the package, which is the last column of every table.
 * @param protect - Whether to put an apostrophe before text that a spreadsheet would run as a formula.
 */
export function tableFile(
  { name, title, description, rows, columns: ownColumns, keyLength = 1 }: Table,
  version: string | undefined,
  protect: boolean,
): { readonly text: string; readonly resource: TableResource } {
  const path = `${name}.csv`;
  const versionColumn = column("package_version", "The version of the package that the row is from.", () => version);
  const columns = version === undefined ? ownColumns : [...ownColumns, versionColumn];
  const names = columns.map((column) => column.name);
  const cells = rows.map((row, i) => columns.map(({ cell }) => cell(row, i) ?? null));
  const text = csvText([names, ...cells], { protect });
  const foreignKeys = columns.flatMap(({ name: column, references }) => {
    if (references === undefined) return [];
    const fields = [referredColumns[references] ?? "id"];
    return [{ fields: [column], reference: { ...(references !== name && { resource: references }), fields } }];
  });
  const resource: TableResource = defined({
    ...{ name, type: "table", path, title, description, version },
    ...{ format: "csv", mediatype: "text/csv", encoding: "utf-8", bytes: utf8(text).length },
    schema: defined({
      $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
      fields: columns.map(({ references: _references, cell: _cell, ...field }) => protectedField(field, protect)),
      primaryKey: keyLength > 0 ? names.slice(0, keyLength) : undefined,
      foreignKeys: foreignKeys.length > 0 ? foreignKeys : undefined,
    }),
  });
  return { text, resource };
}

/** A field whose allowed values are those in the file. */
function protectedField(field: TableField, protect: boolean): TableField {
  const { constraints } = field;
  if (!protect || constraints?.enum === undefined) return field;
  return { ...field, constraints: { ...constraints, enum: constraints.enum.map(protectedText) } };
}

export type ColumnOptions = Partial<Pick<Column<never>, "type" | "references">> & {
  readonly [Name in keyof NonNullable<TableField["constraints"]>]?:
    | NonNullable<TableField["constraints"]>[Name]
    | undefined;
};

/** A column, of text and required by default. */
export function column<Row>(
  name: string,
  description: string,
  cell: Cell<Row>,
  { type = "string", required = true, unique, enum: values, minimum, references }: ColumnOptions = {},
): Column<Row> {
  const constraints = defined({ required: required || undefined, unique, enum: values && [...values], minimum });
  const hasConstraints = Object.keys(constraints).length > 0;
  return { ...{ name, type, description }, ...(hasConstraints && { constraints }), references, cell };
}
