// A crosswalk as a Data Package 2.0: a descriptor and CSV files.
import type { Check } from "../check/options.ts";
import { csvText } from "../csv/write-csv.ts";
import { ceiPackage } from "../exchange/cei-package.ts";
import { type CrosswalkPackage, type ItemType, itemColumns } from "../exchange/crosswalk-package.ts";
import { defined } from "../exchange/defined.ts";
import { checkExport, type ExportOptions, unsupported } from "../exchange/export-options.ts";
import { relations } from "../exchange/relations.ts";
import type { ResolvedDocument, ResolvedItem, ResolvedPackage } from "../exchange/resolve-package.ts";
import { utf8 } from "../exchange/uuid.ts";
import { type Catalog, catalogsCheck, textsOfId } from "../model/catalog.ts";
import { competencies } from "../model/competency.ts";
import { domains } from "../model/domain.ts";
import { deepFreeze } from "../model/freeze.ts";
import { lookFors } from "../model/look-for.ts";
import { metrics } from "../model/metric.ts";

/** A Data Package: its descriptor, for `datapackage.json`, and its files by their paths beside it. */
export interface DataPackage {
  readonly descriptor: DataPackageDescriptor;
  readonly files: { readonly [path: string]: string };
}

/** The descriptor of a Data Package 2.0. */
export interface DataPackageDescriptor {
  readonly $schema: "https://datapackage.org/profiles/2.0/datapackage.json";
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly version?: string;
  readonly created: string;
  readonly contributors: readonly { readonly title: string; readonly roles: readonly string[] }[];
  readonly resources: readonly TableResource[];
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
  readonly licenses?: readonly { readonly name: string; readonly title: string; readonly path: string }[];
  readonly schema: TableSchema;
}

/** The columns of a table, and its keys. */
export interface TableSchema {
  readonly $schema: "https://datapackage.org/profiles/2.0/tableschema.json";
  readonly fields: readonly TableField[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys?: readonly ForeignKey[];
}

/** A column. */
export interface TableField {
  readonly name: string;
  readonly type: "string" | "integer";
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

/** Options of {@link toDataPackage}. */
export interface DataPackageOptions extends ExportOptions {
  /** Translations of CEI's framework, for a table `translations`. Not with another package. Default: none. */
  readonly catalogs?: readonly Catalog[] | undefined;
}

/**
 * A crosswalk and its frameworks as a Data Package 2.0: a table for each type of items (for CEI domains, competencies,
 * metrics, and look-fors), one of the links, and, if there are any, of sources, of discrepancies and the readings of each
 * document, and of translations. Columns have types, constraints, keys, and foreign keys.
 *
 * @returns A frozen descriptor, and the text of each file.
 * @throws OptionsError with every issue of the options and of the package.
 */
export function toDataPackage(options: DataPackageOptions = {}): DataPackage {
  const catalogs: Check = (value, path) => {
    if (options.of !== undefined && options.of !== ceiPackage) return unsupported(value, path);
    return catalogsCheck(value, path);
  };
  const { key, content, source, target, links } = checkExport(options, { catalogs });
  const { title, description, version, changed, creator, sources, discrepancies } = content;
  const tables = [
    ...[source, target].flatMap(itemTables),
    linkTable(content, links),
    ...(sources ? [sourceTable(sources)] : []),
    ...(discrepancies ? discrepancyTables(discrepancies) : []),
    ...(options.catalogs?.length ? [translationTable(options.catalogs)] : []),
  ];
  const files = Object.fromEntries(tables.map(({ path, text }) => [path, text]));
  return deepFreeze({
    descriptor: defined({
      $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
      name: key,
      ...{ title, description, version, created: changed },
      contributors: [{ title: creator, roles: ["author"] }],
      resources: tables.map(({ resource }) => resource),
    }),
    files,
  });
}

interface TableFile {
  readonly path: string;
  readonly text: string;
  readonly resource: TableResource;
}

type Cell<Row> = (row: Row, index: number) => string | number | null | undefined;

/** A column: its field, the table whose ids it has, and its cell in a row. */
interface Column<Row> extends TableField {
  readonly references?: string | undefined;
  readonly cell: Cell<Row>;
}

/** The file of a table. Its primary key is its first columns, by default one. */
function tableFile<Row>(
  { name, title, description, licenses }: Pick<TableResource, "name" | "title" | "description" | "licenses">,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  keyLength = 1,
): TableFile {
  const path = `${name}.csv`;
  const names = columns.map((column) => column.name);
  const text = csvText([names, ...rows.map((row, i) => columns.map(({ cell }) => cell(row, i) ?? null))]);
  const foreignKeys = columns.flatMap(({ name: column, references }) => {
    if (references === undefined) return [];
    const reference = { ...(references !== name && { resource: references }), fields: ["id"] };
    return [{ fields: [column], reference }];
  });
  const resource: TableResource = defined({
    ...{ name, type: "table", path, title, description },
    ...{ format: "csv", mediatype: "text/csv", encoding: "utf-8", bytes: utf8(text).length },
    licenses,
    schema: defined({
      $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
      fields: columns.map(({ references: _references, cell: _cell, ...field }) => field),
      primaryKey: names.slice(0, keyLength),
      foreignKeys: foreignKeys.length > 0 ? foreignKeys : undefined,
    }),
  });
  return { path, text, resource };
}

function itemTables(framework: ResolvedDocument): TableFile[] {
  const items = new Map<ItemType, ResolvedItem[]>(framework.types.map((type) => [type, []]));
  for (const item of framework.items) items.get(item.type)?.push(item);
  return Array.from(items, ([type, own]) => itemTable(framework, type, own));
}

function itemTable(framework: ResolvedDocument, type: ItemType, items: readonly ResolvedItem[]): TableFile {
  const { name, table, label = "label", fields = [], description } = type;
  return tableFile(
    { name: table, title: `${framework.content.title}: ${table.replaceAll("-", " ")}`, description },
    items,
    [
      column("id", `The id of the ${name.toLowerCase()}.`, (item) => item.id, { unique: true }),
      column("key", "A slug that outlives renumbering.", (item) => item.key, { unique: true }),
      column("uuid", "The uuid, which is made from the key unless it was given.", (item) => item.uuid, {
        unique: true,
      }),
      ...used([parentColumn()], items),
      column(label, "Its wording, as published.", (item) => item.content.label),
      ...used(
        [
          optionalColumn("statement", "The full statement.", (item) => item.content.statement),
          optionalColumn("description", "The description.", (item) => item.content.description),
        ],
        items,
      ),
      ...fields.map(({ name, description, values, references }) => {
        return optionalColumn(name, description, (item) => item.content.fields?.[name], { enum: values, references });
      }),
    ],
  );

  /** A column that is required if every item has a value. */
  function optionalColumn(name: string, description: string, cell: Cell<ResolvedItem>, more: ColumnOptions = {}) {
    return column(name, description, cell, {
      required: items.every((item, i) => cell(item, i) !== undefined),
      ...more,
    });
  }

  function parentColumn(): Column<ResolvedItem> {
    const parents = new Set(items.flatMap(({ parent }) => parent?.type ?? []));
    const parentType = parents.size === 1 ? [...parents][0] : undefined;
    const taken = new Set([...itemColumns, label, ...fields.map(({ name }) => name)]);
    const names = parentType === undefined || parentType === type ? [] : [columnName(parentType)];
    const parentName = freeName([...names, "parent", "parent_id"], taken);
    const references = parentType?.table;
    return optionalColumn(parentName, "What it stands under.", (item) => item.parent?.id, { references });
  }
}

/** The columns that have a value in some row. */
function used<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Column<Row>[] {
  return columns.filter(({ cell }) => rows.some((row, i) => cell(row, i) !== undefined));
}

/** The first name that no other column has; it joins them. */
function freeName(names: readonly string[], taken: Set<string>): string {
  const last = names.at(-1);
  let name = names.find((name) => !taken.has(name)) ?? `${last}_2`;
  for (let number = 3; taken.has(name); number++) name = `${last}_${number}`;
  taken.add(name);
  return name;
}

/** The links. A column has the name of its type of items if it has only one type. */
function linkTable({ source, target, license }: CrosswalkPackage, links: ResolvedPackage["links"]): TableFile {
  const types = [
    onlyType(links.map((link) => link.source)),
    onlyType(links.map((link) => link.target)),
    onlyType(links.map(({ end, target }) => (end === target ? null : end))),
  ];
  const kinds = types.map((type) => type && columnName(type));
  // If two columns would have the same name, all are named by their role in the link.
  const isDistinct = new Set(kinds).size === 3;
  const taken = new Set(["number", "relation"]);
  const [sourceName = "", targetName = "", viaName = ""] = ["source", "target", "via"].map((role, i) => {
    const kind = isDistinct ? kinds[i] : undefined;
    return freeName([...(kind === undefined ? [] : [kind]), role, `${role}_id`], taken);
  });
  const [from, to, by] = types.map((type) => type?.table);
  const columns: Column<ResolvedPackage["links"][number]>[] = [
    column("number", "The number of the link.", (_, i) => i + 1, { type: "integer", unique: true, minimum: 1 }),
    column(sourceName, "The id that the link leads from.", ({ content }) => content.source, { references: from }),
    column(targetName, "The id that it leads to.", ({ content }) => content.target, { references: to }),
    column(viaName, "What makes the link.", ({ content }) => content.via, { required: false, references: by }),
    column(
      "relation",
      "How the two are related: a SKOS mapping property. Empty where that was not said: relatedMatch.",
      ({ content }) => content.relation,
      { required: false, enum: relations },
    ),
  ];
  return tableFile(
    defined({
      ...{ name: "links", title: "The links" },
      description: `Which items of ${source.title} are linked to which of ${target.title}, in the order of the links.`,
      // The profile allows only these characters in the name of a license.
      licenses: license && [
        { name: (license.name.match(/[\w.-]+/g) ?? ["licence"]).join("-"), title: license.name, path: license.uri },
      ],
    }),
    links,
    // Without links all columns but the optional ones remain.
    links.length > 0 ? used(columns, links) : columns.filter(({ constraints }) => constraints?.required),
  );
}

function sourceTable(sources: NonNullable<CrosswalkPackage["sources"]>): TableFile {
  return tableFile({ name: "sources", title: "The documents that the wording is from" }, sources, [
    column("id", "A slug.", ({ id }) => id, { unique: true }),
    column("title", "The title that it bears.", ({ title }) => title),
    column("publisher", "Who published it.", ({ publisher }) => publisher),
    column("url", "Where it is published.", ({ url }) => url, { required: false }),
  ]);
}

function discrepancyTables(discrepancies: NonNullable<CrosswalkPackage["discrepancies"]>): TableFile[] {
  const discrepancy = <Row extends { readonly id: string }>() => {
    return column<Row>("discrepancy", "The discrepancy.", ({ id }) => id, { references: "discrepancies" });
  };
  return [
    tableFile({ name: "discrepancies", title: "Where the documents disagree or are silent" }, discrepancies, [
      column("id", "A slug.", ({ id }) => id, { unique: true }),
      column("resolution", "What is done about it.", ({ resolution }) => resolution),
    ]),
    tableFile(
      { name: "discrepancy-affects", title: "What each discrepancy concerns" },
      discrepancies.flatMap(({ id, affects }) => affects.map((item) => ({ id, item }))),
      [
        discrepancy(),
        column(
          "item",
          "The id of what it concerns, in whichever table; of a reflection prompt its key.",
          ({ item }) => item,
        ),
      ],
      2,
    ),
    tableFile(
      { name: "discrepancy-readings", title: "What each document says there" },
      discrepancies.flatMap(({ id, readings }) => readings.map((reading, i) => ({ id, position: i + 1, ...reading }))),
      [
        discrepancy(),
        column("position", "Its place among the readings of the discrepancy.", ({ position }) => position, {
          ...{ type: "integer", minimum: 1 },
        }),
        column("source", "The document.", ({ source }) => source, { references: "sources" }),
        column("says", "What it says.", ({ says }) => says),
      ],
      2,
    ),
  ];
}

const wordedTables = { domains, competencies, metrics, "look-fors": lookFors } as const;

/** The translations of the wording: a row for each language and text. */
function translationTable(catalogs: readonly Catalog[]): TableFile {
  const texts = Object.entries(wordedTables).flatMap(([table, records]) => {
    return records.flatMap((record) => textsOfId(record.id, record).map(({ key }) => ({ table, id: record.id, key })));
  });
  const rows = catalogs.flatMap(({ language, texts: translations }) => {
    return texts.flatMap(({ table, id, key }) => {
      const text = translations[key];
      return text === undefined ? [] : [{ language, table, id, column: key.replace(/.*\./, ""), text }];
    });
  });
  return tableFile(
    {
      ...{ name: "translations", title: "The wording in other languages" },
      description: "Translations by the publisher of this package. CEI has published none.",
    },
    rows,
    [
      column("language", "The language: a BCP 47 tag.", ({ language }) => language),
      column("table", "The table whose wording is translated.", ({ table }) => table, {
        enum: Object.keys(wordedTables),
      }),
      column("id", "The id of the row in that table.", ({ id }) => id),
      column("column", "The column of that table that is translated.", ({ column }) => column),
      column("text", "The translation.", ({ text }) => text),
    ],
    4,
  );
}

type ColumnOptions = Partial<Pick<Column<never>, "type" | "references">> & {
  readonly [Name in keyof NonNullable<TableField["constraints"]>]?:
    | NonNullable<TableField["constraints"]>[Name]
    | undefined;
};

/** A column, of text and required by default. */
function column<Row>(
  name: string,
  description: string,
  cell: Cell<Row>,
  { type = "string", required = true, unique, enum: values, minimum, references }: ColumnOptions = {},
): Column<Row> {
  const constraints = defined({ required: required || undefined, unique, enum: values && [...values], minimum });
  const hasConstraints = Object.keys(constraints).length > 0;
  return { ...{ name, type, description }, ...(hasConstraints && { constraints }), references, cell };
}

/** The type of all items, if it is one and no item is missing. */
function onlyType(items: readonly (ResolvedItem | null)[]): ItemType | undefined {
  const types = new Set(items.map((item) => item?.type));
  return types.size === 1 ? [...types][0] : undefined;
}

function columnName({ name }: ItemType): string {
  return (name.toLowerCase().match(/[a-z0-9]+/g) ?? ["item"]).join("_");
}
